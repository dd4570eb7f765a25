"""A state as a pill: a dot and a word on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.tokens import Tokens

HEIGHT = 22
_DOT = 6
_SIDE = 9  # px left and right of what is inside


def colours(tokens: Tokens, state: str) -> tuple[str, str]:
    """Text and ground of a state: `accepted`, `trying`, `failed`, `unsure`, `sending`; anything else is calm."""
    if state in ("accepted", "trying", "failed", "unsure"):
        return getattr(tokens, state), getattr(tokens, f"{state}_soft")
    if state == "sending":
        return tokens.accent, tokens.accent_soft
    return tokens.secondary, tokens.line


class Pill(QWidget):
    """Shows one state; `tell` changes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def word(self) -> str:
        """What it says."""
        return self._word

    def tell(self, state: str, word: str) -> None:
        """Shows `word` in the colours of `state`."""
        if (state, word) != (self._state, self._word):
            self._state, self._word = state, word
            self.setAccessibleName(word)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its word."""
        self.setFont(self._font())
        return QSize(self.fontMetrics().horizontalAdvance(self._word) + _DOT + 6 + 2 * _SIDE, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The ground, the dot, the word."""
        text, ground = colours(self._theme.tokens, self._state)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), HEIGHT / 2, HEIGHT / 2)
        painter.setBrush(QColor(text))
        painter.drawEllipse(QRectF(_SIDE, (self.height() - _DOT) / 2, _DOT, _DOT))
        painter.setFont(self._font())
        painter.setPen(QColor(text))
        inside = self.rect().adjusted(_SIDE + _DOT + 6, 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        return font
