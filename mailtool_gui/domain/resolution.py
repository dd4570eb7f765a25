"""The word on a delivery of which nobody knew whether it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailtool_gui.domain.delivery import DeliveryStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a search came to for one unknown delivery.

    `status` is `sent` (it was found), `failed` (it did not leave) or `unknown` (no word; the reason says why not).
    `message_id` is the one that was looked for: the word holds for no other.
    """

    delivery: int
    message_id: str
    status: DeliveryStatus
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A job with deliveries that are unknown: how many, and when the last of them was tried."""

    job: str
    account: str
    count: int
    last_attempt_at: datetime
