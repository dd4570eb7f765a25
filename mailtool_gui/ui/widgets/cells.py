"""Cells painted without asking: a view that paints by itself puts seven questions to its model for each of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

BESIDE = 12
"""px between a cell's edge and its text."""

_KEPT = 2048  # texts laid out: some screens full
_CHOSEN = QStyle.StateFlag.State_Selected
_LINE = QStyle.StyleHint.SH_Table_GridLineColor


class PlainCells(Protocol):
    """A model that knows what its cells say without being asked by roles."""

    def plain_text(self, row: int, column: int) -> str | None:
        """What a cell says; None where it is painted as Qt does it, with everything it asks."""
        ...

    def is_right(self, column: int) -> bool:
        """Whether a column is aligned to the right."""
        ...


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a table whose model has PlainCells; the table calls `prepare` before each painting."""

    def __init__(self, view: QTableView, cells: PlainCells) -> None:
        super().__init__(view)
        self._view = view
        self._cells = cells
        self._laid_out = lru_cache(_KEPT)(self._lay_out)
        self._font = ""
        self.prepare()

    def prepare(self) -> None:
        """Looks up what all cells of one painting share."""
        view = self._view
        if (font := view.font().key()) != self._font:
            self._font = font
            self._laid_out.cache_clear()
        self._metrics = QFontMetrics(view.font())
        self._height = self._metrics.height()
        chosen = view.selectionModel()
        self._chosen = {index.row() for index in chosen.selectedRows()} if chosen else set()
        palette = view.palette()
        self._ground, self._line = palette.highlight().color(), line_of(view)
        self._pens = palette.text().color(), palette.highlightedText().color()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line, text."""
        row, column = index.row(), index.column()
        text = self._cells.plain_text(row, column)
        if text is None:
            super().paint(painter, option, index)
            return
        left, top, width, height = cast("tuple[int, int, int, int]", option.rect.getRect())
        if row in self._chosen:
            painter.fillRect(left, top, width, height, self._ground)
        painter.fillRect(left, top + height - 1, width, 1, self._line)
        if text:
            laid_out, wide = self._laid_out(text, width - 2 * BESIDE)
            begin = left + width - BESIDE - wide if self._cells.is_right(column) else left + BESIDE
            painter.setPen(self._pens[row in self._chosen])
            painter.drawStaticText(begin, top + (height - 1 - self._height) // 2, laid_out)

    def _lay_out(self, text: str, room: int) -> tuple[QStaticText, int]:
        """The text as far as there is room, and how wide that is."""
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        laid_out = QStaticText(shown)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.prepare(font=self._view.font())
        return laid_out, self._metrics.horizontalAdvance(shown)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What stands behind a cell's content, and the line below it."""
    place = option.rect
    if option.state & _CHOSEN:
        painter.fillRect(place, option.palette.highlight())
    painter.fillRect(place.left(), place.bottom(), place.width(), 1, line_of(option.widget))


def line_of(view: QWidget) -> QColor:
    """The colour of the lines between rows, as the style sheet has it."""
    return QColor.fromRgba(view.style().styleHint(_LINE, None, view) & 0xFFFFFFFF)
