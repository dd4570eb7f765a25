"""An account's last and next 24 hours as a chart: what leaves in each hour, and what counts in 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mailtool_gui.ui.day_words import NOW, is_empty, nothing, reading, summary
from mailtool_gui.ui.widgets.day_painting import Painting, place_at

if TYPE_CHECKING:
    from mailtool_gui.services.forecast import AccountForecast
    from mailtool_gui.ui.theme import Theme

HOURS = 48
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: HOURS - 1}


class DayChart(QWidget):
    """One hour can be chosen, with the mouse or the arrow keys: `chosen` carries its numbers in words, or nothing."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.found: AccountForecast | None = None
        self.place: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Recipients in each hour, the last and the next 24"))
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """The numbers of the chosen hour; empty where none is chosen."""
        return "" if self.found is None or self.place is None else reading(self.found, self.place)

    def tell(self, found: AccountForecast | None) -> None:
        """Shows another day, or none."""
        if found == self.found:
            return
        self.found = found
        self._tell()
        self.update()

    def choose(self, place: int | None) -> None:
        """Another hour, counted from the first, or none."""
        place = None if place is None or self.found is None else min(HOURS - 1, max(0, place))
        if place == self.place:
            return
        self.place = place
        self._tell()
        self.update()

    def _tell(self) -> None:
        told = summary(self.found) if self.found else ""
        description = " ".join(filter(None, (self.words, told)))
        self.chosen.emit(self.words)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """From hour to hour, by six, and to the ends; Escape lets go."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose((NOW - 1 if self.place is None else self.place) + _STEPS[key])
        elif key in _ENDS:
            self.choose(_ENDS[key])
        elif key == Qt.Key.Key_Escape and self.place is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins at the hour that has just ended."""
        super().focusInEvent(event)
        if self.place is None:
            self.choose(NOW - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No hour is read any more."""
        super().focusOutEvent(event)
        self.choose(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The hour under the mouse."""
        self.choose(place_at(event.position().x(), self.width()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The mouse is gone: only the keyboard keeps an hour."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(None)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The chart, or in words that there is nothing to draw."""
        painter = QPainter(self)
        painting = Painting(painter, self._theme.tokens, self.font(), QRectF(self.rect()))
        if self.found is None or is_empty(self.found):
            painting.words(nothing() if self.found else "")
        else:
            painting.chart(self.found, self.place)
        if self.hasFocus():
            painting.ring()
        painter.end()
