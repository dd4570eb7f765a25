"""What could be saved from a ledger that was damaged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Rescue:
    """The damaged files lie in `kept`, as they were; the rest counts what the new ledger holds.

    `missing` deliveries are known to have been there and could not be read; `incomplete` counts the jobs of which that
    is so, or may be. `doubtful` ones had been begun, which their own entries did not tell any more: they are `unknown`.
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
