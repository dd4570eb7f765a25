"""A delivery: one recipient within a job, and its attempts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailtool_gui.domain.outcome import Reply, Scope, Stage, Verdict


class DeliveryStatus(StrEnum):
    """The states of a delivery. `sent` means the server accepted it."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DEFERRED = "deferred"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


OPEN = frozenset({DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.DEFERRED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One try of a delivery. `charged` tells whether it counts against the attempts the kind allows."""

    number: int
    started_at: datetime
    ended_at: datetime
    stage: Stage
    verdict: Verdict
    scope: Scope | None
    reason: str
    reply: Reply | None
    charged: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """What is known of one delivery; `attempts` counts the tries that reached a verdict on the message or recipient.

    `corrected_from` is the address that the sheet has, where the user has put it right later; `dismissed_at` and
    `dismissed_why` tell of a dead letter that the user has laid aside.
    """

    id: int
    job_id: str
    position: int
    address: str
    rows: tuple[int, ...]
    status: DeliveryStatus
    revision: int = 0
    attempts: int = 0
    message_id: str | None = None
    verdict: Verdict | None = None
    scope: Scope | None = None
    reason: str | None = None
    reply: Reply | None = None
    others: tuple[tuple[str, str], ...] = ()
    last_attempt_at: datetime | None = None
    next_attempt_at: datetime | None = None
    corrected_from: str | None = None
    dismissed_at: datetime | None = None
    dismissed_why: str | None = None
