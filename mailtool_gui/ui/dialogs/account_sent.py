"""The part of an account's dialog about where sent mail is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from mailtool_gui.domain.account import Account, Security
from mailtool_gui.services.account_imap import PORTS, ImapForm
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.rows import CAPTION, labelled_rows

NOWHERE, ANYWHERE = "", "imap"


class SentFields(QWidget):
    """Whether MailTool may look into the Sent folder, and where it is. `resized` when fields come or go."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.looks = Choice(
            [
                (NOWHERE, self.tr("Nobody looks: I say myself what arrived")),
                (ANYWHERE, self.tr("Look into the Sent folder (IMAP)")),
            ]
        )
        self.host, self.folder = QLineEdit(), QLineEdit()
        self.host.setPlaceholderText("imap.example.com")
        self.host.setAccessibleName(self.tr("IMAP server"))
        self.folder.setPlaceholderText(self.tr("Empty: found by itself"))
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.lineEdit().setTextMargins(9, 0, 0, 0)
        self.port.setFixedWidth(92)
        self.port.setAccessibleName(self.tr("IMAP port"))
        self.security = Choice(
            [
                (Security.IMPLICIT.value, self.tr("TLS from the start (usual, port 993)")),
                (Security.STARTTLS.value, self.tr("STARTTLS (port 143)")),
                (Security.NONE.value, self.tr("None: only for servers on this computer")),
            ]
        )
        self._usual_port()
        self._lay_out()
        self.security.changed.connect(self._usual_port)
        self.looks.changed.connect(self._show)
        self._show()

    def fill(self, account: Account) -> None:
        """Shows what an account has."""
        server = account.imap
        if server is None:
            return
        self.looks.choose(ANYWHERE)
        self.host.setText(server.host)
        self.security.choose(server.security.value)
        self.port.setValue(server.port)
        self.folder.setText(server.sent_folder or "")
        self._show()

    def wish(self, *, account: Account | None) -> ImapForm:
        """What the fields say: a server without a name is none."""
        host = self.host.text().strip() if self.looks.chosen == ANYWHERE else ""
        if not host:
            return ImapForm(host="") if account and account.imap else ImapForm()
        return ImapForm(
            host=host,
            port=self.port.value(),
            security=Security(self.security.chosen),
            sent_folder=self.folder.text().strip(),
        )

    def _usual_port(self) -> None:
        self.port.setValue(PORTS[Security(self.security.chosen)])

    def _show(self) -> None:
        self.fields.setVisible(self.looks.chosen == ANYWHERE)
        self.resized.emit()

    def _lay_out(self) -> None:
        server, self.fields = QWidget(), QWidget(self)
        row = QHBoxLayout(server)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        server.setFocusProxy(self.host)
        row.addWidget(self.host, 1)
        row.addWidget(self.port)
        inside = QVBoxLayout(self.fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(
            labelled_rows(
                (self.tr("&IMAP server"), server),
                (self.tr("Securit&y there"), self.security),
                (self.tr("Sent fo&lder"), self.folder),
            )
        )
        words = self.tr("Read only, with the password above, to see whether a doubtful message left.")
        note = text_label(words, role="secondary", wraps=True)
        note.setContentsMargins(CAPTION + 12, 0, 0, 0)
        inside.addWidget(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(labelled_rows((self.tr("In &doubt"), self.looks)))
        layout.addWidget(self.fields)
