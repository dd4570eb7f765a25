"""A session as the engine uses it: one message after another, until it ends."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from mailtool_gui.transports.base import Following, Handshake, StaleConnection, nobody
from mailtool_gui.transports.smtp.chunked import transaction_of
from mailtool_gui.transports.smtp.envelope import unsendable
from mailtool_gui.transports.smtp.transaction import Talk, Timeouts, Transaction
from mailtool_gui.transports.smtp.wire import WireFailure
from mailtool_gui.transports.steps import Steps, carried_out

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Message
    from mailtool_gui.domain.outcome import Outcome
    from mailtool_gui.transports.smtp.proofs import Proofs
    from mailtool_gui.transports.smtp.session import Session

GOODBYE = 1.0  # seconds a server gets to answer QUIT
IDLE = 5.0  # seconds after which an unused session may have been closed by the server


class SmtpConnection:
    """A SteppedConnection over SMTP. `proofs` is what this server has shown on any connection of the account."""

    def __init__(self, session: Session, account: Account, proofs: Proofs) -> None:
        self._session = session
        self._talk = Talk(
            wire=session.wire,
            features=session.features,
            timeouts=Timeouts(reply=account.reply_timeout, dot=account.dot_timeout),
            proofs=proofs,
        )
        self._idle_from = time.monotonic() + IDLE
        self._usable = True
        self._used = False
        self._begun: Transaction | None = None

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

    def sending(self, message: Message, handshake: Handshake, following: Following = nobody) -> Steps[Outcome]:
        """See SteppedConnection.sending."""
        begun, self._begun = self._begun, None
        if begun is not None and begun.message is message:
            return (yield from self._transact(begun, following, may_be_stale=True))
        refusal = unsendable(message, self._session.features)
        if refusal is not None:
            return refusal
        may_be_stale = time.monotonic() >= self._idle_from
        if begun or (may_be_stale and not self._session.wire.quiet()):
            self._end()
            raise StaleConnection
        transaction = transaction_of(self._talk, message, handshake)
        return (yield from self._transact(transaction, following, may_be_stale=may_be_stale))

    def may_follow(self, message: Message) -> bool:
        """See SteppedConnection.may_follow: not behind the first message, which shows whether the session works."""
        return self._leads and unsendable(message, self._session.features) is None

    @property
    def _leads(self) -> bool:
        return self._used and self._session.features.pipelining and self._talk.proofs.ahead.trusted

    def _transact(self, transaction: Transaction, following: Following, *, may_be_stale: bool) -> Steps[Outcome]:
        try:
            return (yield from transaction.run(partial(self._next_envelope, following), may_be_stale=may_be_stale))
        finally:
            self._idle_from = 0.0  # once used, it may be closed at any time
            self._used = True
            if not transaction.usable:
                self._end()

    def _next_envelope(self, following: Following) -> bytes:
        given = following() if self._leads and self._talk.proofs.ahead.free else None
        if given is None:
            return b""
        self._talk.proofs.ahead.tries()
        self._begun = transaction_of(self._talk, *given, ahead=True)
        return self._begun.begin()

    def close(self) -> None:
        """Says QUIT where that makes sense, and closes."""
        carried_out(self.closing())

    def closing(self) -> Steps[None]:
        """As `close`. Where an envelope is under way the server may take whatever is said for its content."""
        if self._usable and self._begun is None:
            with suppress(WireFailure):
                yield from self._session.wire.asking("QUIT", GOODBYE)
        self._end()

    def abort(self) -> None:
        """Cuts the line at once; the thread that sends finds out."""
        self._usable = False
        self._session.wire.abort()

    def _end(self) -> None:
        self._usable = False
        if self._begun is not None:
            self._begun = None
            self._talk.proofs.ahead.left_open()
        self._session.wire.close()
