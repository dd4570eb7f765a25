"""What a search of the Sent folder came to, written where nobody has decided meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.domain.resolution import Doubt, Resolution
from mailtool_gui.store.job_log import note_deliveries
from mailtool_gui.store.rows import storable

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_STILL = "WHERE id = ? AND job_id = ? AND status = 'unknown' AND message_id = ?"
_END = f"""
    UPDATE deliveries SET status = ?, verdict = ?, scope = ?, reason = ?, resolved_at = ?, reply_code = NULL,
    reply_enhanced = NULL, reply_text = NULL {_STILL}
"""
_STAY = f"UPDATE deliveries SET reason = ? {_STILL}"
_DOUBTS = """
    SELECT j.id, j.account, c.count, (SELECT COALESCE(MAX(last_attempt_at), 0) FROM deliveries
                                      WHERE job_id = j.id AND status = 'unknown')
    FROM counts c JOIN jobs j ON j.id = c.job_id WHERE c.status = 'unknown' AND c.count > 0
    ORDER BY j.created_at DESC, j.rowid DESC LIMIT 100
"""
# What did not leave is no fault of the message or its recipient: the same once more may succeed.
_VERDICTS = {DeliveryStatus.SENT: (Verdict.SENT, None), DeliveryStatus.FAILED: (Verdict.FAIL, Scope.SERVER)}


def resolve(session: Session, job: str, words: Sequence[Resolution], *, now: datetime) -> list[Resolution]:
    """See Records.resolve: all of them or, where the program ends on the way, none."""
    with session.transaction():
        written = [word for word in words if _write(session, job, word, now)]
        _note(session, job, written, now)
    return written


def doubts(session: Session) -> list[Doubt]:
    """See Records.doubts."""
    return [
        Doubt(job=job, account=account, count=count, last_attempt_at=utc(last))
        for job, account, count, last in session.rows(_DOUBTS)
    ]


def _note(session: Session, job: str, written: Sequence[Resolution], now: datetime) -> None:
    found = sum(word.status is DeliveryStatus.SENT for word in written)
    absent = sum(word.status is DeliveryStatus.FAILED for word in written)
    if found or absent:
        sentence = f"The Sent folder was looked into: {found} found there, {absent} did not leave."
        note_deliveries(session, job, sentence, now=now)


def _write(session: Session, job: str, word: Resolution, now: datetime) -> bool:
    this = (word.delivery, job, word.message_id)
    if word.status is DeliveryStatus.UNKNOWN:
        return session.change(_STAY, (storable(word.reason), *this)) > 0
    verdict, scope = _VERDICTS[word.status]
    return session.change(_END, (word.status, verdict, scope, storable(word.reason), now.timestamp(), *this)) > 0
