"""Chains of messages against a server that does anything: each verdict is what it did, and nothing leaves twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Stage, Verdict
from mailtool_gui.transports.base import Handshake, StaleConnection
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.transport import SmtpTransport
from mailtool_gui.transports.steps import carried_out
from tests.support.smtp_script import USUAL, Action, Drop, Raw, Record, Script, ScriptServer
from tests.support.smtp_values import RecordingHandshake, account, message, no_secret, no_tls

STAGES = ("MAIL", "RCPT", "DATA", "BDAT", "DOT")
ANYTHING: tuple[Action, ...] = (
    "451 4.3.0 later",
    "421 4.7.0 slow down",
    "421 4.4.2 idle",
    "550 5.1.1 no",
    "554 5.7.1 no",
    "503 5.5.1 sequence",
    "500 what?",
    Drop(),
    Drop(b"25"),
    Drop(b"421 4.3.2 bye\r\n"),
    Raw(b"\xff\x00\r\n"),
)
MESSAGES = [message(f"p{number}@example.com", data=f"To: p{number}\r\n\r\nx\r\n".encode()) for number in range(8)]
FEATURES = ("PIPELINING", "SIZE 10000000", "8BITMIME")


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """At most stages the usual answer, now and then anything else."""
    usual_at = {stage: st.sampled_from([USUAL[stage]] * 12 + list(ANYTHING)) for stage in STAGES}
    return {stage: draw(st.lists(usual_at[stage], max_size=10)) for stage in STAGES}


class Sender:
    """Does as a worker: goes on where the line lives, begins anew where nothing of a message has left."""

    def __init__(self, transport: SmtpTransport) -> None:
        self._transport = transport
        self._line: SmtpConnection | None = None
        self._begun: tuple[Message, RecordingHandshake] | None = None
        self.begun_anew = 0

    def send_all(self, messages: Sequence[Message]) -> list[Outcome]:
        """What became of each."""
        found = [self._send(each, messages[number + 1 :]) for number, each in enumerate(messages)]
        if self._line:
            self._line.close()
        return found

    def _send(self, what: Message, later: Sequence[Message]) -> Outcome:
        for _ in range(10):
            begun, self._begun = self._begun, None
            if self._line is None or not self._line.usable:
                self._line, begun = self._transport.connect(), None
            handshake = begun[1] if begun else RecordingHandshake(decided=True)
            try:
                return carried_out(self._line.sending(what, handshake, lambda: self._following(later)))
            except StaleConnection:
                assert "may_finish" not in handshake.calls or self._transport._proofs.chunks.proved is False
                self.begun_anew += 1
        raise AssertionError("begun anew again and again")

    def _following(self, later: Sequence[Message]) -> tuple[Message, Handshake] | None:
        if not later or self._line is None or not self._line.may_follow(later[0]):
            return None
        self._begun = later[0], RecordingHandshake(decided=True)
        return self._begun


def check(outcomes: Sequence[Outcome], record: Record) -> None:
    """The server's own record beside what was said of each message."""
    read = Counter(record.bodies)
    taken = Counter(body for body, answer in record.kept if answer.startswith("250"))
    for each, outcome in zip(MESSAGES, outcomes, strict=True):
        assert taken[each.data] <= 1
        if outcome.verdict is Verdict.SENT:
            assert taken[each.data] == 1
        elif outcome.verdict is Verdict.UNKNOWN:
            assert read[each.data] >= 1
        else:
            assert taken[each.data] == 0
        if outcome.stage is not Stage.DOT:
            assert outcome.verdict is not Verdict.UNKNOWN


@settings(deadline=None, max_examples=120)
@given(script=scripts(), chunking=st.booleans())
def test_every_verdict_is_what_the_server_did(script: Script, chunking: bool) -> None:
    features = (*FEATURES, "CHUNKING") if chunking else FEATURES
    with ScriptServer(script, features=features) as server:
        sender = Sender(SmtpTransport(account(server.port), secret=no_secret, tls=no_tls))
        outcomes = sender.send_all(MESSAGES)
        record = server.settle()
    check(outcomes, record)
