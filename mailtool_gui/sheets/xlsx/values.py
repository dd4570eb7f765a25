"""What a stored cell (`<c>`: type, style, text) holds and how Excel shows it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue
from mailtool_gui.sheets.number_formats.compiler import NumberFormat, compile_format
from mailtool_gui.sheets.number_formats.regions import Region
from mailtool_gui.sheets.number_formats.serials import serial_from_iso, value_of_serial
from mailtool_gui.sheets.source import StoredCell
from mailtool_gui.sheets.xlsx.escapes import unescape

BLANK = StoredCell(BLANK_CELL, "General")
_REMEMBERED = 20_000  # shown numbers kept a style: columns of a sheet repeat themselves


class CellStyle:
    """One style: its number format, and the cells it already made."""

    def __init__(self, code: str, number_format: NumberFormat) -> None:
        self.code = code
        self.number_format = number_format
        self.numbers: dict[str, StoredCell] = {}
        self.shared: dict[str, StoredCell] = {}
        self.booleans: dict[str, StoredCell] = {}


class CellValues:
    """Makes cells out of their stored form. `codes` are the number format codes by style index."""

    def __init__(self, *, strings: Sequence[str], codes: Sequence[str], region: Region, date1904: bool) -> None:
        self._strings = strings
        self._codes = codes
        self._region = region
        self._date1904 = date1904
        self._styles: dict[str, CellStyle] = {}

    def cell(self, kind: str, style: str, text: str) -> StoredCell:
        """The cell of the stored type `kind` (`n`, `s`, `str`, `inlineStr`, `b`, `e`, `d`) with the stored `text`.

        Raises ValueError where the text cannot be of that type.
        """
        made = self._styles.get(style) or self._style(style)
        if kind == "n":
            return made.numbers.get(text) or self._remember(made.numbers, text, self._number(made, text))
        if kind == "s":
            return made.shared.get(text) or self._remember(made.shared, text, self._shared(made, text))
        if kind in {"str", "inlineStr"}:
            return _text(made, unescape(text))
        if kind == "b":
            return made.booleans.get(text) or self._remember(made.booleans, text, _boolean(made, text))
        if kind == "d":
            return self._iso_date(made, text)
        return StoredCell(Cell(text, text, CellKind.ERROR), made.code)

    def _style(self, style: str) -> CellStyle:
        index = int(style) if style.isascii() and style.isdigit() else 0
        code = self._codes[index] if index < len(self._codes) else "General"
        number_format = compile_format(code, self._region, date1904=self._date1904)
        return self._styles.setdefault(style, CellStyle(code, number_format))

    @staticmethod
    def _remember(known: dict[str, StoredCell], text: str, cell: StoredCell) -> StoredCell:
        if len(known) < _REMEMBERED:
            known[text] = cell
        return cell

    def _number(self, style: CellStyle, text: str) -> StoredCell:
        try:
            number = float(text)
        except ValueError:
            number = nan
        if isfinite(number):
            return StoredCell(self._shown_number(style.number_format, number), style.code)
        if not text.strip():
            return StoredCell(BLANK_CELL, style.code)
        # Excel never writes anything else: the row must not be mailed.
        return StoredCell(Cell(text, text, CellKind.ERROR), style.code)

    def _shown_number(self, number_format: NumberFormat, number: float) -> Cell:
        raw: RawValue = int(number) if number.is_integer() and abs(number) < 1e15 else number
        shown = number_format.number(number)
        if not number_format.is_date:
            return Cell(shown, raw, CellKind.NUMBER)
        moment = value_of_serial(number, has_date=number_format.has_date_letters, date1904=self._date1904)
        return Cell(shown, raw if moment is None else moment, CellKind.DATE)

    def _shared(self, style: CellStyle, text: str) -> StoredCell:
        if not text.strip():
            return StoredCell(BLANK_CELL, style.code)
        index = int(text)
        if not 0 <= index < len(self._strings):
            raise ValueError(f"there is no shared string {index}")
        return _text(style, self._strings[index])

    def _iso_date(self, style: CellStyle, text: str) -> StoredCell:
        serial = serial_from_iso(text.strip(), date1904=self._date1904)
        number_format = style.number_format
        if number_format.is_date:
            return StoredCell(self._shown_number(number_format, serial), style.code)
        code = self._region.short_date
        return StoredCell(self._shown_number(compile_format(code, self._region, date1904=self._date1904), serial), code)


def _text(style: CellStyle, text: str) -> StoredCell:
    return StoredCell(Cell(style.number_format.text(text), text, CellKind.TEXT), style.code)


def _boolean(style: CellStyle, text: str) -> StoredCell:
    true = text.strip().lower() in {"1", "true"}
    return StoredCell(Cell("TRUE" if true else "FALSE", true, CellKind.BOOLEAN), style.code)
