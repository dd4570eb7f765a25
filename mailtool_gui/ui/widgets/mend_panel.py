"""The cell that a finding is about, in its place in the sheet, and a field to put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mailtool_gui.domain.fixes import Correction
from mailtool_gui.ui.models.sheet_model import SheetModel
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.sheet_table import SheetTable

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.sheet import Row, Table
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.dialogs.leave_out import LeaveOut
    from mailtool_gui.ui.mending import Mended

_HEIGHT = 206  # px: a field, headers and four rows


class MendPanel(QWidget):
    """`corrected` carries a Correction, `left_out` a Row and the reason. A click on a cell makes it the current one."""

    corrected = Signal(object)
    left_out = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table: Table | None = None
        self.model = SheetModel(context.theme.tokens, self)
        self.table = SheetTable(self.model, context.tasks.precedence, framed=True)
        self.table.setAccessibleName(self.tr("The row in the workbook"))
        self.cell = text_label(role="heading")
        self.value = QLineEdit()
        self.fix = button(self.tr("P&ut it right"))
        self.skip = button(self.tr("&Leave out the row…"), kind="quiet")
        self.dialog: LeaveOut | None = None
        self.value.setAccessibleName(self.tr("What the cell is to say"))
        self.setFixedHeight(_HEIGHT)
        self._lay_out()
        self._connect()
        self.hide()

    def show_table(self, table: Table, mended: Mended) -> None:
        """The sheet that was checked, and what was put right in it."""
        if table is not self._table:
            self._table = table
            self.model.show(table)
            self.table.fit()
        self.model.show_mended(mended)
        self._show_cell()

    def lead_to(self, problem: Problem) -> None:
        """Scrolls to the cell that a finding is about; hides where it is about none."""
        place = self.model.place_of(problem.row) if problem.row else None
        self.setVisible(place is not None)
        if place is None:
            return
        index = self.model.index(place, self._column(problem))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, SheetTable.ScrollHint.PositionAtCenter)
        self._show_cell()

    @property
    def row(self) -> Row | None:
        """The row of the current cell, as the workbook has it."""
        return self.model.row_at(self.table.currentIndex().row())

    def _column(self, problem: Problem) -> int:
        """The place of the column that a finding names, by its cell or its header."""
        letter = (problem.cell or "").rstrip("0123456789")
        for place, column in enumerate(self.model.columns):
            if column.letter == letter or (not letter and column.header == problem.column):
                return place
        return 0

    def _show_cell(self) -> None:
        row, column = self.row, self.table.currentIndex().column()
        for each in (self.value, self.fix, self.skip):
            each.setEnabled(row is not None)
        if row is None:
            return
        header = self.model.columns[column]
        name = f"{header.letter}{row.number}"
        self.cell.setText(f"{name} · {header.header}")
        self.value.setText(self.model.shown(row, column))
        self.value.setAccessibleName(filled(self.tr("What cell %1 is to say"), name))
        self.skip.setText(filled(self.tr("&Leave out row %1…"), str(row.number)))
        self.value.selectAll()

    def _put_right(self) -> None:
        row, column = self.row, self.table.currentIndex().column()
        if row is None:
            return
        found = self.model.columns[column]
        before, after = row.cells[column].shown, self.value.text().strip()
        if after != self.model.shown(row, column):
            self.corrected.emit(
                Correction(row=row.number, letter=found.letter, header=found.header, before=before, after=after)
            )

    def _ask(self) -> None:
        row = self.row
        if row is None:
            return
        from mailtool_gui.ui.dialogs.leave_out import LeaveOut

        self.dialog = LeaveOut(row.number, self.window())
        self.dialog.agreed.connect(lambda reason: self.left_out.emit(row, reason))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()

    def _lay_out(self) -> None:
        self.value.setMinimumWidth(260)
        across = QHBoxLayout()
        across.setContentsMargins(15, 8, 15, 0)
        across.setSpacing(10)
        across.addWidget(self.cell)
        across.addWidget(self.value, 1)
        across.addWidget(self.fix)
        across.addWidget(self.skip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(across)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.doubleClicked.connect(self.value.setFocus)
        self.value.returnPressed.connect(self._put_right)
        self.fix.clicked.connect(self._put_right)
        self.skip.clicked.connect(self._ask)
        self._context.theme.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.model.set_tokens(self._context.theme.tokens)
