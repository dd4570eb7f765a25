"""What lies ahead of a job: when it ends, in words, what holds it up now, and what a job of its size needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.job import WORKABLE, Job
from mailtool_gui.services.advice import Binding, Standing, binding, sizing
from mailtool_gui.services.times import about

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.services.quota import Quota
    from mailtool_gui.services.records import Records

SPAN = timedelta(seconds=20)  # over which the speed of late is measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """`finishes_at` and the `forecast` are None where nobody can know, `binds` and `advice` for what has ended."""

    finishes_at: datetime | None = None
    forecast: str | None = None
    binds: Binding | None = None
    advice: str | None = None


def forecast_sentence(finishes_at: datetime, now: datetime, quota: Quota | None, left: int) -> str:
    """`Finishes Thursday about 10:40.`, and why not sooner where the cap holds it up."""
    ends = about(finishes_at, now)
    if quota is None or left <= quota.left:
        return f"Finishes {ends}."
    if not quota.left:
        return f"Finishes {ends}: the account's {quota.cap} recipients in 24 hours are used up for now."
    return f"Finishes {ends}: {quota.left} go now, the rest as the account's {quota.cap} recipients in 24 hours allow."


def speed_of_late(records: Records, account: Account, now: datetime) -> float | None:
    """Message starts a second of the account; None where it has not been sending for long enough to tell."""
    if not records.count_starts(account.name, now - 2 * SPAN, now - SPAN):
        return None
    return records.count_starts(account.name, now - SPAN, now) / SPAN.total_seconds()


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What the services have found out about a job: see Standing, and `eta` in seconds, `quota` if it does not fit."""

    job: Job
    account: Account
    state: AccountState
    rivals: Sequence[Job]
    next_due: datetime | None
    quota: Quota | None
    eta: float | None
    estimated: float | None


def ahead(records: Records, seen: Seen, now: datetime) -> Ahead:
    """What lies ahead of a job as it is now."""
    job, quota = seen.job, seen.quota
    left = job.progress.queued + job.progress.deferred
    ends = now + timedelta(seconds=seen.eta) if seen.eta is not None and job.status in WORKABLE else None
    standing = Standing(
        job=job,
        account=seen.account,
        state=seen.state,
        rivals=seen.rivals,
        per_second=speed_of_late(records, seen.account, now),
        room_at=quota.more_at if quota and not quota.left else None,
        next_due=seen.next_due,
    )
    binds = binding(standing, now)
    messages = job.progress.total - job.progress.skipped
    return Ahead(
        finishes_at=ends,
        forecast=forecast_sentence(ends, now, quota, left) if ends else None,
        binds=binds,
        advice=sizing(seen.account, messages, seen.estimated) if binds else None,
    )
