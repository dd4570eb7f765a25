from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from mailtool_gui.domain.account import Security
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import Action, Drip, Drop, Late, Raw, Script, ScriptServer, Stall, never_ends
from tests.support.smtp_tls import client_tls, server_tls
from tests.support.smtp_values import PATIENT, QUICK, account, connect

RETRY_SERVER = (Verdict.RETRY, Scope.SERVER)
PAUSE_ACCOUNT = (Verdict.PAUSE, Scope.ACCOUNT)
COOL_ACCOUNT = (Verdict.COOL, Scope.ACCOUNT)
NEVER_ENDING = Drip(b"250-" + b"x" * 200)


def refused(
    server: ScriptServer, action: Action = "", *, security: Security = Security.NONE, user: str | None = None
) -> Outcome:
    """The verdict on a session that must not come to be because of `action`, its time limited."""
    with deadlines_from_silence(server):
        return refused_in_time(server, action, security=security, user=user)


def refused_in_time(
    server: ScriptServer, action: Action, *, security: Security = Security.NONE, user: str | None = None
) -> Outcome:
    """As that, for a server that is busy with something else."""
    timeout = QUICK if never_ends(action) else PATIENT
    wanted = account(server.port, security=security, user=user, cleartext=True, reply_timeout=timeout)
    began = time.monotonic()
    with pytest.raises(ConnectFailed) as failed:
        connect(wanted, password="secret", tls=client_tls())
    assert time.monotonic() - began < PATIENT / 2
    return failed.value.outcome


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("421 4.3.2 not now", RETRY_SERVER),
        ("421 4.7.0 slow down", COOL_ACCOUNT),
        ("421 Too many concurrent connections", COOL_ACCOUNT),
        ("450 4.3.2 busy", RETRY_SERVER),
        ("554 5.7.1 no service", PAUSE_ACCOUNT),
        ("354 what", RETRY_SERVER),
        ("hello there", RETRY_SERVER),
        (Raw(b"\x00\xff" * 4000), RETRY_SERVER),
        (Raw(b"220-more\r\n" * 200), RETRY_SERVER),
        (Drop(), RETRY_SERVER),
        (Drop(b"220 hal"), RETRY_SERVER),
        (Stall(), RETRY_SERVER),
        (Late("220 at last", 20.0), RETRY_SERVER),
        (NEVER_ENDING, RETRY_SERVER),
    ],
)
def test_greetings(action: Action, expected: tuple[Verdict, Scope]) -> None:
    with ScriptServer({"GREETING": [action]}) as server:
        outcome = refused(server, action)
    assert (outcome.verdict, outcome.scope) == expected
    assert outcome.stage is Stage.GREETING


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("421 4.3.2 not now", RETRY_SERVER),
        ("451 4.3.0 wait", RETRY_SERVER),
        ("550 5.7.1 bad name", PAUSE_ACCOUNT),
        ("nonsense", RETRY_SERVER),
        (Drop(), RETRY_SERVER),
        (Drop(b"250-script.example\r\n250-PIPE"), RETRY_SERVER),
        (Stall(), RETRY_SERVER),
        (NEVER_ENDING, RETRY_SERVER),
    ],
)
def test_ehlo(action: Action, expected: tuple[Verdict, Scope]) -> None:
    with ScriptServer({"EHLO": [action]}) as server:
        outcome = refused(server, action)
    assert (outcome.verdict, outcome.scope) == expected
    assert outcome.stage is Stage.EHLO


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("454 4.7.0 TLS not available", COOL_ACCOUNT),
        ("502 5.5.1 no", PAUSE_ACCOUNT),
        ("421 4.3.2 bye", RETRY_SERVER),
        ("nonsense", RETRY_SERVER),
        (Raw(b"220 Ready\r\n250 smuggled\r\n"), RETRY_SERVER),
        (Drop(), RETRY_SERVER),
        (Drop(b"220 Ready\r\n"), RETRY_SERVER),
        (Stall(), RETRY_SERVER),
        (NEVER_ENDING, RETRY_SERVER),
    ],
)
def test_starttls(action: Action, expected: tuple[Verdict, Scope]) -> None:
    with ScriptServer({"STARTTLS": [action]}, features=["STARTTLS", "AUTH PLAIN"], tls=server_tls()) as server:
        outcome = refused(server, action, security=Security.STARTTLS, user="anna")
        record = server.settle()
    assert (outcome.verdict, outcome.scope) == expected
    assert outcome.stage is Stage.STARTTLS
    assert "AUTH" not in record.verbs


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("535 5.7.8 wrong", PAUSE_ACCOUNT),
        ("534 5.7.9 app password", PAUSE_ACCOUNT),
        ("530 5.7.0 no", PAUSE_ACCOUNT),
        ("538 5.7.11 no", PAUSE_ACCOUNT),
        ("454 4.7.0 too many", COOL_ACCOUNT),
        ("451 4.3.0 backend", COOL_ACCOUNT),
        ("432 4.3.2 connections", COOL_ACCOUNT),
        ("421 4.7.0 too many", COOL_ACCOUNT),
        ("nonsense", RETRY_SERVER),
        ("334 more", RETRY_SERVER),
        (Drop(), RETRY_SERVER),
        (Stall(), RETRY_SERVER),
        (NEVER_ENDING, RETRY_SERVER),
    ],
)
@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_auth(mechanism: str, action: Action, expected: tuple[Verdict, Scope]) -> None:
    with ScriptServer({"AUTH": [action]}, features=[f"AUTH {mechanism}"]) as server:
        outcome = refused(server, action, user="anna")
        record = server.settle()
    assert (outcome.verdict, outcome.scope) == expected
    assert outcome.stage is Stage.AUTH
    assert record.verbs.count("AUTH") == 1
    assert record.connections == 1


