"""A line of text that ends in … where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mailtool_gui.ui.tips import plain_tip


class ElidedLabel(QLabel):
    """Takes the room there is; the whole text is its tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Shows another text, on one line."""
        super().setText(text.replace("\n", " "))
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters at least."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """As much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class StillLabel(ElidedLabel):
    """The same for words that change many times a second: another text lays nothing out anew."""

    def text(self) -> str:
        """What it says; the label below it has no text that could ask for room."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802
        """Shows another text, on one line."""
        self._words = text.replace("\n", " ")
        self.setAccessibleName(self._words)
        self.setToolTip(plain_tip(text))
        self.update()
