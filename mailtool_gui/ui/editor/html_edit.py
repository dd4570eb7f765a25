"""The message as HTML, coloured, with the line underlined in which a mistake is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from mailtool_gui.ui.editor.highlighter import Highlighter
from mailtool_gui.ui.widgets.card import fixed_font

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

MOST_LINES = 3_000
"""Lines that are coloured; what is longer stays plain, so that nobody waits."""

_PLACE = re.compile(r"\bHTML line (\d+)")


class HtmlEdit(QPlainTextEdit):
    """Colours come with the first lines; a long file has none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong = 0
        self.setTabChangesFocus(True)
        self.setFont(fixed_font())
        # Wrapping anywhere takes a minute for the letters of one picture that lies in the HTML (a data: URL).
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.highlighter = Highlighter(self.document(), theme)
        theme.changed.connect(self._underline)

    def setPlainText(self, text: str) -> None:  # noqa: N802
        """Another text; a very long one is not coloured."""
        coloured = text.count("\n") <= MOST_LINES
        if coloured != (self.highlighter.document() is not None):
            self.highlighter.setDocument(self.document() if coloured else None)
        super().setPlainText(text)

    def show_mistake(self, sentence: str) -> None:
        """Underlines the line that a sentence such as `HTML line 3, column 7: ...` names; an empty one: none."""
        found = _PLACE.search(sentence)
        self._wrong = int(found[1]) if found else 0
        self._underline()

    def go_to_mistake(self) -> None:
        """The cursor goes to the line that is underlined."""
        block = self.document().findBlockByNumber(self._wrong - 1)
        if self._wrong and block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.setFocus()

    def _underline(self) -> None:
        block = self.document().findBlockByNumber(self._wrong - 1)
        if not self._wrong or not block.isValid():
            self.setExtraSelections([])
            return
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._theme.tokens.failed))
        form.setBackground(QColor(self._theme.tokens.failed_soft))
        mark = QTextEdit.ExtraSelection()
        mark.format = form
        mark.cursor = QTextCursor(block)
        mark.cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.setExtraSelections([mark])
