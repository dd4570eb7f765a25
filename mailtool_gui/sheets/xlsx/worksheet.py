"""The rows of a worksheet part, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.source import StoredCell, StoredRow
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.references import split_reference
from mailtool_gui.sheets.xlsx.values import CellValues
from mailtool_gui.sheets.xlsx.xml import damaged, feed, secure_parser


def read_rows(package: Package, part: str, values: CellValues, limits: ReadLimits) -> Iterator[StoredRow]:
    """The stored rows that hold something, in the order of the file. Raises SheetError, also while being read."""
    parser = secure_parser(package.where, namespaces=False)
    rows = _Rows(values, limits, package.where)
    parser.StartElementHandler = rows.start
    parser.EndElementHandler = rows.end
    parser.CharacterDataHandler = rows.pieces.append
    return _stream(package, part, parser, rows)


def _stream(package: Package, part: str, parser: expat.XMLParserType, rows: _Rows) -> Iterator[StoredRow]:
    chunks = package.chunks(part)
    for _ in feed(parser, chunks, package.where):
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

    def __init__(self, values: CellValues, limits: ReadLimits, where: str) -> None:
        self.ready: list[StoredRow] = []
        self.ended = False
        self.pieces: list[str] = []
        self._cell = values.cell
        self._limits = limits
        self._where = where
        self._number = 0
        self._column = -1
        self._stored = 0
        self._cells: dict[int, StoredCell] = {}
        self._attributes: dict[str, str] = {}
        self._text = ""
        self._in_phonetic = False
        self._columns: dict[str, int] = {}
        self._prefix: str | None = None
        self._c, self._v, self._t, self._row = "c", "v", "t", "row"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            self._attributes = attributes
            self._text = ""
        elif name in {self._v, self._t}:
            self.pieces.clear()
        elif name == self._row:
            self._start_row(attributes.get("r"))
        elif self._prefix is None:
            self._root(name)
        elif name.endswith("rPh"):
            self._in_phonetic = True

    def end(self, name: str) -> None:
        if name == self._c:
            self._end_cell()
        elif name == self._v:
            self._text = "".join(self.pieces)
        elif name == self._t:
            if not self._in_phonetic:
                self._text += "".join(self.pieces)
        elif name == self._row:
            if self._cells:
                self.ready.append(StoredRow(self._number, self._cells))
        elif name.endswith("rPh"):
            self._in_phonetic = False
        elif name.endswith("sheetData"):
            self.ended = True

    def _root(self, name: str) -> None:
        prefix, colon, _ = name.rpartition(":")
        self._prefix = prefix + colon
        self._c, self._v, self._t, self._row = (self._prefix + each for each in ("c", "v", "t", "row"))

    def _start_row(self, number: str | None) -> None:
        previous = self._number
        self._number = self._row_number(number) if number else previous + 1
        if self._number <= previous:
            raise damaged(self._where, f"its row {self._number} follows row {previous}")
        if self._number > self._limits.rows:
            raise self._too_large(f"{self._limits.rows:,} rows")
        self._column = -1
        self._cells = {}

    def _row_number(self, number: str) -> int:
        try:
            return int(number)
        except ValueError:
            raise damaged(self._where, f"“{number[:20]}” is not a row number") from None

    def _end_cell(self) -> None:
        get = self._attributes.get
        reference = get("r")
        self._column = column = self._column_of(reference) if reference else self._column + 1
        if column >= self._limits.columns:
            raise self._too_large(f"{self._limits.columns:,} columns")
        if not self._text:
            self._cells.pop(column, None)
            return
        self._stored += 1
        if self._stored > self._limits.cells:
            raise self._too_large(f"{self._limits.cells:,} cells")
        try:
            self._cells[column] = self._cell(get("t", "n"), get("s", "0"), self._text)
        except ValueError as error:
            raise damaged(self._where, f"cell {column_letter(column)}{self._number}: {error}") from None

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            try:
                known = self._columns[letters] = split_reference(reference)[0]
            except ValueError as error:
                raise damaged(self._where, str(error)) from None
        return known

    def _too_large(self, what: str) -> SheetError:
        return SheetError(
            f"The worksheet holds more than {what}. Split it into smaller ones.", where=self._where, code="too-large"
        )
