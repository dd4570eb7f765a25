"""The states of jobs and deliveries in words, and in the tone their pills have."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus

translate = QCoreApplication.translate

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
        DeliveryStatus.QUEUED: translate("States", "Waiting"),
        DeliveryStatus.SENDING: translate("States", "Sending"),
        DeliveryStatus.SENT: translate("States", "Accepted"),
        DeliveryStatus.DEFERRED: translate("States", "Trying again"),
        DeliveryStatus.FAILED: translate("States", "Failed"),
        DeliveryStatus.SKIPPED: translate("States", "Skipped"),
        DeliveryStatus.UNKNOWN: translate("States", "Not certain"),
    }
    return words[status]


def shown_state(delivery: Delivery) -> Shown:
    """A delivery's pill; one that is tried again says when."""
    tone = DELIVERY_TONES.get(delivery.status, "calm")
    if delivery.status is DeliveryStatus.DEFERRED and delivery.next_attempt_at:
        when = f"{delivery.next_attempt_at.astimezone():%H:%M}"
        return Shown(tone, translate("States", "Tries again %1").replace("%1", when))
    return Shown(tone, delivery_state(delivery.status))


def job_word(status: JobStatus) -> str:
    """The word of a job's state."""
    words = {
        JobStatus.PREPARING: translate("States", "Preparing"),
        JobStatus.WAITING: translate("States", "Waiting"),
        JobStatus.DELAYED: translate("States", "Scheduled"),
        JobStatus.ACTIVE: translate("States", "Sending"),
        JobStatus.PAUSED: translate("States", "Paused"),
        JobStatus.COMPLETED: translate("States", "Done"),
        JobStatus.FAILED: translate("States", "Failed"),
        JobStatus.CANCELLED: translate("States", "Stopped"),
    }
    return words[status]


def job_state(job: Job) -> Shown:
    """A job's pill."""
    if job.status is JobStatus.ACTIVE and not job.progress.queued and job.progress.deferred:
        return Shown("trying", translate("States", "Trying again"))
    if job.status is JobStatus.ACTIVE and job.reason:
        return Shown("trying", translate("States", "Waiting"))  # for its server, or for an hour in which it may send
    return Shown(_JOB_TONES.get(job.status, "calm"), job_word(job.status))


def account_word(status: AccountStatus) -> str:
    """The word of an account's state."""
    words = {
        AccountStatus.READY: translate("States", "Ready"),
        AccountStatus.COOLING: translate("States", "Slowed down"),
        AccountStatus.OFFLINE: translate("States", "No connection"),
        AccountStatus.PAUSED: translate("States", "Paused"),
    }
    return words[status]
