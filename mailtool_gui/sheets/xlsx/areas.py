"""Parts of worksheets with a name: tables (ListObjects, ECMA-376 18.5) and named ranges (18.2.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.areas import inside, no_such_area, read_reference
from mailtool_gui.sheets.source import MergedRange, StoredRow
from mailtool_gui.sheets.xlsx.references import split_range
from mailtool_gui.sheets.xlsx.workbook import DefinedName, Workbook, Worksheet, choose_worksheet
from mailtool_gui.sheets.xlsx.xml import main_names, parse

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.package import Package

_TABLE = main_names("table")


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """Cells of one worksheet; their first row holds the headers unless `has_header` says otherwise."""

    name: str
    worksheet: Worksheet
    cells: MergedRange
    has_header: bool = True

    def of(self, rows: Iterable[StoredRow]) -> Iterator[StoredRow]:
        """Those of `rows`, and of their cells, that lie in the area."""
        return inside(rows, self.cells)


def find_areas(package: Package, workbook: Workbook) -> list[Area]:
    """The tables of all worksheets, then the named ranges. Raises SheetError where a part is damaged."""
    tables = [area for sheet in workbook.worksheets for area in _tables(package, sheet)]
    taken = {area.name.casefold() for area in tables}
    named = (_named(each, workbook) for each in workbook.defined_names)
    return tables + [area for area in named if area is not None and area.name.casefold() not in taken]


def choose_area(areas: Iterable[Area], text: str, worksheet: str | None, workbook: Workbook, where: str) -> Area:
    """The area of the name or reference `text`; a reference without a worksheet is one of `worksheet`.

    Raises SheetError where there is no such area, or it is a table without headers.
    """
    areas = list(areas)
    for area in areas:
        if area.name.casefold() == text.strip().casefold():
            return _with_header(area, where)
    sheet, cells = read_reference(text)
    if cells is None:
        raise no_such_area([area.name for area in areas], text, where)
    chosen = choose_worksheet(workbook, sheet or worksheet, where)
    return Area(name=text, worksheet=chosen, cells=cells)


def _tables(package: Package, sheet: Worksheet) -> Iterator[Area]:
    for relationship in package.relationships(sheet.part).values():
        if relationship.kind != "table" or not package.has(relationship.target):
            continue
        found: list[dict[str, str]] = []

        def start(name: str, attributes: dict[str, str], found: list[dict[str, str]] = found) -> None:
            """Keeps the attributes of a table."""
            if name in _TABLE:
                found.append(attributes)

        parse(package.chunks(relationship.target), start, package.where)
        yield from (area for each in found if (area := _table(each, sheet)) is not None)


def _table(attributes: dict[str, str], sheet: Worksheet) -> Area | None:
    """The totals below a table are no rows of it."""
    covered = split_range(attributes.get("ref", ""))
    name = attributes.get("displayName") or attributes.get("name")
    if covered is None or not name:
        return None
    cells = MergedRange(*covered)
    totals = int(attributes.get("totalsRowCount", "0") not in {"0", ""})
    has_header = attributes.get("headerRowCount", "1") != "0"
    return Area(
        name=name, worksheet=sheet, cells=cells._replace(last_row=cells.last_row - totals), has_header=has_header
    )


def _named(defined: DefinedName, workbook: Workbook) -> Area | None:
    """A name that stands for one block of cells; the program's own names, and formulas, are none."""
    sheet, cells = read_reference(defined.refers_to)
    worksheet = next((each for each in workbook.worksheets if each.name.casefold() == (sheet or "").casefold()), None)
    if worksheet is None or cells is None:
        return None
    return Area(name=defined.name, worksheet=worksheet, cells=cells)


def _with_header(area: Area, where: str) -> Area:
    if area.has_header:
        return area
    raise SheetError(
        f"The table “{area.name}” has no header row. Switch it on in Excel (Table Design) and save it again.",
        where=where,
        code="no-header-row",
    )
