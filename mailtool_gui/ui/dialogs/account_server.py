"""The part of an account's dialog about its mail server."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from mailtool_gui.domain.account import Account, Security
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.rows import CAPTION, labelled_rows

PORTS = {Security.STARTTLS: 587, Security.IMPLICIT: 465, Security.NONE: 25}
"""The usual port of each kind of security (RFC 6409, RFC 8314)."""


class ServerFields(QWidget):
    """Host, port, security, user, password."""

    def __init__(self) -> None:
        super().__init__()
        self.host, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.host.setPlaceholderText("smtp.example.com")
        self.user.setPlaceholderText(self.tr("Often the address; empty where no log-in is needed"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Kept in this computer's keyring"))
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.lineEdit().setTextMargins(9, 0, 0, 0)
        self.port.setFixedWidth(92)
        self.security = Choice(
            [
                (Security.STARTTLS.value, self.tr("STARTTLS (usual, port 587)")),
                (Security.IMPLICIT.value, self.tr("TLS from the start (port 465)")),
                (Security.NONE.value, self.tr("None: only for servers on this computer")),
            ]
        )
        self.security.changed.connect(self._usual_port)
        self._usual_port()
        self._lay_out()

    @property
    def chosen_security(self) -> Security:
        """How the connection is secured."""
        return Security(self.security.chosen)

    def fill(self, account: Account) -> None:
        """Shows what an account has; never its password."""
        if account.transport != "smtp":
            return
        self.host.setText(account.host)
        self.security.choose(account.security.value)
        self.port.setValue(account.port)
        self.user.setText(account.user or "")
        if account.user:
            self.password.setPlaceholderText(self.tr("Leave empty to keep the one there is"))

    def _usual_port(self) -> None:
        if self.port.value() in (self.port.minimum(), *PORTS.values()):  # another one was typed, and stays
            self.port.setValue(PORTS[self.chosen_security])

    def _lay_out(self) -> None:
        server = QWidget()
        row = QHBoxLayout(server)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        port = text_label(self.tr("&Port"), role="secondary")
        port.setBuddy(self.port)
        self.port.setAccessibleName(self.tr("Port"))
        self.host.setAccessibleName(self.tr("Server"))
        server.setFocusProxy(self.host)
        row.addWidget(self.host, 1)
        row.addWidget(port)
        row.addWidget(self.port)
        form = labelled_rows(
            (self.tr("Se&rver"), server),
            (self.tr("Sec&urity"), self.security),
            (self.tr("&User"), self.user),
            (self.tr("Pass&word"), self.password),
        )
        note = text_label(
            self.tr("Gmail and some others want an app password here, not the one you log in with."),
            role="secondary",
            wraps=True,
        )
        note.setContentsMargins(CAPTION + 12, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(note)
