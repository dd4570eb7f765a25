"""Signing in: AUTH PLAIN and LOGIN (RFC 4954, 4616)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SecretError
from mailtool_gui.domain.outcome import Reply, Stage
from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.replies import Event, judge, judge_event

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.transports.smtp.features import Features
    from mailtool_gui.transports.smtp.wire import Wire

MAX_COMMAND = 500  # RFC 5321, 4.5.3.1.4: 512 with the line end; longer first answers are sent on their own

Secret = Callable[[], str | None]


def sign_in(wire: Wire, features: Features, account: Account, secret: Secret) -> None:
    """Signs `account.user` in. Raises ConnectFailed with a verdict at Stage.AUTH, or WireFailure.

    The password is asked for only when it is certain that it may be sent.
    """
    if wire.tls_version is None and not account.allow_cleartext_auth:
        raise ConnectFailed(judge_event(Stage.AUTH, Event.AUTH_IN_CLEAR))
    mechanism = _mechanism(features)
    reply = mechanism(wire, account.user or "", _password(secret), account.reply_timeout)
    if reply.code // 100 != 2:
        raise ConnectFailed(judge(Stage.AUTH, reply))


def _password(secret: Secret) -> str:
    missing = judge_event(Stage.AUTH, Event.NO_SECRET)
    try:
        password = secret()
    except SecretError as error:
        raise ConnectFailed(replace(missing, reason=error.message)) from error
    if password is None:
        raise ConnectFailed(missing)
    return password


def _mechanism(features: Features) -> Callable[[Wire, str, str, float], Reply]:
    if not features.auth:
        raise ConnectFailed(judge_event(Stage.AUTH, Event.AUTH_MISSING))
    known = {"PLAIN": _plain, "LOGIN": _login}
    for name, mechanism in known.items():
        if name in features.auth:
            return mechanism
    raise ConnectFailed(judge_event(Stage.AUTH, Event.AUTH_UNKNOWN, detail=", ".join(sorted(features.auth))[:100]))


def _plain(wire: Wire, user: str, password: str, seconds: float) -> Reply:
    answer = _base64(f"\0{user}\0{password}")
    line = f"AUTH PLAIN {answer}"
    if len(line) <= MAX_COMMAND:
        return wire.command(line, seconds)
    return _answer(wire, wire.command("AUTH PLAIN", seconds), answer, seconds)


def _login(wire: Wire, user: str, password: str, seconds: float) -> Reply:
    asked = wire.command("AUTH LOGIN", seconds)
    asked = _answer(wire, asked, _base64(user), seconds)
    return _answer(wire, asked, _base64(password), seconds)


def _answer(wire: Wire, asked: Reply, answer: str, seconds: float) -> Reply:
    return wire.command(answer, seconds) if asked.code == 334 else asked


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")
