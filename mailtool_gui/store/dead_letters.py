"""Dead letters over all jobs, found through an index of their own, and what a user decides about them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.dead_letter import DeadFilter, DeadPage
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Scope
from mailtool_gui.domain.trouble import Trouble
from mailtool_gui.store import wishes
from mailtool_gui.store.job_log import counted, note_deliveries
from mailtool_gui.store.rows import storable
from mailtool_gui.store.windows import these

if TYPE_CHECKING:
    from mailtool_gui.store.access import LedgerAccess
    from mailtool_gui.store.session import Session

_NO_TESTS = "job_id NOT IN (SELECT id FROM jobs WHERE kind = 'test')"
_DEAD = f"status = 'failed' AND dismissed_at IS NULL AND {_NO_TESTS}"
_DISMISSED = f"dismissed_at IS NOT NULL AND {_NO_TESTS}"
_DEAD_ORDER = "ORDER BY last_attempt_at DESC, id DESC"
_DISMISSED_ORDER = "ORDER BY dismissed_at DESC, id DESC"
_PAGE = "LIMIT :limit OFFSET :offset"
_REASON = "REPLACE(COALESCE(reason, ''), address, '…')"
_CAUSES = f"""
    SELECT {_REASON}, COUNT(*), scope, MAX(reply_enhanced)
    FROM deliveries WHERE {_DEAD} GROUP BY 1, scope ORDER BY 2 DESC
"""
_COUNT = f"""
    SELECT (SELECT COALESCE(SUM(count), 0) FROM counts WHERE status = 'failed' AND {_NO_TESTS})
         - (SELECT COUNT(*) FROM deliveries WHERE status = 'failed' AND {_DISMISSED})
"""
_JOBS = f"SELECT job_id, COUNT(*) FROM deliveries WHERE {_DEAD} GROUP BY job_id"
_DISMISS = "UPDATE deliveries SET dismissed_at = :at, dismissed_why = :why WHERE status = 'failed'"
_RESTORE = "UPDATE deliveries SET dismissed_at = NULL, dismissed_why = NULL WHERE dismissed_at IS NOT NULL"
_LAID_ASIDE = ("1 failed message was laid aside.", "{count} failed messages were laid aside.")
_TAKEN_UP = ("1 failed message was taken up again.", "{count} failed messages were taken up again.")
_THESE = "AND id IN (SELECT value FROM json_each(:ids))"
_JOBS_OF = "SELECT job_id, COUNT(*) FROM deliveries WHERE id IN (SELECT value FROM json_each(:ids)) GROUP BY 1"
_UNFINDABLE = """
    INSERT INTO addresses (addresses, rowid, address_key)
    SELECT 'delete', id, address_key || char(10, 10) FROM deliveries WHERE id = ?
"""
_FINDABLE = """
    INSERT INTO addresses (rowid, address_key) SELECT id, address_key || char(10, 10) FROM deliveries WHERE id = ?
"""
_CORRECT = f"""
    {wishes.REQUEUE}, corrected_from = COALESCE(corrected_from, address), address = ?, address_key = ?,
    revision = revision + 1, message_id = NULL WHERE id = ? AND status = 'failed'
