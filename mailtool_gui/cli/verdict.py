"""The exit code that tells how a job stands."""

from __future__ import annotations

from mailtool_gui.domain.job import ENDED, Job, JobStatus

WELL, NEEDS_A_LOOK, MUST_ACT = 0, 1, 3


def exit_code(job: Job, *, waited: bool) -> int:
    """3: paused, stopped or could not be worked; 1: some row failed or needs a look, or it goes on later; 0: all well.

    `job` is the job as shown. Whoever has `waited` expects it to have ended, or a reason why not.
    """
    stopped = waited and job.status not in ENDED and job.reason is None
    if job.status in {JobStatus.PAUSED, JobStatus.FAILED} or stopped:
        return MUST_ACT
    progress = job.progress
    if progress.failed or progress.skipped or progress.unknown or progress.deferred:
        return NEEDS_A_LOOK
    return NEEDS_A_LOOK if waited and job.status not in ENDED else WELL
