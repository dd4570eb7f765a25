"""Styles, as far as they decide how a value is shown: the number format of every cell format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.builtin import builtin_code
from mailtool_gui.sheets.xlsx.escapes import unescape
from mailtool_gui.sheets.xlsx.xml import main_names, parse

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region
    from mailtool_gui.sheets.xlsx.package import Package

_NAMES = main_names("numFmt", "cellXfs", "xf")
_SYSTEM_DATES = frozenset({14, 22})  # the region decides these, whatever the file says


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.ids: list[int] = []
        self._in_cell_formats = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        match _NAMES.get(name):
            case "numFmt":
                # The first wins: those of conditional formats come later and repeat the ids.
                code = unescape(attributes.get("formatCode", "General"))
                self.codes.setdefault(_number(attributes.get("numFmtId")), code)
            case "cellXfs":
                self._in_cell_formats = True
            case "xf" if self._in_cell_formats:
                self.ids.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        """Expat's handler of end tags."""
        if _NAMES.get(name) == "cellXfs":
            self._in_cell_formats = False


def read_format_codes(package: Package, workbook_part: str, region: Region) -> list[str]:
    """The number format code of every style index; built-in ids become the codes of `region`."""
    part = package.target(workbook_part, "styles")
    styles = _Styles()
    if part is not None:
        parse(package.chunks(part), styles.start, package.where, end=styles.end)
    return [_code(styles.codes, number, region) for number in styles.ids]


def _code(codes: dict[int, str], number: int, region: Region) -> str:
    if number in codes and number not in _SYSTEM_DATES:
        return codes[number]
    return builtin_code(number, region)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
