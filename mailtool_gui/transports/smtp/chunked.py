"""One message whose content goes by BDAT (RFC 3030), where the account's server has proved that it takes it.

Beside an envelope that goes ahead it saves no round trip, and never any escaping, as our content has no line that
begins with a dot: what it gives is an end that is counted and not looked for in the content, by whoever stands between.

An offer is no proof. There are proxies that hand on the offer of the server behind them and know no BDAT: one answered
250 and threw the message away; others stall on large ones. So the first use is in steps: one line of the header (who
knows no BDAT reads content for commands, and this is none), the rest, and behind the barrier `BDAT 0 LAST`. Each must
be answered as it should; anything else, once, and the account's messages go by DATA as long as it is worked. Until LAST
has left nothing can have been accepted, nor has it where LAST is refused: the message begins anew, and is charged
nothing. No answer to LAST means `unknown`, as to a dot.

The content never leaves together with its envelope, though it might (4.2): a server that refuses a recipient and does
not throw away the chunk behind it, as it must, would read the message as commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.outcome import Outcome, Reply, Stage, Verdict
from mailtool_gui.transports.base import Handshake, StaleConnection
from mailtool_gui.transports.replies import Event, judge, judge_event
from mailtool_gui.transports.smtp.answers import ends_the_session, positive
from mailtool_gui.transports.smtp.transaction import LAST_WORDS, Behind, Talk, Transaction
from mailtool_gui.transports.smtp.wire import CHUNK, WireFailure
from mailtool_gui.transports.steps import BARRIER, Steps

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Message

NOT_UNDERSTOOD = frozenset({500, 501, 502, 503, 504, 555})


def transaction_of(talk: Talk, message: Message, handshake: Handshake, *, ahead: bool = False) -> Transaction:
    """By BDAT where it is proved, or may be tried: not with an envelope that goes `ahead`, one new thing at a time."""
    offered, chunks = talk.features.chunking and talk.features.pipelining, talk.proofs.chunks
    chunked = offered and chunks.free and (chunks.proved or not ahead)
    return (ChunkedTransaction if chunked else Transaction)(talk, message, handshake)


class ChunkedTransaction(Transaction):
    """Sends one message by BDAT."""

    asks_data = False

    def __init__(self, talk: Talk, message: Message, handshake: Handshake) -> None:
        super().__init__(talk, message, handshake)
        self._proof = talk.proofs.chunks
        self._proof.tries()

    def run(self, behind: Behind, *, may_be_stale: bool) -> Steps[Outcome]:
        """As Transaction.run. A StaleConnection is raised too where the server does not understand BDAT."""
        try:
            return (yield from super().run(behind, may_be_stale=may_be_stale))
        finally:
            self._proof.left_open()

    def _body(self, behind: Behind) -> Steps[Outcome]:
        data = self.message.data
        if self._proof.proved and len(data) < CHUNK:
            yield BARRIER
            if self.handshake.decided:
                return (yield from self._finish(b"BDAT %d LAST\r\n%b" % (len(data), data), behind))
        first = data.index(b"\r\n") + 2
        for chunk in (data,) if self._proof.proved else (data[:first], data[first:]):
            refusal = yield from self._chunk(chunk)
            if refusal is not None:
                return refusal
        yield BARRIER
        return (yield from self._finish(b"BDAT 0 LAST\r\n", behind))

    def _chunk(self, data: bytes) -> Steps[Outcome | None]:
        """All of the content, but not yet to be sent; None where the server has it."""
        try:
            reply = yield from self._answer_to(b"BDAT %d\r\n%b" % (len(data), data))
        except WireFailure as failure:
            if self._proof.proved and failure.event is Event.LOST:
                return judge_event(Stage.DATA, failure.event)
            raise self._not_understood() from failure
        if positive(reply):
            return None
        if self._is_no_verdict(reply):
            raise self._not_understood()
        self.usable = not ends_the_session(reply) and (yield from self._taken_back())
        return judge(Stage.DATA, reply)

    def _answer_to(self, chunk: bytes) -> Steps[Reply]:
        patience = self._timeouts.reply
        try:
            yield from self._wire.writing(chunk, self._timeouts.reply)
        except WireFailure:
            patience = min(LAST_WORDS, patience)  # it may have said why
        return (yield from self._wire.reading(patience))

    def _is_no_verdict(self, reply: Reply) -> bool:
        """Whether the message may be refused for its way only: at first nobody knows what a server means by 5xx."""
        return reply.code in NOT_UNDERSTOOD or (reply.code >= 500 and not self._proof.proved)

    def _not_understood(self) -> StaleConnection:
        """Nothing has been accepted: the message begins anew, by DATA."""
        self._proof.failed()
        self.usable = False
        return StaleConnection()

    def _finish(self, content: bytes, behind: Behind) -> Steps[Outcome]:
        outcome = yield from super()._finish(content, behind)
        if outcome.stage is not Stage.DOT:
            return outcome
        if outcome.verdict is Verdict.UNKNOWN or outcome.reply is None:
            self._proof.failed()
        elif positive(outcome.reply):
            self._proof.succeeded()
        elif self._is_no_verdict(outcome.reply):
            raise self._not_understood()
        else:  # the session's state is not certain (RFC 3030, 2): what has been begun behind it is given up
            self.usable = self.usable and not self._followed and (yield from self._taken_back())
        return outcome
