"""Where the intent is on disk before the body could leave, body and dot go in one write: the outcomes stay the same."""

from __future__ import annotations

import select

import pytest

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import Withdrawn
from mailtool_gui.transports.smtp.wire import CHUNK
from mailtool_gui.transports.steps import BARRIER, LineWait, Pause, carried_out
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import Action, Drop, Raw, Record, Script, ScriptServer, Stall, never_ends
from tests.support.smtp_values import PATIENT, QUICK, RecordingHandshake, account, connect, message

SENT = (Verdict.SENT, None)
UNKNOWN = (Verdict.UNKNOWN, Scope.MESSAGE)
RETRY_SERVER = (Verdict.RETRY, Scope.SERVER)


def attempt(script: Script, what: Message | None = None) -> tuple[Outcome, bool, list[str], Record]:
    """What came of one message, whether the connection is usable, what the sender was told, what the server saw."""
    timeout = QUICK if any(never_ends(action) for actions in script.values() for action in actions) else PATIENT
    with ScriptServer(script) as server, deadlines_from_silence(server):
        handshake = RecordingHandshake(decided=True)
        connection = connect(account(server.port, reply_timeout=timeout, dot_timeout=timeout))
        outcome = connection.send(what or message(), handshake)
        usable = connection.usable
        connection.close()
        return outcome, usable, handshake.calls, server.settle()


def test_body_and_dot_are_one_write() -> None:
    outcome, usable, calls, record = attempt({})
    assert (outcome.verdict, usable) == (Verdict.SENT, True)
    assert calls == ["started", "answered", "may_finish"]
    assert message().data + b".\r\n" in record.chunks
    assert record.bodies == [message().data]


def test_a_big_body_leaves_before_its_dot() -> None:
    big = message(data=b"Subject: big\r\n\r\n" + b"x" * 70 * (CHUNK // 70) + b"\r\n")
    outcome, _, _, record = attempt({}, big)
    assert outcome.verdict is Verdict.SENT
    assert record.bodies == [big.data]


@pytest.mark.parametrize(
    ("action", "expected", "usable"),
    [
        ("250 2.0.0 Ok", SENT, True),
        ("554 5.7.1 spam", (Verdict.FAIL, Scope.MESSAGE), True),
        ("451 4.3.0 later", (Verdict.DEFER, Scope.MESSAGE), True),
        ("421 4.7.0 slow down", (Verdict.COOL, Scope.ACCOUNT), False),
        ("354 more", UNKNOWN, False),
        ("nonsense", UNKNOWN, False),
        (Drop(), UNKNOWN, False),
        (Drop(b"421 4.3.2 bye\r\n"), RETRY_SERVER, False),
        (Stall(), UNKNOWN, False),
    ],
)
def test_answers_to_the_dot(action: Action, expected: tuple[Verdict, Scope | None], usable: bool) -> None:
    outcome, still_usable, calls, record = attempt({"DOT": [action]})
    assert (outcome.verdict, outcome.scope) == expected
    assert outcome.stage is Stage.DOT
    assert still_usable is usable
    assert "may_finish" in calls
    assert record.bodies == [message().data]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_refused_envelope_is_never_followed_by_a_body(stage: str) -> None:
    outcome, _, calls, record = attempt({stage: ["550 5.7.1 no"]})
    assert outcome.verdict is not Verdict.SENT
    assert "may_finish" not in calls
    assert record.bodies == []


def test_an_answer_before_its_question_is_never_taken_for_the_dots() -> None:
    outcome, usable, _, record = attempt({"DATA": [Raw(b"354 go\r\n250 2.0.0 Ok\r\n")]})
    assert (outcome.verdict, outcome.scope, usable) == (*RETRY_SERVER, False)
    assert record.bodies == []


@pytest.mark.parametrize("last", [b"", b"421 4.3.2 bye\r\n"])
def test_a_line_that_ended_before_the_body_is_before_the_dot(last: bytes) -> None:
    outcome, usable, _, record = attempt({"DATA": [Drop(b"354 go\r\n" + last)]})
    assert outcome.verdict is Verdict.RETRY or record.bodies == []
    assert outcome.verdict is not Verdict.SENT
    assert not usable


def test_a_refusal_writes_nothing_of_the_message() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        with pytest.raises(Withdrawn):
            connection.send(message(), RecordingHandshake(lambda: False, decided=True))
        record = server.settle()
    assert not connection.usable
    assert (record.bodies, record.unfinished) == ([], [b""])


def test_a_decision_that_comes_while_the_small_body_waits_saves_a_write() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        handshake = RecordingHandshake()
        course = connection.sending(message(), handshake)
        pause: Pause = next(course)
        while pause is not BARRIER:
            assert isinstance(pause, LineWait)
            select.select([pause.fileno], [], [], 5)
            pause = next(course)
        handshake.decided = True
        outcome = carried_out(course)
        connection.close()
        record = server.settle()
    assert outcome.verdict is Verdict.SENT
    assert message().data + b".\r\n" in record.chunks
