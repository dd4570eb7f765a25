"""The list of what was put right, and a way back for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from mailtool_gui.ui.models.changes_model import ChangesModel
from mailtool_gui.ui.tokens import ROW
from mailtool_gui.ui.widgets.card import button, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.mending import Mended


class ChangesList(QWidget):
    """`undone` carries the Correction or the Skip that is to be taken back: by the button or the Delete key."""

    undone = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ChangesModel(self)
        self.table = QTableView()
        self.undo = button(self.tr("&Undo this change"))
        self._dress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setContentsMargins(15, 0, 15, 4)
        words = self.tr("The workbook itself stays as it is. The job and its workbook of results tell these changes.")
        across.addWidget(text_label(words, role="secondary"), 1)
        across.addWidget(self.undo)
        layout.addLayout(across)
        self.undo.clicked.connect(self._undo)

    def show_changes(self, mended: Mended) -> None:
        """All changes there are."""
        row = self.table.currentIndex().row()
        self.model.show(mended.changes)
        if self.model.rowCount():
            self.table.selectRow(max(0, min(row, self.model.rowCount() - 1)))
        self.undo.setEnabled(self.model.rowCount() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The Delete key in the table."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._undo()
            return True
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        change = self.model.change(self.table.currentIndex().row())
        if change is not None:
            self.undone.emit(change)

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("What was put right"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        down, across = table.verticalHeader(), table.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setFixedHeight(ROW)
        for column, width in enumerate((150, 220)):
            table.setColumnWidth(column, width)
        table.installEventFilter(self)
