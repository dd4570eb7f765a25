"""The view of a paged model: tells it which rows are in sight; rows are opened by double click or Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from mailtool_gui.domain.listing import Sort
from mailtool_gui.ui.models.paged import Line, PagedModel, sort_key
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tokens import ROW
from mailtool_gui.ui.widgets.cells import CellDelegate

_FEW = 3  # rows
LEAST = 150  # px of the column that takes the room that is left


class PagedTable(QTableView):
    """`opened` carries the line that the user wants to see closer.

    `widths` are the columns' in px; the one that is not named takes what room is left. Where that is too little, the
    columns are as `narrow` says; 0 hides one. `sort_wanted` carries the Sort that a click on a title asks for: up,
    down, and None for the rows' own order.
    """

    opened = Signal(object)
    sort_wanted = Signal(object)

    def __init__(
        self,
        model: PagedModel,
        widths: Mapping[int, int],
        name: str,
        parent: QWidget | None = None,
        *,
        narrow: Mapping[int, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._paged = model
        self._widths, self._narrow, self._is_narrow = widths, narrow or widths, False
        self.setAccessibleName(name)
        self.setModel(model)
        self._cells = CellDelegate(self, model)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._set_headers(widths)
        self._let_sort()
        self.verticalScrollBar().valueChanged.connect(self.look)
        model.modelReset.connect(self.look)
        model.rowsInserted.connect(self.look)
        self.doubleClicked.connect(self._open)

    def look(self) -> None:
        """Tells the model what is in sight."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            self._paged.show_rows(first, last if last >= 0 else self._paged.total - 1)

    @property
    def sort(self) -> Sort | None:
        """What the title's arrow says."""
        across = self.horizontalHeader()
        section = across.sortIndicatorSection()
        order = self._paged.order_of(section) if 0 <= section < self._paged.columnCount() else None
        if order is None:
            return None
        return Sort(by=order, descending=across.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder)

    def unsort(self) -> None:
        """Back to the rows' own order, without telling anybody."""
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Some rows at least, where the page is scrolled."""
        return QSize(super().sizeHint().width(), (_FEW + 1) * ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More or fewer rows are in sight."""
        super().resizeEvent(event)
        self._fit()
        self.look()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """All rows share what is looked up here."""
        self._cells.prepare()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def line_at(self, row: int) -> Line | None:
        """What a row shows."""
        return self._paged.line(row)

    def _fit(self) -> None:
        """What the user has made wider or narrower stays until there is too little room, or enough again."""
        is_narrow = self.viewport().width() < sum(self._widths.values()) + LEAST
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        for column, width in (self._narrow if is_narrow else self._widths).items():
            self.setColumnHidden(column, not width)
            if width:
                self.setColumnWidth(column, width)

    def _set_headers(self, widths: Mapping[int, int]) -> None:
        rows, across = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        across.setHighlightSections(False)
        across.setFixedHeight(ROW - 1)
        for column in range(self._paged.columnCount()):
            if column in widths:
                across.resizeSection(column, widths[column])
            else:
                across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _let_sort(self) -> None:
        if not any(self._paged.order_of(column) for column in range(self._paged.columnCount())):
            return
        across = self.horizontalHeader()
        across.setSectionsClickable(True)
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setSortIndicatorShown(True)
        across.sortIndicatorChanged.connect(self._tell_sort)
        keys = [sort_key(column) for column in range(self._paged.columnCount()) if self._paged.order_of(column)]
        for column, key in enumerate(keys):
            QShortcut(QKeySequence(key), self, lambda column=column: self.sort_by(column))
        self.setAccessibleDescription(filled(self.tr("%1 sort by a column: up, down, not at all."), ", ".join(keys)))

    def sort_by(self, column: int) -> None:
        """As a click on the column's title: up, then down, then the rows' own order."""
        across, up, down = self.horizontalHeader(), Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if across.sortIndicatorSection() != column:
            across.setSortIndicator(column, up)
        elif across.sortIndicatorOrder() is up:
            across.setSortIndicator(column, down)
        else:
            across.setSortIndicator(-1, up)

    def _tell_sort(self, section: int, _order: Qt.SortOrder) -> None:
        if section >= 0 and self._paged.order_of(section) is None:
            self.unsort()
        self.sort_wanted.emit(self.sort)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self._paged.line(index.row())
        if line is not None:
            self.opened.emit(line)


def table_card(table: PagedTable) -> QFrame:
    """The table on a panel with round corners."""
    frame = QFrame()
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 6, 1, 6)
    layout.addWidget(table)
    return frame
