"""Colours for HTML with fields: tags, attributes, texts in quotation marks, comments, fields and loops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

LONGEST_LINE = 4_000
"""Characters of a line that are coloured: a picture inside the HTML is one line of a million."""

_TAG, _COMMENT = 1, 2  # what a line may end inside of
_PIECES = re.compile(
    r"(?P<comment><!--)|(?P<tag></?[a-zA-Z][\w:-]*|/?>)|(?P<text>\"[^\"]*\"?|'[^']*'?)|(?P<name>[\w:-]+)(?=\s*=)"
)
_FIELDS = re.compile(r"(?P<field>\{\{.*?(?:\}\}|$))|(?P<logic>\{%.*?(?:%\}|$))|(?P<remark>\{#.*?(?:#\}|$))")


class Highlighter(QSyntaxHighlighter):
    """Works line by line; a line knows whether the one before ended inside a tag or a comment."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._forms: dict[str, QTextCharFormat] = {}
        self._choose()
        theme.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Light and dark have other colours."""
        self._choose()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Colours one line."""
        if len(text) > LONGEST_LINE:
            self.setCurrentBlockState(0)
            return
        state = max(0, self.previousBlockState())
        self.setCurrentBlockState(self._html(text, state))
        for found in _FIELDS.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), self._forms[str(found.lastgroup)])

    def _html(self, text: str, state: int) -> int:
        place = self._rest_of_comment(text) if state & _COMMENT else 0
        if place < 0:
            return _COMMENT
        inside = bool(state & _TAG)
        while found := _PIECES.search(text, place):
            place = found.end()
            if found["comment"]:
                end = text.find("-->", found.end())
                place = len(text) if end < 0 else end + 3
                self.setFormat(found.start(), place - found.start(), self._forms["comment"])
                if end < 0:
                    return _COMMENT
            elif found["tag"]:
                inside = found["tag"] not in (">", "/>")
                self.setFormat(found.start(), place - found.start(), self._forms["tag"])
            elif inside:
                self.setFormat(found.start(), place - found.start(), self._forms[str(found.lastgroup)])
            elif found["text"]:
                place = found.start() + 1  # an apostrophe in a sentence
        return _TAG if inside else 0

    def _rest_of_comment(self, text: str) -> int:
        end = text.find("-->")
        place = len(text) if end < 0 else end + 3
        self.setFormat(0, place, self._forms["comment"])
        return -1 if end < 0 else place

    def _choose(self) -> None:
        tokens = self._theme.tokens
        colours = {
            "tag": tokens.accent,
            "name": tokens.unsure,
            "text": tokens.accepted,
            "comment": tokens.secondary,
            "remark": tokens.secondary,
            "field": tokens.accent,
            "logic": tokens.trying,
        }
        self._forms = {name: _form(colour) for name, colour in colours.items()}
        self._forms["field"].setBackground(QColor(tokens.accent_soft))
        for name in ("field", "logic"):
            self._forms[name].setFontWeight(QFont.Weight.DemiBold)
        for name in ("comment", "remark"):
            self._forms[name].setFontItalic(True)


def _form(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form
