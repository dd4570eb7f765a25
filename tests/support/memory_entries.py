"""What the ledger in memory keeps, and how a delivery changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import RLock

from mailtool_gui.domain.account import Account, AccountState
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, Progress
from mailtool_gui.domain.job_log import Mistake
from mailtool_gui.domain.ledger import Claim, Record, Start
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store.rules import CANCELLED


@dataclass
class Entry:
    """All that is kept of one delivery. `counted` is what was counted by jobs: no longer true when it changes."""

    delivery: Delivery
    recipient: Recipient
    counted: dict[str, Progress] = field(default_factory=dict)
    charged: int = 0
    deferrals: int = 0
    first_attempt_at: datetime | None = None
    attempts: list[Attempt] = field(default_factory=list)

    def __setattr__(self, name: str, value: object) -> None:
        """Forgets the counts of the job."""
        super().__setattr__(name, value)
        if name in ("delivery", "counted"):
            getattr(self, "counted", {}).pop(self.delivery.job_id, None)


@dataclass
class LoggedStart:
    """One row of the log of starts."""

    account: str
    delivery: int
    start: Start
    released: bool = False


@dataclass
class State:
    """What two hosts on one data folder share."""

    lock: RLock = field(default_factory=RLock)
    epoch: int = 0
    jobs: dict[str, Job] = field(default_factory=dict)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    account_states: dict[str, AccountState] = field(default_factory=dict)
    starts: list[LoggedStart] = field(default_factory=list)
    suppressed: dict[str, Suppression] = field(default_factory=dict)
    counted: dict[str, Progress] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def due_at(entry: Entry) -> datetime:
    """When a deferred delivery may be tried again."""
    return entry.delivery.next_attempt_at or datetime.min.replace(tzinfo=UTC)


def claim(entry: Entry) -> Claim:
    """What a worker is given of a delivery."""
    return Claim(
        delivery=entry.delivery.id,
        job=entry.delivery.job_id,
        position=entry.delivery.position,
        recipient=entry.recipient,
        revision=entry.delivery.revision,
        attempts=entry.delivery.attempts,
        charged=entry.charged,
        first_attempt_at=entry.first_attempt_at,
        deferrals=entry.deferrals,
    )


def recorded(delivery: Delivery, record: Record) -> Delivery:
    """A delivery after what was recorded of it."""
    following = record.next_attempt_at if record.status is DeliveryStatus.DEFERRED else None
    moved = replace(delivery, status=record.status, next_attempt_at=following)
    if record.postponed is not None:
        return replace(moved, reason=record.postponed)
    if record.outcome is None:
        return moved
    outcome = record.outcome
    return replace(
        moved,
        verdict=outcome.verdict,
        scope=outcome.scope,
        reason=outcome.reason or None,
        reply=outcome.reply,
        others=outcome.others,
    )


def cancelled(delivery: Delivery) -> Delivery:
    """A delivery that will not be sent, as its job was cancelled."""
    return skipped(delivery, CANCELLED)


def skipped(delivery: Delivery, reason: str) -> Delivery:
    """A delivery that will not be sent, with the reason."""
    return replace(
        delivery,
        status=DeliveryStatus.SKIPPED,
        reason=reason,
        verdict=None,
        scope=None,
        reply=None,
        next_attempt_at=None,
    )
