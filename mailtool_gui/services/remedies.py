"""What a user can do about what went wrong: one step for each kind of trouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope

if TYPE_CHECKING:
    from mailtool_gui.domain.trouble import Trouble

_SUPPRESSED = ("the list “Never mailed again”", "the list of suppressed addresses")
"""In both sentences of a Suppression, and as older ledgers have it."""
_LEFT_OUT = "Left out before sending"  # how the sentence of a Skip begins
_STOPPED = "The job was cancelled"  # how the ledger says it
_FULL = ("5.2.2", "4.2.2")
_BUSY = ("5.2.", "4.")  # the mailbox or its server, not the address
_DISABLED = "5.2.1"


class Step(StrEnum):
    """What helps."""

    EDIT_ACCOUNT = "edit-account"  # correct the account, then resume
    CORRECT_ROWS = "correct-rows"  # correct the rows in the workbook, then send what is new
    CHANGE_MESSAGE = "change-message"  # the text, the attachments or their size, then send again
    RETRY = "retry"  # the same once more may succeed
    RETRY_LATER = "retry-later"  # once there is room in the mailbox
    DECIDE = "decide"  # only the user can find out whether it arrived
    WAIT = "wait"  # it goes on by itself
    LEAVE = "leave"  # nothing is wrong: the address is never to be mailed
    LEFT_OUT = "left-out"  # nothing is wrong: the user has left the row out
    SEND_NEW = "send-new"  # nothing is wrong: the user has stopped the job; the same sheet again sends what is new


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """The step, and when it goes on by itself, where that is known."""

    step: Step
    at: datetime | None = None


def remedy_of(trouble: Trouble) -> Remedy:
    """What helps against the trouble of some deliveries."""
    if trouble.status is DeliveryStatus.DEFERRED:
        return Remedy(step=Step.WAIT, at=trouble.next_try)
    if trouble.status is DeliveryStatus.UNKNOWN:
        return Remedy(step=Step.DECIDE)
    if trouble.status is DeliveryStatus.SKIPPED:
        return Remedy(step=_after_skip(trouble.reason))
    return Remedy(step=_after_failure(trouble))


def remedy_of_account(state: AccountState, now: datetime) -> Remedy:
    """What helps against what stopped an account: the user, or time."""
    if state.status is AccountStatus.PAUSED:
        return Remedy(step=Step.EDIT_ACCOUNT)
    return Remedy(step=Step.WAIT, at=state.next_try(now))


def _after_skip(reason: str) -> Step:
    if any(words in reason for words in _SUPPRESSED):
        return Step.LEAVE
    if reason.startswith(_LEFT_OUT):
        return Step.LEFT_OUT
    return Step.SEND_NEW if reason.startswith(_STOPPED) else Step.CORRECT_ROWS


def _after_failure(trouble: Trouble) -> Step:
    if trouble.scope is Scope.ACCOUNT:
        return Step.EDIT_ACCOUNT
    if trouble.scope is Scope.MESSAGE:
        return Step.CHANGE_MESSAGE
    if trouble.scope is Scope.RECIPIENT:
        return _after_refused_recipient(trouble.enhanced or "")
    return Step.RETRY


def _after_refused_recipient(enhanced: str) -> Step:
    if enhanced in _FULL or (enhanced.startswith(_BUSY) and enhanced != _DISABLED):
        return Step.RETRY_LATER
    return Step.CORRECT_ROWS
