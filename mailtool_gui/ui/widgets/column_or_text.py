"""A column, or something typed in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ColumnOrText(QComboBox):
    """Offers columns by key and words, and takes any text. `changed` follows every choice and letter."""

    changed = Signal()

    def __init__(
        self, columns: Sequence[tuple[str, str]], placeholder: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.addItem("", "")
        for key, words in columns:
            self.addItem(words, key)
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(placeholder)
        edit.setAccessibleName(name)
        self.editTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def is_column(self) -> bool:
        """Whether a column is chosen."""
        return self._place > 0

    @property
    def chosen(self) -> str:
        """The column's key, or the text; empty for neither."""
        place = self._place
        return self.currentText().strip() if place < 0 else str(self.itemData(place))

    def choose(self, value: str) -> None:
        """A column by its key, or a text."""
        place = self.findData(value)
        if place < 0:
            self.setEditText(value)
        else:
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolling a form changes nothing in it."""
        event.ignore()

    @property
    def _place(self) -> int:
        return self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
