"""Results on their way into the ledger: none is forgotten while the process lives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

from mailtool_gui.domain.errors import HostLost, LedgerError
from mailtool_gui.domain.ledger import Record
from mailtool_gui.engine.ledger import Ledger

log = logging.getLogger("mailtool.engine")


class Recorder:
    """Hands records to the ledger without waiting, and keeps those that could not be written for another try.

    `on_trouble` is called with the error, on the ledger's writer thread; it must only take note of it.
    """

    def __init__(self, ledger: Ledger, on_trouble: Callable[[LedgerError], None]) -> None:
        self._ledger = ledger
        self._on_trouble = on_trouble
        self._lock = threading.Lock()
        self._unwritten: list[Record] = []
        self._under_way = 0

    @property
    def settled(self) -> bool:
        """Whether everything handed over is on disk."""
        with self._lock:
            return not self._unwritten and not self._under_way

    def record(self, record: Record) -> None:
        """Hands a record over. A record that was written later than a crash is what `unknown` is for."""
        with self._lock:
            self._under_way += 1
        future = self._ledger.record(record)
        future.add_done_callback(lambda done: self._written(record, done))

    def try_again(self) -> None:
        """Hands over once more what could not be written."""
        with self._lock:
            unwritten, self._unwritten = self._unwritten, []
        for record in unwritten:
            self.record(record)

    def _written(self, record: Record, done: Future[None]) -> None:
        error = done.exception()
        with self._lock:
            self._under_way -= 1
            if isinstance(error, LedgerError) and not isinstance(error, HostLost):
                self._unwritten.append(record)
        if isinstance(error, LedgerError):
            self._on_trouble(error)
        elif error is not None:
            log.error("a record was not written", exc_info=error)
