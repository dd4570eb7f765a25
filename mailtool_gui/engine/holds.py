"""Which deliveries this host has in its hands."""

from __future__ import annotations

import threading
from collections.abc import Iterable


class Holds:
    """A delivery is held by the worker that has it and by every record of it that is not on disk yet.

    While it is held it is not claimed again: the ledger may still call it queued. The lock is its own and nothing
    is called under it, since the ledger's writer thread lets go too.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holds: dict[int, int] = {}
        self._jobs: dict[int, str] = {}

    def hold(self, delivery: int, job: str) -> None:
        """One more reason not to claim it."""
        with self._lock:
            self._holds[delivery] = self._holds.get(delivery, 0) + 1
            self._jobs[delivery] = job

    def hold_all(self, deliveries: Iterable[int], job: str) -> None:
        """One more reason for each."""
        with self._lock:
            for delivery in deliveries:
                self._holds[delivery] = self._holds.get(delivery, 0) + 1
                self._jobs[delivery] = job

    def let_go(self, delivery: int) -> None:
        """One reason less."""
        with self._lock:
            left = self._holds[delivery] = self._holds[delivery] - 1
            if left <= 0:
                del self._holds[delivery]
                del self._jobs[delivery]

    def all(self) -> frozenset[int]:
        """Every delivery that is held."""
        with self._lock:
            return frozenset(self._holds)

    def of(self, job: str) -> set[int]:
        """The job's deliveries that are held."""
        with self._lock:
            return {delivery for delivery, owner in self._jobs.items() if owner == job}
