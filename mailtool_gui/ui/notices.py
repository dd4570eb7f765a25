"""Passing notices at the window's foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.tokens import MARGIN

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

_SHOWN = 5000  # milliseconds, and as much again for each _LETTERS letters
_LETTERS = 80
_WIDEST = 640
_ABOVE_FOOT = 76  # px: the pages' own foot stays in sight


class Toast(QFrame):
    """Says one sentence over the foot of `parent` for a few seconds; the next one takes its place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._theme = theme
        self._window = parent
        self._label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._close = QPushButton(self)
        self._close.setProperty("quiet", True)
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now; empty where nothing is."""
        return self._label.text() if self.isVisibleTo(self._window) else ""

    def say(self, sentence: str) -> None:
        """Shows the sentence and reads it to a screen reader."""
        self._label.setText(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN * (1 + len(sentence) // _LETTERS))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing more to wait for."""
        self._timer.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stays where it belongs when the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def _place(self) -> None:
        room = self._window.size()
        width = min(_WIDEST, room.width() - 2 * MARGIN)
        inside = width - 70
        words = self._label.fontMetrics().boundingRect(0, 0, inside, 999, Qt.TextFlag.TextWordWrap, self._label.text())
        width = min(width, words.width() + 92)
        self.resize(width, words.height() + 34)
        self.move((room.width() - width) // 2, room.height() - self.height() - _ABOVE_FOOT)

    def _paint(self) -> None:
        self._close.setIcon(icon("x", self._theme.tokens.window))
