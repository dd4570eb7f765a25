"""One message over an open session: envelope, content, barrier, dot.

With PIPELINING (RFC 2920) the whole envelope leaves in one write, and every reply of the group is read. It may leave
behind the dot of the message before, which begins a group of its own (3.1): one round trip a message in place of two.
That endangers neither. The server works commands in their order, so the first reply is the verdict on the message
before, whatever follows; and an envelope is no message: until its own dot, which waits for the intent as ever, nothing
of it can arrive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.outcome import Outcome, Reply, Stage
from mailtool_gui.transports.base import Handshake, StaleConnection, Withdrawn
from mailtool_gui.transports.replies import Event, judge, judge_event
from mailtool_gui.transports.smtp.answers import Answers, ends_the_session, positive
from mailtool_gui.transports.smtp.envelope import mail_command, rcpt_commands
from mailtool_gui.transports.smtp.wire import CHUNK, Wire, WireFailure
from mailtool_gui.transports.steps import BARRIER, Steps

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Message
    from mailtool_gui.transports.smtp.features import Features
    from mailtool_gui.transports.smtp.proofs import Proofs

LAST_WORDS = 1.0  # seconds given to a server that cut us off to say why

Behind = Callable[[], bytes]
"""What leaves behind the dot, if anything; asked when the dot is about to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeouts:
    """Deadlines for one whole reply, in seconds."""

    reply: float
    dot: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """What all messages of a connection share."""

    wire: Wire
    features: Features
    timeouts: Timeouts
    proofs: Proofs


class Transaction:
    """Sends one message. Afterwards `usable` tells whether the session can carry another."""

    asks_data = True

    def __init__(self, talk: Talk, message: Message, handshake: Handshake) -> None:
        self.message = message
        self.handshake = handshake
        self._talk = talk
        self._wire = talk.wire
        self._timeouts = talk.timeouts
        self._begun = False
        self._followed = False
        self.usable = False

    def begin(self) -> bytes:
        """The envelope, to be written at once: the message has started then. `run` goes on with it."""
        self._begun = True
        self.handshake.started()
        return "\r\n".join((*self._commands(), "")).encode()

    def run(self, behind: Behind, *, may_be_stale: bool) -> Steps[Outcome]:
        """The outcome; raises StaleConnection (only where it `may_be_stale`) or Withdrawn."""
        ahead = self._begun
        answers = yield from self._envelope()
        if may_be_stale and answers.stale:
            self._missed(ahead, answers.failure)
            raise StaleConnection
        if ahead:
            self._prove(answers)
        refusal = answers.refusal()
        if refusal is not None:
            self.usable = yield from self._reset(answers)
            return refusal
        outcome, others = (yield from self._body(behind)), answers.refused_copies()
        return replace(outcome, others=others) if others else outcome

    def _missed(self, ahead: bool, failure: WireFailure | None) -> None:
        """No answer where an envelope was `ahead` may be its fault; a line that ended is more likely chance."""
        proof = self._talk.proofs.ahead
        if ahead and failure is not None and failure.event is not Event.LOST:
            proof.failed()
        elif ahead:
            proof.missed()

    def _prove(self, answers: Answers) -> None:
        """A server that takes no envelope there gets it again on its own, and never so another. No verdict on it."""
        if answers.out_of_step:
            self._talk.proofs.ahead.failed()
            raise StaleConnection
        self._talk.proofs.ahead.succeeded()

    # The envelope

    def _envelope(self) -> Steps[Answers]:
        answers = Answers(self.message.envelope.recipients, asks_data=self.asks_data)
        try:
            yield from self._pipelined(answers) if self._talk.features.pipelining else self._step_by_step(answers)
        except WireFailure as failure:
            answers.failure = failure
        return answers

    def _commands(self) -> list[str]:
        last = ["DATA"] if self.asks_data else []
        return [mail_command(self.message, self._talk.features), *rcpt_commands(self.message), *last]

    def _pipelined(self, answers: Answers) -> Steps[None]:
        if not self._begun:
            yield from self._wire.writing(self.begin(), self._timeouts.reply)
        for _ in range(answers.expected):
            self._note(answers, (yield from self._wire.reading(self._timeouts.reply)))

    def _step_by_step(self, answers: Answers) -> Steps[None]:
        self.handshake.started()
        for number, command in enumerate(self._commands()):
            reply = yield from self._wire.asking(command, self._timeouts.reply)
            self._note(answers, reply)
            if number <= 1 and not positive(reply):  # the sender, or the To recipient: nobody gets it
                return

    def _note(self, answers: Answers, reply: Reply) -> None:
        answers.replies.append(reply)
        if len(answers.replies) == 1:
            self.handshake.answered()

    def _reset(self, answers: Answers) -> Steps[bool]:
        """RSET, so that the next message can follow; False where the session cannot go on.

        A server that has said 354 (it may, RFC 2920, 3.1) takes whatever follows for a message: only cutting the
        line tells it safely that there is none.
        """
        ended = answers.failure is not None or any(ends_the_session(reply) for reply in answers.replies)
        return not ended and not answers.last_asks_for_content and (yield from self._taken_back())

    def _taken_back(self) -> Steps[bool]:
        """What has been said of the message; whether the server has forgotten it."""
        try:
            return self._wire.quiet() and positive((yield from self._wire.asking("RSET", self._timeouts.reply)))
        except WireFailure:
            return False

    # The body

    def _body(self, behind: Behind) -> Steps[Outcome]:
        if len(self.message.data) < CHUNK:
            yield BARRIER  # soon over, if it can be waited for at all without holding up others
            if self.handshake.decided:
                return (yield from self._finish(self.message.data + b".\r\n", behind))
        try:
            yield from self._wire.writing(self.message.data, self._timeouts.reply)
        except WireFailure as failure:
            return (yield from self._cut_off(failure))
        yield BARRIER
        return (yield from self._finish(b".\r\n", behind))

    def _finish(self, content: bytes, behind: Behind) -> Steps[Outcome]:
        """Writes what the message ends with, and what follows it, behind the barrier; the answer is the verdict."""
        if not self.handshake.may_finish():
            raise Withdrawn
        if not self._wire.quiet():
            return (yield from self._cut_off(WireFailure(Event.GARBAGE)))
        following = behind()
        self._followed = bool(following)
        try:
            yield from self._wire.writing(content + following, self._timeouts.reply)
            reply = yield from self._wire.reading(self._timeouts.dot)
        except WireFailure as failure:
            self._missed(self._followed, failure)
            return judge_event(Stage.DOT, failure.event)
        self.usable = not ends_the_session(reply)
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
