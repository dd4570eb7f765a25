"""When whoever waits for a job has waited long enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.job import ENDED, Job, JobStatus

SOON = timedelta(minutes=1)


def waited_enough(
    job: Job, *, account: Account | None, state: AccountState, next_due: datetime | None, now: datetime
) -> bool:
    """Whether the job has ended, or the account or the user must act first, or nothing can be done within a minute.

    `next_due` is the earliest time of a deferred delivery. An account in a hurry (the demo's) cools only for
    seconds, which are waited for.
    """
    if job.status in ENDED or job.status is JobStatus.PAUSED or account is None:
        return True
    if _stopped(state, patient=account.hurry > 1, now=now):
        return True
    if job.hours and job.hours.opens_at(now) > now + SOON:
        return True
    if job.status is JobStatus.DELAYED and job.scheduled_for and job.scheduled_for > now:
        return job.scheduled_for > now + SOON
    return not job.progress.queued and next_due is not None and next_due > now + SOON


def _stopped(state: AccountState, *, patient: bool, now: datetime) -> bool:
    if state.status is AccountStatus.PAUSED:
        return True
    if state.until is None or state.until <= now:
        return False
    twice = state.status is AccountStatus.COOLING or state.failures >= 2
    return state.until > now + SOON if patient else twice
