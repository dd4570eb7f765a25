"""A clock that moves only when every thread of the scene waits on it: hours of pacing in milliseconds, exactly."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType

from mailtool_gui.domain.clock import Condition

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class _Waiter:
    def __init__(self, deadline: float | None, lock: threading.RLock) -> None:
        self.deadline = deadline
        self.turn = threading.Condition(lock)  # of its own: waking one of fifty wakes no other
        self.woken = False
        self.notified = False


class VirtualClock:
    """A Timekeeper. Threads take part by `enter` and `leave` (or `thread`); outsiders must not wait on it."""

    def __init__(self, now: datetime = NOON) -> None:
        self._lock = threading.RLock()
        self._seconds = 1000.0
        self._wall_offset = now - timedelta(seconds=self._seconds)
        self._running = 0
        self._waiters: list[_Waiter] = []
        self._boot = "boot-1"

    def now(self) -> datetime:
        return self._wall_offset + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        return self._seconds

    def boot_id(self) -> str:
        return self._boot

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the machine's clock."""
        self._wall_offset = now - timedelta(seconds=self._seconds)

    def close_lid(self, asleep: timedelta) -> None:
        """The machine sleeps: both clocks go on, and nobody notices before it wakes up."""
        with self._lock:
            self._seconds += asleep.total_seconds()

    def conditions(self, count: int) -> tuple[Condition, ...]:
        return tuple(_VirtualCondition(self) for _ in range(count))

    def enter(self) -> None:
        """This scene has one more thread; called before it starts."""
        with self._lock:
            self._running += 1

    def leave(self) -> None:
        """A thread of the scene has ended."""
        with self._lock:
            self._running -= 1
            self._advance()

    def thread(self, work: Callable[[], None]) -> threading.Thread:
        """Starts a thread of the scene."""
        self.enter()

        def run() -> None:
            try:
                work()
            finally:
                self.leave()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread

    def sleep(self, seconds: float) -> None:
        """Virtual time passes for the calling thread of the scene."""
        with self._lock:
            self._wait(_Waiter(self._seconds + seconds, self._lock))

    def _wait(self, waiter: _Waiter) -> bool:
        self._waiters.append(waiter)
        self._running -= 1
        self._advance()
        while not waiter.woken:
            if not waiter.turn.wait(20):
                raise AssertionError("the scene is stuck: every thread waits for something that never comes")
        return waiter.notified

    def _wake(self, waiter: _Waiter, *, notified: bool) -> None:
        waiter.woken, waiter.notified = True, notified
        self._waiters.remove(waiter)
        self._running += 1
        waiter.turn.notify()

    def _advance(self) -> None:
        timed = [waiter for waiter in self._waiters if waiter.deadline is not None]
        if self._running or not timed:
            return
        first = min(timed, key=lambda waiter: waiter.deadline or 0.0)
        self._seconds = max(self._seconds, first.deadline or 0.0)
        self._wake(first, notified=False)


class _VirtualCondition:
    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._waiting: list[_Waiter] = []

    def __enter__(self) -> bool:
        return self._clock._lock.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clock._lock.__exit__(kind, error, trace)

    def wait(self, timeout: float | None = None) -> bool:
        waiter = _Waiter(None if timeout is None else self._clock.monotonic() + timeout, self._clock._lock)
        self._waiting.append(waiter)
        try:
            return self._clock._wait(waiter)
        finally:
            self._waiting.remove(waiter)

    def notify(self, n: int = 1) -> None:
        for waiter in [waiter for waiter in self._waiting if not waiter.woken][:n]:
            self._clock._wake(waiter, notified=True)

    def notify_all(self) -> None:
        self.notify(len(self._waiting))
