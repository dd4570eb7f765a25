"""Accounts, messages and handshakes for the tests of transports."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailtool_gui.domain.account import Account, Limits, Security
from mailtool_gui.domain.message import Envelope, Identity, Message
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.transport import SmtpTransport

QUICK = 0.15  # where the server will not answer in time
PATIENT = 20.0  # where it will, however busy the machine is
LIMITS = Limits(in_flight=5, batch_size=10, batch_delay=timedelta(seconds=2))


def account(
    port: int = 2525,
    *,
    transport: str = "smtp",
    host: str = "127.0.0.1",
    security: Security = Security.NONE,
    user: str | None = None,
    cleartext: bool = False,
    folder: Path | None = None,
    reply_timeout: float = PATIENT,
    dot_timeout: float = PATIENT,
) -> Account:
    """An account with short deadlines."""
    return Account(
        name="work",
        sender="office@example.com",
        transport=transport,
        host=host,
        port=port,
        security=security,
        user=user,
        limits=LIMITS,
        allow_cleartext_auth=cleartext,
        folder=folder,
        reply_timeout=reply_timeout,
        dot_timeout=dot_timeout,
    )


def message(
    *recipients: str,
    data: bytes = b"Subject: Hello\r\n\r\nHello Anna\r\n",
    sender: str = "office@example.com",
    smtputf8: bool = False,
    mailtool_id: str = "0a1b2c",
) -> Message:
    """A message to `recipients`, or to anna@example.com."""
    return Message(
        envelope=Envelope(sender=sender, recipients=recipients or ("anna@example.com",), smtputf8=smtputf8),
        data=data,
        identity=Identity(message_id=f"<{mailtool_id}@example.com>", mailtool_id=mailtool_id),
        date=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    )


class RecordingHandshake:
    """Writes down what it was called for, and when. `barrier` answers `may_finish`; `decided`: it need not wait."""

    def __init__(self, barrier: Callable[[], bool] = lambda: True, *, decided: bool = False) -> None:
        self.decided = decided
        self.calls: list[str] = []
        self.times: list[float] = []
        self._barrier = barrier

    def started(self) -> None:
        self._note("started")

    def answered(self) -> None:
        self._note("answered")

    def may_finish(self) -> bool:
        self._note("may_finish")
        return self._barrier()

    def _note(self, call: str) -> None:
        self.calls.append(call)
        self.times.append(time.monotonic())


def no_secret() -> str | None:
    """The keyring is empty."""
    return None


def no_tls() -> ssl.SSLContext:
    """For accounts that must not ask for TLS."""
    raise AssertionError("nobody asked for TLS")


def connect(to: Account, *, password: str | None = None, tls: ssl.SSLContext | None = None) -> SmtpConnection:
    """An open connection."""
    return SmtpTransport(to, secret=lambda: password, tls=lambda: tls or no_tls()).connect()
