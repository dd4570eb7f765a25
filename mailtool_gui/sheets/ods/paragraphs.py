"""The text of a cell: its paragraphs as lines, blanks counted as OpenDocument counts them (ODF 1.3 part 3, 6.1)."""

from __future__ import annotations

import re

from mailtool_gui.sheets.links import mail_address
from mailtool_gui.sheets.ods.names import count, odf, odf_names

_NAMES = odf_names("text:p", "text:h", "text:s", "text:tab", "text:line-break", "text:a", "text:list", "text:list-item")
_COUNT, _HREF = odf("text:c"), odf("xlink:href")
_LEFT_OUT = frozenset(odf(f"text:{name}") for name in ("ruby-text", "note")) | {odf("office:annotation")}
_BLANKS = re.compile("[ \t\r\n]+")
_MOST_BLANKS = 32_767  # the longest text that Excel has


class Paragraphs:
    """Collects the text of one cell at a time: comments, drawings and readings (ruby) are not part of it."""

    def __init__(self) -> None:
        self.link: str | None = None
        self._done: list[str] = []
        self._pieces: list[str] = []
        self._level = 0  # of elements within the cell
        self._left_out = 0  # the level of an element whose text does not count
        self._paragraph = 0  # the level of the open paragraph
        self._blank = True  # whether a blank that comes now is one too many

    def clear(self) -> None:
        """A new cell begins."""
        self.link = None
        self._done.clear()
        self._level = self._left_out = self._paragraph = 0

    def text(self) -> str | None:
        """The cell's text; None where it has no paragraph at all."""
        return "\n".join(self._done) if self._done else None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element within the cell begins."""
        self._level += 1
        if self._left_out:
            return
        known = _NAMES.get(name)
        if not self._paragraph:
            self._outside(known)
        elif known == "text:s":
            self._exactly(" " * min(count(attributes, _COUNT), _MOST_BLANKS))
        elif known == "text:tab":
            self._exactly("\t")
        elif known == "text:line-break":
            self._exactly("\n")
        elif known == "text:a":
            self.link = self.link or mail_address(attributes.get(_HREF, ""))
        elif name in _LEFT_OUT or ":drawing:" in name:
            self._left_out = self._level

    def characters(self, text: str) -> None:
        """Text within the cell: a run of blanks is one, and none where a paragraph begins."""
        if not self._paragraph or self._left_out:
            return
        text = _BLANKS.sub(" ", text)
        if self._blank and text.startswith(" "):
            text = text[1:]
        if text:
            self._pieces.append(text)
            self._blank = text.endswith(" ")

    def end(self) -> None:
        """An element within the cell ends."""
        if self._left_out == self._level:
            self._left_out = 0
        elif self._paragraph == self._level:
            self._done.append("".join(self._pieces))
            self._paragraph = 0
        self._level -= 1

    def _outside(self, known: str | None) -> None:
        if known in {"text:p", "text:h"}:
            self._paragraph = self._level
            self._pieces.clear()
            self._blank = True
        elif known not in {"text:list", "text:list-item"}:
            self._left_out = self._level

    def _exactly(self, text: str) -> None:
        self._pieces.append(text)
        self._blank = False
