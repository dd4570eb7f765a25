"""The next message of a worker, made ready while the one under way waits for its intent.

Where account, job, pace and cap let it start at once, its envelope leaves behind the dot of the one under way: half the
round trips. It counts as a start from then on, and takes over the other's place in flight, since the server works what
comes over one line in its order. It has no intent yet: that is handed over when its own turn has come, behind the
record of the message before. So the ledger never says `sending` of two messages of a line, a job that has been stopped
meanwhile refuses it, and whatever happens to the line before has cost it nothing: it is `queued`, and stays so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.engine.crossing import Crossing

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Message
    from mailtool_gui.engine.lane import Lane
    from mailtool_gui.engine.ledger import Ledger
    from mailtool_gui.engine.work import Passage, Task
    from mailtool_gui.transports.base import SteppedConnection


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Begun:
    """A message whose envelope has left."""

    message: Message
    passage: Passage
    crossing: Crossing


class Ahead:
    """What one worker has in its hand beside the delivery that it works.

    `made` builds a delivery's message, or None where that had better wait for its turn.
    """

    def __init__(self, lane: Lane, ledger: Ledger, *, made: Callable[[Task], Message | None]) -> None:
        self._lane = lane
        self._ledger = ledger
        self._made = made
        self._message: Message | None = None
        self._begun: Begun | None = None
        self.task: Task | None = None

    def prepare(self) -> None:
        """Takes one more delivery, where there are enough for all, and builds its message."""
        if self.task is None:
            self.task = self._lane.take_ahead()
            self._message = self._made(self.task) if self.task else None

    def begin(self, line: SteppedConnection, behind: Crossing) -> tuple[Message, Crossing] | None:
        """The message that starts now, behind the dot of another; None where it must wait for its turn."""
        task, message = self.task, self._message
        if task is None or message is None or not line.may_follow(message):
            return None
        passage = self._lane.permit_ahead(task, len(message.envelope.recipients), behind=behind.passage)
        if passage is None:
            return None
        message_id = message.identity.message_id
        crossing = Crossing(task, passage, lane=self._lane, ledger=self._ledger, message_id=message_id, ahead=True)
        self._begun = Begun(message=message, passage=passage, crossing=crossing)
        behind.followed = True
        return message, crossing

    def handed_over(self) -> tuple[Message | None, Begun | None]:
        """Its turn has come: what has been done of it so far. Nothing is ahead any more."""
        done = self._message, self._begun
        self.task = self._message = self._begun = None
        return done
