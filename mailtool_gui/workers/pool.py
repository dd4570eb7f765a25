"""Workers on QThreadPool."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QRunnable, QThreadPool

MOST_WORKERS = 256


class WorkerPool:
    """Runs callables on a pool of its own, kept alive until they have ended."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(MOST_WORKERS)
        self._lock = threading.Lock()
        self._running: set[_Runnable] = set()

    def start(self, work: Callable[[], None]) -> None:
        """Runs `work` on a thread of the pool, at once."""
        runnable = _Runnable(work, self._ended)
        with self._lock:
            self._running.add(runnable)
        self._pool.start(runnable)

    def close(self, *, within: float) -> bool:
        """Waits up to `within` seconds for every worker to leave; False where one has not."""
        return self._pool.waitForDone(int(within * 1000))

    def _ended(self, runnable: _Runnable) -> None:
        with self._lock:
            self._running.discard(runnable)


class _Runnable(QRunnable):
    # Qt must not delete it: a Python reference is kept until it has run (deleting from the pool's thread races).
    def __init__(self, work: Callable[[], None], ended: Callable[[_Runnable], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._ended = ended

    def run(self) -> None:
        """Does the work and tells that it has ended, however it did."""
        try:
            self._work()
        finally:
            self._ended(self)
