"""The view of a worksheet: headers and Excel's row numbers stay, columns share the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QStyleOptionViewItem, QTableView, QWidget

from mailtool_gui.ui.tokens import ROW
from mailtool_gui.ui.widgets.cells import CellDelegate

if TYPE_CHECKING:
    from mailtool_gui.ui.models.sheet_model import SheetModel
    from mailtool_gui.ui.tasks import Precedence

_PADDING = 30  # px of a cell beside its text
_NARROWEST, _WIDEST = 70, 300
_MEASURED_ROWS, _MEASURED_COLUMNS = 24, 60


class SheetTable(QTableView):
    """Shows a SheetModel. Widths come from the first rows alone: measuring all would take seconds.

    With `framed` the current cell has a frame, as in Excel.
    """

    def __init__(
        self, model: SheetModel, precedence: Precedence, parent: QWidget | None = None, *, framed: bool = False
    ) -> None:
        super().__init__(parent)
        self._precedence = precedence
        self._widths: list[int] = []
        self._corner = QLabel(self.tr("Row"), self)
        self._corner.setObjectName("corner")
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._set_up()
        self.setModel(model)
        self._cells = _FramedCell(self, model) if framed else CellDelegate(self, model)
        self.setItemDelegate(self._cells)

    def fit(self) -> None:
        """Gives every column the width its first rows ask for, and shares out what is left."""
        model = self.model()
        rows = range(min(model.rowCount(), _MEASURED_ROWS))
        columns = range(min(model.columnCount(), _MEASURED_COLUMNS))
        self._widths = [self._asked(column, rows) for column in columns]
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The room has changed."""
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Before all tasks: each of a thousand questions to the model would have to wait for one of them.

        Measured, while a thread reads addresses: 200 ms instead of 15.
        """
        with self._precedence:
            self._cells.prepare()
            super().paintEvent(event)

    def updateGeometries(self) -> None:  # noqa: N802
        """Keeps the corner's word over the row numbers."""
        super().updateGeometries()
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        self._corner.setGeometry(rows.x(), columns.y(), rows.width(), columns.height())

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setHighlightSections(False)
        across.setFixedHeight(ROW)
        down.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        down.setMinimumWidth(64)

    def _asked(self, column: int, rows: range) -> int:
        model, metrics = self.model(), QFontMetrics(self.font())
        header = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        texts = [header, *(str(model.index(row, column).data() or "")[:80] for row in rows)]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return max(_NARROWEST, min(_WIDEST, widest + _PADDING))

    def _share(self) -> None:
        """Where there is room to spare, every column gets its part of it."""
        asked = sum(self._widths)
        room = self.viewport().width()
        factor = room / asked if 0 < asked < room and len(self._widths) == self.model().columnCount() else 1
        for column, width in enumerate(self._widths[:-1]):
            self.setColumnWidth(column, int(width * factor))
        if self._widths:
            rest = sum(int(width * factor) for width in self._widths[:-1])
            last = room - rest if factor > 1 else self._widths[-1]
            self.setColumnWidth(len(self._widths) - 1, last)


class _FramedCell(CellDelegate):
    """Paints a frame around the current cell, over whatever the cell shows."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """See CellDelegate."""
        super().paint(painter, option, index)
        if index == self._view.currentIndex():
            painter.save()
            painter.setPen(QPen(self._view.palette().link().color(), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()
