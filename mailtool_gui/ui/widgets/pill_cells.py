"""States in a table, as pills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mailtool_gui.ui.widgets.cells import BESIDE, paint_ground
from mailtool_gui.ui.widgets.pill import HEIGHT, StateRole, colours, font_of, paint_pill, width_of

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme


class PillDelegate(QStyledItemDelegate):
    """Paints cells that have a state under `StateRole` as pills."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell's ground as ever, and the pill instead of its text."""
        state, word = index.data(StateRole), str(index.data() or "")
        if not state:
            super().paint(painter, option, index)
            return
        paint_ground(painter, option)
        cell: QRect = option.rect
        painter.save()
        painter.setFont(font_of(painter.font()))
        width = min(width_of(painter.font(), word), cell.width() - 2 * BESIDE)
        pill = QRect(cell.left() + BESIDE, cell.center().y() - HEIGHT // 2, width, HEIGHT)
        paint_pill(painter, pill, colours(self._theme.tokens, state), word)
        painter.restore()
