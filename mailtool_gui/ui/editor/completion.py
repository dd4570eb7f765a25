"""The list of fields that opens while `{{` is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Field

_ROWS, _ROW = 7, 28
_NEXT, _CHOOSE = (Qt.Key.Key_Up, Qt.Key.Key_Down), (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Completion(QListWidget):
    """Never has the focus: the text hands over the keys that are for the list. `chosen` carries an expression."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("completion")
        self.setAccessibleName(self.tr("Fields"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)

    def offer(self, fields: Sequence[Field], place: QPoint) -> None:
        """Shows the fields below a place of the screen; none: nothing is shown."""
        self.clear()
        for field in fields:
            item = QListWidgetItem(field.label)
            item.setData(Qt.ItemDataRole.UserRole, field.expression)
            self.addItem(item)
        if not fields:
            self.hide()
            return
        self.setCurrentRow(0)
        self.resize(260, min(_ROWS, len(fields)) * _ROW + 12)
        self.move(place)
        self.show()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _NEXT:
            by = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + by) % self.count())
        elif key in _CHOOSE:
            self._choose(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
