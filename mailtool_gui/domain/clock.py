"""Time, passed in: policies never ask the operating system themselves."""

from __future__ import annotations

import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol


class Clock(Protocol):
    """Two clocks: the wall's for people, the boot clock for waiting."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back and counts sleep where the system can."""
        ...

    def boot_id(self) -> str:
        """Names the boot that `monotonic` counts from: values of different boots do not compare."""
        ...


class Condition(Protocol):
    """A condition variable, as `threading.Condition` is one."""

    def __enter__(self) -> bool: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def wait(self, timeout: float | None = None) -> bool:
        """Lets go of the lock until notified or `timeout` seconds have passed."""
        ...

    def notify(self, n: int = 1) -> None:
        """Wakes up to `n` waiting threads."""
        ...

    def notify_all(self) -> None:
        """Wakes every waiting thread."""
        ...


class Timekeeper(Clock, Protocol):
    """A clock that threads can also wait on: all waiting of the engine goes through it."""

    def conditions(self, count: int) -> tuple[Condition, ...]:
        """`count` conditions that share one lock."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """CLOCK_BOOTTIME on Linux, since CLOCK_MONOTONIC stops while the lid is closed."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    def boot_id(self) -> str:
        """The kernel's boot id, or the boot's time to ten minutes where there is none."""
        return self._boot_id

    def conditions(self, count: int) -> tuple[Condition, ...]:
        """Real condition variables around one lock."""
        lock = threading.RLock()
        return tuple(threading.Condition(lock) for _ in range(count))


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return f"boot-{int((time.time() - time.monotonic()) // 600)}"


def utc(seconds: float) -> datetime:
    """The aware UTC time `seconds` after the epoch."""
    return datetime.fromtimestamp(seconds, UTC)
