"""Adding or editing an account."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.account_imap import ImapForm
from mailtool_gui.ui.choosing import ask_for_folder
from mailtool_gui.ui.dialogs.account_pace import PaceFields
from mailtool_gui.ui.dialogs.account_sent import SentFields
from mailtool_gui.ui.dialogs.account_server import ServerFields
from mailtool_gui.ui.dialogs.account_signature import SignatureFields
from mailtool_gui.ui.widgets.card import button, restyle, text_label
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.rows import labelled_rows

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account

WIDTH = 560
BAR, BESIDE = 10, 6  # px of a scroll bar, and beside it
LEFT, RIGHT = 24, 24 - BAR - BESIDE  # px beside all parts
FRAME = 56  # px that a desktop puts round a dialog, and some room
SMTP, FOLDER, LOG = "smtp", "folder", "log"


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountWish:
    """What the user wants; `name` is the account's, `password` None where it stays as it is."""

    name: str
    form: AccountForm
    password: str | None


class AccountDialog(QDialog):
    """`wished` carries an AccountWish when the fields make sense; who keeps it then calls `accept` or `refuse`."""

    wished = Signal(object)

    def __init__(self, account: Account | None = None, parent: QWidget | None = None, *, open_jobs: int = 0) -> None:
        super().__init__(parent)
        self.account = account
        self.setWindowTitle(self.tr("Edit account") if account else self.tr("Add account"))
        self.setFixedWidth(WIDTH)
        self.name = _line(self.tr("A word for yourself, such as Office"))
        self.address = _line("office@example.com")
        self.sender_name = _line(self.tr("As recipients see it, such as Silk Road Shop"))
        self.way = Choice(
            [
                (SMTP, self.tr("A mail server (SMTP)")),
                (FOLDER, self.tr("Files in a folder: nothing is sent")),
                (LOG, self.tr("The log alone: nothing is sent")),
            ]
        )
        self.server = ServerFields()
        self.folder = _line(self.tr("A folder for the .eml files"))
        self.folder_row = self._folder_row()
        self.sent = SentFields()
        self.pace, self.signature = PaceFields(open_jobs), SignatureFields()
        self.area = QScrollArea(widgetResizable=True)
        self.trouble = text_label(wraps=True)
        restyle(self.trouble, "state", "failed")
        self.save = button(self.tr("&Save"), kind="primary")
        self.cancel = button(self.tr("&Cancel"))
        self._lay_out()
        self._connect()
        if account:
            self._fill(account)
        self._show_way()
        (self.address if account else self.name).setFocus()

    def show_pace(self) -> None:
        """The pace is what the user wants to change."""
        self.pace.choice.setFocus()
        self.area.ensureWidgetVisible(self.pace)

    def refuse(self, sentence: str) -> None:
        """It could not be kept: says why, and the user goes on."""
        self.setEnabled(True)
        self.trouble.setText(sentence)
        self.trouble.show()
        self._fit()

    def wish(self) -> AccountWish | None:
        """What the fields say; None where something is missing, which is then said."""
        missing, widget = self._missing()
        if widget:
            self.refuse(missing)
            widget.setFocus()
            return None
        return AccountWish(name=self.name.text().strip(), form=self._form(), password=self._password())

    def _missing(self) -> tuple[str, QWidget | None]:
        way = self.way.chosen
        if not self.name.text().strip():
            return self.tr("Give the account a name."), self.name
        if not self.address.text().strip():
            return self.tr("Say which address the mail comes from."), self.address
        if way == SMTP and not self.server.host.text().strip():
            return self.tr("Say which server takes the mail."), self.server.host
        if way == FOLDER and not self.folder.text().strip():
            return self.tr("Choose the folder for the files."), self.folder
        return "", None

    def _form(self) -> AccountForm:
        way, server = self.way.chosen, self.server
        smtp = way == SMTP
        form = AccountForm(
            sender=self.address.text().strip(),
            sender_name=self.sender_name.text().strip(),
            host=server.host.text().strip() if smtp else None,
            port=server.port.value() if smtp else None,
            security=server.chosen_security if smtp else None,
            user=server.user.text().strip() if smtp else "",
            preset=self.pace.preset,
            overrides=self.pace.overrides,
            folder=Path(self.folder.text().strip()) if way == FOLDER else None,
            log_only=way == LOG,
            imap=self.sent.wish(account=self.account) if smtp else ImapForm(),
        )
        return self.signature.laid_over(form)

    def _password(self) -> str | None:
        return (self.server.password.text() or None) if self.way.chosen == SMTP else None

    def _ask(self) -> None:
        self.trouble.hide()
        wish = self.wish()
        if wish:
            self.setEnabled(False)
            self.wished.emit(wish)

    def _show_way(self) -> None:
        self.server.setVisible(self.way.chosen == SMTP)
        self.sent.setVisible(self.way.chosen == SMTP)
        self.folder_row.setVisible(self.way.chosen == FOLDER)
        self._fit()

    def _fit(self) -> None:
        """As high as its parts ask for at this width: sentences wrap; what the screen has no room for is scrolled."""
        layout, within = self.layout(), self._parts.layout()
        assert layout
        assert within
        within.setContentsMargins(0, 0, BESIDE + BAR, 0)
        within.activate()
        wanted = max(within.totalHeightForWidth(WIDTH - LEFT - RIGHT), within.totalMinimumSize().height())
        self.area.setFixedHeight(wanted)
        layout.activate()
        high = max(layout.totalHeightForWidth(WIDTH), layout.totalMinimumSize().height())
        excess = max(0, high - (self.screen().availableGeometry().height() - FRAME))
        within.setContentsMargins(0, 0, BESIDE if excess else BESIDE + BAR, 0)
        self.area.setFixedHeight(wanted - excess)
        self.setFixedHeight(high - excess)

    def _choose_folder(self) -> None:
        title = self.tr("A folder for the .eml files")
        ask_for_folder(self, title, self.folder.text(), lambda chosen: self.folder.setText(str(chosen)))

    def _fill(self, account: Account) -> None:
        self.name.setText(account.name)
        self.name.setEnabled(False)
        self.address.setText(account.sender)
        self.sender_name.setText(account.sender_name)
        self.way.choose(account.transport)
        self.folder.setText(str(account.folder or ""))
        self.server.fill(account)
        self.sent.fill(account)
        self.pace.fill(account)
        self.signature.fill(account)

    def _connect(self) -> None:
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.way.changed.connect(self._show_way)
        self.pace.resized.connect(self._fit)
        self.sent.resized.connect(self._fit)

    def _lay_out(self) -> None:
        self.trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LEFT, 20, RIGHT, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(self.windowTitle(), role="title"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts = self._all_parts()
        self.area.setWidget(self._parts)
        layout.addWidget(self.area)
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, BESIDE + BAR, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        layout.addSpacing(6)
        layout.addLayout(row)

    def _all_parts(self) -> QWidget:
        parts = QWidget()
        layout = QVBoxLayout(parts)
        layout.setContentsMargins(0, 0, BESIDE + BAR, 0)
        layout.setSpacing(10)
        form = labelled_rows(
            (self.tr("&Name"), self.name),
            (self.tr("&From address"), self.address),
            (self.tr("From na&me"), self.sender_name),
            (self.tr("Mail goes &to"), self.way),
        )
        layout.addLayout(form)
        for part in (self.server, self.sent, self.folder_row, self.pace, self.signature):
            layout.addWidget(part)
        return parts

    def _folder_row(self) -> QWidget:
        whole, inside, browse = QWidget(), QWidget(), button(self.tr("&Browse…"))
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._choose_folder)
        form = labelled_rows((self.tr("F&older"), inside))
        form.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(form)
        self.folder.setAccessibleName(self.tr("Folder"))
        return whole


def _line(example: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(example)
    return line
