"""The rows of a worksheet part, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.error_cells import NOT_CALCULATED
from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, CellKind, column_letter
from mailtool_gui.sheets.links import formula_address
from mailtool_gui.sheets.source import StoredCell, StoredRow
from mailtool_gui.sheets.xlsx.items import ItemFeed
from mailtool_gui.sheets.xlsx.references import DIGITS, split_reference
from mailtool_gui.sheets.xlsx.usual import UsualRows, is_hidden
from mailtool_gui.sheets.xlsx.xml import damaged, secure_parser

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits
    from mailtool_gui.sheets.xlsx.package import Package
    from mailtool_gui.sheets.xlsx.values import CellValues
    from mailtool_gui.sheets.xlsx.workbook import Worksheet

_GENERAL = "General"


def read_rows(
    package: Package, sheet: Worksheet, values: CellValues, limits: ReadLimits, notes: list[str]
) -> Iterator[StoredRow]:
    """The stored rows that hold something, in the order of the file. Raises SheetError, also while being read.

    What a user should know of them is added to `notes`.
    """
    rows = _Rows(values, limits, package.where, sheet.name, notes)
    feed = ItemFeed(rows.parser, rows, opening=b"<sheetData", closing=b"</row>")
    chunks = package.sheet_chunks(sheet.part)
    for _ in feed.run(chunks, package.where):
        yield from rows.ready
        rows.ready.clear()
        if rows.ended:
            break
    for _ in chunks:  # nothing to learn any more, but the checksum stands at the end
        pass


class _Rows:
    """Expat's handlers. A missing `r` means the next row or the next column (ECMA-376 18.3.1.4, 18.3.1.73).

    They run five times a cell, so names are compared as they are written: with the prefix of the root element.
    """

    def __init__(self, values: CellValues, limits: ReadLimits, where: str, worksheet: str, notes: list[str]) -> None:
        self.ready: list[StoredRow] = []
        self.ended = False
        self.mark = -1
        self.parser = secure_parser(where, namespaces=False)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self._pieces: list[str] = []
        self.parser.CharacterDataHandler = self._pieces.append
        self._values = values
        self._usual = UsualRows(values, limits)
        self._limits = limits
        self._where = where
        self._worksheet = worksheet
        self._notes = notes
        self._depth = 0
        self._in_data = False
        self._number = 0
        self._hidden = False
        self._column = -1
        self._stored = 0
        self._cells: dict[int, StoredCell] = {}
        self._attributes: dict[str, str] = {}
        self._text = ""
        self._formula: str | None = None
        self._in_phonetic = False
        self._columns: dict[str, int] = {}
        self._prefix: str | None = None
        self._c, self._v, self._t, self._row, self._f = "c", "v", "t", "row", "f"

    def take(self, item: str) -> bool:
        """A row as most of them are written."""
        usual = self._usual.read(item)
        if usual is None:
            return False
        for number, hidden in usual.tags:
            self._start_row(number, hidden=hidden)
        self._cells = usual.cells
        self._end_row()
        return True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        self._depth += 1
        if name == self._c:
            self._attributes = attributes
            self._text = ""
            self._formula = None
        elif name in {self._v, self._t, self._f}:
            self._pieces.clear()
        elif name == self._row:
            self._start_row(attributes.get("r"), hidden=is_hidden(attributes))
        elif self._prefix is None:
            self._root(name)
        elif name.endswith("rPh"):
            self._in_phonetic = True
        elif name == "sheetData" and self._depth == 2:
            self._in_data = True
            self.mark = self.parser.CurrentByteIndex

    def end(self, name: str) -> None:
        """Expat's handler of end tags."""
        self._depth -= 1
        if name == self._c:
            self._end_cell()
        elif name == self._v:
            self._text = "".join(self._pieces)
        elif name == self._f:
            self._formula = "".join(self._pieces)
        elif name == self._t:
            if not self._in_phonetic:
                self._text += "".join(self._pieces)
        elif name == self._row:
            self._end_row()
            if self._in_data and self._depth == 2:
                self.mark = self.parser.CurrentByteIndex
        elif name.endswith("rPh"):
            self._in_phonetic = False
        elif name.endswith("sheetData"):
            self.ended = True
            self._in_data = False

    def _root(self, name: str) -> None:
        prefix, colon, _ = name.rpartition(":")
        self._prefix = prefix + colon
        self._c, self._v, self._t, self._row, self._f = (self._prefix + each for each in ("c", "v", "t", "row", "f"))

    def _start_row(self, number: str | None, *, hidden: bool) -> None:
        previous = self._number
        self._number = self._row_number(number) if number else previous + 1
        if self._number <= previous:
            raise self._damaged(f"its row {self._number} follows row {previous}")
        if self._number > self._limits.rows:
            raise self._too_large(f"{self._limits.rows:,} rows")
        self._hidden = hidden
        self._column = -1
        self._cells = {}

    def _row_number(self, number: str) -> int:
        if number.isascii() and number.isdigit() and len(number) < 10 and int(number):
            return int(number)
        raise self._damaged(f"“{number[:20]}” is not a row number")

    def _end_row(self) -> None:
        if not self._cells:
            return
        self._stored += len(self._cells)
        if self._stored > self._limits.cells:
            raise self._too_large(f"{self._limits.cells:,} cells")
        self.ready.append(StoredRow(self._number, self._cells, self._hidden))

    def _end_cell(self) -> None:
        get = self._attributes.get
        reference = get("r")
        self._column = column = self._column_of(reference) if reference else self._column + 1
        if column >= self._limits.columns:
            raise self._too_large(f"{self._limits.columns:,} columns")
        kind = get("t", "n")
        if not self._text:
            self._end_empty_cell(column, kind)
            return
        try:
            self._cells[column] = self._linked(self._values.known(kind, get("s", "0"))[self._text])
        except ValueError as error:
            raise self._damaged(f"cell {column_letter(column)}{self._number}: {error}") from None

    def _linked(self, cell: StoredCell) -> StoredCell:
        address = formula_address(self._formula) if self._formula else None
        return cell.linked(address) if address else cell

    def _end_empty_cell(self, column: int, kind: str) -> None:
        """Excel stores the value of every formula, but other programs leave that to Excel."""
        if self._formula is None or kind == "str":
            self._cells.pop(column, None)
            return
        self._cells[column] = StoredCell(Cell(NOT_CALCULATED, f"={self._formula}", CellKind.ERROR), _GENERAL)
        if len(self._notes) < 1:
            self._notes.append(
                f"{column_letter(column)}{self._number} holds a formula that Excel has not calculated yet: "
                "open the workbook in Excel and save it."
            )

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip(DIGITS)
        known = self._columns.get(letters)
        if known is None:
            try:
                known = self._columns[letters] = split_reference(f"{letters}1")[0]
            except ValueError as error:
                raise self._damaged(str(error)) from None
        return known

    def _damaged(self, detail: str) -> SheetError:
        return damaged(self._where, f"worksheet “{self._worksheet}”: {detail}")

    def _too_large(self, what: str) -> SheetError:
        return SheetError(
            f"The worksheet “{self._worksheet}” holds more than {what}. Split it into smaller ones.",
            where=self._where,
            code="too-large",
        )
