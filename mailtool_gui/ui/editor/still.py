"""Boxes that do not change when the page is scrolled over them."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox


class StillComboBox(QComboBox):
    """The wheel scrolls what is around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Left to what is around."""
        event.ignore()


class StillSpinBox(QSpinBox):
    """The wheel scrolls what is around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Left to what is around."""
        event.ignore()
