"""The mail a server has received, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mailtool_gui.ui.tips import plain_tip

if TYPE_CHECKING:
    from mailtool_gui.services.received import Letter

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LettersModel(QAbstractTableModel):
    """Newest first: number, recipient, subject."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: list[Letter] = []
        self._headers = (self.tr("No."), self.tr("To"), self.tr("Subject"))

    @property
    def newest(self) -> int:
        """The highest number there is; 0 for none."""
        return self._letters[-1].number if self._letters else 0

    def add(self, letters: Sequence[Letter]) -> None:
        """More mail, oldest first; what is there already is left out."""
        new = [letter for letter in letters if letter.number > self.newest]
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._letters += new
            self.endInsertRows()

    def letter(self, row: int) -> Letter:
        """The letter of a row."""
        return self._letters[-1 - row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's own signature
        """How many letters."""
        return 0 if parent.isValid() else len(self._letters)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's own signature
        """Three."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and how it stands."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() == 0 else _LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        letter = self.letter(index.row())
        text = (f"{letter.number:,}", letter.recipient, letter.subject)[index.column()]
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's name, standing as its cells do."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == 0 else _LEFT
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None
