"""Signing in: AUTH PLAIN and LOGIN (RFC 4954, 4616)."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.outcome import Outcome, Reply, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.replies import Event, judge, judge_event
from mailtool_gui.transports.smtp.features import Features
from mailtool_gui.transports.smtp.wire import Wire

MAX_COMMAND = 500  # RFC 5321, 4.5.3.1.4: 512 with the line end; longer first answers are sent on their own

Secret = Callable[[], str | None]


class SignInGate:
    """Keeps many workers from trying a wrong password many times: providers lock accounts for that.

    Until a sign-in has succeeded they go one at a time. A server's refusal for good is remembered for the gate's
    life; one for a while is shared with those who were already waiting.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._proved = False
        self._failed: tuple[float, Outcome] | None = None

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Held around one sign-in. Raises ConnectFailed where an earlier one has shown that it is useless."""
        came_at = time.monotonic()
        self.check(came_at)
        if self._proved:
            with self._noting():
                yield
            return
        with self._lock:
            self.check(came_at)
            with self._noting():
                yield
            self._proved = True

    def check(self, came_at: float | None = None) -> None:
        """Raises ConnectFailed where a sign-in was refused for good, or (for a while) since `came_at`."""
        if self._failed is None:
            return
        failed_at, outcome = self._failed
        if outcome.verdict is Verdict.PAUSE or (came_at is not None and failed_at >= came_at):
            raise ConnectFailed(outcome)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except ConnectFailed as failure:
            if failure.outcome.reply is not None:
                self._proved = False
                self._failed = (time.monotonic(), failure.outcome)
            raise


def sign_in(wire: Wire, features: Features, account: Account, secret: Secret) -> None:
    """Signs `account.user` in. Raises ConnectFailed with a verdict at Stage.AUTH, or WireFailure.

    The password is asked for only when it is certain that it may be sent.
    """
    if wire.tls_version is None and not account.allow_cleartext_auth:
        raise ConnectFailed(judge_event(Stage.AUTH, Event.AUTH_IN_CLEAR))
    mechanism = _mechanism(features)
    password = secret()
    if password is None:
        raise ConnectFailed(judge_event(Stage.AUTH, Event.NO_SECRET))
    reply = mechanism(wire, account.user or "", password, account.reply_timeout)
    if reply.code // 100 != 2:
        raise ConnectFailed(judge(Stage.AUTH, reply))


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
