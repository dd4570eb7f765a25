"""One of a few, by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """Shows words, knows keys. `changed` is emitted when another one is chosen, by whomever."""

    changed = Signal()

    def __init__(self, offers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for key, words in offers:
            self.addItem(words, key)
        self.currentIndexChanged.connect(self.changed)

    @property
    def chosen(self) -> str:
        """The key."""
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Chooses by key; an unknown one changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolling a form changes nothing in it."""
        event.ignore()
