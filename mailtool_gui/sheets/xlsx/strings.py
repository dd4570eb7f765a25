"""Shared strings: the texts of a workbook, each stored once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mailtool_gui.sheets.xlsx.escapes import unescape
from mailtool_gui.sheets.xlsx.items import TEXT, ItemFeed, plain
from mailtool_gui.sheets.xlsx.xml import main_names, secure_parser

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.package import Package

_NAMES = main_names("sst", "si", "t", "rPh")
_USUAL = re.compile(rf'[ \t\n]*<si><t(?: xml:space="preserve")?>({TEXT})</t>\Z')


class _Strings:
    """Joins the runs of rich text; phonetic readings (`rPh`) are not part of a text."""

    def __init__(self, where: str) -> None:
        self.texts: list[str] = []
        self.mark = -1
        self.parser = secure_parser(where)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self._depth = 0
        self._pieces: list[str] = []
        self._in_text = False
        self._in_phonetic = False

    def take(self, item: str) -> bool:
        """A text without runs."""
        usual = _USUAL.match(item)
        if usual is None:
            return False
        text = usual[1]
        if "&" in text:
            text = plain(text)
        self.texts.append(unescape(text) if "_x" in text else text)
        return True

    def start(self, name: str, _: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        self._depth += 1
        match _NAMES.get(name):
            case "sst" if self._depth == 1:
                self.mark = self.parser.CurrentByteIndex
            case "si":
                self._pieces = []
            case "rPh":
                self._in_phonetic = True
            case "t":
                self._in_text = not self._in_phonetic

    def characters(self, text: str) -> None:
        """Expat's handler of text."""
        if self._in_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Expat's handler of end tags."""
        self._depth -= 1
        match _NAMES.get(name):
            case "si":
                self.texts.append(unescape("".join(self._pieces)))
                if self._depth == 1:
                    self.mark = self.parser.CurrentByteIndex
            case "rPh":
                self._in_phonetic = False
            case "t":
                self._in_text = False


def read_shared_strings(package: Package, workbook_part: str) -> list[str]:
    """The shared strings in their order; none where the workbook has no such part."""
    part = package.target(workbook_part, "sharedStrings")
    if part is None:
        return []
    strings = _Strings(package.where)
    feed = ItemFeed(strings.parser, strings, opening=b"<sst", closing=b"</si>")
    for _ in feed.run(package.chunks(part), package.where):
        pass
    return strings.texts
