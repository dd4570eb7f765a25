"""What a cell of a text file is: the text as it stands, and the number it surely means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.error_values import is_error_text
from mailtool_gui.sheets.source import StoredCell

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region

_CODE = "General"
_REMEMBERED = 50_000
_MOST_DIGITS = 15  # more than a double keeps: card numbers, barcodes
_SPECIAL = frozenset("-0123456789#E=")  # how numbers, errors and told texts begin
_BLANKS = "\u0020\u00a0\u202f"  # what a region that groups by a blank may write
_AS_TEXT = re.compile(r'="([^"]*)"\Z')  # how a program tells Excel that 00042 is no number


class TextCells:
    """Makes cells in a region's way of writing.

    A text file has no number formats: what it says is what is shown, so 00042 and 2024-05-01 stay as they are. A cell
    is a number too (to calculate with, and aligned to the right) only where nothing else can be meant: not with
    leading zeros, a plus, an exponent, more than 15 digits, or one separator before exactly three digits, which is
    1000 times more in another region.
    """

    def __init__(self, region: Region) -> None:
        self._decimal = region.decimal
        self._groups = _BLANKS if region.group in _BLANKS else region.group
        self._number = _number_pattern(region.decimal, self._groups)
        self._known: dict[str, StoredCell] = {}

    def cell(self, text: str) -> StoredCell:
        """The cell of a text that is not empty."""
        known = self._known.get(text)
        if known is None:
            known = StoredCell(self._made(text), _CODE)
            if len(self._known) < _REMEMBERED:
                self._known[text] = known
        return known

    def _made(self, text: str) -> Cell:
        if text[:1] not in _SPECIAL:
            return Cell(text, text, CellKind.TEXT)
        number = self._value(text)
        if number is not None:
            return Cell(text, number, CellKind.NUMBER)
        if is_error_text(text):
            return Cell(text, text, CellKind.ERROR)
        if quoted := _AS_TEXT.match(text):
            return Cell(quoted[1], quoted[1], CellKind.TEXT)
        return Cell(text, text, CellKind.TEXT)

    def _value(self, text: str) -> int | float | None:
        match = self._number.match(text)
        if match is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
            return None
        whole = match["whole"]
        for group in self._groups:
            whole = whole.replace(group, "")
        fraction = match["fraction"]
        if fraction is None:
            return int(match["sign"] + whole)
        return float(f"{match['sign']}{whole}.{fraction}")


def _number_pattern(decimal: str, groups: str) -> re.Pattern[str]:
    """Plain digits, or groups of three that a decimal separator or a second group makes certain."""
    point, group = re.escape(decimal), f"[{re.escape(groups)}]"
    plain = rf"(?:0|[1-9][0-9]*)(?!{point}[0-9]{{3}}\Z)|0(?={point})|[1-9][0-9]{{3,}}(?={point})"
    grouped = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+(?={point}[0-9])|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}}){{2,}}"
    return re.compile(rf"(?P<sign>-?)(?P<whole>{grouped}|{plain})(?:{point}(?P<fraction>[0-9]+))?\Z")
