"""What a user asks of a job: pause, resume, cancel, retry, and the word on unknown deliveries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.attempts import SKIP_OPEN
from mailtool_gui.store.job_log import counted, note_deliveries
from mailtool_gui.store.rules import CANCELLED, MARKED_SENT

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_PAUSE = """
    UPDATE jobs SET status = 'paused', reason = NULL WHERE id = ? AND status IN ('waiting', 'delayed', 'active')
"""
# A job that never began goes back to `delayed`, even when its time has come: the engine looks at the clock.
_RESUME = """
    UPDATE jobs SET reason = NULL,
    status = CASE WHEN scheduled_for IS NOT NULL AND started_at IS NULL THEN 'delayed' ELSE 'waiting' END
    WHERE id = ? AND status = 'paused'
"""
_URGENT = """
    UPDATE jobs SET urgent = :urgent
    WHERE id = :job AND urgent <> :urgent AND status NOT IN ('completed', 'failed', 'cancelled')
"""
_ANY_HOUR = """
    UPDATE jobs SET hours = NULL
    WHERE id = ? AND hours IS NOT NULL AND status NOT IN ('completed', 'failed', 'cancelled')
"""
_CANCEL = """
    UPDATE jobs SET status = 'cancelled', reason = NULL, completed_at = ?
    WHERE id = ? AND status NOT IN ('completed', 'failed', 'cancelled')
"""
REQUEUE = """
    UPDATE deliveries SET status = 'queued', charged = 0, deferrals = 0, first_attempt_at = NULL,
    next_attempt_at = NULL, dismissed_at = NULL, dismissed_why = NULL
"""
"""Forgives what was tried; what follows says whose."""

# The user says that these can be reached: only their own refusal is forgotten, not what somebody has asked for.
_FORGET = """
    DELETE FROM suppressions WHERE EXISTS (
        SELECT 1 FROM deliveries d WHERE d.address_key = suppressions.address_key AND d.job_id = ?
        AND d.status = 'queued' AND d.verdict = 'fail' AND d.reason = suppressions.reason
        AND d.last_attempt_at = suppressions.at)
"""
_RETRY = f"{REQUEUE} WHERE job_id = ? AND status = 'failed'"
_RETRY_ALL = f"{_RETRY} AND dismissed_at IS NULL"
_RETRY_SOME = f"{_RETRY} AND address_key IN (SELECT value FROM json_each(?))"
_RETRY_THESE = f"{_RETRY} AND id IN (SELECT value FROM json_each(?))"
_SEND_AGAIN = f"""
    {REQUEUE}, revision = revision + 1, message_id = NULL
    WHERE job_id = ? AND status = 'unknown' AND id IN (SELECT value FROM json_each(?))
"""
_MARK_SENT = """
    UPDATE deliveries SET status = 'sent', verdict = 'sent', scope = NULL, reason = ?, resolved_at = ?
    WHERE job_id = ? AND status = 'unknown' AND id IN (SELECT value FROM json_each(?))
"""
REOPEN = """
    UPDATE jobs SET status = 'waiting', reason = NULL, completed_at = NULL
    WHERE id = ? AND status IN ('completed', 'failed', 'cancelled')
"""
"""A job that had ended has something to do again."""

_OPEN_ONES = """
    SELECT COUNT(*) FROM deliveries WHERE job_id = ? AND status IN ('queued', 'sending', 'deferred')
"""
_PUT_IN = ("1 message was put in again.", "{count} messages were put in again.")
_MARKED = ("1 message was marked as sent by the user.", "{count} messages were marked as sent by the user.")
_SENT_AGAIN = (
    "1 message was put in again under a new Message-ID.",
    "{count} messages were put in again under new Message-IDs.",
)
_NOT_RETRIED = frozenset({JobStatus.PREPARING, JobStatus.CANCELLED})


def pause(session: Session, job: str) -> bool:
    """See Records.pause."""
    return session.change(_PAUSE, (job,)) > 0


def resume(session: Session, job: str) -> bool:
    """See Records.resume."""
    return session.change(_RESUME, (job,)) > 0


def set_urgent(session: Session, job: str, *, urgent: bool) -> bool:
    """See Records.set_urgent."""
    return session.change(_URGENT, {"job": job, "urgent": int(urgent)}) > 0


def lift_hours(session: Session, job: str) -> bool:
    """See Records.lift_hours."""
    return session.change(_ANY_HOUR, (job,)) > 0


def cancel(session: Session, job: str, *, now: datetime) -> bool:
    """See Records.cancel. What is being sent is left alone: its result is still to come."""
    with session.transaction():
        done = session.change(_CANCEL, (now.timestamp(), job)) > 0
        if done:
            session.change(SKIP_OPEN, (CANCELLED, job))
    return done


def retry(session: Session, job: str, addresses: Sequence[str], delivery_ids: Sequence[int] | None = None) -> int:
    """See Records.retry. For a job that failed as a whole, the rows it had not come to are counted too.

    Raises JobError for a job whose rows are not all there.
    """
    with session.transaction():
        status, whole = session.row("SELECT status, whole FROM jobs WHERE id = ?", (job,)) or (None, 0)
        if status is None or status in _NOT_RETRIED:
            return 0
        if not whole:
            raise JobError("Not all rows of this job were put in. Put it in again.", where=job, code="not-whole")
        everything = not addresses and delivery_ids is None
        left = session.value(_OPEN_ONES, (job,)) if status == JobStatus.FAILED and everything else 0
        requeued = _requeue(session, job, addresses, delivery_ids) + int(left)
        if requeued:
            session.change(_FORGET, (job,))
            note_deliveries(session, job, counted(requeued, *_PUT_IN))
            session.change(REOPEN, (job,))
    return requeued


def mark_sent(session: Session, job: str, delivery_ids: Sequence[int], *, now: datetime) -> int:
    """See Records.mark_sent."""
    with session.transaction():
        marked = session.change(_MARK_SENT, (MARKED_SENT, now.timestamp(), job, json.dumps(list(delivery_ids))))
        if marked:
            note_deliveries(session, job, counted(marked, *_MARKED), now=now)
    return marked


def send_again(session: Session, job: str, delivery_ids: Sequence[int]) -> int:
    """See Records.send_again. A job that had ended becomes `waiting`."""
    with session.transaction():
        again = session.change(_SEND_AGAIN, (job, json.dumps(list(delivery_ids))))
        if again:
            note_deliveries(session, job, counted(again, *_SENT_AGAIN))
            session.change(REOPEN, (job,))
    return again


def _requeue(session: Session, job: str, addresses: Sequence[str], delivery_ids: Sequence[int] | None) -> int:
    if delivery_ids is not None:
        return session.change(_RETRY_THESE, (job, json.dumps(list(delivery_ids))))
    if not addresses:
        return session.change(_RETRY_ALL, (job,))
    return session.change(_RETRY_SOME, (job, json.dumps([same_mailbox_key(address) for address in addresses])))
