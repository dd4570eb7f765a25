"""What a check has found, for a table view: errors first, each with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.pill import StateRole

Index = QModelIndex | QPersistentModelIndex

SEVERITY, CELL, SENTENCE = range(3)


class ProblemModel(QAbstractTableModel):
    """The findings of one check."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: Sequence[Problem] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Shows these findings, in this order."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def problem(self, row: int) -> Problem | None:
        """The finding in a row of the view."""
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def row_of(self, problem: Problem | None) -> int | None:
        """Where a finding of the same code about the same cell or row stands."""
        if problem is None:
            return None
        wanted = (problem.code, problem.row, problem.cell)
        same = (row for row, each in enumerate(self._problems) if (each.code, each.row, each.cell) == wanted)
        return next(same, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The finding in words."""
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(problem)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == SENTENCE:
            return plain_tip(said(problem.message))
        if role == StateRole and index.column() == SEVERITY:
            return "failed" if problem.severity is Severity.ERROR else "trying"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 3:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Severity"), self.tr("Cell"), self.tr("What was found"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _texts(self, problem: Problem) -> tuple[str, str, str]:
        severity = self.tr("Error") if problem.severity is Severity.ERROR else self.tr("Warning")
        row = self.tr("Row {0}").format(problem.row) if problem.row else self.tr("Message")
        sentence = " ".join(said(problem.message).split()).removeprefix(f"{problem.cell}: ")
        return severity, problem.cell or row, sentence
