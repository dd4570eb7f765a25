"""Everything at once: what the tray's Pause and Go on do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.job import WORKABLE, JobStatus

if TYPE_CHECKING:
    from mailtool_gui.services.jobs import Jobs

_MOST = 10_000


def pause_all(jobs: Jobs) -> int:
    """Pauses every job that could be worked; how many."""
    found = [job.id for status in sorted(WORKABLE) for job in jobs.listed(status=status, limit=_MOST).items]
    return sum(jobs.pause(name) for name in found)


def resume_all(jobs: Jobs) -> int:
    """Lets every paused job go on; how many."""
    found = [job.id for job in jobs.listed(status=JobStatus.PAUSED, limit=_MOST).items]
    return sum(jobs.resume(name) for name in found)
