"""What lies ahead of a job: when it ends, in words, what holds it up now, and what a job of its size needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.job import ENDED, WORKABLE, Job
from mailtool_gui.services.advice import Binding, Standing, binding, sizing
from mailtool_gui.services.times import about

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.services.forecast import Forecasts
    from mailtool_gui.services.quota import Quota


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What the services have found out about a job: as it is shown, its account (None: removed), where that stands.

    `next_due` is the next try of those put off; `quota` where the cap stands, if what is left does not fit; `eta` and
    `estimated` are seconds.
    """

    job: Job
    account: Account | None
    state: AccountState
    next_due: datetime | None
    quota: Quota | None
    eta: int | None
    estimated: int | None


def ahead(look: Forecasts, seen: Seen, now: datetime) -> Ahead:
    """What lies ahead of a job as it is now."""
    job, account, quota = seen.job, seen.account, seen.quota
    if account is None or job.status in ENDED:
        return Ahead()
    left = job.progress.queued + job.progress.deferred
    ends = now + timedelta(seconds=seen.eta) if seen.eta is not None and job.status in WORKABLE else None
    standing = Standing(
        job=job,
        account=account,
        state=seen.state,
        rivals=[other for other in look.open_jobs(job.account) if other.id != job.id],
        per_second=look.speed(account),
        room_at=quota.more_at if quota and not quota.left else None,
        next_due=seen.next_due,
    )
    binds = binding(standing, now)
    messages = job.progress.total - job.progress.skipped
    return Ahead(
        finishes_at=ends,
        forecast=forecast_sentence(ends, now, quota, left) if ends else None,
        binds=binds,
        advice=sizing(account, messages, seen.estimated) if binds else None,
    )
