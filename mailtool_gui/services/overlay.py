"""Jobs and deliveries as a user is shown them: what stopped the account is laid over what the ledger keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import OPEN, Delivery, DeliveryStatus
from mailtool_gui.domain.job import ENDED, WORKABLE, Job, JobStatus
from mailtool_gui.services.ahead import Ahead


@dataclass(frozen=True, kw_only=True, slots=True)
class JobView:
    """A job as shown: with the account's state laid over it, and its times in whole seconds (None: unknown).

    What lies `ahead` is told where one job is looked at.
    """

    job: Job
    estimated_seconds: int | None
    eta_seconds: int | None
    duration_seconds: int | None
    ahead: Ahead = field(default_factory=Ahead)


def shown_job(job: Job, state: AccountState, now: datetime) -> Job:
    """The job with its account's state laid over it.

    A paused account pauses every workable job; a cooling or unreachable one leaves the status and gives the reason.
    """
    if job.status not in WORKABLE or state.status is AccountStatus.READY:
        return job
    if state.status is AccountStatus.PAUSED:
        return replace(job, status=JobStatus.PAUSED, reason=state.reason)
    return replace(job, reason=_when(state, now))


def shown_delivery(delivery: Delivery, job: Job, state: AccountState) -> Delivery:
    """The delivery with what stopped its account as the last thing that stopped it; its status stays."""
    if delivery.status not in OPEN or job.status in ENDED:
        return delivery
    if state.status is AccountStatus.READY or state.verdict is None:
        return delivery
    return replace(delivery, verdict=state.verdict, scope=state.scope, reason=state.reason, reply=state.reply)


def told_reason(delivery: Delivery) -> str | None:
    """What a user should know of a delivery; a server's plain acceptance is no news."""
    accepted = delivery.status is DeliveryStatus.SENT and delivery.reply is not None
    return None if accepted else delivery.reason


def waiting_job(job: Job, next_due: datetime | None, now: datetime) -> Job:
    """The job with the reason it rests, where it has none yet: it starts later, or all that is left is tried later."""
    if job.reason is not None:
        return job
    if job.status is JobStatus.DELAYED and job.scheduled_for:
        starts = job.hours.opens_at(job.scheduled_for) if job.hours else job.scheduled_for
        return replace(job, reason=f"It starts at {_clock_time(starts)}.")
    if job.hours and job.status in WORKABLE and not job.hours.open_at(now):
        return replace(
            job, reason=f"It may not send at this hour. It goes on at {_clock_time(job.hours.opens_at(now))}."
        )
    if job.status is JobStatus.ACTIVE and not job.progress.queued and next_due:
        count = job.progress.deferred
        return replace(job, reason=f"Trying again: {count}; the next try is at {_clock_time(next_due)}.")
    return job


def _when(state: AccountState, now: datetime) -> str | None:
    again = state.next_try(now)
    if again is None or state.reason is None:
        return state.reason
    return f"{state.reason} Next try: {_clock_time(again)}."


def _clock_time(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"
