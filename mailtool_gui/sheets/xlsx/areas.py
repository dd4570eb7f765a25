"""Parts of worksheets with a name: tables (ListObjects, ECMA-376 18.5) and named ranges (18.2.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.source import MergedRange, StoredRow
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.references import split_range
from mailtool_gui.sheets.xlsx.workbook import DefinedName, Workbook, Worksheet, choose_worksheet
from mailtool_gui.sheets.xlsx.xml import main_names, parse

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
        first_row, first_column, last_row, last_column = self.cells
        for row in rows:
            if row.number > last_row:
                return
            if row.number >= first_row:
                inside = {place: cell for place, cell in row.cells.items() if first_column <= place <= last_column}
                yield row._replace(cells=inside)


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
    sheet, cells = _reference(text)
    if cells is None:
        raise _no_such_area(areas, text, where)
    chosen = choose_worksheet(workbook, sheet or worksheet, where)
    return Area(name=text, worksheet=chosen, cells=cells)


def _tables(package: Package, sheet: Worksheet) -> Iterator[Area]:
    for relationship in package.relationships(sheet.part).values():
        if relationship.kind != "table" or not package.has(relationship.target):
            continue
        found: list[dict[str, str]] = []

        def start(name: str, attributes: dict[str, str], found: list[dict[str, str]] = found) -> None:
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
    sheet, cells = _reference(defined.refers_to)
    worksheet = next((each for each in workbook.worksheets if each.name.casefold() == (sheet or "").casefold()), None)
    if worksheet is None or cells is None:
        return None
    return Area(name=defined.name, worksheet=worksheet, cells=cells)


def _reference(text: str) -> tuple[str | None, MergedRange | None]:
    """The worksheet and the cells of `B3:F90`, `Sheet2!A1:D9` or `'My Sheet'!$A$1:$D$9`."""
    sheet, mark, reference = text.strip().removeprefix("=").rpartition("!")
    covered = split_range(reference)
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 2:
        sheet = sheet[1:-1].replace("''", "'")
    return sheet if mark else None, None if covered is None else MergedRange(*covered)


def _with_header(area: Area, where: str) -> Area:
    if area.has_header:
        return area
    raise SheetError(
        f"The table “{area.name}” has no header row. Switch it on in Excel (Table Design) and save it again.",
        where=where,
        code="no-header-row",
    )


def _no_such_area(areas: Iterable[Area], text: str, where: str) -> SheetError:
    names = [area.name for area in areas]
    near = get_close_matches(text.casefold(), [name.casefold() for name in names], n=1)
    hint = next((f" Did you mean “{name}”?" for name in names if name.casefold() in near), "")
    there = f" The workbook has: {', '.join(names[:20])}." if names else " Give cells such as B3:F90."
    return SheetError(f"There is no table or named range “{text}”.{hint}{there}", where=where, code="no-such-area")
