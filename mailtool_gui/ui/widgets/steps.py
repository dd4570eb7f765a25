"""The slim row that says where in the sending one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import restyle

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

_SIZE = 20
_SCALE = 3


class Steps(QWidget):
    """Numbered steps: done, under way, still to come. `chosen` carries the place of a step that was clicked."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = tuple(names)
        self._now = 0
        self.buttons = [self._button(place) for place in range(len(self._names))]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for place, step in enumerate(self.buttons):
            if place:
                layout.addWidget(self._dash())
            layout.addWidget(step)
        theme.changed.connect(self._redraw)
        self.go_to(0)

    def go_to(self, place: int, *, reachable: int | None = None) -> None:
        """The step at `place` is under way; those up to `reachable` can be clicked."""
        self._now = place
        for each, step in enumerate(self.buttons):
            step.setEnabled(each <= (place if reachable is None else max(place, reachable)))
            restyle(step, "step", "now" if each == place else "done" if each < place else "later")
            step.setAccessibleName(self._spoken(each))
        self._redraw()

    def _spoken(self, place: int) -> str:
        if place == self._now:
            return self.tr("Step {0}: {1}, under way").format(place + 1, self._names[place])
        state = self.tr("Step {0}: {1}, done") if place < self._now else self.tr("Step {0}: {1}, to come")
        return state.format(place + 1, self._names[place])

    def _button(self, place: int) -> QPushButton:
        step = QPushButton(f" {self._names[place]}", self)
        step.setIconSize(QSize(_SIZE, _SIZE))
        step.clicked.connect(lambda: self.chosen.emit(place))
        return step

    def _dash(self) -> QFrame:
        dash = QFrame(self)
        dash.setProperty("rule", True)
        dash.setFixedWidth(24)
        return dash

    def _redraw(self) -> None:
        for place, step in enumerate(self.buttons):
            step.setIcon(self._badge(place))

    def _badge(self, place: int) -> QIcon:
        tokens = self._theme.tokens
        if place < self._now:
            return _disc(tokens.accepted_soft, icon("check", tokens.accepted, size=12))
        if place == self._now:
            return _disc(tokens.accent, str(place + 1), tokens.on_accent)
        return _disc(tokens.line, str(place + 1), tokens.secondary)


def _disc(ground: str, what: str | QIcon, colour: str = "") -> QIcon:
    pixmap = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(QRectF(0, 0, _SIZE, _SIZE))
    if isinstance(what, QIcon):
        painter.drawPixmap(4, 4, what.pixmap(QSize(12, 12)))
    else:
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(0, 0, _SIZE, _SIZE), Qt.AlignmentFlag.AlignCenter, what)
    painter.end()
    drawn = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn.addPixmap(pixmap, mode)
    return drawn
