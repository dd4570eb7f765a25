"""One message over an open session: envelope, body, barrier, dot.

With PIPELINING (RFC 2920) the whole envelope and DATA leave in one write, and every reply of the group is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Reply, Stage
from mailtool_gui.transports.base import Handshake, StaleConnection, Withdrawn
from mailtool_gui.transports.replies import Event, judge, judge_event
from mailtool_gui.transports.smtp.envelope import mail_command, rcpt_commands
from mailtool_gui.transports.smtp.features import Features
from mailtool_gui.transports.smtp.wire import CHUNK, Wire, WireFailure
from mailtool_gui.transports.steps import BARRIER, Steps

LAST_WORDS = 1.0  # seconds given to a server that cut us off to say why


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeouts:
    """Deadlines for one whole reply, in seconds."""

    reply: float
    dot: float


@dataclass(slots=True)
class Answers:
    """What the server said to the envelope, as far as it got; `failure` is what ended it early."""

    replies: list[Reply] = field(default_factory=list)
    failure: WireFailure | None = None


class Transaction:
    """Sends one message. Afterwards `usable` tells whether the session can carry another."""

    def __init__(
        self, wire: Wire, features: Features, timeouts: Timeouts, message: Message, handshake: Handshake
    ) -> None:
        self._wire = wire
        self._features = features
        self._timeouts = timeouts
        self._message = message
        self._handshake = handshake
        self._recipients = message.envelope.recipients
        self.usable = False

    def run(self, *, may_be_stale: bool) -> Steps[Outcome]:
        """The outcome; raises StaleConnection (only where it `may_be_stale`) or Withdrawn."""
        self._handshake.started()
        answers = yield from self._envelope()
        if may_be_stale and _is_stale(answers):
            raise StaleConnection
        refusal = self._refusal(answers)
        if refusal is not None:
            self.usable = yield from self._reset(answers)
            return refusal
        outcome, others = (yield from self._body()), self._refused_copies(answers)
        return replace(outcome, others=others) if others else outcome

    # The envelope

    def _envelope(self) -> Steps[Answers]:
        answers = Answers()
        try:
            yield from self._pipelined(answers) if self._features.pipelining else self._step_by_step(answers)
        except WireFailure as failure:
            answers.failure = failure
        return answers

    def _commands(self) -> list[str]:
        return [mail_command(self._message, self._features), *rcpt_commands(self._message), "DATA"]

    def _pipelined(self, answers: Answers) -> Steps[None]:
        commands = self._commands()
        yield from self._wire.writing("\r\n".join((*commands, "")).encode(), self._timeouts.reply)
        for _ in commands:
            self._note(answers, (yield from self._wire.reading(self._timeouts.reply)))

    def _step_by_step(self, answers: Answers) -> Steps[None]:
        for number, command in enumerate(self._commands()):
            reply = yield from self._wire.asking(command, self._timeouts.reply)
            self._note(answers, reply)
            if number <= 1 and not _positive(reply):  # the sender, or the To recipient: nobody gets it
                return

    def _note(self, answers: Answers, reply: Reply) -> None:
        answers.replies.append(reply)
        if len(answers.replies) == 1:
            self._handshake.answered()

    def _refusal(self, answers: Answers) -> Outcome | None:
        """The verdict where MAIL, the To recipient or DATA was refused, or the line failed before."""
        for stage, reply in zip(self._stages(), answers.replies, strict=False):
            if stage is Stage.DATA and reply.code // 100 == 3:
                return None
            if stage is not None and not _positive(reply):
                return judge(stage, reply)
        if answers.failure is not None:
            return judge_event(self._stage_after(len(answers.replies)), answers.failure.event)
        return judge_event(Stage.DATA, Event.GARBAGE, reply=answers.replies[-1])

    def _stages(self) -> list[Stage | None]:
        """What each reply decides; a refused Cc or Bcc (None) decides nothing."""
        return [Stage.MAIL, Stage.RCPT, *(None for _ in self._recipients[1:]), Stage.DATA]

    def _stage_after(self, count: int) -> Stage:
        if count == 0:
            return Stage.MAIL
        return Stage.RCPT if count <= len(self._recipients) else Stage.DATA

    def _refused_copies(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        copies = zip(self._recipients[1:], answers.replies[2:], strict=False)
        return tuple((address, f"{reply.code} {reply}") for address, reply in copies if not _positive(reply))

    def _reset(self, answers: Answers) -> Steps[bool]:
        """RSET, so that the next message can follow; False where the session cannot go on.

        A server that has said 354 (it may, RFC 2920, 3.1) takes whatever follows for a message: only cutting the
        line tells it safely that there is none.
        """
        if answers.failure is not None or any(_ends_the_session(reply) for reply in answers.replies):
            return False
        if len(answers.replies) == len(self._recipients) + 2 and answers.replies[-1].code < 400:
            return False
        try:
            return self._wire.quiet() and _positive((yield from self._wire.asking("RSET", self._timeouts.reply)))
        except WireFailure:
            return False

    # The body

    def _body(self) -> Steps[Outcome]:
        if len(self._message.data) < CHUNK:
            yield BARRIER  # soon over, if it can be waited for at all without holding up others
            if self._handshake.decided:
                return (yield from self._body_and_dot())
        try:
            yield from self._wire.writing(self._message.data, self._timeouts.reply)
        except WireFailure as failure:
            return (yield from self._cut_off(failure))
        yield BARRIER
        if not self._handshake.may_finish():
            raise Withdrawn
        if not self._wire.quiet():
            return (yield from self._cut_off(WireFailure(Event.GARBAGE)))
        return (yield from self._dot())

    def _body_and_dot(self) -> Steps[Outcome]:
        """The intent was on disk before the body could leave: one write for both, if it may leave at all."""
        if not self._handshake.may_finish():
            raise Withdrawn
        if not self._wire.quiet():
            return (yield from self._cut_off(WireFailure(Event.GARBAGE)))
        return (yield from self._dot(self._message.data))

    def _dot(self, body: bytes = b"") -> Steps[Outcome]:
        try:
            yield from self._wire.writing(body + b".\r\n", self._timeouts.reply)
            reply = yield from self._wire.reading(self._timeouts.dot)
        except WireFailure as failure:
            return judge_event(Stage.DOT, failure.event)
        self.usable = not _ends_the_session(reply)
        return judge(Stage.DOT, reply)

    def _cut_off(self, failure: WireFailure) -> Steps[Outcome]:
        """The line failed before the dot, or the server spoke unasked: its last words decide, if it had any."""
        try:
            reply = yield from self._wire.reading(min(LAST_WORDS, self._timeouts.reply))
        except WireFailure as silence:
            return judge_event(Stage.DATA, silence.event if failure.event is Event.GARBAGE else failure.event)
        if reply.code < 400:
            return judge_event(Stage.DATA, Event.GARBAGE, reply=reply)
        return judge(Stage.DATA, reply)


def _positive(reply: Reply) -> bool:
    return reply.code // 100 == 2


def _ends_the_session(reply: Reply) -> bool:
    return reply.code == 421 or reply.code // 100 == 3


def _is_stale(answers: Answers) -> bool:
    if not answers.replies:
        return answers.failure is not None and answers.failure.event is Event.LOST
    first = answers.replies[0]
    return first.code == 421 and first.enhanced == "4.4.2"
