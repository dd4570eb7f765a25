"""What the window's foot tells: whether something is being sent, how quickly, and what has just come to an end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.job import ENDED, WORKABLE, Job, JobStatus, Progress

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.quota import Quota

SPAN = 5.0  # seconds over which the speed is taken
MOST = 200  # open jobs that are looked at one by one
_OPEN = (JobStatus.PREPARING, *sorted(WORKABLE), JobStatus.PAUSED)


class Activity(StrEnum):
    """What happens now, over all jobs."""

    SENDING = "sending"
    RESTING = "resting"  # nothing to send, or all that is left is tried later
    PAUSED = "paused"  # all that is left waits for the user


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """One look over all jobs.

    `open_jobs` have not ended, `workable` ones go on by themselves; `news` have ended, or paused with a reason, since
    the look before. `quota` is that of the account in use, if it has a daily cap.
    """

    activity: Activity
    open_jobs: int
    workable: int
    per_second: float
    news: Sequence[Job] = ()
    quota: Quota | None = None

    @property
    def is_sending(self) -> bool:
        """Whether mail is leaving now."""
        return self.activity is Activity.SENDING

    @property
    def is_paused(self) -> bool:
        """Whether all that is left waits for the user."""
        return self.activity is Activity.PAUSED


class Watch:
    """Looks again and again, from one thread at a time. `quota` is asked for that of the account of this name, or of
    the one used last."""

    def __init__(
        self, jobs: Jobs, clock: Clock, quota: Callable[[str | None], Quota | None] = lambda _name: None
    ) -> None:
        self._jobs = jobs
        self._find_quota = quota
        self._clock = clock
        self._seen: dict[str, Job] | None = None
        self._counted: deque[tuple[float, dict[str, int]]] = deque()

    def look(self) -> Glance:
        """What there is now. Raises LedgerError where the ledger cannot be read."""
        pages = [self._jobs.listed(status=status, limit=MOST) for status in _OPEN]
        jobs = {job.id: job for page in pages for job in page.items}
        return Glance(
            activity=_activity(jobs.values()),
            open_jobs=sum(page.total for page in pages),
            workable=sum(job.status is not JobStatus.PAUSED for job in jobs.values()),
            per_second=self._speed(jobs),
            news=self._news(jobs),
            quota=self._find_quota(_account_in_use(jobs.values())),
        )

    def _speed(self, jobs: dict[str, Job]) -> float:
        now = self._clock.monotonic()
        counts = {name: _tried(job.progress) for name, job in jobs.items() if job.status is JobStatus.ACTIVE}
        self._counted.append((now, counts))
        while len(self._counted) > 2 and now - self._counted[1][0] >= SPAN:
            self._counted.popleft()
        then, before = self._counted[0]
        gained = sum(max(0, count - before.get(name, count)) for name, count in counts.items())
        return gained / (now - then) if now > then else 0.0

    def _news(self, jobs: dict[str, Job]) -> Sequence[Job]:
        before, self._seen = self._seen, jobs
        if before is None:
            return ()
        ended = [self._ended(name) for name in before if name not in jobs]
        stopped = [job for job in jobs.values() if _needs_user(job) and not _was_stopped(before.get(job.id))]
        return [*(job for job in ended if job is not None), *stopped]

    def _ended(self, name: str) -> Job | None:
        try:
            job = self._jobs.view(name).job
        except JobError:
            return None
        return job if job.status in ENDED else None


def _activity(found: Collection[Job]) -> Activity:
    if any(job.status is JobStatus.ACTIVE and job.progress.queued for job in found):
        return Activity.SENDING
    if found and all(job.status is JobStatus.PAUSED for job in found):
        return Activity.PAUSED
    return Activity.RESTING


def _account_in_use(found: Collection[Job]) -> str | None:
    """The account of a job that is sending, else of one that is open."""
    by_urgency = sorted(found, key=lambda job: job.status is not JobStatus.ACTIVE)
    return by_urgency[0].account if by_urgency else None


def _tried(progress: Progress) -> int:
    return progress.sent + progress.failed + progress.unknown + progress.deferred


def _needs_user(job: Job) -> bool:
    return job.status is JobStatus.PAUSED and job.reason is not None


def _was_stopped(job: Job | None) -> bool:
    return job is not None and job.status is JobStatus.PAUSED
