"""How much work is claimed ahead of the workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Limits

AHEAD = 0.3  # seconds: so much work is claimed ahead where the pace allows thousands a second
MOST_AHEAD = 1000


def wanted_in_memory(limits: Limits) -> int:
    """How many deliveries are worth having there: enough that nobody waits, few enough that a pause is one."""
    window = limits.batch_delay.total_seconds()
    quick = min(MOST_AHEAD, round(AHEAD * limits.batch_size / window)) if window else MOST_AHEAD
    return max(100, 4 * limits.in_flight, quick)
