"""A line over the pages that stays for as long as it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.tokens import MARGIN
from mailtool_gui.ui.widgets.card import button, restyle

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme


class About(IntEnum):
    """What a line is about. Of several that are true at once, the first of these is shown."""

    LEAVING = 1
    DATA = 2  # nothing can be worked
    ACCOUNT = 3  # one waits for the user
    NETWORK = 4  # it goes on by itself
    DEMO = 5


_PICTURES = {About.DATA: "triangle-alert", About.ACCOUNT: "triangle-alert", About.NETWORK: "wifi-off"}
_TONES = {About.DATA: "failed", About.ACCOUNT: "failed", About.NETWORK: "trying"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A sentence; `offer` is the word of a button that does `wish`."""

    sentence: str
    offer: str = ""
    wish: Callable[[], object] | None = None


class Banner(QFrame):
    """Hidden until it is told something, and again when all it was told is forgotten."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._lines: dict[About, Line] = {}
        self._picture = QLabel(self)
        self._label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.button = button("", kind="link")
        self.button.clicked.connect(self._do)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 7, MARGIN, 7)
        layout.setSpacing(10)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._picture.setContentsMargins(0, 3, 0, 0)
        self._label.setContentsMargins(0, 2, 0, 2)
        theme.changed.connect(self._paint)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty where it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, about: About, sentence: str, *, offer: str = "", wish: Callable[[], object] | None = None) -> None:
        """Says the sentence for as long as nothing more urgent is true; empty: it is true no more."""
        line = Line(sentence=sentence, offer=offer, wish=wish)
        if sentence and self._lines.get(about) != line:
            self._lines[about] = line
            self._show()
        elif not sentence and about in self._lines:
            del self._lines[about]
            self._show()

    @property
    def _about(self) -> About | None:
        return min(self._lines, default=None)

    def _show(self) -> None:
        about = self._about
        self.setHidden(about is None)
        if about is None:
            return
        line = self._lines[about]
        self._label.setText(line.sentence)
        self._label.setAccessibleName(line.sentence)
        self.button.setText(line.offer)
        self.button.setAccessibleName(line.offer.replace("&", ""))
        self.button.setVisible(bool(line.offer))
        restyle(self, "state", _TONES.get(about, ""))
        self._paint()

    def _do(self) -> None:
        about = self._about
        wish = self._lines[about].wish if about else None
        if wish:
            wish()

    def _paint(self) -> None:
        about, tokens = self._about, self._theme.tokens
        if about is not None:
            colours = {"failed": tokens.failed, "trying": tokens.trying}
            colour = colours.get(_TONES.get(about, ""), tokens.accent)
            self._picture.setPixmap(icon(_PICTURES.get(about, "info"), colour).pixmap(16, 16))
