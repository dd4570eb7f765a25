"""One message against every fault at every stage, with PIPELINING and without."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import Withdrawn
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import (
    Action,
    Drip,
    Drop,
    Held,
    Late,
    Raw,
    Record,
    Script,
    ScriptServer,
    Stall,
    never_ends,
)
from tests.support.smtp_values import PATIENT, QUICK, RecordingHandshake, account, connect, message

PIPELINED = ("PIPELINING", "SIZE 10000000", "8BITMIME")
STEPWISE = ("SIZE 10000000", "8BITMIME")
both_ways = pytest.mark.parametrize("features", [PIPELINED, STEPWISE], ids=["pipelined", "stepwise"])

RETRY_SERVER = (Verdict.RETRY, Scope.SERVER)
UNKNOWN = (Verdict.UNKNOWN, Scope.MESSAGE)
PAUSE_ACCOUNT = (Verdict.PAUSE, Scope.ACCOUNT)
COOL_ACCOUNT = (Verdict.COOL, Scope.ACCOUNT)
FAIL_MESSAGE = (Verdict.FAIL, Scope.MESSAGE)
FAIL_RECIPIENT = (Verdict.FAIL, Scope.RECIPIENT)
DEFER_MESSAGE = (Verdict.DEFER, Scope.MESSAGE)
DEFER_RECIPIENT = (Verdict.DEFER, Scope.RECIPIENT)
RETRY_MESSAGE = (Verdict.RETRY, Scope.MESSAGE)
SENT = (Verdict.SENT, None)


@dataclass(frozen=True)
class Try:
    """What one attempt came to."""

    outcome: Outcome
    usable: bool
    calls: list[str]
    record: Record
    took: float

    @property
    def verdict(self) -> tuple[Verdict, Scope | None]:
        return self.outcome.verdict, self.outcome.scope


def attempt(
    script: Script, *, features: Sequence[str] = PIPELINED, what: Message | None = None, careless: bool = False
) -> Try:
    """Sends one message over a new connection to a server that plays `script`."""
    timeout = QUICK if any(never_ends(action) for actions in script.values() for action in actions) else PATIENT
    with ScriptServer(script, features=features, careless=careless) as server, deadlines_from_silence(server):
        handshake = RecordingHandshake(lambda: "BODY" not in script or server.interrupted.wait(5))
        connection = connect(account(server.port, reply_timeout=timeout, dot_timeout=timeout))
        began = time.monotonic()
        outcome = connection.send(what or message(), handshake)
        took = time.monotonic() - began
        usable = connection.usable
        connection.close()
        return Try(outcome, usable, handshake.calls, server.settle(), took)


# stage, what the server does there, verdict and scope, whether the connection stays usable
BEFORE_DATA: list[tuple[str, Action, tuple[Verdict, Scope], bool]] = [
    ("MAIL", "530 5.7.57 not authenticated", PAUSE_ACCOUNT, True),
    ("MAIL", "550 5.7.60 not your sender", PAUSE_ACCOUNT, True),
    ("MAIL", "554 refused", PAUSE_ACCOUNT, True),
    ("MAIL", "501 5.1.7 bad syntax", PAUSE_ACCOUNT, True),
    ("MAIL", "552 5.3.4 too big", FAIL_MESSAGE, True),
    ("MAIL", "452 4.3.1 storage", DEFER_MESSAGE, True),
    ("MAIL", "454 4.7.0 throttled", COOL_ACCOUNT, True),
    ("MAIL", "421 4.7.28 rate", COOL_ACCOUNT, False),
    ("MAIL", "421 4.3.2 bye", RETRY_SERVER, False),
    ("MAIL", Drop(b"421 4.7.0 slow\r\n"), COOL_ACCOUNT, False),
    ("MAIL", Drop(b"421 4.4.2 idle\r\n"), RETRY_SERVER, False),
    ("MAIL", Drop(), RETRY_SERVER, False),
    ("MAIL", Drop(b"250"), RETRY_SERVER, False),
    ("MAIL", Stall(), RETRY_SERVER, False),
    ("MAIL", Drip(b"250-" + b"x" * 99), RETRY_SERVER, False),
    ("MAIL", Late("250 too late", 20.0), RETRY_SERVER, False),
    ("MAIL", "nonsense", RETRY_SERVER, False),
    ("MAIL", "354 what", RETRY_SERVER, False),
    ("MAIL", Raw(b"250-x\r\n" * 150), RETRY_SERVER, False),
    ("RCPT", "550 5.1.1 no such user", FAIL_RECIPIENT, True),
    ("RCPT", "551 5.1.2 moved", FAIL_RECIPIENT, True),
    ("RCPT", "550 5.7.1 relay", FAIL_RECIPIENT, True),
    ("RCPT", "552 5.2.2 full", FAIL_RECIPIENT, True),
    ("RCPT", "550 5.4.5 daily limit", COOL_ACCOUNT, True),
    ("RCPT", "450 4.2.0 greylisted", DEFER_RECIPIENT, True),
    ("RCPT", "450 4.2.1 too quickly", DEFER_RECIPIENT, True),
    ("RCPT", "452 4.2.2 full now", DEFER_RECIPIENT, True),
    ("RCPT", "452 4.5.3 too many", RETRY_MESSAGE, True),
    ("RCPT", "432 4.3.2 connections", COOL_ACCOUNT, True),
    ("RCPT", "421 4.4.2 idle", RETRY_SERVER, False),
    ("RCPT", Drop(b"421 4.3.2 bye\r\n"), RETRY_SERVER, False),
    ("RCPT", Drop(b"550 5.1.1 no such user\r\n"), FAIL_RECIPIENT, False),
    ("RCPT", Drop(), RETRY_SERVER, False),
    ("RCPT", Stall(), RETRY_SERVER, False),
    ("RCPT", Drip(b"250-" + b"x" * 99), RETRY_SERVER, False),
    ("RCPT", "nonsense", RETRY_SERVER, False),
    ("DATA", "451 4.3.0 not now", DEFER_MESSAGE, True),
    ("DATA", "554 5.7.1 content", FAIL_MESSAGE, True),
    ("DATA", "503 5.5.1 sequence", PAUSE_ACCOUNT, True),
    ("DATA", "421 4.3.2 bye", RETRY_SERVER, False),
    ("DATA", "250 2.0.0 what", RETRY_SERVER, False),
    ("DATA", Drop(), RETRY_SERVER, False),
    ("DATA", Stall(), RETRY_SERVER, False),
    ("DATA", "nonsense", RETRY_SERVER, False),
]  # fmt: skip


@both_ways
@pytest.mark.parametrize(("stage", "action", "expected", "usable"), BEFORE_DATA)
def test_before_the_data(
    features: Sequence[str], stage: str, action: Action, expected: tuple[Verdict, Scope], usable: bool
) -> None:
    tried = attempt({stage: [action]}, features=features)
    assert tried.verdict == expected
    assert tried.usable is usable
    assert "may_finish" not in tried.calls
    assert tried.calls[0] == "started"
    assert tried.record.bodies == []
    assert tried.took < PATIENT / 2


BODY_AND_DOT: list[tuple[str, Action, tuple[Verdict, Scope | None], bool]] = [
    ("BODY", Drop(), RETRY_SERVER, False),
    ("BODY", Drop(b"421 4.7.0 slow down\r\n"), COOL_ACCOUNT, False),
    ("BODY", "451 4.3.0 not so fast", DEFER_MESSAGE, False),
    ("BODY", "552 5.3.4 enough", FAIL_MESSAGE, False),
    ("BODY", "250 2.0.0 taken already", RETRY_SERVER, False),
    ("BODY", "nonsense", RETRY_SERVER, False),
    ("DOT", "250 2.0.0 Ok", SENT, True),
    ("DOT", "250-2.0.0 Ok\n250 2.0.0 queued", SENT, True),
    ("DOT", Late("250 2.0.0 Ok", 0.1), SENT, True),
    ("DOT", "554 5.7.1 spam", FAIL_MESSAGE, True),
    ("DOT", "552 5.3.4 too big", FAIL_MESSAGE, True),
    ("DOT", "550 5.1.8 outbound", PAUSE_ACCOUNT, True),
    ("DOT", "554 5.2.252 SendAsDenied", PAUSE_ACCOUNT, True),
    ("DOT", "550 5.4.5 daily", COOL_ACCOUNT, True),
    ("DOT", "451 4.3.0 later", DEFER_MESSAGE, True),
    ("DOT", "452 4.3.1 storage", DEFER_MESSAGE, True),
    ("DOT", "450 4.2.1 too quickly", DEFER_RECIPIENT, True),
    ("DOT", "421 4.7.0 slow down", COOL_ACCOUNT, False),
    ("DOT", "421 4.3.2 shutting down", RETRY_SERVER, False),
    ("DOT", Drop(b"421 4.3.2 shutting down\r\n"), RETRY_SERVER, False),
    ("DOT", Drop(), UNKNOWN, False),
    ("DOT", Drop(b"250 2.0"), UNKNOWN, False),
    ("DOT", Stall(), UNKNOWN, False),
    ("DOT", Late("250 2.0.0 too late", 20.0), UNKNOWN, False),
    ("DOT", Drip(b"250 2.0.0 " + b"x" * 99), UNKNOWN, False),
    ("DOT", "nonsense", UNKNOWN, False),
    ("DOT", "354 more", UNKNOWN, False),
    ("DOT", Raw(b"\xff\x00\n"), UNKNOWN, False),
    ("DOT", Raw(b"2" * 5000), UNKNOWN, False),
    ("DOT", Raw(b"250-Ok\r\n" * 150), UNKNOWN, False),
]  # fmt: skip


@both_ways
@pytest.mark.parametrize(("stage", "action", "expected", "usable"), BODY_AND_DOT)
def test_body_and_dot(
    features: Sequence[str], stage: str, action: Action, expected: tuple[Verdict, Scope | None], usable: bool
) -> None:
    body = b"Subject: Hello\r\n\r\n" + b"x" * 70 + b"\r\n"
    tried = attempt({stage: [action]}, features=features, what=message(data=body))
    assert tried.verdict == expected
    assert tried.usable is usable
    assert tried.outcome.stage is (Stage.DOT if stage == "DOT" else Stage.DATA)
    assert tried.record.bodies == ([body] if stage == "DOT" else [])
    assert tried.took < PATIENT / 2


def test_the_whole_envelope_leaves_in_one_write() -> None:
    tried = attempt({})
    assert b"MAIL FROM:<office@example.com> SIZE=30\r\nRCPT TO:<anna@example.com>\r\nDATA\r\n" in tried.record.chunks
    assert tried.record.bodies == [message().data]
    assert tried.outcome.reply is not None
    assert str(tried.outcome.reply) == "2.0.0 Ok: queued as 4711"


def test_without_pipelining_each_command_waits_for_its_answer() -> None:
    tried = attempt({}, features=STEPWISE)
    assert tried.record.chunks[1:4] == [
        b"MAIL FROM:<office@example.com> SIZE=30\r\n",
        b"RCPT TO:<anna@example.com>\r\n",
        b"DATA\r\n",
    ]
    assert b"".join(tried.record.chunks[4:]).startswith(message().data + b".\r\n")


def test_the_dot_is_a_write_of_its_own_after_the_barrier() -> None:
    """The server has the whole body in hand before the barrier lets the dot go."""
    with ScriptServer() as server:
        connection = connect(account(server.port))
        seen: list[bytes] = []

        def barrier() -> bool:
            deadline = time.monotonic() + 5
            while message().data not in server.record.chunks and time.monotonic() < deadline:
                time.sleep(0.005)
            seen.extend(server.record.chunks)
            return True

        connection.send(message(), RecordingHandshake(barrier))
        connection.close()
        record = server.settle()
    assert seen[-1] == message().data
    assert record.chunks[len(seen)] == b".\r\n"


@both_ways
def test_a_refused_barrier_cuts_the_line_before_the_dot(features: Sequence[str]) -> None:
    with ScriptServer(features=features) as server:
        connection = connect(account(server.port))
        with pytest.raises(Withdrawn):
            connection.send(message(), RecordingHandshake(lambda: False))
        record = server.settle()
    assert not connection.usable
    assert record.bodies == []
    assert record.unfinished == [message().data]


@both_ways
def test_answered_follows_the_answer_to_mail_whatever_it_is(features: Sequence[str]) -> None:
    assert attempt({"MAIL": ["550 no"]}, features=features).calls == ["started", "answered"]
    assert attempt({"MAIL": [Drop()]}, features=features).calls == ["started"]
    assert attempt({"RCPT": [Stall()]}, features=features).calls == ["started", "answered"]


@both_ways
def test_answered_does_not_wait_for_the_rest(features: Sequence[str]) -> None:
    told = threading.Event()

    class Telling(RecordingHandshake):
        def answered(self) -> None:
            super().answered()
            told.set()

    with ScriptServer({"RCPT": [Held("250 Ok", told)]}, features=features) as server:
        connection = connect(account(server.port))
        handshake = Telling()
        assert connection.send(message(), handshake).verdict is Verdict.SENT
        connection.close()
    assert handshake.calls == ["started", "answered", "may_finish"]


# Several recipients

COPIES = message("anna@example.com", "boss@example.com", "file@example.com")


@both_ways
def test_a_refused_copy_does_not_stop_the_others(features: Sequence[str]) -> None:
    tried = attempt({"RCPT": ["250 ok", "550 5.1.1 no such user", "250 ok"]}, features=features, what=COPIES)
    assert tried.verdict == SENT
    assert tried.outcome.others == (("boss@example.com", "550 5.1.1 no such user"),)
    assert tried.record.bodies == [COPIES.data]


@both_ways
def test_all_copies_refused(features: Sequence[str]) -> None:
    tried = attempt({"RCPT": ["250 ok", "450 4.2.0 grey", "550 no"]}, features=features, what=COPIES)
    assert tried.verdict == SENT
    assert tried.outcome.others == (("boss@example.com", "450 4.2.0 grey"), ("file@example.com", "550 no"))


@pytest.mark.parametrize(("reply", "expected"), [("550 5.1.1 no", FAIL_RECIPIENT), ("450 4.2.0 grey", DEFER_RECIPIENT)])
def test_a_refused_to_means_nobody_gets_it_though_the_server_said_354(
    reply: str, expected: tuple[Verdict, Scope]
) -> None:
    """Only cutting the line is safe: whatever followed a 354 would be taken for a message."""
    tried = attempt({"RCPT": [reply]}, what=COPIES)
    assert tried.verdict == expected
    assert not tried.usable
    assert tried.record.bodies == []
    assert tried.record.unfinished == [b""]
    assert tried.calls == ["started", "answered"]


@pytest.mark.parametrize("script", [{"RCPT": ["550 5.1.1 no"]}, {"MAIL": ["550 no"], "RCPT": ["503 no"]}])
def test_354_though_everything_was_refused_is_not_answered_with_an_empty_message(script: Script) -> None:
    tried = attempt(script, careless=True)
    assert tried.outcome.verdict in (Verdict.FAIL, Verdict.PAUSE)
    assert not tried.usable
    assert tried.record.bodies == []
    assert tried.record.unfinished == [b""]


def test_a_refused_to_without_pipelining_is_reset() -> None:
    tried = attempt({"RCPT": ["550 5.1.1 no"]}, features=STEPWISE, what=COPIES)
    assert tried.verdict == FAIL_RECIPIENT
    assert tried.usable
    assert tried.record.verbs == ["EHLO", "MAIL", "RCPT", "RSET", "QUIT"]


def test_a_refused_to_with_pipelining_is_reset_when_data_was_refused_too() -> None:
    tried = attempt({"RCPT": ["550 5.1.1 no"]})
    assert tried.verdict == FAIL_RECIPIENT
    assert tried.usable
    assert tried.record.verbs == ["EHLO", "MAIL", "RCPT", "DATA", "RSET", "QUIT"]


@pytest.mark.parametrize("rset", ["500 what", "421 bye", Drop(), Stall(), "nonsense"])
def test_a_reset_that_fails_leaves_the_verdict_and_ends_the_connection(rset: Action) -> None:
    tried = attempt({"RCPT": ["550 5.1.1 no"], "RSET": [rset]}, features=STEPWISE)
    assert tried.verdict == FAIL_RECIPIENT
    assert not tried.usable


# Answers nobody asked for


@both_ways
def test_an_answer_before_its_question_is_never_taken_for_the_dots(features: Sequence[str]) -> None:
    """A 250 sent together with the 354 must not make a message `sent` that nobody took."""
    tried = attempt({"DATA": [Raw(b"354 go\r\n250 2.0.0 Ok\r\n")]}, features=features)
    assert tried.verdict == RETRY_SERVER
    assert tried.record.bodies == []
    assert not tried.usable


def test_extra_bytes_after_the_envelope_do_not_shift_the_answers() -> None:
    tried = attempt({"RCPT": ["550 5.1.1 no"], "DATA": [Raw(b"554 no\r\n250 extra\r\n")]})
    assert tried.verdict == FAIL_RECIPIENT
    assert not tried.usable


# Big bodies


def test_a_server_that_stops_reading_is_before_the_dot() -> None:
    big = message(data=b"Subject: big\r\n\r\n" + b"x" * 9_000_000 + b"\r\n")
    tried = attempt({"BODY": [Stall()]}, what=big)
    assert tried.verdict == RETRY_SERVER
    assert tried.outcome.stage is Stage.DATA
    assert tried.took < PATIENT / 2


def test_a_server_that_cuts_off_a_big_body_with_a_reason_is_heard() -> None:
    big = message(data=b"Subject: big\r\n\r\n" + b"x" * 9_000_000 + b"\r\n")
    tried = attempt({"BODY": ["552 5.3.4 enough"]}, what=big)
    assert tried.verdict == FAIL_MESSAGE


def test_a_big_body_arrives_whole() -> None:
    lines = b"".join(b"%06d %s\r\n" % (number, b"y" * 60) for number in range(50_000))
    tried = attempt({}, what=message(data=b"Subject: big\r\n\r\n" + lines))
    assert tried.verdict == SENT
    assert tried.record.bodies == [b"Subject: big\r\n\r\n" + lines]


# Abort


@pytest.mark.parametrize(("stage", "expected"), [("MAIL", RETRY_SERVER), ("DATA", RETRY_SERVER), ("DOT", UNKNOWN)])
def test_abort_ends_a_blocked_send_at_once(stage: str, expected: tuple[Verdict, Scope]) -> None:
    with ScriptServer({stage: [Stall()]}) as server:
        connection = connect(account(server.port, reply_timeout=20, dot_timeout=20))

        def abort() -> None:
            while server.silent_since is None:
                time.sleep(0.005)
            connection.abort()

        aborting = threading.Thread(target=abort)
        aborting.start()
        began = time.monotonic()
        outcome = connection.send(message(), RecordingHandshake())
        aborting.join()
        connection.close()
    assert (outcome.verdict, outcome.scope) == expected
    assert time.monotonic() - began < 10
    assert not connection.usable


def test_a_message_too_large_for_the_server_starts_nothing() -> None:
    tried = attempt({}, features=["PIPELINING", "SIZE 20"])
    assert tried.verdict == FAIL_MESSAGE
    assert tried.calls == []
    assert tried.usable
    assert tried.record.verbs == ["EHLO", "QUIT"]
