"""A state as a pill: a dot and a word on a soft ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme
    from mailtool_gui.ui.tokens import Tokens

HEIGHT = 22
_DOT = 6
_SIDE = 9  # px left and right of what is inside
_APART = 6  # px between dot and word
StateRole = int(Qt.ItemDataRole.UserRole)
"""Under which a model gives the state that a cell's word stands for."""


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
        return QSize(width_of(font_of(self.font()), self._word), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The ground, the dot, the word."""
        painter = QPainter(self)
        painter.setFont(font_of(self.font()))
        paint_pill(painter, self.rect(), colours(self._theme.tokens, self._state), self._word)
        painter.end()


def paint_pill(painter: QPainter, place: QRect, look: tuple[str, str], word: str) -> None:
    """One pill in `place`, with the colours of text and ground, in the painter's font."""
    text, ground = look
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, HEIGHT / 2, HEIGHT / 2)
    painter.setBrush(QColor(text))
    painter.drawEllipse(QRectF(place.left() + _SIDE, place.top() + (place.height() - _DOT) / 2, _DOT, _DOT))
    painter.setPen(QColor(text))
    inside = place.adjusted(_SIDE + _DOT + _APART, 0, -_SIDE // 2, 0)
    shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)


def width_of(font: QFont, word: str) -> int:
    """How many px a pill with this word takes, in its own font."""
    return QFontMetrics(font).horizontalAdvance(word) + _DOT + _APART + 2 * _SIDE


def font_of(base: QFont) -> QFont:
    """A pill's font, made from that of what surrounds it."""
    font = QFont(base)
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    return font
