"""Values as binary workbooks hold them -> cells, shown by the number formats of their styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from mailtool_gui.domain.sheet import Cell, CellKind, RawValue
from mailtool_gui.sheets.number_formats.builtin import builtin_code
from mailtool_gui.sheets.number_formats.compiler import NumberFormat, compile_format
from mailtool_gui.sheets.number_formats.serials import value_of_serial
from mailtool_gui.sheets.source import StoredCell

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region

_SYSTEM_DATES = frozenset({14, 22})  # the region decides these, whatever the file says
_EXACT = 1e15  # below it a double tells all digits of a whole number


class StyledValues:
    """`codes` are the number format codes by style index; a style that there is not counts as General."""

    def __init__(self, *, codes: Sequence[str], region: Region, date1904: bool) -> None:
        self._codes = codes
        self._region = region
        self._date1904 = date1904

    def number(self, value: float, style: int) -> StoredCell:
        """A number, or a date where its format says so. What is not finite Excel never writes: an error."""
        code, number_format = self._format(style)
        if not isfinite(value):
            return StoredCell(Cell(str(value), str(value), CellKind.ERROR), code)
        raw: RawValue = int(value) if value.is_integer() and abs(value) < _EXACT else value
        shown = number_format.number(value)
        if not number_format.is_date:
            return StoredCell(Cell(shown, raw, CellKind.NUMBER), code)
        moment = value_of_serial(value, has_date=number_format.has_date_letters, date1904=self._date1904)
        return StoredCell(Cell(shown, raw if moment is None else moment, CellKind.DATE), code)

    def text(self, text: str, style: int, *, link: str | None = None) -> StoredCell:
        """A text, which a format may surround with others."""
        code, number_format = self._format(style)
        return StoredCell(Cell(number_format.text(text), text, CellKind.TEXT, link), code)

    def boolean(self, value: bool, style: int) -> StoredCell:
        """TRUE or FALSE in the region's language, shown as a text is: `;;;` hides it."""
        code, number_format = self._format(style)
        return StoredCell(Cell(number_format.text(self._region.boolean(value)), value, CellKind.BOOLEAN), code)

    def error(self, text: str, style: int) -> StoredCell:
        """An error such as `#N/A`."""
        return StoredCell(Cell(text, text, CellKind.ERROR), self._format(style)[0])

    def _format(self, style: int) -> tuple[str, NumberFormat]:
        code = self._codes[style] if 0 <= style < len(self._codes) else "General"
        return code, compile_format(code, self._region, date1904=self._date1904)


def format_code(stored: Mapping[int, str], number: int, region: Region) -> str:
    """The code of a number format id: the file's own, or the one that is built in for `region`."""
    if number in stored and number not in _SYSTEM_DATES:
        return stored[number]
    return builtin_code(number, region)
