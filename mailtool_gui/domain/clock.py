"""Time, passed in: policies never ask the operating system themselves."""

from __future__ import annotations

from datetime import UTC, datetime
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


def utc(seconds: float) -> datetime:
    """The aware UTC time `seconds` after the epoch."""
    return datetime.fromtimestamp(seconds, UTC)