"""


class SqliteDeadLetters:
    """See DeadRecords."""

    def __init__(self, ledger: LedgerAccess) -> None:
        self._ledger = ledger

    def page(self, wanted: DeadFilter, *, limit: int, offset: int) -> DeadPage:
        """See DeadRecords."""
        session, (condition, asked) = self._ledger.reading(), _condition(wanted)
        order = _DISMISSED_ORDER if wanted.dismissed else _DEAD_ORDER
        sql = f"SELECT id FROM deliveries WHERE {condition} {order} {_PAGE}"
        ids = [number for (number,) in session.rows(sql, {**asked, "limit": limit, "offset": offset})]
        return DeadPage(deliveries=these(session, ids), total=self.count(wanted))

    def count(self, wanted: DeadFilter) -> int:
        """See DeadRecords. All of them are counted in passing: a window asks every second."""
        if wanted == DeadFilter():
            return int(self._ledger.reading().value(_COUNT))
        condition, asked = _condition(wanted)
        return int(self._ledger.reading().value(f"SELECT COUNT(*) FROM deliveries WHERE {condition}", asked))

    def ids(self, wanted: DeadFilter) -> Sequence[int]:
        """See DeadRecords."""
        condition, asked = _condition(wanted)
        found = self._ledger.reading().rows(f"SELECT id FROM deliveries WHERE {condition}", asked)
        return [number for (number,) in found]

    def corrected_from(self, address: str) -> Sequence[Delivery]:
        """See DeadRecords. Few are ever corrected: all are gone through, since an address has many spellings."""
        session, key = self._ledger.reading(), same_mailbox_key(address)
        found = session.rows("SELECT id, corrected_from FROM deliveries WHERE corrected_from IS NOT NULL")
        return these(session, [number for number, before in found if same_mailbox_key(before) == key])

    def causes(self) -> Sequence[Trouble]:
        """See DeadRecords."""
        return [
            Trouble(
                status=DeliveryStatus.FAILED,
                reason=reason,
                count=count,
                scope=Scope(scope) if scope else None,
                enhanced=enhanced,
            )
            for reason, count, scope, enhanced in self._ledger.reading().rows(_CAUSES)
        ]

    def jobs(self) -> Mapping[str, int]:
        """See DeadRecords."""
        return dict(self._ledger.reading().rows(_JOBS))

    def retry(self, ids: Sequence[int]) -> int:
        """See DeadRecords."""
        session = self._ledger.writing()
        return sum(wishes.retry(session, job, (), mine) for job, mine in _by_job(session, ids).items())

    def correct(self, delivery: int, address: str) -> bool:
        """See DeadRecords."""
        session = self._ledger.writing()
        with session.transaction():
            status, whole, job = session.row(
                "SELECT j.status, whole, j.id FROM deliveries d JOIN jobs j ON j.id = job_id WHERE d.id = ?",
                (delivery,),
            ) or (None, 0, "")
            if status in (None, JobStatus.CANCELLED, JobStatus.PREPARING) or not whole:
                return False
            session.change(_UNFINDABLE, (delivery,))
            changed = session.change(_CORRECT, (storable(address), same_mailbox_key(address), delivery)) > 0
            session.change(_FINDABLE, (delivery,))
            if changed:
                note_deliveries(session, job, "The address of a failed message was corrected: it is sent again.")
                session.change(wishes.REOPEN, (job,))
        return changed

    def dismiss(self, ids: Sequence[int], why: str, *, now: datetime) -> int:
        """See DeadRecords."""
        asked = {"ids": json.dumps(list(ids)), "at": now.timestamp(), "why": storable(why)}
        return self._decide(f"{_DISMISS} {_THESE}", asked, _LAID_ASIDE, now)

    def restore(self, ids: Sequence[int], *, now: datetime) -> int:
        """See DeadRecords."""
        return self._decide(f"{_RESTORE} {_THESE}", {"ids": json.dumps(list(ids))}, _TAKEN_UP, now)

    def _decide(self, sql: str, asked: Mapping[str, object], told: tuple[str, str], now: datetime) -> int:
        session = self._ledger.writing()
        with session.transaction():
            jobs = session.rows(_JOBS_OF, {"ids": asked["ids"]})
            changed = session.change(sql, asked)
            for job, count in jobs if changed else ():
                note_deliveries(session, job, counted(count, *told), now=now)
        return changed


def _condition(wanted: DeadFilter) -> tuple[str, dict[str, object]]:
    """The dead letters that are meant, and the values in their condition."""
    asked: dict[str, object] = {}
    parts = [_DISMISSED if wanted.dismissed else _DEAD]
    if wanted.job is not None:
        parts.append("job_id = :job")
        asked["job"] = wanted.job
    if wanted.text.strip():
        parts.append("instr(address_key, :text) > 0")
        asked["text"] = same_mailbox_key(wanted.text.strip())
    if wanted.reasons is not None:
        parts.append(f"{_REASON} IN (SELECT value FROM json_each(:reasons))")
        asked["reasons"] = json.dumps(wanted.reasons)
    return " AND ".join(parts), asked


def _by_job(session: Session, ids: Sequence[int]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    sql = "SELECT job_id, id FROM deliveries WHERE id IN (SELECT value FROM json_each(?))"
    for job, number in session.rows(sql, (json.dumps(list(ids)),)):
        found[job].append(number)
    return found
