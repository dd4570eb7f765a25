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
from mailtool_gui.sheets.xlsx.xml import damaged, feed, main_names, secure_parser

_NAMES = main_names("sheetData", "row", "c", "v", "t", "rPh")


def read_rows(package: Package, part: str, values: CellValues, limits: ReadLimits) -> Iterator[StoredRow]:
    """The stored rows that hold something, in the order of the file. Raises SheetError, also while being read."""
    parser = secure_parser(package.where)
    rows = _Rows(values, limits, package.where)
    parser.StartElementHandler = rows.start
    parser.EndElementHandler = rows.end
    parser.CharacterDataHandler = rows.characters
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
    """Expat's handlers. A missing `r` means the next row or the next column (ECMA-376 18.3.1.4, 18.3.1.73)."""

    def __init__(self, values: CellValues, limits: ReadLimits, where: str) -> None:
        self.ready: list[StoredRow] = []
        self.ended = False
        self._cell = values.cell
        self._limits = limits
        self._where = where
        self._number = 0
        self._column = -1
        self._stored = 0
        self._cells: dict[int, StoredCell] = {}
        self._attributes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._wanted = False
        self._in_phonetic = False
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _NAMES.get(name):
            case "c":
                self._attributes = attributes
                self._pieces = []
            case "v":
                self._wanted = _type(self._attributes) != "inlineStr"
            case "t":
                self._wanted = not self._in_phonetic and _type(self._attributes) == "inlineStr"
            case "row":
                self._start_row(attributes.get("r"))
            case "rPh":
                self._in_phonetic = True

    def characters(self, text: str) -> None:
        if self._wanted:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        match _NAMES.get(name):
            case "c":
                self._end_cell()
            case "v" | "t":
                self._wanted = False
            case "row":
                if self._cells:
                    self.ready.append(StoredRow(self._number, self._cells))
            case "rPh":
                self._in_phonetic = False
            case "sheetData":
                self.ended = True

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
        attributes = self._attributes
        reference = attributes.get("r")
        self._column = column = self._column_of(reference) if reference else self._column + 1
        if column >= self._limits.columns:
            raise self._too_large(f"{self._limits.columns:,} columns")
        if not self._pieces and _type(attributes) != "e":
            return
        self._stored += 1
        if self._stored > self._limits.cells:
            raise self._too_large(f"{self._limits.cells:,} cells")
        try:
            self._cells[column] = self._cell(_type(attributes), attributes.get("s", "0"), "".join(self._pieces))
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


def _type(attributes: dict[str, str]) -> str:
    return attributes.get("t", "n")
