"""The log lines of a running job: batches, progress, the end."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job

log = logging.getLogger("mailtool.job")


class JobLog:
    """Counts what this host has started and says so in lines, a batch at a time. Guarded by the lane's lock."""

    def __init__(self, job: Job, *, batch_size: int) -> None:
        self._name = job.name
        self._total = job.progress.total
        self._sent = job.progress.sent
        self._failed = job.progress.failed
        self._started = job.progress.current
        self.batch_size = batch_size
        self._waited_at = 0
        log.info("STARTED %s - %d messages, %d to go", self._name, self._total, self._total - self._started)

    def started(self) -> None:
        """A message has been started; the first of a batch tells of it."""
        self._started = min(self._started + 1, self._total)
        if (self._started - 1) % self.batch_size == 0:
            left = min(self.batch_size, self._total - self._started + 1)
            log.info("Batch %d/%d - Sending %d emails...", self._batch(self._started), self._batch(self._total), left)

    def waits(self, seconds: float) -> None:
        """The pace makes the next batch wait."""
        between = self._started % self.batch_size == 0 and self._started < self._total
        if seconds >= 0.1 and between and self._waited_at != self._started:
            self._waited_at = self._started
            log.info("Waiting %dms before next batch...", round(seconds * 1000))

    def ended(self, *, sent: bool) -> None:
        """A message has been sent, or has failed for good."""
        self._sent += sent
        self._failed += not sent
        done = self._sent + self._failed
        if done % self.batch_size == 0 and self._total:
            share = done * 100 // self._total
            log.info(
                "Progress: %d/%d (%d%%) - Success: %d, Failed: %d", done, self._total, share, self._sent, self._failed
            )

    def _batch(self, count: int) -> int:
        return -(-count // self.batch_size)


def log_completed(job: Job) -> None:
    """The last line of a job."""
    took = job.completed_at - job.started_at if job.completed_at and job.started_at else timedelta(0)
    log.info("COMPLETED in %s - Success: %d, Failed: %d", spoken(took), job.progress.sent, job.progress.failed)


def spoken(duration: timedelta) -> str:
    """A duration as people write it: `2m 34s`, `1h 05m`, `12s`."""
    seconds = round(duration.total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours}h {minutes:02d}m"
    return f"{minutes}m {seconds:02d}s" if minutes else f"{seconds}s"