@pytest.mark.parametrize("features", [["PIPELINING"], ["PIPELINING", "AUTH PLAIN"]])
def test_a_missing_starttls_sends_nothing_in_clear(features: Sequence[str]) -> None:
    with ScriptServer(features=features) as server:
        outcome = refused(server, security=Security.STARTTLS, user="anna")
        record = server.settle()
    assert (outcome.verdict, outcome.scope, outcome.stage) == (*PAUSE_ACCOUNT, Stage.STARTTLS)
    assert record.verbs == ["EHLO"]


def test_what_was_offered_in_clear_counts_for_nothing() -> None:
    clear = "250-script.example\n250-STARTTLS\n250 AUTH PLAIN"
    script: Script = {"EHLO": [clear, "250 script.example"]}
    with ScriptServer(script, tls=server_tls()) as server:
        outcome = refused(server, security=Security.STARTTLS, user="anna")
        record = server.settle()
    assert (outcome.verdict, outcome.stage) == (Verdict.PAUSE, Stage.AUTH)
    assert record.verbs == ["EHLO", "STAR", "EHLO"]


@pytest.mark.parametrize("code", ["500 what?", "502 5.5.1 not implemented"])
def test_a_server_older_than_ehlo(code: str) -> None:
    with ScriptServer({"EHLO": [code]}) as server:
        connect(account(server.port)).close()
        record = server.settle()
    assert record.verbs == ["EHLO", "HELO", "QUIT"]


def test_the_client_names_itself_by_its_address() -> None:
    with ScriptServer() as server:
        connect(account(server.port)).close()
        assert server.settle().lines[0] == "EHLO [127.0.0.1]"


def test_a_server_that_is_not_there() -> None:
    with ScriptServer() as server:
        port = server.port
    with pytest.raises(ConnectFailed) as failed:
        connect(account(port))
    outcome = failed.value.outcome
    assert (outcome.verdict, outcome.scope, outcome.stage) == (*RETRY_SERVER, Stage.CONNECT)
    assert f"127.0.0.1:{port}" in outcome.reason


def test_a_tls_port_that_speaks_plainly_and_the_other_way_round() -> None:
    with ScriptServer() as server:
        outcome = refused(server, security=Security.IMPLICIT)
    assert (outcome.verdict, outcome.stage) == (Verdict.PAUSE, Stage.CONNECT)
    with ScriptServer(tls=server_tls(), implicit=True) as server:
        outcome = refused_in_time(server, Stall())
    assert (outcome.verdict, outcome.stage) == (Verdict.RETRY, Stage.GREETING)


def test_a_server_that_never_ends_the_tls_handshake() -> None:
    with ScriptServer({"GREETING": [Stall()]}) as server:
        outcome = refused_in_time(server, Stall(), security=Security.IMPLICIT)
    assert (outcome.verdict, outcome.stage) == (Verdict.RETRY, Stage.CONNECT)


@pytest.mark.parametrize("security", [Security.NONE, Security.STARTTLS, Security.IMPLICIT])
def test_sessions_that_work_and_their_descriptions(security: Security) -> None:
    implicit = security is Security.IMPLICIT
    with ScriptServer(features=["STARTTLS", "AUTH PLAIN"], tls=server_tls(), implicit=implicit) as server:
        wanted = account(server.port, security=security, user="anna", cleartext=True)
        connection = connect(wanted, password="secret", tls=client_tls())
        connection.close()
    secured = "not encrypted" if security is Security.NONE else "encrypted with TLSv1.3"
    assert connection.description == f"{secured}, signed in as anna"
