"""A session as the engine uses it: one message after another, until it ends."""

from __future__ import annotations

import time
from contextlib import suppress

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome
from mailtool_gui.transports.base import Handshake, StaleConnection
from mailtool_gui.transports.smtp.envelope import unsendable
from mailtool_gui.transports.smtp.session import Session
from mailtool_gui.transports.smtp.transaction import Timeouts, Transaction
from mailtool_gui.transports.smtp.wire import WireFailure
from mailtool_gui.transports.steps import Steps, carried_out

GOODBYE = 1.0  # seconds a server gets to answer QUIT
IDLE = 5.0  # seconds after which an unused session may have been closed by the server


class SmtpConnection:
    """A SteppedConnection over SMTP."""

    def __init__(self, session: Session, account: Account) -> None:
        self._session = session
        self._timeouts = Timeouts(reply=account.reply_timeout, dot=account.dot_timeout)
        self._idle_from = time.monotonic() + IDLE
        self._usable = True

    @property
    def usable(self) -> bool:
        """Whether another message may be sent over it."""
        return self._usable

    @property
    def description(self) -> str:
        """How it is secured and who is signed in."""
        return self._session.description

    @property
    def largest_message(self) -> int | None:
        """What EHLO said of SIZE, in bytes (RFC 1870); None where it sets no limit."""
        return self._session.features.size

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        """See Connection.send."""
        return carried_out(self.sending(message, handshake))

    def sending(self, message: Message, handshake: Handshake) -> Steps[Outcome]:
        """See SteppedConnection.sending."""
        refusal = unsendable(message, self._session.features)
        if refusal is not None:
            return refusal
        may_be_stale = time.monotonic() >= self._idle_from
        if may_be_stale and not self._session.wire.quiet():
            self._end()
            raise StaleConnection
        return (yield from self._transact(message, handshake, may_be_stale=may_be_stale))

    def _transact(self, message: Message, handshake: Handshake, *, may_be_stale: bool) -> Steps[Outcome]:
        session = self._session
        transaction = Transaction(session.wire, session.features, self._timeouts, message, handshake)
        try:
            return (yield from transaction.run(may_be_stale=may_be_stale))
        finally:
            self._idle_from = 0.0  # once used, it may be closed at any time
            if not transaction.usable:
                self._end()

    def close(self) -> None:
        """Says QUIT where that makes sense, and closes."""
        carried_out(self.closing())

    def closing(self) -> Steps[None]:
        """As `close`."""
        if self._usable:
            with suppress(WireFailure):
                yield from self._session.wire.asking("QUIT", GOODBYE)
        self._end()

    def abort(self) -> None:
        """Cuts the line at once; the thread that sends finds out."""
        self._usable = False
        self._session.wire.abort()

    def _end(self) -> None:
        self._usable = False
        self._session.wire.close()
