"""Text files with one row a line: .csv, .tsv, .txt."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.areas import choose_area
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.source import ReadRequest, StoredRow, StoredSheet
from mailtool_gui.sheets.text.cells import TextCells
from mailtool_gui.sheets.text.dialect import DELIMITERS, Dialect, find_dialect, split_lines
from mailtool_gui.sheets.text.encoding import Encoding, choose_encoding
from mailtool_gui.sheets.text.lines import Lines
from mailtool_gui.sheets.text.records import Records

if TYPE_CHECKING:
    from mailtool_gui.sheets.sample import Sample

WORKSHEET = "Text"  # the only one; a copy of the file under another name has it too
_FIRST_LINES = 200
_NOTED = 5  # lines that are wider than the others
_NOT_TEXT = bytes(range(9))


class TextFormat:
    """Reads text files; what they say is what is shown."""

    suffixes = frozenset({".csv", ".tsv", ".tab", ".txt"})
    isolated = False

    def recognises(self, sample: Sample) -> bool:
        """By its name alone; many a program writes text with tabs and calls it .xls."""
        return sample.suffix in self.suffixes or (sample.suffix == ".xls" and _is_tabbed(sample.head))

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The file's only worksheet; encoding, delimiter and quotation mark are found unless they are given."""
        path, options = request.path, request.options
        area = choose_area((), options, str(path))
        _require_worksheet(area.worksheet, str(path))
        encoding = choose_encoding(path, options.encoding, request.locale)
        first = _first_lines(path, encoding.name)
        decimal = find_region(request.locale).decimal
        dialect = find_dialect(first, delimiter=_delimiter(request), quote=options.quote, decimal=decimal)
        notes = _notes(encoding)
        with Lines(path, encoding.name) as lines:
            yield StoredSheet(
                worksheet=WORKSHEET,
                worksheets=(WORKSHEET,),
                rows=area.of(_Rows(request, dialect, _usual_width(first, dialect), notes).read(lines)),
                header_row=area.header_row,
                options=replace(options, encoding=encoding.name, delimiter=dialect.delimiter, quote=dialect.quote),
                notes=notes,
            )


class _Rows:
    """The rows that hold something. Excel numbers records, not lines, and does not count its own `sep=`."""

    def __init__(self, request: ReadRequest, dialect: Dialect, width: int, notes: list[str]) -> None:
        self._cell = TextCells(find_region(request.locale)).cell
        self._budget = Budget(request.limits, str(request.path))
        self._where = str(request.path)
        self._dialect = dialect
        self._width = width
        self._notes = notes

    def read(self, lines: Lines) -> Iterator[StoredRow]:
        """The rows in these lines."""
        if self._dialect.directive:
            next(lines)
        records = Records(lines, self._dialect, self._where)
        for number, record in enumerate(records, start=1):
            cells = {place: self._cell(text) for place, text in enumerate(record) if text}
            if cells:
                self._budget.spend(last_row=number, last_column=max(cells), cells=len(cells))
                if max(cells) >= self._width:
                    self._note(records.first_line, len(record))
                yield StoredRow(number, cells)

    def _note(self, line: int, width: int) -> None:
        """A cell too many mostly is a delimiter inside a text: the cells behind it stand in the wrong columns."""
        if len(self._notes) < _NOTED:
            self._notes.append(f"Line {line:,} has {width} cells, most lines have {self._width}. Look at its columns.")


def _first_lines(path: Path, encoding: str) -> list[str]:
    with Lines(path, encoding) as lines:
        return list(islice(lines, _FIRST_LINES))


def _usual_width(lines: list[str], dialect: Dialect) -> int:
    try:
        widths = [len(record) for record in split_lines(lines[dialect.directive :], dialect)]
    except csv.Error:  # it is told where the rows are read
        return 0
    counts = Counter(widths)
    return max(counts, key=lambda width: (counts[width], width == widths[0]), default=0)


def _delimiter(request: ReadRequest) -> str | None:
    chosen = request.options.delimiter
    if chosen is None and request.path.suffix.lower() in {".tsv", ".tab"}:
        return "\t"
    if chosen is None or (len(chosen) == 1 and chosen not in '"\r\n '):
        return chosen
    known = ", ".join("tab" if each == "\t" else each for each in DELIMITERS)
    raise SheetError(
        f"“{chosen}” cannot part cells. Choose one of: {known}.", where=str(request.path), code="no-such-delimiter"
    )


def _notes(encoding: Encoding) -> list[str]:
    if encoding.certain:
        return []
    name = encoding.name.capitalize()
    return [
        f"The file does not tell its encoding; it was read as {name}. {encoding.reason} "
        "If letters look wrong, choose another encoding."
    ]


def _require_worksheet(name: str | None, where: str) -> None:
    if name is not None and name.casefold() != WORKSHEET.casefold():
        raise SheetError(
            f"There is no worksheet “{name}”: a text file has one alone, “{WORKSHEET}”.",
            where=where,
            code="no-such-worksheet",
        )


def _is_tabbed(head: bytes) -> bool:
    return b"\t" in head and not head.startswith(b"<") and not any(byte in head for byte in _NOT_TEXT)
