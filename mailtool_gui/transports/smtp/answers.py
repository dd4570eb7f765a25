"""What the server said to an envelope, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.outcome import Outcome, Reply, Stage
from mailtool_gui.transports.replies import Event, judge, judge_event

if TYPE_CHECKING:
    from mailtool_gui.transports.smtp.wire import WireFailure

_OUT_OF_STEP = frozenset({500, 502, 503})
_OUT_OF_STEP_WORDS = ("pipelin", "synchroni")


class Answers:
    """The replies to MAIL, to each RCPT and, where it was asked for, to DATA; `failure` is what ended them early."""

    __slots__ = ("_asks_data", "_recipients", "failure", "replies")

    def __init__(self, recipients: Sequence[str], *, asks_data: bool) -> None:
        self._recipients = recipients
        self._asks_data = asks_data
        self.replies: list[Reply] = []
        self.failure: WireFailure | None = None

    @property
    def expected(self) -> int:
        """How many replies there will be, if all goes well."""
        return len(self._recipients) + 1 + self._asks_data

    @property
    def stale(self) -> bool:
        """Whether the line had been closed before: by its end, or by 421 4.4.2, in place of the first answer."""
        if not self.replies:
            return self.failure is not None and self.failure.event is Event.LOST
        first = self.replies[0]
        return first.code == 421 and first.enhanced == "4.4.2"

    @property
    def out_of_step(self) -> bool:
        """Whether the server did not take the envelope for one: no answer, or one that is none to it."""
        if not self.replies:
            return True
        decided = self._decided()
        if decided is None:
            return False
        text = decided[1].text.lower()
        return decided[1].code in _OUT_OF_STEP or any(word in text for word in _OUT_OF_STEP_WORDS)

    @property
    def last_asks_for_content(self) -> bool:
        """Whether DATA was answered as if all were well: whatever follows is taken for a message (RFC 2920, 3.1)."""
        whole = len(self.replies) == self.expected
        return self._asks_data and whole and self.replies[-1].code < 400

    def refusal(self) -> Outcome | None:
        """The verdict where MAIL, the To recipient or DATA was refused, or the line failed before."""
        decided = self._decided()
        if decided is not None:
            return judge(*decided)
        if self.failure is not None:
            return judge_event(self._stage_after(len(self.replies)), self.failure.event)
        if self._asks_data and self.replies[-1].code // 100 != 3:
            return judge_event(Stage.DATA, Event.GARBAGE, reply=self.replies[-1])
        return None

    def refused_copies(self) -> tuple[tuple[str, str], ...]:
        """The Cc and Bcc recipients that were refused, with the server's words."""
        copies = zip(self._recipients[1:], self.replies[2:], strict=False)
        return tuple((address, f"{reply.code} {reply}") for address, reply in copies if not positive(reply))

    def _decided(self) -> tuple[Stage, Reply] | None:
        """The first refusal that counts."""
        for stage, reply in zip(self._stages(), self.replies, strict=False):
            if stage is Stage.DATA and reply.code // 100 == 3:
                return None
            if stage is not None and not positive(reply):
                return stage, reply
        return None

    def _stages(self) -> list[Stage | None]:
        """What each reply decides; a refused Cc or Bcc (None) decides nothing."""
        return [Stage.MAIL, Stage.RCPT, *(None for _ in self._recipients[1:]), Stage.DATA]

    def _stage_after(self, count: int) -> Stage:
        if count == 0:
            return Stage.MAIL
        return Stage.RCPT if count <= len(self._recipients) else Stage.DATA


def positive(reply: Reply) -> bool:
    """Whether it says yes, and no more is to come."""
    return reply.code // 100 == 2


def ends_the_session(reply: Reply) -> bool:
    """Whether nothing can follow it."""
    return reply.code == 421 or reply.code // 100 == 3
