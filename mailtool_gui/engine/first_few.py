"""The first few, then hold: a job that pauses by itself so that its first messages can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job


def may_be_claimed(job: Job, in_hand: int, wanted: int) -> int:
    """How many of the job's deliveries may be claimed before it holds, of as many as are `wanted`.

    `job` must have been read after the deliveries in hand were counted: one that ends in between is then counted
    twice, never not at all, so that no message too many leaves.
    """
    if job.hold_at is None or not _left(job):
        return wanted
    return max(0, min(wanted, job.hold_at - job.progress.current - in_hand))


def must_hold(job: Job) -> bool:
    """Whether the first few have ended and there are more."""
    return job.hold_at is not None and _left(job) > 0 and job.progress.current >= job.hold_at


def hold_reason(job: Job) -> str:
    """What the user is told of the pause."""
    if job.hold_after == 1:
        return "The first message has left, as you asked. Look at what became of it, then resume to send the rest."
    return (
        f"The first {job.hold_after} messages have left, as you asked. Look at what became of them, then resume to "
        "send the rest."
    )


def _left(job: Job) -> int:
    return job.progress.queued + job.progress.deferred
