"""A job: one unit of background work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.hours import SendingHours

SEND = "send"
"""The kind of the jobs that mail a sheet."""

TEST = "test"
"""The kind of the jobs that send messages of a sheet to an address of the user's, to be looked at."""


class JobStatus(StrEnum):
    """The states of a job."""

    PREPARING = "preparing"
    WAITING = "waiting"
    DELAYED = "delayed"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED})
WORKABLE = frozenset({JobStatus.WAITING, JobStatus.DELAYED, JobStatus.ACTIVE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How many deliveries stand where. `sending` counts as queued for a reader; it is told besides."""

    sent: int = 0
    failed: int = 0
    skipped: int = 0
    unknown: int = 0
    deferred: int = 0
    queued: int = 0
    sending: int = 0

    @property
    def total(self) -> int:
        """All deliveries."""
        return self.current + self.deferred + self.queued

    @property
    def current(self) -> int:
        """Deliveries that have ended."""
        return self.sent + self.failed + self.skipped + self.unknown

    def in_state(self, status: DeliveryStatus | None) -> int:
        """How many are in this state as a reader sees it, where what is being sent still waits; None: in any."""
        counts = {
            DeliveryStatus.QUEUED: self.queued,
            DeliveryStatus.SENT: self.sent,
            DeliveryStatus.DEFERRED: self.deferred,
            DeliveryStatus.FAILED: self.failed,
            DeliveryStatus.SKIPPED: self.skipped,
            DeliveryStatus.UNKNOWN: self.unknown,
        }
        return self.total if status is None else counts[status]

    @property
    def percentage(self) -> int:
        """Ended deliveries in whole per cent, rounded down; 100 when there is nothing to do."""
        return self.current * 100 // self.total if self.total else 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What is known of a job; the frozen rows and the template are read on their own.

    `hold_after` is how many messages were to leave before the job pauses by itself. `hold_at` is the number of ended
    deliveries (`Progress.current`) at which it will: None where it does not, or has done so. An `urgent` one goes
    before the other jobs of its account. It sends in its `hours` only (None: at any time).
    """

    id: str
    kind: str
    name: str
    source: str
    account: str
    status: JobStatus
    reason: str | None
    progress: Progress
    created_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None
    scheduled_for: datetime | None = None
    hold_after: int | None = None
    hold_at: int | None = None
    urgent: bool = False
    hours: SendingHours | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewJob:
    """A job to be put into the ledger; what the fields say is told at `Job`."""

    id: str
    name: str
    source: str
    account: str
    kind: str = SEND
    key: str | None = None
    scheduled_for: datetime | None = None
    created_at: datetime
    hold_after: int | None = None
    urgent: bool = False
    hours: SendingHours | None = None
