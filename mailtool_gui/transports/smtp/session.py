"""Opening a session: connect, greet, encrypt, sign in."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mailtool_gui.domain.account import Account, Security
from mailtool_gui.domain.outcome import Reply, Stage
from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.replies import Event, judge, judge_event
from mailtool_gui.transports.smtp.auth import Secret, sign_in
from mailtool_gui.transports.smtp.dial import dial
from mailtool_gui.transports.smtp.features import Features, parse_features
from mailtool_gui.transports.smtp.secured import secured
from mailtool_gui.transports.smtp.wire import Deadline, Wire, WireFailure, reply_of

TlsContext = Callable[[], ssl.SSLContext]


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """An open, secured, authenticated line, what the server can do, and a few words for the user."""

    wire: Wire
    features: Features
    description: str


def open_session(account: Account, *, secret: Secret, tls: TlsContext) -> Session:
    """Opens a session as the account asks. Raises ConnectFailed with the verdict; nothing stays open then."""
    wire = _greeted(account, tls)
    try:
        features = _secured(wire, account, tls)
        if account.user is not None:
            with _at(Stage.AUTH):
                sign_in(wire, features, account, secret)
    except BaseException:
        wire.close()
        raise
    return Session(wire=wire, features=features, description=secured(wire.tls_version, account.user))


@contextmanager
def _at(stage: Stage) -> Iterator[None]:
    try:
        yield
    except WireFailure as failure:
        raise ConnectFailed(judge_event(stage, failure.event, detail=failure.detail)) from failure


def _greeted(account: Account, tls: TlsContext) -> Wire:
    deadline = Deadline(account.reply_timeout)
    with _at(Stage.CONNECT):
        wire = Wire(dial(account.host, account.port, deadline))
    try:
        if account.security is Security.IMPLICIT:
            with _at(Stage.CONNECT):
                wire.secure(tls(), account.host, deadline)
        with _at(Stage.GREETING):
            _require(Stage.GREETING, reply_of(*wire.read_lines(deadline)))
    except BaseException:
        wire.close()
        raise
    return wire


def _secured(wire: Wire, account: Account, tls: TlsContext) -> Features:
    features = _hello(wire, account)
    if account.security is not Security.STARTTLS:
        return features
    if not features.starttls:
        raise ConnectFailed(judge_event(Stage.STARTTLS, Event.STARTTLS_MISSING))
    with _at(Stage.STARTTLS):
        _require(Stage.STARTTLS, wire.command("STARTTLS", account.reply_timeout))
        wire.secure(tls(), account.host, Deadline(account.reply_timeout))
    return _hello(wire, account)  # what was offered in clear counts for nothing (RFC 3207, 4.2)


def _hello(wire: Wire, account: Account) -> Features:
    with _at(Stage.EHLO):
        code, lines = wire.exchange(f"EHLO {wire.address_literal}", account.reply_timeout)
        if code in {500, 502}:  # a server older than EHLO
            code, lines = wire.exchange(f"HELO {wire.address_literal}", account.reply_timeout)
            lines = lines[:1]
    _require(Stage.EHLO, reply_of(code, lines))
    return parse_features(lines[1:])


def _require(stage: Stage, reply: Reply) -> None:
    if reply.code // 100 != 2:
        raise ConnectFailed(judge(stage, reply))
