"""The accounts as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mailtool_gui.domain.account import Account, AccountStatus
from mailtool_gui.ui.pace_words import pace_title, pace_words
from mailtool_gui.ui.phrases import clock_time, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.pill import StateRole

if TYPE_CHECKING:
    from mailtool_gui.services.accounts import Listed

_Index = QModelIndex | QPersistentModelIndex
CUSTOM = "custom"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SERVER = 2  # what the others take the room of where there is little
PACE = 3  # the widest column
STATE = 4  # the column with the pill


class AccountsModel(QAbstractTableModel):
    """Name, sender, server, pace, state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: Sequence[Listed] = ()
        self._headers = (self.tr("Name"), self.tr("Sender"), self.tr("Server"), self.tr("Pace"), self.tr("State"))

    def show(self, listed: Sequence[Listed]) -> None:
        """These accounts and no others; where the names are the same the choice stays."""
        same = [one.account.name for one in listed] == [one.account.name for one in self._listed]
        if same and listed == self._listed:
            return
        if same:
            self._listed = listed
            self.dataChanged.emit(self.index(0, 0), self.index(len(listed) - 1, len(self._headers) - 1))
            return
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def account(self, row: int) -> Account:
        """The account of a row."""
        return self._listed[row].account

    def listed(self, row: int) -> Listed:
        """The account of a row, and how it stands."""
        return self._listed[row]

    def row_of(self, name: str) -> int:
        """The row of an account; -1 where it is not there."""
        names = [one.account.name.casefold() for one in self._listed]
        return names.index(name.casefold()) if name.casefold() in names else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's own signature
        """How many accounts."""
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's own signature
        """Five."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the state's kind under StateRole."""
        if not index.isValid():
            return None
        listed = self._listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(listed, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._more(listed, index.column()))
        if role == StateRole and index.column() == STATE:
            return _KINDS[listed.state.status]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's name, standing as its cells do."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, listed: Listed, column: int) -> str:
        account = listed.account
        if column == 0:
            return account.name
        if column == 1:
            return f"{account.sender_name} <{account.sender}>" if account.sender_name else account.sender
        if column == SERVER:
            return account.host if account.transport == "smtp" else self._server(account)
        if column == PACE:
            own = account.preset == CUSTOM  # figures of the user's own need no name
            return pace_words(account.limits) if own else self._pace(account)
        return self._state(listed)

    def _more(self, listed: Listed, column: int) -> str:
        """A tool tip: all of what the cell has no room for."""
        account, server = listed.account, self._server(listed.account)
        if column == STATE:
            return said(listed.state.reason or "")
        if column == PACE:
            return self._pace(account)
        return server if column == SERVER else f"{self._text(listed, column)}\n{server}"

    def _pace(self, account: Account) -> str:
        return f"{pace_title(account.preset)}: {pace_words(account.limits)}"

    def _server(self, account: Account) -> str:
        if account.transport == "folder":
            return filled(self.tr("Folder %1"), account.folder)
        return self.tr("Log only") if account.transport == "log" else f"{account.host}:{account.port}"

    def _state(self, listed: Listed) -> str:
        state = listed.state
        if state.status is AccountStatus.READY:
            return self.tr("Ready")
        if state.status is AccountStatus.PAUSED:
            return self.tr("Needs you")
        now = datetime.now(UTC)
        again = state.next_try(now)
        if again is None:
            return self.tr("Waiting")
        return filled(self.tr("Waiting until %1"), clock_time(again, now))


_KINDS = {
    AccountStatus.READY: "accepted",
    AccountStatus.COOLING: "trying",
    AccountStatus.OFFLINE: "trying",
    AccountStatus.PAUSED: "failed",
}
