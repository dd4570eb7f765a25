"""How long a job takes: the bound its limits allow, and what the measured speed says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.job import WORKABLE, Job, JobStatus

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState, Limits
    from mailtool_gui.services.quota import Quota

LATENCY = 1.2  # seconds a message usually takes at a provider's server
DAY = 86_400.0
_NO_SERVER = 0.01  # seconds a message takes where none is spoken to


def bound(
    limits: Limits,
    messages: int,
    *,
    latency: float = LATENCY,
    round_trip: float = 0.0,
    quota: Quota | None = None,
) -> float:
    """The least seconds in which `messages` can leave under `limits`, waiting for room under the daily cap included.

    `max(L*n/N, (batches-1)*(D+r) + L)`: what the messages in flight allow, and what the pace of the batches allows; the
    last batch takes several times L where fewer may be in flight than it has.
    `quota` tells what of the cap is used already; without it all of it is free.
    """
    cap = limits.daily_cap
    used = quota.used if quota else 0
    if not cap or messages <= max(0, cap - used):
        return _paced(limits, messages, latency, round_trip)
    days, place = divmod(messages - 1 - max(0, cap - used), cap)
    place += max(0, used - cap)  # a cap that was lowered
    if quota and place < len(quota.returns):  # the last message takes the room of one that was sent before
        waiting = max(0.0, (quota.returns[place] - quota.moment).total_seconds()) + latency
    else:  # or that of one of this job's own
        waiting = DAY + _paced(limits, place - used + 1, latency, round_trip)
    return days * DAY + max(waiting, _paced(limits, min(messages, cap), latency, round_trip))


def _paced(limits: Limits, messages: int, latency: float, round_trip: float) -> float:
    """As `bound`, for messages that all fit under the daily cap."""
    if messages <= 0:
        return 0.0
    batches = math.ceil(messages / limits.batch_size)
    rounds = math.ceil((messages - (batches - 1) * limits.batch_size) / limits.in_flight)  # of the last batch
    paced = (batches - 1) * (limits.batch_delay.total_seconds() + round_trip) + rounds * latency
    return max(latency * messages / limits.in_flight + _ramp(limits, messages, latency), paced)


def _ramp(limits: Limits, messages: int, latency: float) -> float:
    """The seconds more that it takes where few are in flight at first: each accepted STEP wins one more."""
    from mailtool_gui.engine.ramp import STEP  # the window's start does without the engine

    extra, left = 0.0, messages
    for flying in range(limits.first_in_flight or limits.in_flight, limits.in_flight):
        count = min(STEP, left)
        extra += count * latency * (1 / flying - 1 / limits.in_flight)
        left -= count
    return extra


def estimated_seconds(account: Account, messages: int, quota: Quota | None = None) -> int:
    """The estimate before the start, in whole seconds."""
    return math.ceil(bound(account.limits, messages, latency=latency_of(account), quota=quota))


def eta_seconds(
    job: Job,
    account: Account | None,
    state: AccountState,
    *,
    next_due: datetime | None = None,
    now: datetime,
    quota: Quota | None = None,
) -> int | None:
    """Whole seconds until the job has ended, or None where nobody can know: ended, paused, no account, no server.

    `next_due` is the earliest next try of a deferred delivery: nothing happens before it when none is queued. `quota`
    is given where what is left does not fit under the daily cap.
    """
    if account is None or state.is_open_ended or job.status not in WORKABLE:
        return None
    left = job.progress.queued + job.progress.deferred
    speed = None if quota else _measured_speed(job, now)
    resting = _wait([state.until, None if job.progress.queued else next_due, _start(job)], now)
    then = quota.at(now + timedelta(seconds=resting)) if quota else None
    working = left / speed if speed else bound(account.limits, left, latency=latency_of(account), quota=then)
    return math.ceil(resting + working)


def duration_seconds(job: Job) -> int | None:
    """Whole seconds from start to end, rounded up; None until the job has ended."""
    if job.completed_at is None:
        return None
    begun = job.started_at or job.completed_at
    return max(0, math.ceil((job.completed_at - begun).total_seconds()))


def latency_of(account: Account) -> float:
    """Seconds a message takes: a hurried account is the demonstration's, a folder or the log speaks to no server."""
    if account.transport != "smtp":
        return _NO_SERVER
    if account.hurry > 1:
        from mailtool_gui.demo import catch_all  # only the demonstration pays for it

        return catch_all.LATENCY
    return LATENCY


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
