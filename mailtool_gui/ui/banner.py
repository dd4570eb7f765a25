"""A line over the pages that stays for as long as it is true."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.tokens import MARGIN


class Banner(QFrame):
    """Hidden until it is told something."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._trouble = False
        self._picture = QLabel(self)
        self._label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 9, MARGIN, 9)
        layout.setSpacing(10)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        theme.changed.connect(self._paint)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty where it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Says the sentence until it is told another or hidden."""
        self._trouble = trouble
        self._label.setText(sentence)
        self._label.setAccessibleName(sentence)
        self.setProperty("state", "failed" if trouble else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint()
        self.show()

    def _paint(self) -> None:
        tokens = self._theme.tokens
        name, colour = ("triangle-alert", tokens.failed) if self._trouble else ("info", tokens.accent)
        self._picture.setPixmap(icon(name, colour).pixmap(16, 16))
