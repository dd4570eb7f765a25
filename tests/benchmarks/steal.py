"""What the machine's host gave to others of the processor's time: figures beside much of it say little."""

from __future__ import annotations

from pathlib import Path

_TICKS = 100  # a second, in /proc/stat
_STEAL = 8  # the column, behind the name


def stolen_seconds() -> float:
    """Since the machine's start; 0 where the system does not say."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return 0.0
    return int(first.split()[_STEAL]) / _TICKS
