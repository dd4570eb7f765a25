"""What a stored cell (`<c>`: type, style, text) holds and how Excel shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import isfinite, nan
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind
from mailtool_gui.sheets.number_formats.compiler import NumberFormat, compile_format
from mailtool_gui.sheets.number_formats.serials import serial_from_iso, value_of_serial
from mailtool_gui.sheets.source import StoredCell
from mailtool_gui.sheets.xlsx.escapes import unescape

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region

_REMEMBERED = 10_000  # cells kept a style: columns of a sheet repeat themselves
_FORMATS = 10_000  # different ones that are used: Excel itself allows some hundreds
_new = tuple.__new__  # half the time that a NamedTuple's own takes
_STYLES = 10_000  # styles known at a time: no honest workbook uses as many
_EXACT = 1e15  # below it a double tells all digits of a whole number
_DIGITS = 10  # of a number that counts something in a part


class CellStyle(NamedTuple):
    """A number format code, and what it means."""

    code: str
    number_format: NumberFormat


class KnownCells(dict[str, StoredCell]):
    """Stored text -> cell, of one type and style; what is asked for the first time is made.

    Raises ValueError where the text cannot be of that type.
    """

    def __init__(self, make: Callable[[str], StoredCell]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> StoredCell:
        cell = self._make(text)
        if len(self) < _REMEMBERED:
            self[text] = cell
        return cell


class CellValues:
    """Makes cells out of their stored form. `codes` are the number format codes by style index."""

    def __init__(
        self, *, strings: Sequence[str], codes: Sequence[str], region: Region, date1904: bool, where: str
    ) -> None:
        self._strings = strings
        self._codes = codes
        self._region = region
        self._date1904 = date1904
        self._where = where
        self._used: set[str] = set()
        self._known: dict[tuple[str, str], KnownCells] = {}

    def known(self, kind: str, style: str) -> KnownCells:
        """The cells of the stored type `kind` (`n`, `s`, `str`, `inlineStr`, `b`, `e`, `d`) in a style."""
        found = self._known.get((kind, style))
        if found is None:
            if len(self._known) >= _STYLES:
                self._known.clear()
            found = self._known[kind, style] = KnownCells(self._maker(kind, style))
        return found

    def _maker(self, kind: str, style: str) -> Callable[[str], StoredCell]:
        index = int(style) if style.isascii() and style.isdigit() and len(style) < _DIGITS else 0
        code = self._codes[index] if index < len(self._codes) else "General"
        self._refuse_many(code)
        number_format = compile_format(code, self._region, date1904=self._date1904)
        made = CellStyle(code, number_format)
        if kind == "n":
            return partial(self._date, made) if number_format.is_date else _numbers(made)
        if kind == "s":
            return _shared_texts(made, self._strings)
        makers = {"d": self._iso_date, "b": self._boolean, "str": _text, "inlineStr": _text}
        return partial(makers.get(kind, _error), made)

    def _boolean(self, style: CellStyle, text: str) -> StoredCell:
        true = text.strip().lower() in {"1", "true"}
        shown = style.number_format.text(self._region.boolean(true))  # which `;;;` hides, as it hides a text
        return StoredCell(Cell(shown, true, CellKind.BOOLEAN), style.code)

    def _refuse_many(self, code: str) -> None:
        self._used.add(code)
        if len(self._used) > _FORMATS:
            raise SheetError(
                f"The workbook uses more than {_FORMATS:,} different number formats. "
                "Copy what is needed into a new workbook, as values, and open that.",
                where=self._where,
                code="too-large",
            )

    def _date(self, style: CellStyle, text: str) -> StoredCell:
        number = _as_number(text)
        return self._moment(style, number) if isfinite(number) else _no_number(style, text)

    def _moment(self, style: CellStyle, serial: float) -> StoredCell:
        number_format = style.number_format
        moment = value_of_serial(serial, has_date=number_format.has_date_letters, date1904=self._date1904)
        raw = _plain_number(serial) if moment is None else moment
        return StoredCell(Cell(number_format.number(serial), raw, CellKind.DATE), style.code)

    def _iso_date(self, style: CellStyle, text: str) -> StoredCell:
        serial = serial_from_iso(text.strip(), date1904=self._date1904)
        if style.number_format.is_date:
            return self._moment(style, serial)
        code = self._region.long_time if 0 <= serial < 1 else self._region.short_date
        return self._moment(CellStyle(code, compile_format(code, self._region, date1904=self._date1904)), serial)


def _numbers(style: CellStyle) -> Callable[[str], StoredCell]:
    """Makes the cells of one style, as half of all cells are."""
    code = style.code
    shown = style.number_format.number
    number_kind = CellKind.NUMBER

    def make(text: str) -> StoredCell:
        """The cell that stores `text`."""
        try:
            number = float(text) if text.isascii() and "_" not in text else nan  # _as_number, without its call
        except ValueError:
            number = nan
        if number - number:  # infinite, or not a number
            return _no_number(style, text)
        raw = int(number) if -_EXACT < number < _EXACT and number.is_integer() else number
        return _new(StoredCell, (shown(number), raw, number_kind, None, code))

    return make


def _shared_texts(style: CellStyle, strings: Sequence[str]) -> Callable[[str], StoredCell]:
    """Makes the cells of one style whose texts stand among the shared strings."""
    code = style.code
    shown = style.number_format.text
    text_kind = CellKind.TEXT

    def make(text: str) -> StoredCell:
        """The cell that stores this index of a shared string."""
        if not text.strip():
            return StoredCell(BLANK_CELL, code)
        index = int(text)
        if not 0 <= index < len(strings):
            raise ValueError(f"there is no shared string {index}")
        string = strings[index]
        return _new(StoredCell, (shown(string), string, text_kind, None, code))

    return make


def _plain_number(number: float) -> int | float:
    return int(number) if number.is_integer() and -_EXACT < number < _EXACT else number


def _no_number(style: CellStyle, text: str) -> StoredCell:
    """Blanks are nothing. Anything else Excel never writes: the row must not be mailed."""
    return _error(style, text) if text.strip() else StoredCell(BLANK_CELL, style.code)


def _as_number(text: str) -> float:
    """A double as XML writes it; not a number for what Python alone would read, as `1_000`."""
    try:
        return float(text) if text.isascii() and "_" not in text else nan
    except ValueError:
        return nan


def _text(style: CellStyle, text: str) -> StoredCell:
    return _shown_text(style, unescape(text))


def _shown_text(style: CellStyle, text: str) -> StoredCell:
    return _new(StoredCell, (style.number_format.text(text), text, CellKind.TEXT, None, style.code))


def _error(style: CellStyle, text: str) -> StoredCell:
    return StoredCell(Cell(text, text, CellKind.ERROR), style.code)
