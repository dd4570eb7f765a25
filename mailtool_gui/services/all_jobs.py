"""Everything at once: what the tray's Pause and Go on do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.job import WORKABLE, JobStatus

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.records import Records

_MOST = 10_000


def pause_all(jobs: Jobs) -> int:
    """Pauses every job that could be worked; how many."""
    found = [job.id for status in sorted(WORKABLE) for job in jobs.listed(status=status, limit=_MOST).items]
    return sum(jobs.pause(name) for name in found)


def resume_all(jobs: Jobs) -> int:
    """Lets every paused job go on; how many."""
    found = [job.id for job in jobs.listed(status=JobStatus.PAUSED, limit=_MOST).items]
    return sum(jobs.resume(name) for name in found)


def still_leaving(jobs: Jobs, records: Records) -> int:
    """How many messages may at most still leave: if all of it is stopped now, or after it was paused."""
    by_account: defaultdict[str, list[Job]] = defaultdict(list)
    for status in (*sorted(WORKABLE), JobStatus.PAUSED):
        for job in jobs.listed(status=status, limit=_MOST).items:
            by_account[job.account].append(job)
    return sum(_leaving(found, records, account) for account, found in by_account.items())


def _leaving(found: Sequence[Job], records: Records, name: str) -> int:
    """Of one account: what is on its way, or what may be before it is known."""
    queued = sum(job.progress.queued for job in found if job.status is JobStatus.ACTIVE)
    account = records.account(name) if queued else None
    may_begin = min(account.limits.in_flight, queued) if account else 0
    return max(sum(job.progress.sending for job in found), may_begin)
