"""What could be saved from a ledger that was damaged, and the backups that help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """A copy of the whole ledger as it was at `made_at`. `is_last_word`: nothing can have been sent after it."""

    path: Path
    made_at: datetime
    is_last_word: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Rescue:
    """The damaged files lie in `kept`, as they were; the rest counts what the new ledger holds.

    `missing` deliveries are known to have been there and could not be read; `incomplete` counts the jobs of which that
    is so, or may be. `doubtful` ones had been begun, which their own entries did not tell any more: they are `unknown`.
    `restored` ones could be read in `backup` alone (None: it was not needed, or there was none); of those, `unsure`
    ones may have been sent since then: they are `unknown` too.
    """

    kept: Path
    jobs: int
    paused: int
    deliveries: int
    missing: int
    incomplete: int
    doubtful: int
    accounts: int
    suppressions: int
    backup: Backup | None = None
    restored: int = 0
    unsure: int = 0
