"""BDAT (RFC 3030): first in three steps, then in one; never again after anything else than the right answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import StaleConnection, Withdrawn
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.transport import SmtpTransport
from mailtool_gui.transports.smtp.wire import CHUNK
from mailtool_gui.transports.steps import carried_out
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import Action, Drip, Drop, Raw, Script, ScriptServer, Stall, never_ends
from tests.support.smtp_values import PATIENT, QUICK, RecordingHandshake, account, message, no_secret, no_tls

OFFER = ("PIPELINING", "SIZE 10000000", "8BITMIME", "CHUNKING")
OK = "250 2.0.0 Ok"
SMALL = message()
BIG = message(data=b"Subject: big\r\n\r\n" + b"x" * 70 * (CHUNK // 70) + b"\r\n")
Opening = Callable[[], SmtpConnection]


@contextmanager
def chunking(script: Script | None = None, features: Sequence[str] = OFFER) -> Iterator[tuple[Opening, ScriptServer]]:
    """How to connect, always for one account, and the server."""
    actions = [action for each in (script or {}).values() for action in each]
    timeout = QUICK if any(never_ends(action) for action in actions) else PATIENT
    with ScriptServer(script, features=features) as server, deadlines_from_silence(server):
        to = account(server.port, reply_timeout=timeout, dot_timeout=timeout)
        transport, opened = SmtpTransport(to, secret=no_secret, tls=no_tls), list[SmtpConnection]()

        def connect() -> SmtpConnection:
            opened.append(transport.connect())
            return opened[-1]

        yield connect, server
        for line in opened:
            line.close()
        server.settle()


def send(connection: SmtpConnection, what: Message = SMALL, *, may: bool = True) -> Outcome:
    return connection.send(what, RecordingHandshake(lambda: may, decided=True))


def said(server: ScriptServer) -> list[str]:
    """The commands that hand over content."""
    return [text for text in server.record.lines if text.startswith(("BDAT", "DATA"))]


def test_the_first_goes_in_three_steps_and_the_others_in_one() -> None:
    with chunking() as (connect, server):
        line = connect()
        assert [send(line).verdict for _ in range(3)] == [Verdict.SENT] * 3
        line.close()
    assert said(server) == ["BDAT 16", "BDAT 14", "BDAT 0 LAST", "BDAT 30 LAST", "BDAT 30 LAST"]
    assert server.record.bodies == [SMALL.data] * 3
    assert not any(b".\r\n" in chunk for chunk in server.record.chunks if b"example.com>" not in chunk)


def test_it_is_proved_for_all_connections_of_the_account() -> None:
    with chunking() as (connect, server):
        send(connect())
        send(connect())
    assert said(server)[3:] == ["BDAT 30 LAST"]


def test_one_line_finds_out_while_the_others_go_by_data() -> None:
    with chunking() as (connect, server):
        first = connect()
        course = first.sending(SMALL, RecordingHandshake(decided=True))
        next(course)  # its envelope is under way
        send(connect())
        assert carried_out(course).verdict is Verdict.SENT
        send(connect())
    assert said(server) == ["DATA", "BDAT 16", "BDAT 14", "BDAT 0 LAST", "BDAT 30 LAST"]


@pytest.mark.parametrize("features", [OFFER[:3], OFFER[1:]], ids=["not offered", "not pipelined"])
def test_by_data_where_not_both_are_offered(features: Sequence[str]) -> None:
    with chunking(features=features) as (connect, server):
        assert send(connect()).verdict is Verdict.SENT
    assert said(server) == ["DATA"]


def test_a_big_one_always_waits_for_the_barrier_before_last() -> None:
    with chunking() as (connect, server):
        line = connect()
        assert [send(line, what).verdict for what in (SMALL, BIG)] == [Verdict.SENT] * 2
    assert said(server)[3:] == [f"BDAT {len(BIG.data)}", "BDAT 0 LAST"]
    assert server.record.bodies == [SMALL.data, BIG.data]


def test_without_the_intent_there_is_no_last() -> None:
    with chunking() as (connect, server):
        with pytest.raises(Withdrawn):
            send(connect(), may=False)
        send(connect())
        with pytest.raises(Withdrawn):
            send(connect(), may=False)
    assert said(server) == ["BDAT 16", "BDAT 14", "BDAT 16", "BDAT 14", "BDAT 0 LAST"]
    assert server.record.bodies == [SMALL.data]


def test_the_next_envelope_leaves_behind_the_last_chunk() -> None:
    with chunking() as (connect, server):
        line = connect()
        send(line)
        started = RecordingHandshake(decided=True)
        other = message("ben@example.com")
        carried_out(line.sending(SMALL, RecordingHandshake(decided=True), lambda: (other, started)))
        assert carried_out(line.sending(other, started)).verdict is Verdict.SENT
    assert SMALL.data + b"MAIL FROM:<office@example.com> SIZE=30\r\nRCPT TO:<ben@example.com>\r\n" in b"".join(
        server.record.chunks
    )
    assert said(server)[3:] == ["BDAT 30 LAST", "BDAT 30 LAST"]


# What makes an account's messages go by DATA


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        ("BDAT", "500 5.5.1 what?"),
        ("BDAT", "502 5.5.1 not implemented"),
        ("BDAT", "503 5.5.1 bad sequence"),
        ("BDAT", "554 5.7.1 no"),
        ("BDAT", Drop()),
        ("BDAT", Drop(b"250 2.0")),
        ("BDAT", Stall()),
        ("BDAT", "nonsense"),
        ("DOT", "500 5.5.1 what?"),
        ("DOT", "503 5.5.1 bad sequence"),
        ("DOT", "501 5.5.4 no empty chunks"),
        ("DOT", "555 5.5.2 Syntax error"),
        ("DOT", "554 5.7.1 spam"),
        ("DOT", "550 5.4.5 daily limit"),
    ],
)
def test_a_server_that_does_not_understand_it_costs_nothing(stage: str, answer: Action) -> None:
    with chunking({stage: [answer]}) as (connect, server):
        line = connect()
        with pytest.raises(StaleConnection):
            send(line)
        assert not line.usable
        assert send(connect()).verdict is Verdict.SENT
        assert send(connect(), BIG).verdict is Verdict.SENT
    assert said(server)[-2:] == ["DATA", "DATA"]


@pytest.mark.parametrize("answer", ["500 5.5.1 what?", Drip(b"250-" + b"x" * 200), Drop(), Stall()])
def test_content_waits_until_the_server_knows_the_command(answer: Action) -> None:
    """Who does not know it would read what follows for commands, and a letter may hold some."""
    letter = message(data=b"Subject: x\r\n\r\nMAIL FROM:<office@example.com>\r\n")
    with chunking({"BDAT": [answer]}) as (connect, server), pytest.raises(StaleConnection):
        send(connect(), letter)
    assert said(server) == ["BDAT 12"]
    assert server.record.verbs.count("MAIL") == 1


@pytest.mark.parametrize("answer", [Drop(), Stall(), "nonsense", "354 what", Raw(b"2" * 5000)])
def test_no_answer_to_last_is_a_doubt_and_the_only_one(answer: Action) -> None:
    """A proxy that said 250 to the chunk, threw it away and closed the line."""
    with chunking({"DOT": [answer]}) as (connect, server):
        outcome = send(connect())
        assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.UNKNOWN, Scope.MESSAGE, Stage.DOT)
        assert send(connect()).verdict is Verdict.SENT
    assert said(server) == ["BDAT 16", "BDAT 14", "BDAT 0 LAST", "DATA"]


@pytest.mark.parametrize(
    ("answer", "verdict"), [("554 5.7.1 spam", Verdict.FAIL), ("550 5.4.5 daily limit", Verdict.COOL)]
)
def test_where_it_is_proved_a_refusal_is_a_verdict(answer: Action, verdict: Verdict) -> None:
    with chunking({"DOT": [OK, answer]}) as (connect, server):
        line = connect()
        send(line)
        assert send(line).verdict is verdict
        assert send(line).verdict is Verdict.SENT
    assert "DATA" not in said(server)
    assert "RSET" in server.record.verbs


@pytest.mark.parametrize("answer", [Stall(), "503 5.5.1 what?"])
def test_what_was_proved_may_still_end(answer: Action) -> None:
    """Small ones pass, a large one stalls."""
    with chunking({"BDAT": [OK, OK, answer]}) as (connect, server):
        line = connect()
        send(line)
        with pytest.raises(StaleConnection):
            send(line, BIG)
        assert send(connect(), BIG).verdict is Verdict.SENT
    assert said(server)[-1] == "DATA"
    assert server.record.bodies == [SMALL.data, BIG.data]


# What is a verdict


@pytest.mark.parametrize(
    ("stage", "answer", "verdict", "usable"),
    [
        ("BDAT", "451 4.3.0 later", Verdict.DEFER, True),
        ("BDAT", "421 4.7.0 slow down", Verdict.COOL, False),
        ("DOT", "451 4.3.0 later", Verdict.DEFER, True),
        ("DOT", "421 4.3.2 bye", Verdict.RETRY, False),
        ("MAIL", "550 5.7.60 no", Verdict.PAUSE, True),
        ("RCPT", "550 5.1.1 no", Verdict.FAIL, True),
        ("RCPT", Drop(), Verdict.RETRY, False),
    ],
)
def test_refusals_are_judged_as_ever(stage: str, answer: Action, verdict: Verdict, usable: bool) -> None:
    with chunking({stage: [answer]}) as (connect, server):
        line = connect()
        outcome = send(line)
        assert (outcome.verdict, line.usable) == (verdict, usable)
        if usable:
            assert send(line).verdict is Verdict.SENT
            assert "RSET" in server.record.verbs
        again = send(connect())
        assert again.verdict is Verdict.SENT
    assert "DATA" not in said(server)


def test_a_line_lost_where_it_is_proved_is_a_lost_line() -> None:
    with chunking({"BDAT": [OK, OK, Drop()]}) as (connect, server):
        line = connect()
        send(line)
        outcome = send(line, BIG)
        assert (outcome.verdict, outcome.stage) == (Verdict.RETRY, Stage.DATA)
        assert send(connect(), BIG).verdict is Verdict.SENT
    assert "DATA" not in said(server)


def test_a_refused_last_chunk_gives_up_what_was_begun_behind_it() -> None:
    """The session's state is not certain then, and no verdict may come of that."""
    with chunking({"DOT": [OK, "554 5.7.1 spam"]}) as (connect, server):
        line = connect()
        send(line)
        started = RecordingHandshake(decided=True)
        course = line.sending(SMALL, RecordingHandshake(decided=True), lambda: (message(), started))
        assert carried_out(course).verdict is Verdict.FAIL
        assert not line.usable
        assert started.calls == ["started"]
    assert len(server.record.bodies) == 2


def test_one_refused_copy_is_told_beside_the_others() -> None:
    with chunking({"RCPT": [OK, "550 5.1.1 no such copy"]}) as (connect, server):
        outcome = send(connect(), message("anna@example.com", "ben@example.com"))
    assert outcome.others == (("ben@example.com", "550 5.1.1 no such copy"),)
    assert server.record.bodies == [SMALL.data]


LINES = st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60), max_size=20)


@settings(deadline=None, max_examples=25)
@given(contents=st.lists(LINES, min_size=1, max_size=4))
def test_whatever_the_content_it_arrives_as_it_is(contents: list[list[str]]) -> None:
    bodies = ["".join(f"{line.lstrip('.')}\r\n" for line in ["Subject: x", "", *lines]).encode() for lines in contents]
    with chunking() as (connect, server):
        line = connect()
        for body in bodies:
            assert send(line, message(data=body)).verdict is Verdict.SENT
        line.close()
    assert server.record.bodies == bodies
