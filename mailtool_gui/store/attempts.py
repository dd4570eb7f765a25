"""What becomes of deliveries while they are sent, one by one; see `crossings` for what comes in numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.delivery import OPEN, Attempt, DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Outcome
from mailtool_gui.store.job_log import counted, note_deliveries, note_mistake
from mailtool_gui.store.rows import ATTEMPT, attempt_columns, others_column, reply_columns, seconds, storable
from mailtool_gui.store.rules import CANCELLED, counts_as_try, interrupted_attempt, is_deferral, skipped_by_cancel

if TYPE_CHECKING:
    from mailtool_gui.domain.ledger import Record
    from mailtool_gui.store.session import Session

_RELEASE = "UPDATE starts SET released = 1 WHERE id = (SELECT MAX(id) FROM starts WHERE delivery_id = ?)"
_SUPPRESS = """
    INSERT OR IGNORE INTO suppressions (address_key, address, reason, at)
    SELECT address_key, address, ?, ? FROM deliveries WHERE id = ?
"""
_MOVE = "UPDATE deliveries SET status = ?, next_attempt_at = ? WHERE id = ?"
_WHY = "UPDATE deliveries SET reason = ? WHERE id = ?"
_TELL = """
    UPDATE deliveries SET verdict = ?, scope = ?, reason = ?, reply_code = ?, reply_enhanced = ?, reply_text = ?,
    others = ? WHERE id = ?
"""
_ATTEMPT = f"INSERT INTO attempts (delivery_id, {ATTEMPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COUNT = """
    UPDATE deliveries SET attempts = attempts + ?, charged = charged + ?, deferrals = deferrals + ?,
    first_attempt_at = COALESCE(first_attempt_at, ?), last_attempt_at = ? WHERE id = ?
"""
_SKIP = """
    UPDATE deliveries SET status = 'skipped', reason = ?, verdict = NULL, scope = NULL, reply_code = NULL,
    reply_enhanced = NULL, reply_text = NULL, next_attempt_at = NULL
"""
SKIP_OPEN = f"{_SKIP} WHERE job_id = ? AND status IN ('queued', 'deferred')"
"""Drops what has not left of a job that is cancelled: the reason, the job."""

_SENDING = """
    SELECT d.id, d.attempts, COALESCE((SELECT at FROM starts WHERE delivery_id = d.id ORDER BY id DESC LIMIT 1), ?)
    FROM jobs j JOIN deliveries d ON d.job_id = j.id AND d.status = 'sending'
"""


_INTERRUPTED = (
    "The program had ended while 1 message was being handed over: it may have arrived.",
    "The program had ended while {count} messages were being handed over: they may have arrived.",
)


def record(session: Session, made: Record) -> None:
    """See Ledger.record."""
    if made.suppress:
        reason = storable(made.outcome.reason) if made.outcome else ""
        ended = made.attempt.ended_at if made.attempt else None
        session.change(_SUPPRESS, (reason, seconds(ended), made.delivery))
    status, job_status = _standing(session, made.delivery)
    if status not in OPEN:
        return
    if made.release_cap and status == DeliveryStatus.SENDING:
        session.change(_RELEASE, (made.delivery,))
    if made.mistake:
        at = made.attempt.ended_at if made.attempt else utc(0)
        reason = made.outcome.reason if made.outcome else ""
        note_mistake(session, made.job, made.mistake, reason=reason, now=at, delivery=made.delivery)
    if made.attempt:
        keep_attempt(session, made.delivery, made.attempt)
    if made.outcome:
        _tell(session, made.delivery, made.outcome)
    if made.skipped is not None:
        session.change(f"{_SKIP} WHERE id = ?", (storable(made.skipped), made.delivery))
    elif job_status == JobStatus.CANCELLED and skipped_by_cancel(made.status):
        session.change(f"{_SKIP} WHERE id = ?", (CANCELLED, made.delivery))
    else:
        following = made.next_attempt_at if made.status is DeliveryStatus.DEFERRED else None
        session.change(_MOVE, (made.status, seconds(following), made.delivery))
        if made.postponed is not None:
            session.change(_WHY, (made.postponed, made.delivery))


def keep_attempt(session: Session, delivery: int, attempt: Attempt) -> None:
    """Adds a try to the delivery's story and counts it."""
    session.change(_ATTEMPT, (delivery, *attempt_columns(attempt)))
    counts = (counts_as_try(attempt), attempt.charged, is_deferral(attempt))
    times = (attempt.started_at.timestamp(), attempt.ended_at.timestamp())
    session.change(_COUNT, (*counts, *times, delivery))


def interrupt_all(session: Session, *, now: datetime) -> int:
    """Every delivery in mid-air becomes `unknown`; how many there were."""
    found = session.rows(_SENDING, (now.timestamp(),))
    _note_interrupted(session, now)
    for delivery, attempts, started in found:
        tried = interrupted_attempt(number=attempts + 1, started_at=utc(started), found_at=now)
        keep_attempt(session, delivery, tried)
        outcome = Outcome(verdict=tried.verdict, scope=tried.scope, stage=tried.stage, reason=tried.reason)
        _tell(session, delivery, outcome)
        session.change(_MOVE, (DeliveryStatus.UNKNOWN, None, delivery))
    return len(found)


def _note_interrupted(session: Session, now: datetime) -> None:
    for job, count in session.rows("SELECT job_id, count FROM counts WHERE status = 'sending' AND count > 0"):
        note_deliveries(session, job, counted(count, *_INTERRUPTED), now=now)


def _standing(session: Session, delivery: int) -> tuple[str | None, str | None]:
    sql = "SELECT d.status, j.status FROM deliveries d JOIN jobs j ON j.id = d.job_id WHERE d.id = ?"
    return session.row(sql, (delivery,)) or (None, None)


def _tell(session: Session, delivery: int, outcome: Outcome) -> None:
    told = (outcome.verdict, outcome.scope, storable(outcome.reason) or None)
    session.change(_TELL, (*told, *reply_columns(outcome.reply), others_column(outcome.others), delivery))
