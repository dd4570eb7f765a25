"""Results on their way into the ledger: none is forgotten while the process lives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import HostLost, LedgerError

if TYPE_CHECKING:
    from mailtool_gui.domain.ledger import Record
    from mailtool_gui.engine.holds import Holds
    from mailtool_gui.engine.ledger import Answer, Ledger

log = logging.getLogger("mailtool.engine")


class Recorder:
    """Hands records to the ledger without waiting, and keeps those that could not be written for another try.

    `on_trouble` (with the error) and `on_settled` (when all that was handed over is on disk) are called on the
    ledger's writer thread; they must only take note of it.
    """

    def __init__(
        self,
        ledger: Ledger,
        holds: Holds,
        *,
        on_trouble: Callable[[LedgerError], None],
        on_settled: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._holds = holds
        self._on_trouble = on_trouble
        self._on_settled = on_settled
        self._lock = threading.Lock()
        self._unwritten: list[Record] = []
        self._under_way = 0

    @property
    def settled(self) -> bool:
        """Whether everything handed over is on disk."""
        with self._lock:
            return not self._unwritten and not self._under_way

    def record(self, record: Record) -> None:
        """Hands a record over; its delivery is held until it is on disk."""
        self._holds.hold(record.delivery, record.job)
        self._hand_over(record)

    def _hand_over(self, record: Record) -> None:
        with self._lock:
            self._under_way += 1
        self._ledger.record(record).add_done_callback(partial(self._written, record))

    def try_again(self) -> None:
        """Hands over once more what could not be written."""
        with self._lock:
            unwritten, self._unwritten = self._unwritten, []
        for record in unwritten:
            self._hand_over(record)

    def _written(self, record: Record, done: Answer[None]) -> None:
        error = done.exception()
        try_again = isinstance(error, LedgerError) and not isinstance(error, HostLost)
        with self._lock:
            self._under_way -= 1
            if try_again:
                self._unwritten.append(record)
        if not try_again:
            self._holds.let_go(record.delivery)
        if isinstance(error, LedgerError):
            self._on_trouble(error)
        elif error is not None:
            log.error("a record was not written", exc_info=error)
        elif self.settled:
            self._on_settled()
