"""How long a job takes: the bound its limits allow, and what the measured speed says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime

from mailtool_gui.domain.account import Account, AccountState, Limits
from mailtool_gui.domain.job import Job, JobStatus

LATENCY = 1.2  # seconds a message usually takes at a provider's server
DAY = 86_400.0
_NO_SERVER = 0.01  # seconds a message takes where none is spoken to


def bound(limits: Limits, messages: int, *, latency: float = LATENCY, round_trip: float = 0.0) -> float:
    """The least seconds in which `messages` can leave under `limits`, whole days of the daily cap included.

    `max(L*n/N, (batches-1)*(D+r) + L)`: what the messages in flight allow, and what the pace of the batches allows.
    """
    if messages <= 0:
        return 0.0
    days = (messages - 1) // limits.daily_cap if limits.daily_cap else 0
    rest = messages - days * (limits.daily_cap or 0)
    batches = math.ceil(rest / limits.batch_size)
    paced = (batches - 1) * (limits.batch_delay.total_seconds() + round_trip) + latency
    return days * DAY + max(latency * rest / limits.in_flight, paced)


def days_needed(limits: Limits, messages: int) -> int:
    """Over how many rolling days the daily cap spreads `messages`."""
    return max(1, math.ceil(messages / limits.daily_cap)) if limits.daily_cap else 1


def estimated_seconds(account: Account, messages: int) -> int:
    """The estimate before the start, in whole seconds."""
    return math.ceil(bound(account.limits, messages, latency=_latency(account)))


def eta_seconds(
    job: Job, account: Account | None, state: AccountState, *, next_due: datetime | None = None, now: datetime
) -> int | None:
    """Whole seconds until the job has ended, or None where nobody can know: ended, paused, no account.

    `next_due` is the earliest next try of a deferred delivery: nothing happens before it when none is queued.
    """
    if account is None or job.status not in {JobStatus.WAITING, JobStatus.DELAYED, JobStatus.ACTIVE}:
        return None
    left = job.progress.queued + job.progress.deferred
    speed = _measured_speed(job, now)
    working = left / speed if speed else bound(account.limits, left, latency=_latency(account))
    resting = [state.until, None if job.progress.queued else next_due]
    return math.ceil(_wait([*resting, _start(job)], now) + working)


def duration_seconds(job: Job) -> int | None:
    """Whole seconds from start to end, rounded up; None until the job has ended."""
    if job.completed_at is None:
        return None
    begun = job.started_at or job.completed_at
    return max(0, math.ceil((job.completed_at - begun).total_seconds()))


def _latency(account: Account) -> float:
    """Seconds a message takes: a hurried account talks to a hurried server, a folder or the log to none."""
    return LATENCY / account.hurry if account.transport == "smtp" else _NO_SERVER


def _measured_speed(job: Job, now: datetime) -> float:
    """Messages a second since the start; 0 where nothing can be said yet."""
    done = job.progress.sent + job.progress.failed + job.progress.unknown
    if job.status is not JobStatus.ACTIVE or job.started_at is None or not job.progress.sent:
        return 0.0
    elapsed = (now - job.started_at).total_seconds()
    return done / elapsed if elapsed > 0 else 0.0


def _start(job: Job) -> datetime | None:
    return job.scheduled_for if job.status is JobStatus.DELAYED else None


def _wait(moments: Iterable[datetime | None], now: datetime) -> float:
    """Seconds until the last of the moments before which work cannot go on."""
    return max((max(0.0, (moment - now).total_seconds()) for moment in moments if moment is not None), default=0.0)
