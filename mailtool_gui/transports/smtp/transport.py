"""SMTP as a Transport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.proofs import Proofs
from mailtool_gui.transports.smtp.session import TlsContext, open_session

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.transports.base import Learn
    from mailtool_gui.transports.smtp.auth import Secret


class SmtpTransport:
    """One account's SMTP server. `secret` gives its password, `tls` the one shared context.

    `learn` is told how large a message the server takes, by every connection (None: it sets no limit); from any thread.
    """

    def __init__(
        self, account: Account, *, secret: Secret, tls: TlsContext, learn: Learn = lambda _largest: None
    ) -> None:
        if not account.host or not 0 < account.port < 65536:
            raise AccountError("The account needs a server name and a port.", where=account.name)
        self._account = account
        self._secret = secret
        self._tls = tls
        self._learn = learn
        self._proofs = Proofs()

    def connect(self) -> SmtpConnection:
        """Opens a session. Raises ConnectFailed with the verdict."""
        session = open_session(self._account, secret=self._secret, tls=self._tls)
        self._learn(session.features.size)
        return SmtpConnection(session, self._account, self._proofs)
