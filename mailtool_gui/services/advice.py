"""Advice in words: which limit binds a job now, and what a job of a size needs. Pure: the time is passed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailtool_gui.accounts.presets import limits_of
from mailtool_gui.domain.account import Account, AccountState, AccountStatus, Limits
from mailtool_gui.domain.job import ENDED, Job, JobStatus
from mailtool_gui.services.estimates import LATENCY, bound, latency_of
from mailtool_gui.services.times import about, lasting, messages_in

SMALL, BIG = 500, 2000
_SLOW = 2.0  # so many times the usual time for a message: it is the server then
_FULL = 0.85  # of the pace that is allowed: it is the pace then


class Limit(StrEnum):
    """What a job waits for, or is held up by."""

    USER = "user"
    ACCOUNT = "account"
    CAP = "cap"
    START = "start"
    HOURS = "hours"
    URGENT = "urgent"
    JOBS = "jobs"
    RETRY = "retry"
    PACE = "pace"
    IN_FLIGHT = "in-flight"
    SERVER = "server"


@dataclass(frozen=True, kw_only=True, slots=True)
class Binding:
    """The limit that binds now, and a sentence that says so."""

    limit: Limit
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What must be known of a job to say what holds it up.

    `rivals` are the account's other open jobs, `per_second` its speed of late (None: not known yet), `room_at` when the
    cap has room again (None: it has), `next_due` the next try where nothing else is left.
    """

    job: Job
    account: Account
    state: AccountState
    rivals: Sequence[Job] = ()
    per_second: float | None = None
    room_at: datetime | None = None
    next_due: datetime | None = None


def binding(found: Standing, now: datetime) -> Binding | None:
    """Why it is not quicker; None where the job has ended or is still being put in."""
    if found.job.status in ENDED or found.job.status is JobStatus.PREPARING:
        return None
    return _stopped(found) or _waits(found, now) or _stands_back(found) or _paced(found)


def _stopped(found: Standing) -> Binding | None:
    if found.state.status is AccountStatus.PAUSED:
        return Binding(limit=Limit.ACCOUNT, sentence=found.state.reason or "The account waits for you.")
    if found.job.status is JobStatus.PAUSED:
        return Binding(limit=Limit.USER, sentence=found.job.reason or "The job is paused until you resume it.")
    return None


def _waits(found: Standing, now: datetime) -> Binding | None:
    job, state = found.job, found.state
    if job.status is JobStatus.DELAYED and job.scheduled_for and job.scheduled_for > now:
        return Binding(limit=Limit.START, sentence=f"It starts {about(job.scheduled_for, now)}.")
    if found.room_at and found.room_at > now:
        cap, then = found.account.limits.daily_cap, about(found.room_at, now)
        sentence = f"The account has used up its {cap} recipients in 24 hours; there is room again {then}."
        return Binding(limit=Limit.CAP, sentence=sentence)
    if (resting := _rests(state, now)) is not None:
        return Binding(limit=Limit.ACCOUNT, sentence=resting)
    if job.hours and not job.hours.open_at(now):
        sentence = f"It may not send at this hour; it goes on {about(job.hours.opens_at(now), now)}."
        return Binding(limit=Limit.HOURS, sentence=sentence)
    if not job.progress.queued and found.next_due:
        sentence = f"All that is left waits for its next try, {about(found.next_due, now)}."
        return Binding(limit=Limit.RETRY, sentence=sentence)
    return None


def _rests(state: AccountState, now: datetime) -> str | None:
    """What the account waits for; None where it may send."""
    again = state.next_try(now)
    if state.status is AccountStatus.OFFLINE:
        following = f"The next try is {about(again, now)}." if again else "It goes on once the server is reached."
        return " ".join([state.reason or "The server is not reached.", following])
    return " ".join([state.reason or "The account rests.", f"It goes on {about(again, now)}."]) if again else None


def _stands_back(found: Standing) -> Binding | None:
    at_once = found.account.limits.jobs_at_once
    if not found.job.urgent and any(job.urgent and job.status is JobStatus.ACTIVE for job in found.rivals):
        return Binding(limit=Limit.URGENT, sentence="An urgent job of the account goes first.")
    working = sum(job.status is JobStatus.ACTIVE and job.progress.queued > 0 for job in found.rivals)
    if found.job.status is JobStatus.WAITING and working >= at_once:
        sentence = f"Other jobs of the account are worked first, {at_once} at once."
        return Binding(limit=Limit.JOBS, sentence=sentence)
    return None


def _paced(found: Standing) -> Binding:
    limits, speed = found.account.limits, found.per_second
    window = limits.batch_delay.total_seconds()
    paced = limits.batch_size / window if window else float("inf")
    flying = limits.in_flight / latency_of(found.account)
    if (speed is None and paced <= flying) or (speed is not None and speed >= _FULL * paced):
        return Binding(limit=Limit.PACE, sentence=_pace_sentence(limits, found.rivals))
    takes = limits.in_flight / speed if speed else latency_of(found.account)
    sentence = (
        f"{limits.in_flight} messages may be in flight at once, and the server takes {takes:.1f} seconds for each."
    )
    if limits.in_flight == 1:
        sentence = f"Only 1 message may be in flight at a time, and the server takes {takes:.1f} seconds for each."
    slow = takes > _SLOW * LATENCY
    return Binding(limit=Limit.SERVER if slow else Limit.IN_FLIGHT, sentence=sentence)


def _pace_sentence(limits: Limits, rivals: Sequence[Job]) -> str:
    quick = limits.starts_per_second
    pace = messages_in(quick, 1) if quick else messages_in(limits.batch_size, limits.batch_delay.total_seconds())
    sharing = 1 + sum(job.status is JobStatus.ACTIVE for job in rivals)
    if sharing > 1:
        return f"The account sends {pace} at the most, and {sharing} jobs share this pace."
    return f"The account sends {pace} at the most."


def sizing(account: Account, messages: int, seconds: float | None) -> str:
    """What a job of this size needs, which takes so many seconds with this account (None: nobody knows)."""
    cap = account.limits.daily_cap
    takes = lasting(seconds) if seconds is not None else "a long time"
    if messages < SMALL:
        return f"Under {SMALL} recipients: any pace will do. It takes {takes}."
    if cap is None or messages <= cap:
        return (
            f"{_size(messages)} recipients: it takes {takes}. Let the first 10 be looked at before the rest leaves "
            "(--hold-after 10)."
        )
    if messages <= BIG:
        return (
            f"{_size(messages)} recipients: it takes {takes} with {cap} recipients in 24 hours. An account at Google "
            "Workspace may send 2,000."
        )
    dedicated = lasting(bound(limits_of("dedicated"), messages))
    return (
        f"{_size(messages)} recipients: it takes {takes} with {cap} recipients in 24 hours. A dedicated SMTP server "
        f"takes {dedicated}; or split the sheet over several accounts."
    )


def _size(messages: int) -> str:
    return f"More than {BIG:,}" if messages > BIG else f"{SMALL} to {BIG:,}"
