"""The rows of one table of a document, read as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.sheet import CellKind
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.limits import ReadLimits, too_large
from mailtool_gui.sheets.ods.names import count, odf, odf_names
from mailtool_gui.sheets.ods.paragraphs import Paragraphs
from mailtool_gui.sheets.ods.values import make_cell
from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow
from mailtool_gui.sheets.xlsx.xml import feed, secure_parser

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region

_NAMES = odf_names(
    "office:spreadsheet", "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell",
    "table:shapes", "table:dde-links", "table:tracked-changes",
)  # fmt: skip
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_LEFT_OUT = frozenset({"table:shapes", "table:dde-links", "table:tracked-changes"})  # they may hold tables of their own
_ROWS, _COLUMNS = odf("table:number-rows-repeated"), odf("table:number-columns-repeated")
_SPANNED, _WIDE = odf("table:number-rows-spanned"), odf("table:number-columns-spanned")
_VISIBILITY = odf("table:visibility")
_HEADS = 10_000  # merged ranges that are told: those of the first rows count
_CODE = "General"


class _RowRun(NamedTuple):
    """Rows that are alike: the number of the first, how many there are, their cells."""

    first: int
    times: int
    cells: dict[int, StoredCell]
    hidden: bool


class _Merged(NamedTuple):
    """A cell that shows in all rows down to `last`."""

    last: int
    cell: StoredCell


def read_rows(
    chunks: Iterable[bytes], place: int, region: Region, limits: ReadLimits, where: str, *, merged: list[MergedRange]
) -> Iterator[StoredRow]:
    """The rows that hold something, of the table at `place` among all. Raises SheetError, also while being read.

    The ranges of merged cells are added to `merged` as they are met.
    """
    rows = _Rows(place, region, limits, where, merged)
    parser = secure_parser(where)
    parser.StartElementHandler = rows.start
    parser.EndElementHandler = rows.end
    parser.CharacterDataHandler = rows.characters
    chunks = iter(chunks)
    for _ in feed(parser, chunks, where):
        for first, times, cells, hidden in rows.ready:
            for number in range(first, first + times):
                yield StoredRow(number, dict(cells) if times > 1 else cells, hidden)
        rows.ready.clear()
        if rows.ended:
            break
    for _ in chunks:  # the checksum stands at the end
        pass


class _Rows:
    """Expat's handlers. Repeated rows and cells are stored once; those without content are only counted."""

    def __init__(self, place: int, region: Region, limits: ReadLimits, where: str, ranges: list[MergedRange]) -> None:
        self.ready: list[_RowRun] = []
        self.ended = False
        self._tables_before = place
        self._region = region
        self._limits = limits
        self._where = where
        self._budget = Budget(limits, where)
        self._depth = 0
        self._body = -1  # the depth of the tables
        self._reading = False
        self._left_out = 0  # the depth of an element that does not count
        self._cell_depth = 0
        self._attributes: dict[str, str] = {}
        self._paragraphs = Paragraphs()
        self._number = 1
        self._column = 0
        self._repeated = 1
        self._hidden = False
        self._cells: dict[int, StoredCell] = {}
        self._merged: dict[int, _Merged] = {}
        self._ranges = ranges

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        self._depth += 1
        if self._left_out:
            return
        if self._cell_depth:
            self._paragraphs.start(name, attributes)
            return
        known = _NAMES.get(name)
        if known in _CELLS and self._reading:
            self._cell_depth = self._depth
            self._attributes = attributes
            self._paragraphs.clear()
        elif known == "table:table-row" and self._reading:
            self._start_row(attributes)
        elif known == "office:spreadsheet":
            self._body = self._depth + 1
        elif known == "table:table" and self._depth == self._body:
            self._reading = self._tables_before == 0
            self._tables_before -= 1
        elif known in _LEFT_OUT:
            self._left_out = self._depth

    def characters(self, text: str) -> None:
        """Expat's handler of text."""
        if self._cell_depth:
            self._paragraphs.characters(text)

    def end(self, name: str) -> None:
        """Expat's handler of end tags."""
        if self._left_out:
            if self._left_out == self._depth:
                self._left_out = 0
        elif self._cell_depth == self._depth:
            self._cell_depth = 0
            self._end_cell(covered=_NAMES[name] == "table:covered-table-cell")
        elif self._cell_depth:
            self._paragraphs.end()
        elif self._reading:
            self._end_outside(_NAMES.get(name))
        self._depth -= 1

    def _end_outside(self, known: str | None) -> None:
        if known == "table:table-row":
            self._end_row()
        elif known == "table:table" and self._depth == self._body:
            self._reading = False
            self.ended = True

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._repeated = count(attributes, _ROWS)
        self._hidden = attributes.get(_VISIBILITY, "visible") != "visible"  # collapse, or filter
        self._column = 0
        self._cells = {}

    def _end_cell(self, *, covered: bool) -> None:
        """A cell that another one covers by being merged shows nothing."""
        times = count(self._attributes, _COLUMNS)
        if not covered:
            cell = make_cell(self._attributes, self._paragraphs.text(), self._paragraphs.link, self._region)
            if cell.kind is not CellKind.BLANK:
                if self._column + times > self._limits.columns:
                    raise too_large(f"{self._limits.columns:,} columns", self._where)
                stored = StoredCell(cell, _CODE)
                self._cells[self._column] = stored
                if times > 1:
                    self._cells.update((self._column + place, stored) for place in range(times))
                self._note_merged(stored)
        self._column += times

    def _note_merged(self, stored: StoredCell) -> None:
        down, right = count(self._attributes, _SPANNED) - 1, count(self._attributes, _WIDE) - 1
        if down:
            self._merged[self._column] = _Merged(self._number + down, stored)
        if (down or right) and len(self._ranges) < _HEADS:
            self._ranges.append(MergedRange(self._number, self._column, self._number + down, self._column + right))

    def _end_row(self) -> None:
        if self._cells:
            self._fill_merged()
            last_row = self._number + self._repeated - 1
            cells = len(self._cells) * self._repeated
            self._budget.spend(last_row=last_row, last_column=max(self._cells), cells=cells)
            self.ready.append(_RowRun(self._number, self._repeated, self._cells, self._hidden))
        self._number += self._repeated

    def _fill_merged(self) -> None:
        """A row that holds something of its own shows the cells that are merged down into it, too."""
        for column, merged in list(self._merged.items()):
            if self._number > merged.last:
                del self._merged[column]
            elif column not in self._cells:
                self._cells[column] = merged.cell
