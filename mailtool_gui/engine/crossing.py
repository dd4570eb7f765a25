"""One message on its way over: intent before the dot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.ledger import Intent
from mailtool_gui.engine.vetting import addresses_of

if TYPE_CHECKING:
    from mailtool_gui.engine.lane import Lane
    from mailtool_gui.engine.ledger import Answer, Ledger
    from mailtool_gui.engine.work import Passage, Task


class Crossing:
    """The sender's side of the transport's handshake.

    The intent goes to the ledger's writer when the envelope starts and is waited for before the dot: `queued` in
    the ledger always means that the dot was never written. That of a message whose envelope goes `ahead`, behind the
    dot of another, goes there when its turn has come. One that is `followed` leaves its place in flight to the next.
    """

    def __init__(
        self, task: Task, passage: Passage, *, lane: Lane, ledger: Ledger, message_id: str, ahead: bool = False
    ) -> None:
        self._task = task
        self.passage = passage
        self._lane = lane
        self._ledger = ledger
        self._message_id = message_id
        self._intended: Answer[bool] | None = None
        self._answered = False
        self._ahead = ahead
        self.followed = False
        self.finishing = False
        self.trouble: LedgerError | None = None

    def started(self) -> None:
        """`MAIL FROM` is about to be written."""
        if not self._ahead:
            self.intend()

    def intend(self) -> None:
        """Hands the intent to the ledger."""
        claim = self._task.claim
        self._intended = self._ledger.intend(
            Intent(
                delivery=claim.delivery,
                job=claim.job,
                account=self._lane.account.name,
                message_id=self._message_id,
                start=self.passage.start,
                addresses=addresses_of(claim.recipient),
            )
        )

    def answered(self) -> None:
        """`MAIL FROM` was answered."""
        if not self._answered:
            self._answered = True
            self._lane.answered(self.passage)

    @property
    def decided(self) -> bool:
        """Whether the ledger has answered."""
        return self._intended is not None and self._intended.done()

    def may_finish(self) -> bool:
        """The barrier: true once the intent is on disk."""
        self.finishing = self.intended()
        return self.finishing

    def on_decided(self, call: Callable[[], None]) -> None:
        """Calls once when `intended` need not wait any more: at once, or later on the ledger's thread."""
        if self._intended is None:
            call()
        else:
            self._intended.add_done_callback(lambda _: call())

    def intended(self) -> bool:
        """Whether the ledger says `sending`; waits for the answer."""
        if self._intended is None:
            return False
        try:
            return self._intended.result()
        except LedgerError as error:
            self.trouble = error
            return False

    @property
    def refused(self) -> bool:
        """Whether the ledger said no: the job is not active any more, or the delivery has changed."""
        return self._intended is not None and not self.trouble and not self.intended()

    def end(self) -> None:
        """However it ended, the token must come back, and another message may be in flight."""
        self.answered()
        if not self.followed:
            self._lane.landed()
