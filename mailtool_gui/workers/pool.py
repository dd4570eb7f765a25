"""Workers on QThreadPool."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QThreadPool

MOST_WORKERS = 256


class WorkerPool:
    """Runs callables on a pool of its own. They are no QRunnables of ours: one that does not delete itself is kept for
    ever, and one that does races with whoever started it."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(MOST_WORKERS)

    def start(self, work: Callable[[], None]) -> None:
        """Runs `work` on a thread of the pool, at once."""
        self._pool.start(work)

    def close(self, *, within: float) -> bool:
        """Waits up to `within` seconds for every worker to leave; False where one has not."""
        return self._pool.waitForDone(int(within * 1000))
