"""The states of jobs and deliveries in words, and in the tone their pills have."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus

_tr = QCoreApplication.translate

DELIVERY_TONES = {
    DeliveryStatus.SENT: "accepted",
    DeliveryStatus.DEFERRED: "trying",
    DeliveryStatus.FAILED: "failed",
    DeliveryStatus.UNKNOWN: "unsure",
    DeliveryStatus.SENDING: "sending",
}
_JOB_TONES = {
    JobStatus.ACTIVE: "sending",
    JobStatus.PAUSED: "trying",
    JobStatus.COMPLETED: "accepted",
    JobStatus.FAILED: "failed",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as it is shown: the colours' name and the word."""

    tone: str
    word: str


def delivery_state(status: DeliveryStatus) -> str:
    """The word of a delivery's state."""
    words = {
        DeliveryStatus.QUEUED: _tr("States", "Waiting"),
        DeliveryStatus.SENDING: _tr("States", "Sending"),
        DeliveryStatus.SENT: _tr("States", "Accepted"),
        DeliveryStatus.DEFERRED: _tr("States", "Trying again"),
        DeliveryStatus.FAILED: _tr("States", "Failed"),
        DeliveryStatus.SKIPPED: _tr("States", "Skipped"),
        DeliveryStatus.UNKNOWN: _tr("States", "Not certain"),
    }
    return words[status]


def shown_state(delivery: Delivery) -> Shown:
    """A delivery's pill; one that is tried again says when."""
    tone = DELIVERY_TONES.get(delivery.status, "calm")
    if delivery.status is DeliveryStatus.DEFERRED and delivery.next_attempt_at:
        when = f"{delivery.next_attempt_at.astimezone():%H:%M}"
        return Shown(tone, _tr("States", "Tries again %1").replace("%1", when))
    return Shown(tone, delivery_state(delivery.status))


def job_state(job: Job) -> Shown:
    """A job's pill."""
    words = {
        JobStatus.PREPARING: _tr("States", "Preparing"),
        JobStatus.WAITING: _tr("States", "Waiting"),
        JobStatus.DELAYED: _tr("States", "Scheduled"),
        JobStatus.ACTIVE: _tr("States", "Sending"),
        JobStatus.PAUSED: _tr("States", "Paused"),
        JobStatus.COMPLETED: _tr("States", "Done"),
        JobStatus.FAILED: _tr("States", "Failed"),
        JobStatus.CANCELLED: _tr("States", "Stopped"),
    }
    if job.status is JobStatus.ACTIVE and not job.progress.queued and job.progress.deferred:
        return Shown("trying", _tr("States", "Trying again"))
    return Shown(_JOB_TONES.get(job.status, "calm"), words[job.status])
