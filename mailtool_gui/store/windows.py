"""Windows on a job's deliveries: a few rows of a million, found by indexes, and what they add up to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.store.rows import DELIVERY, delivery_of
from mailtool_gui.store.session import Session

FEW = 10_000
"""Up to so many deliveries are looked at one by one."""

SOME = 100_000
"""Up to so many are first listed by their state; of more than that, any address that fits is likely in it."""

_TROUBLED = (DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN, DeliveryStatus.DEFERRED, DeliveryStatus.SKIPPED)
_END = "\U0010ffff"

# Positions are 0, 1, 2, ...: an offset into all of a job's deliveries is a position.
_ALL = f"SELECT {DELIVERY} FROM deliveries WHERE job_id = ? AND position >= ? ORDER BY position LIMIT ?"
_IN_STATE = """
    SELECT id FROM deliveries WHERE job_id = :job AND status = :status ORDER BY next_attempt_at, position
    LIMIT :limit OFFSET :offset
"""
_WAITING = """
    SELECT id FROM (SELECT id FROM deliveries WHERE job_id = :job AND status = 'sending'
                    ORDER BY next_attempt_at, position)
    UNION ALL
    SELECT id FROM (SELECT id FROM deliveries WHERE job_id = :job AND status = 'queued'
                    ORDER BY next_attempt_at, position)
    LIMIT :limit OFFSET :offset
"""
_THESE = f"SELECT {DELIVERY} FROM deliveries WHERE id IN (SELECT value FROM json_each(?))"
_BEGINS = "address_key >= :text AND address_key < :text || :end"
_CONTAINS = "instr(address_key, :text) > 0"
_BY_ADDRESS = (
    "SELECT id FROM deliveries INDEXED BY deliveries_address_job WHERE {match} ORDER BY address_key LIMIT :limit"
)
_BY_STATE = """
    SELECT id FROM deliveries INDEXED BY deliveries_claims WHERE job_id = :job AND {match}
    ORDER BY address_key LIMIT :limit
"""
_AMONG = "id IN (SELECT id FROM deliveries INDEXED BY deliveries_claims WHERE job_id = :job AND {state})"
_CAUSES = f"""
    SELECT status, REPLACE(COALESCE(reason, ''), address, 'the address'), COUNT(*)
    FROM (SELECT status, reason, address FROM deliveries WHERE job_id = ? AND status = ? LIMIT {FEW}) GROUP BY 2
"""
_STARTS = """
    SELECT CAST(s.at AS INTEGER), COUNT(*) FROM starts s CROSS JOIN deliveries d ON d.id = s.delivery_id
    WHERE s.account_key = :account AND s.at >= :since AND d.job_id = :job GROUP BY 1
"""
_USAGE = """
    SELECT COALESCE(SUM(recipients), 0), MIN(at) FROM starts
    WHERE account_key = ? AND at > ? AND at <= ? AND released = 0
"""
_STARTS_BETWEEN = """
    SELECT at, recipients FROM starts WHERE account_key = ? AND at > ? AND at <= ? AND released = 0 ORDER BY at, id
"""


def window(session: Session, job: str, status: DeliveryStatus | None, *, limit: int, offset: int) -> Sequence[Delivery]:
    """See Records.window."""
    if status is None:
        return [delivery_of(row) for row in session.rows(_ALL, (job, offset, limit))]
    sql = _WAITING if status is DeliveryStatus.QUEUED else _IN_STATE
    found = session.rows(sql, {"job": job, "status": status, "limit": limit, "offset": offset})
    return _these(session, [delivery for (delivery,) in found])


def search(
    session: Session, text: str, *, job: str | None, status: DeliveryStatus | None, limit: int
) -> Sequence[Delivery]:
    """See Records.search."""
    key = same_mailbox_key(text.strip())
    for match in (_BEGINS, _CONTAINS):
        if found := _matching(session, match, key, job=job, status=status, limit=limit):
            return _these(session, found)
        if status is not None and _matching(session, match, key, job=job, status=None, limit=1):
            return []
    return []


def causes(session: Session, job: str) -> Sequence[tuple[DeliveryStatus, str, int]]:
    """See Records.causes."""
    found = [row for status in _TROUBLED for row in session.rows(_CAUSES, (job, status))]
    return [(DeliveryStatus(s), reason, count) for s, reason, count in sorted(found, key=lambda row: -row[2])]


def starts_by_second(session: Session, job: str, since: datetime) -> Sequence[tuple[int, int]]:
    """See Records.starts_by_second."""
    account = session.value("SELECT account FROM jobs WHERE id = ?", (job,))
    parameters = {"job": job, "account": (account or "").casefold(), "since": since.timestamp()}
    return [(second, count) for second, count in session.rows(_STARTS, parameters)]


def usage(session: Session, account: str, since: datetime, until: datetime) -> tuple[int, datetime | None]:
    """See Records.usage."""
    ((used, first),) = session.rows(_USAGE, (account.casefold(), since.timestamp(), until.timestamp()))
    return used, None if first is None else utc(first)


def starts_between(session: Session, account: str, since: datetime, until: datetime) -> Sequence[tuple[datetime, int]]:
    """See Records.starts_between."""
    found = session.rows(_STARTS_BETWEEN, (account.casefold(), since.timestamp(), until.timestamp()))
    return [(utc(at), recipients) for at, recipients in found]


def _matching(
    session: Session, match: str, key: str, *, job: str | None, status: DeliveryStatus | None, limit: int
) -> list[int]:
    sql, conditions = _BY_ADDRESS, [match]
    if job is not None:
        conditions.append("job_id = :job")
    if job is not None and status is not None:
        state = "status IN ('queued', 'sending')" if status is DeliveryStatus.QUEUED else "status = :status"
        count = _count(session, job, status)
        sql = _BY_STATE if count <= FEW else _BY_ADDRESS
        conditions.append(_AMONG.format(state=state) if FEW < count <= SOME else state)
    parameters = {"text": key, "end": _END, "job": job, "status": status, "limit": limit}
    return [found for (found,) in session.rows(sql.format(match=" AND ".join(conditions)), parameters)]


def _count(session: Session, job: str, status: DeliveryStatus) -> int:
    """How many of the job's deliveries are in the state; `queued` includes `sending`."""
    seen_as = ("queued", "sending") if status is DeliveryStatus.QUEUED else (status, status)
    return int(
        session.value("SELECT SUM(count) FROM counts WHERE job_id = ? AND status IN (?, ?)", (job, *seen_as)) or 0
    )


def _these(session: Session, ids: Sequence[int]) -> Sequence[Delivery]:
    """The deliveries of these ids, in this order."""
    by_id = {row[0]: delivery_of(row) for row in session.rows(_THESE, (json.dumps(list(ids)),))}
    return [by_id[delivery] for delivery in ids if delivery in by_id]
