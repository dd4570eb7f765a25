"""Results in a file of its own, for sheets whose format holds no such columns: a new workbook, or plain text."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mailtool_gui.domain.sheet import Cell, CellKind, Column
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.results import Dress, not_written, replacing
from mailtool_gui.sheets.xlsx.references import column_index

_LONGEST_TEXT = 32_767  # characters in a cell, Excel's limit
_LONGEST_TITLE = 31
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_CELL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

MakeCell = Callable[..., Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultSheet:
    """What is written: the sheet's columns, and the `headers` of the results beside them."""

    worksheet: str
    header_row: int
    columns: Sequence[Column]
    headers: Sequence[str]
    locale: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultRow:
    """A row of the sheet, by Excel's number, and one text for each header of the results."""

    number: int
    cells: Sequence[Cell]
    texts: Sequence[str]


def write_new_workbook(out: Path, sheet: ResultSheet, rows: Iterable[ResultRow], dress: Dress) -> None:
    """Writes an .xlsx of the rows (in ascending order) as they were shown, each in its own place.

    Numbers stay numbers where their column's format shows them as they were; all else is text, never a formula.
    `out` appears whole or not at all. Raises SheetError where it cannot be written.
    """
    try:
        with replacing(out) as temporary:
            temporary.touch()  # a place where nothing may be written is refused before all the work
            _save(temporary, sheet, rows, dress)
    except OSError as error:
        raise not_written(out, error) from None


def _save(path: Path, sheet: ResultSheet, rows: Iterable[ResultRow], dress: Dress) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    title = _NOT_IN_TITLE.sub(" ", sheet.worksheet)[:_LONGEST_TITLE]
    writer = _Writer(book.create_sheet(title or "Sheet1"), sheet, dress)
    for row in rows:
        writer.add(row)
    writer.finish()
    book.save(path)


def write_text(out: Path, sheet: ResultSheet, rows: Iterable[ResultRow]) -> None:
    """Writes comma-separated values in UTF-8 with its mark, as Excel opens them; no text is taken for a formula.

    A text that begins like one gets an apostrophe before it. Raises SheetError where `out` cannot be written.
    """
    headers = [*(column.header for column in sheet.columns), *sheet.headers]
    try:
        with (
            replacing(out) as temporary,
            temporary.open("w", encoding="utf-8-sig", newline="", errors="replace") as file,
        ):
            writer = csv.writer(file)
            writer.writerow(map(harmless, headers))
            writer.writerows([*map(_shown, row.cells), *map(harmless, row.texts)] for row in rows)
    except OSError as error:
        raise not_written(out, error) from None


def _shown(cell: Cell) -> str:
    return cell.shown if cell.kind in {CellKind.NUMBER, CellKind.DATE} else harmless(cell.shown)


def harmless(text: str) -> str:
    """A text of a CSV file that no program takes for a formula: one that begins like one gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


class _Writer:
    """Appends rows to a write-only worksheet of openpyxl's."""

    def __init__(self, target: Any, sheet: ResultSheet, dress: Dress) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font, PatternFill

        self._cell: MakeCell = WriteOnlyCell
        self._target = target
        self._sheet = sheet
        self._places = [column_index(column.letter) for column in sheet.columns]
        self._first = max(self._places, default=-1) + 1
        region = find_region(sheet.locale)
        self._formats = [compile_format(column.format, region).number for column in sheet.columns]
        self._fills = {text: PatternFill("solid", fgColor=f"FF{colour}") for text, colour in dress.tones.items()}
        self._bold = Font(bold=True)
        self._number = 0
        self._set_up(dress.widths)

    def add(self, row: ResultRow) -> None:
        """One row, after as many empty ones as there are between it and the last."""
        if self._number < self._sheet.header_row:
            self._add_headers()
        cells = [self._made(cell, place) for place, cell in enumerate(row.cells)]
        self._append(row.number, cells, [self._text(text, fill=self._fills.get(text)) for text in row.texts])

    def finish(self) -> None:
        """The filter buttons over all of it."""
        from openpyxl.utils import get_column_letter

        if self._number < self._sheet.header_row:
            self._add_headers()
        first = get_column_letter(min(self._places, default=0) + 1)
        last = get_column_letter(self._first + len(self._sheet.headers))
        self._target.auto_filter.ref = f"{first}{self._sheet.header_row}:{last}{self._number}"

    def _set_up(self, widths: Sequence[float]) -> None:
        from openpyxl.utils import get_column_letter

        for place, width in enumerate(widths):
            self._target.column_dimensions[get_column_letter(self._first + place + 1)].width = width
        self._target.freeze_panes = f"A{self._sheet.header_row + 1}"

    def _add_headers(self) -> None:
        made = [self._text(text) for text in (*(each.header for each in self._sheet.columns), *self._sheet.headers)]
        for cell in filter(None, made):
            cell.font = self._bold
        self._append(self._sheet.header_row, made[: len(self._places)], made[len(self._places) :])

    def _append(self, number: int, cells: Sequence[Any], results: Sequence[Any]) -> None:
        while self._number + 1 < number:
            self._target.append([])
            self._number += 1
        line: list[Any] = [None] * self._first
        for place, cell in zip(self._places, cells, strict=False):
            line[place] = cell
        self._target.append([*line, *results])
        self._number = number

    def _made(self, cell: Cell, place: int) -> Any:
        """A number where its column's format shows it as the sheet did, else the shown text."""
        raw = cell.raw
        if cell.kind is CellKind.NUMBER and isinstance(raw, int | float) and self._formats[place](raw) == cell.shown:
            made = self._cell(self._target, raw)
            made.number_format = self._sheet.columns[place].format
            return made
        return self._text(cell.shown)

    def _text(self, text: str, *, fill: Any = None) -> Any:
        """Text whatever it looks like: also one that begins with `=`, and an error's name."""
        if not text:
            return None
        made = self._cell(self._target, "")
        made.value = _NOT_IN_CELL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST_TEXT]
        made.data_type = "s"
        made.number_format = "@"
        made.quotePrefix = True
        if fill is not None:
            made.fill = fill
        return made
