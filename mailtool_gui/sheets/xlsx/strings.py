"""Shared strings: the texts of a workbook, each stored once."""

from __future__ import annotations

from mailtool_gui.sheets.xlsx.escapes import unescape
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.xml import feed, main_names, secure_parser

_NAMES = main_names("si", "t", "rPh")


class _Strings:
    """Joins the runs of rich text; phonetic readings (`rPh`) are not part of a text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._in_text = False
        self._in_phonetic = False

    def start(self, name: str, _: dict[str, str]) -> None:
        match _NAMES.get(name):
            case "si":
                self._pieces = []
            case "rPh":
                self._in_phonetic = True
            case "t":
                self._in_text = not self._in_phonetic

    def characters(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        match _NAMES.get(name):
            case "si":
                self.texts.append(unescape("".join(self._pieces)))
            case "rPh":
                self._in_phonetic = False
            case "t":
                self._in_text = False


def read_shared_strings(package: Package, workbook_part: str) -> list[str]:
    """The shared strings in their order; none where the workbook has no such part."""
    part = package.target(workbook_part, "sharedStrings")
    strings = _Strings()
    if part is None:
        return strings.texts
    parser = secure_parser(package.where)
    parser.StartElementHandler = strings.start
    parser.EndElementHandler = strings.end
    parser.CharacterDataHandler = strings.characters
    for _ in feed(parser, package.chunks(part), package.where):
        pass
    return strings.texts
