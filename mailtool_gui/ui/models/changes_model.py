"""What was put right before sending, for a table view: corrected cells and rows left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mailtool_gui.domain.fixes import Correction, Skip
from mailtool_gui.ui.phrases import filled

Index = QModelIndex | QPersistentModelIndex
Change = Correction | Skip

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ChangesModel(QAbstractTableModel):
    """One row for each change, in the order of the sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[Change] = ()

    def show(self, changes: Sequence[Change]) -> None:
        """Shows these changes."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def change(self, row: int) -> Change | None:
        """The change in a row of the view."""
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The change in words."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(self._changes[index.row()])[index.column()]
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 3:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("What was done"), self.tr("Where"), self.tr("Before → now, or the reason"))[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _texts(self, change: Change) -> tuple[str, str, str]:
        if isinstance(change, Skip):
            return self.tr("Left out"), filled(self.tr("Row %1"), str(change.row)), change.reason
        empty = self.tr("(empty)")
        words = f"{change.before or empty} → {change.after or empty}"
        return self.tr("Corrected"), f"{change.cell} · {change.header}", words
