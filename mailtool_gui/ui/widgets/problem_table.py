"""The view of what a check has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mailtool_gui.ui.models.problem_model import CELL, SEVERITY, ProblemModel
from mailtool_gui.ui.tokens import ROW
from mailtool_gui.ui.widgets.pill_cells import PillDelegate

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme


class ProblemTable(QTableView):
    """Severity as a pill, the cell, the sentence over the rest of the width."""

    def __init__(self, model: ProblemModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(SEVERITY, PillDelegate(theme, self))
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setFixedHeight(ROW)
        self.setColumnWidth(SEVERITY, 130)
        self.setColumnWidth(CELL, 100)
        self.setAccessibleName(self.tr("What the check has found"))
