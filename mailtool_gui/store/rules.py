"""What the ledger itself decides, and the sentences it writes for the user."""

from __future__ import annotations

from datetime import datetime

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Stage, Verdict

INTERRUPTED = "The program ended while this message was being handed over. It may have arrived."
CANCELLED = "The job was cancelled before this message left."
ABANDONED = "The program ended while this job was being put in. Nothing of it was sent: put it in again."
MARKED_SENT = "You marked this message as sent."

_NOT_OF_THE_MESSAGE = frozenset({Scope.ACCOUNT, Scope.SERVER})
_TO_BE_SENT = frozenset({DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED})


def counts_as_try(attempt: Attempt) -> bool:
    """Whether the attempt reached a verdict on the message or its recipient, or is charged to them."""
    return attempt.charged or attempt.scope not in _NOT_OF_THE_MESSAGE


def is_deferral(attempt: Attempt) -> bool:
    """Whether the attempt is a step of greylisting and the like."""
    return attempt.verdict is Verdict.DEFER


def skipped_by_cancel(status: DeliveryStatus) -> bool:
    """Whether a delivery that would now have `status` is dropped when its job has been cancelled meanwhile."""
    return status in _TO_BE_SENT


def interrupted_attempt(*, number: int, started_at: datetime, found_at: datetime) -> Attempt:
    """The try that a new host finds in mid-air."""
    return Attempt(
        number=number,
        started_at=started_at,
        ended_at=found_at,
        stage=Stage.DOT,
        verdict=Verdict.UNKNOWN,
        scope=Scope.MESSAGE,
        reason=INTERRUPTED,
        reply=None,
        charged=True,
    )
