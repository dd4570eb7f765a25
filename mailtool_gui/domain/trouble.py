"""What stops deliveries, counted together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """So many deliveries of a job are in a state for one reason (empty: none is known).

    `enhanced` is the enhanced code (RFC 3463) of one of the server's answers, `next_try` the soonest of the next tries.
    """

    status: DeliveryStatus
    reason: str
    count: int
    scope: Scope | None = None
    enhanced: str | None = None
    next_try: datetime | None = None
