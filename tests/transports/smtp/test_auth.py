from __future__ import annotations

from base64 import b64decode

import pytest

from mailtool_gui.domain.errors import SecretError
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.smtp.transport import SmtpTransport
from tests.support.smtp_script import ScriptServer
from tests.support.smtp_values import account, connect, no_tls


def signed_in(features: str, *, user: str = "anna", password: str = "pass word") -> list[str]:
    with ScriptServer(features=[features]) as server:
        connect(account(server.port, user=user, cleartext=True), password=password).close()
        return server.settle().lines[1:-1]


def not_signed_in(
    features: str, *, cleartext: bool = True, password: str | None = "secret"
) -> tuple[Outcome, list[str]]:
    with ScriptServer(features=[features]) as server:
        with pytest.raises(ConnectFailed) as failed:
            connect(account(server.port, user="anna", cleartext=cleartext), password=password)
        return failed.value.outcome, server.settle().verbs


@pytest.mark.parametrize("features", ["AUTH PLAIN", "AUTH LOGIN PLAIN", "AUTH CRAM-MD5 PLAIN", "auth=plain"])
def test_plain_is_preferred_and_takes_one_round_trip(features: str) -> None:
    (line,) = signed_in(features, user="anna@müller.example", password="pässword")
    assert line.startswith("AUTH PLAIN ")
    assert b64decode(line[11:]).decode() == "\0anna@müller.example\0pässword"


def test_login() -> None:
    command, user, password = signed_in("AUTH LOGIN XOAUTH2")
    assert command == "AUTH LOGIN"
    assert (b64decode(user), b64decode(password)) == (b"anna", b"pass word")


def test_a_long_password_goes_on_a_line_of_its_own() -> None:
    command, answer = signed_in("AUTH PLAIN", password="x" * 600)
    assert command == "AUTH PLAIN"
    assert b64decode(answer) == b"\0anna\0" + b"x" * 600


def test_no_user_no_sign_in() -> None:
    with ScriptServer(features=["AUTH PLAIN"]) as server:
        connection = connect(account(server.port))
        connection.close()
        assert server.settle().verbs == ["EHLO", "QUIT"]
    assert connection.description == "not encrypted, not signed in"


def test_a_password_is_never_sent_in_clear_unless_allowed() -> None:
    outcome, verbs = not_signed_in("AUTH PLAIN", cleartext=False)
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.PAUSE, Scope.ACCOUNT, Stage.AUTH)
    assert "not encrypted" in outcome.reason
    assert verbs == ["EHLO"]


@pytest.mark.parametrize(
    ("features", "word"), [("PIPELINING", "offers no sign-in"), ("AUTH CRAM-MD5 XOAUTH2", "CRAM-MD5, XOAUTH2")]
)
def test_no_way_to_sign_in(features: str, word: str) -> None:
    outcome, verbs = not_signed_in(features)
    assert (outcome.verdict, outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)
    assert word in outcome.reason
    assert verbs == ["EHLO"]


def test_no_password_kept() -> None:
    outcome, verbs = not_signed_in("AUTH PLAIN", password=None)
    assert (outcome.verdict, outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)
    assert "No password is kept" in outcome.reason
    assert verbs == ["EHLO"]


def test_a_keyring_that_fails_pauses_with_its_own_words() -> None:
    def locked() -> str | None:
        raise SecretError("The keyring is locked. Unlock it.")

    with ScriptServer(features=["AUTH PLAIN"]) as server:
        transport = SmtpTransport(account(server.port, user="anna", cleartext=True), secret=locked, tls=no_tls)
        with pytest.raises(ConnectFailed) as failed:
            transport.connect()
    assert failed.value.outcome.reason == "The keyring is locked. Unlock it."
    assert failed.value.outcome.verdict is Verdict.PAUSE


def test_the_password_is_asked_for_each_time_and_shows_nowhere() -> None:
    asked: list[str] = []

    def secret() -> str:
        asked.append("asked")
        return "geheim"

    with ScriptServer(features=["AUTH PLAIN"]) as server:
        transport = SmtpTransport(account(server.port, user="anna", cleartext=True), secret=secret, tls=no_tls)
        connections = [transport.connect() for _ in range(2)]
        for connection in connections:
            connection.close()
    assert asked == ["asked", "asked"]
    kept = [vars(thing) for thing in (transport, *connections)]
    assert "geheim" not in repr(kept)


def test_login_refused_at_the_user_name_asks_no_more() -> None:
    with ScriptServer({"PROMPT": ["334 ", "535 5.7.8 unknown user"]}, features=["AUTH LOGIN"]) as server:
        with pytest.raises(ConnectFailed) as failed:
            connect(account(server.port, user="anna", cleartext=True), password="secret")
        lines = server.settle().lines
    assert failed.value.outcome.verdict is Verdict.PAUSE
    assert [line for line in lines if "c2VjcmV0" in line] == []
