"""The log of a job in the ledger. Changes of state come from triggers; the rest is noted here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.job_log import About, Entry, Mistake
from mailtool_gui.store.rows import progress_of, storable

if TYPE_CHECKING:
    from mailtool_gui.store.access import LedgerAccess
    from mailtool_gui.store.session import Session

_ENTRY = "id, job_id, at, about, before, state, reason, error, trace, address, attempt, counts"
_AFTER = f"SELECT {_ENTRY} FROM job_log WHERE job_id = ? AND id > ? ORDER BY id LIMIT ?"
_TROUBLES = """
    (about = 'program' OR error IS NOT NULL OR state IN ('failed', 'cooling', 'offline')
     OR state = 'paused' AND reason IS NOT NULL)
"""
_NOTE = """
    INSERT INTO job_log (job_id, at, about, reason, error, trace, address, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


class SqliteJobLog:
    """See JobLogRecords."""

    def __init__(self, ledger: LedgerAccess) -> None:
        self._ledger = ledger

    def after(self, job: str, entry: int, *, limit: int) -> Sequence[Entry]:
        """See JobLogRecords."""
        return [_entry(row) for row in self._ledger.reading().rows(_AFTER, (job, entry, limit))]

    def page(self, job: str, *, limit: int, offset: int = 0, troubles: bool = False) -> Sequence[Entry]:
        """See JobLogRecords."""
        sql = (
            f"SELECT {_ENTRY} FROM job_log WHERE job_id = ? {_of(troubles=troubles)} ORDER BY id DESC LIMIT ? OFFSET ?"
        )
        return [_entry(row) for row in self._ledger.reading().rows(sql, (job, limit, offset))]

    def count(self, job: str, *, troubles: bool = False) -> int:
        """See JobLogRecords."""
        sql = f"SELECT COUNT(*) FROM job_log WHERE job_id = ? {_of(troubles=troubles)}"
        return int(self._ledger.reading().value(sql, (job,)))


def _of(*, troubles: bool) -> str:
    return f"AND {_TROUBLES}" if troubles else ""


def note_deliveries(session: Session, job: str, sentence: str, *, now: datetime | None = None) -> None:
    """Notes what was decided about some messages of a job; without a time, it is now."""
    at = (now or _now()).timestamp()
    session.change(_NOTE, (job, at, About.DELIVERIES, storable(sentence), None, None, None, None))


def note_mistake(
    session: Session, job: str, mistake: Mistake, *, reason: str, now: datetime, delivery: int | None = None
) -> None:
    """Notes a mistake of the program, and whose message it was."""
    address = session.value("SELECT address FROM deliveries WHERE id = ?", (delivery,)) if delivery else None
    what = (storable(reason), storable(mistake.error), storable(mistake.trace), address, mistake.attempt)
    session.change(_NOTE, (job, now.timestamp(), About.PROGRAM, *what))


def counted(count: int, one: str, many: str) -> str:
    """The sentence for one, or that for many with its `{count}`."""
    return one if count == 1 else many.format(count=f"{count:,}")


def _now() -> datetime:
    from datetime import UTC

    return datetime.now(UTC)


def _entry(row: tuple[Any, ...]) -> Entry:
    (number, job, at, about, before, state, reason, error, trace, address, attempt, counts) = row
    return Entry(
        id=number,
        job=job,
        at=utc(at),
        about=About(about),
        before=before,
        state=state,
        reason=reason,
        error=error,
        trace=trace,
        address=address,
        attempt=attempt,
        progress=progress_of(json.loads(counts)) if counts else None,
    )
