"""Parts of worksheets that can be chosen: tables and named ranges by their names, cells by their reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.source import MergedRange, StoredRow
from mailtool_gui.sheets.xlsx.references import split_range

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import ReadOptions

_NAMED = 20  # areas in a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """Cells of one worksheet (None: the first visible one), or all of it; their first row holds the headers."""

    name: str
    worksheet: str | None
    cells: MergedRange | None = None

    @property
    def header_row(self) -> int | None:
        """Excel's number of the row with the headers, where that is certain."""
        return self.cells.first_row if self.cells else None

    def of(self, rows: Iterator[StoredRow]) -> Iterator[StoredRow]:
        """Those of `rows`, and of their cells, that lie in the area."""
        return inside(rows, self.cells) if self.cells else rows


def inside(rows: Iterable[StoredRow], cells: MergedRange) -> Iterator[StoredRow]:
    """Those of `rows`, and of their cells, that lie in the range `cells`."""
    first_row, first_column, last_row, last_column = cells
    for row in rows:
        if row.number > last_row:
            return
        if row.number >= first_row:
            within = {place: cell for place, cell in row.cells.items() if first_column <= place <= last_column}
            yield row._replace(cells=within)


def choose_area(areas: Sequence[Area], options: ReadOptions, where: str) -> Area:
    """The area of the name or reference that is asked for, or the whole worksheet.

    A reference without a worksheet is one of the asked worksheet. Raises SheetError where there is no such area.
    """
    text = options.area
    if not text:
        return Area(name="", worksheet=options.worksheet)
    for area in areas:
        if area.name.casefold() == text.strip().casefold():
            return area
    worksheet, cells = read_reference(text)
    if cells is None:
        raise no_such_area([area.name for area in areas], text, where)
    return Area(name=text, worksheet=worksheet or options.worksheet, cells=cells)


def read_reference(text: str) -> tuple[str | None, MergedRange | None]:
    """The worksheet and the cells of `B3:F90`, `Sheet2!A1:D9` or `'My Sheet'!$A$1:$D$9`; None for what is missing."""
    sheet, mark, reference = text.strip().removeprefix("=").rpartition("!")
    covered = split_range(reference)
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 2:
        sheet = sheet[1:-1].replace("''", "'")
    return sheet if mark else None, None if covered is None else MergedRange(*covered)


def no_such_area(names: Sequence[str], text: str, where: str) -> SheetError:
    """The error that names the nearest of the areas there are."""
    near = get_close_matches(text.casefold(), [name.casefold() for name in names], n=1)
    hint = next((f" Did you mean “{name}”?" for name in names if name.casefold() in near), "")
    there = f" The workbook has: {', '.join(names[:_NAMED])}." if names else " Give cells such as B3:F90."
    return SheetError(f"There is no table or named range “{text}”.{hint}{there}", where=where, code="no-such-area")
