"""An envelope behind the dot of the message before: one round trip a message, each judged by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Verdict
from mailtool_gui.transports.base import Handshake, StaleConnection, Withdrawn
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.transport import SmtpTransport
from mailtool_gui.transports.steps import carried_out
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import Action, Drop, Raw, Script, ScriptServer, Stall, never_ends
from tests.support.smtp_values import PATIENT, QUICK, RecordingHandshake, account, message, no_secret, no_tls

PIPELINED = ("PIPELINING", "SIZE 10000000", "8BITMIME")
WARM, FIRST, NEXT = (message(f"{who}@example.com", data=f"To: {who}\r\n\r\nx\r\n".encode()) for who in "wan")
OK = "250 2.0.0 Ok"


@dataclass
class Line:
    """A connection that has carried a message already."""

    server: ScriptServer
    transport: SmtpTransport
    connection: SmtpConnection
    started: RecordingHandshake = field(default_factory=lambda: RecordingHandshake(decided=True))
    asked: int = 0

    def send(self, what: Message, handshake: Handshake, then: Message | None = None) -> Outcome:
        """Sends `what`; `then` may follow with the handshake `started`."""

        def following() -> tuple[Message, Handshake] | None:
            self.asked += 1
            return (then, self.started) if then else None

        return carried_out(self.connection.sending(what, handshake, following))

    def first(self) -> Outcome:
        """One message, with the next behind it."""
        return self.send(FIRST, RecordingHandshake(decided=True), then=NEXT)

    def next(self) -> Outcome:
        """The rest of that one."""
        return self.send(NEXT, self.started)


@contextmanager
def used_line(script: Script | None = None, *, features: Sequence[str] = PIPELINED) -> Iterator[Line]:
    """`script` counts the first message, which warms the line, too."""
    actions = [action for each in (script or {}).values() for action in each]
    timeout = QUICK if any(never_ends(action) for action in actions) else PATIENT
    with ScriptServer(script, features=features) as server, deadlines_from_silence(server):
        to = account(server.port, reply_timeout=timeout, dot_timeout=timeout)
        transport = SmtpTransport(to, secret=no_secret, tls=no_tls)
        line = Line(server, transport, transport.connect())
        assert not line.connection.may_follow(FIRST)
        assert line.send(WARM, RecordingHandshake(decided=True), then=FIRST).verdict is Verdict.SENT
        assert line.asked == 0
        yield line
        line.connection.close()
        server.settle()


def test_it_leaves_in_one_write_with_the_dot() -> None:
    with used_line() as line:
        assert line.first().verdict is Verdict.SENT
        assert (line.asked, line.started.calls) == (1, ["started"])
        assert line.connection.usable
        assert line.next().verdict is Verdict.SENT
    envelope = b"MAIL FROM:<office@example.com> SIZE=12\r\nRCPT TO:<n@example.com>\r\nDATA\r\n"
    assert FIRST.data + b".\r\n" + envelope in line.server.record.chunks
    assert line.server.record.bodies == [WARM.data, FIRST.data, NEXT.data]
    assert line.started.calls == ["started", "answered", "may_finish"]


def test_nothing_follows_where_nobody_is_to() -> None:
    with used_line() as line:
        assert line.send(FIRST, RecordingHandshake(decided=True)).verdict is Verdict.SENT
        assert line.send(NEXT, RecordingHandshake(decided=True)).verdict is Verdict.SENT
    assert FIRST.data + b".\r\n" in line.server.record.chunks


def test_without_pipelining_nobody_is_asked() -> None:
    with used_line(features=PIPELINED[1:]) as line:
        assert not line.connection.may_follow(NEXT)
        assert line.first().verdict is Verdict.SENT
        assert (line.asked, line.started.calls) == (0, [])
        assert line.next().verdict is Verdict.SENT


def test_what_the_server_cannot_take_at_all_may_not_follow() -> None:
    with used_line() as line:
        assert line.connection.may_follow(NEXT)
        assert not line.connection.may_follow(message(smtputf8=True))
        assert not line.connection.may_follow(message("a\r\nRSET@example.com"))


def test_an_undecided_message_is_followed_behind_its_dot_too() -> None:
    with used_line() as line:
        assert line.send(FIRST, RecordingHandshake(), then=NEXT).verdict is Verdict.SENT
        assert line.next().verdict is Verdict.SENT
    assert FIRST.data + b".\r\nMAIL FROM" in b"".join(line.server.record.chunks)


def test_a_withdrawn_message_is_followed_by_nothing() -> None:
    with used_line() as line:
        with pytest.raises(Withdrawn):
            line.send(FIRST, RecordingHandshake(lambda: False, decided=True), then=NEXT)
        assert (line.asked, line.started.calls, line.connection.usable) == (0, [], False)


def test_the_next_one_withdrawn_never_has_its_dot() -> None:
    with used_line() as line:
        line.started = RecordingHandshake(lambda: False, decided=True)
        line.first()
        with pytest.raises(Withdrawn):
            line.next()
        assert not line.connection.usable
    assert line.server.record.bodies == [WARM.data, FIRST.data]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("554 5.7.1 spam", Verdict.FAIL),
        ("451 4.3.0 later", Verdict.DEFER),
        ("550 5.4.5 daily limit", Verdict.COOL),
        ("554 5.2.252 SendAsDenied", Verdict.PAUSE),
    ],
)
def test_a_refusal_is_the_verdict_on_the_first_alone(answer: str, verdict: Verdict) -> None:
    with used_line({"DOT": [OK, answer]}) as line:
        assert line.first().verdict is verdict
        assert line.connection.usable
        assert line.next().verdict is Verdict.SENT


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("421 4.7.0 slow down", Verdict.COOL),
        ("354 more", Verdict.UNKNOWN),
        ("nonsense", Verdict.UNKNOWN),
        (Drop(), Verdict.UNKNOWN),
        (Drop(b"250 2.0"), Verdict.UNKNOWN),
        (Drop(b"421 4.3.2 bye\r\n"), Verdict.RETRY),
        (Stall(), Verdict.UNKNOWN),
        (Raw(b"2" * 5000), Verdict.UNKNOWN),
    ],
)
def test_an_end_of_the_session_ends_the_next_one_unsent(answer: Action, verdict: Verdict) -> None:
    with used_line({"DOT": [OK, answer]}) as line:
        assert line.first().verdict is verdict
        assert not line.connection.usable
        assert line.started.calls == ["started"]
    assert line.server.record.bodies == [WARM.data, FIRST.data]


@pytest.mark.parametrize(
    ("stage", "answer", "verdict", "usable"),
    [
        ("MAIL", "421 4.7.0 slow down", Verdict.COOL, False),
        ("MAIL", "550 5.7.60 not your sender", Verdict.PAUSE, True),
        ("MAIL", "452 4.3.1 storage", Verdict.DEFER, True),
        ("RCPT", "451 4.7.1 greylisted", Verdict.DEFER, True),
        ("RCPT", "550 5.1.1 no such user", Verdict.FAIL, True),
        ("RCPT", Drop(), Verdict.RETRY, False),
        ("DATA", "451 4.3.0 later", Verdict.DEFER, True),
        ("DATA", "554 5.7.1 no", Verdict.FAIL, True),
        ("DATA", Drop(), Verdict.RETRY, False),
    ],
)
def test_the_next_ones_envelope_is_judged_as_ever(stage: str, answer: Action, verdict: Verdict, usable: bool) -> None:
    with used_line({stage: [OK if stage != "DATA" else "354 go"] * 2 + [answer]}) as line:
        assert line.first().verdict is Verdict.SENT
        assert line.next().verdict is verdict
        assert line.connection.usable is usable
        assert "may_finish" not in line.started.calls
        if usable:
            assert line.send(FIRST, RecordingHandshake(decided=True)).verdict is Verdict.SENT
    assert NEXT.data not in line.server.record.bodies


@pytest.mark.parametrize("answer", [Drop(), Drop(b"421 4.4.2 idle\r\n"), "421 4.4.2 idle"])
def test_a_line_that_ends_before_the_next_ones_first_answer_is_stale(answer: Action) -> None:
    with used_line({"MAIL": [OK, OK, answer]}) as line:
        assert line.first().verdict is Verdict.SENT
        with pytest.raises(StaleConnection):
            line.next()
        assert not line.connection.usable
        again = line.transport.connect()
        again.send(WARM, RecordingHandshake())
        assert again.may_follow(NEXT), "a line ends now and then"
        again.close()


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        ("MAIL", "503 5.5.1 nested MAIL command"),
        ("MAIL", "554 5.5.0 Error: SMTP protocol synchronization"),
        ("MAIL", "521 5.5.1 improper command pipelining"),
        ("MAIL", "500 5.5.2 what?"),
        ("MAIL", Stall()),
        ("MAIL", "nonsense"),
        ("RCPT", "503 5.5.1 MAIL first"),
        ("DATA", "503 5.5.1 RCPT first"),
    ],
)
def test_a_server_that_cannot_do_it_gets_each_envelope_on_its_own(stage: str, answer: Action) -> None:
    with used_line({stage: [OK if stage != "DATA" else "354 go"] * 2 + [answer]}) as line:
        assert line.first().verdict is Verdict.SENT
        with pytest.raises(StaleConnection):
            line.next()
        assert not line.connection.usable
        again = line.transport.connect()
        assert again.send(NEXT, RecordingHandshake(decided=True)).verdict is Verdict.SENT
        assert not again.may_follow(FIRST)
        again.close()


def test_one_line_finds_out_before_the_others_do_it() -> None:
    with used_line() as line:
        other = Line(line.server, line.transport, line.transport.connect())
        other.send(WARM, RecordingHandshake(decided=True))
        line.first()
        other.first()
        assert (line.asked, other.asked) == (1, 0)
        line.next()
        other.first()
        assert other.asked == 1
        other.connection.close()


def test_a_doubt_that_an_envelope_may_have_caused_is_the_last_one() -> None:
    """A server that does not see a dot with something behind it."""
    with used_line({"DOT": [OK, Stall()]}) as line:
        assert line.first().verdict is Verdict.UNKNOWN
        again = line.transport.connect()
        again.send(WARM, RecordingHandshake())
        assert not again.may_follow(NEXT)
        again.close()


def test_answers_that_were_not_asked_for_are_never_taken_for_the_dots() -> None:
    with used_line({"DOT": [OK, Raw(b"250 2.0.0 Ok\r\n250 2.0.0 once more\r\n")]}) as line:
        assert line.first().verdict is Verdict.SENT
        assert line.next().verdict is Verdict.RETRY
        assert not line.connection.usable
    assert line.server.record.bodies == [WARM.data, FIRST.data]


def test_closing_says_nothing_that_might_be_taken_for_content() -> None:
    with used_line() as line:
        line.first()
        line.connection.close()
        line.server.settle()
        assert not any(line.server.record.unfinished)  # nothing came behind 354, which the server may not have got to
    assert "QUIT" not in line.server.record.verbs


def test_another_message_than_the_one_begun_is_refused_with_the_line() -> None:
    with used_line() as line:
        line.first()
        with pytest.raises(StaleConnection):
            line.send(WARM, RecordingHandshake())
        assert not line.connection.usable
