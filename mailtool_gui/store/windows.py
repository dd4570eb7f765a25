"""Windows on a job's deliveries: a few rows of a million, found by indexes, and what they add up to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.listing import Order, Sort
from mailtool_gui.domain.outcome import Scope
from mailtool_gui.domain.trouble import Trouble
from mailtool_gui.domain.usage import Used
from mailtool_gui.store.rows import DELIVERY, delivery_of, moment

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

SOME = 100_000
"""Up to so many deliveries are sorted at once; of more, an index is walked until there are enough."""

_TROUBLED = (DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN, DeliveryStatus.DEFERRED, DeliveryStatus.SKIPPED)

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
_SORTED = "SELECT id FROM deliveries INDEXED BY {index} WHERE job_id = :job AND {condition} ORDER BY {keys}"
_CUT = "{sql} LIMIT :limit OFFSET :offset"
_BY_STATE = "deliveries_claims"
_WALKS = {
    Order.ROW: "deliveries_position",
    Order.ADDRESS: "deliveries_address_job",
    Order.STATE: _BY_STATE,
    Order.LAST_TRY: "deliveries_by_try",
}
_KEYS = {
    Order.ROW: ("position",),
    Order.ADDRESS: ("address_key", "id"),
    Order.STATE: ("status", "next_attempt_at", "position"),
    Order.LAST_TRY: ("last_attempt_at", "id"),
}
_CAUSES = """
    SELECT status, REPLACE(COALESCE(reason, ''), address, '…'), COUNT(*), scope, MAX(reply_enhanced),
        MIN(next_attempt_at)
    FROM deliveries WHERE job_id = ? AND status = ? GROUP BY 2, scope
"""
_SENT = "SELECT attempts, COUNT(*) FROM deliveries WHERE job_id = ? AND status = 'sent' GROUP BY attempts"
_STARTS = """
    SELECT CAST(s.at AS INTEGER), COUNT(*) FROM starts s CROSS JOIN deliveries d ON d.id = s.delivery_id
    WHERE s.account_key = :account AND s.at >= :since AND d.job_id = :job GROUP BY 1
"""
_USED = """
    SELECT CAST((at - :since) / :every AS INTEGER) AS place, COUNT(*), SUM(recipients), MIN(at), MAX(at) FROM starts
    WHERE account_key = :account AND at > :since AND at <= :until AND released = 0 GROUP BY place ORDER BY place
"""


def window(
    session: Session, job: str, status: DeliveryStatus | None, *, sort: Sort | None, limit: int, offset: int
) -> Sequence[Delivery]:
    """See Records.window."""
    asked = {"job": job, "status": status, "limit": limit, "offset": offset}
    if sort is not None and not is_untried(status, sort):
        few = count_in(session, job, status) <= SOME
        sql = sorted_in_state(sort, state_is(status)) if few else walked(sort, state_is(status))
    elif status is None:
        return [delivery_of(row) for row in session.rows(_ALL, (job, offset, limit))]
    else:
        sql = _WAITING if status is DeliveryStatus.QUEUED else _IN_STATE
    return these(session, [delivery for (delivery,) in session.rows(sql, asked)])


def state_is(status: DeliveryStatus | None) -> str:
    """The condition, with the parameter `:status`; `queued` includes `sending`."""
    if status is None:
        return "TRUE"
    return "status IN ('queued', 'sending')" if status is DeliveryStatus.QUEUED else "status = :status"


def keys_of(sort: Sort) -> str:
    """What follows ORDER BY where all is sorted at once; what was never tried comes last in either direction."""
    keys = ", ".join(f"{key} DESC" if sort.descending else key for key in _KEYS[sort.by])
    return f"last_attempt_at IS NULL, {keys}" if sort.by is Order.LAST_TRY else keys


def sorted_in_state(sort: Sort, condition: str) -> str:
    """The statement that finds deliveries by their state and sorts them: where they are few."""
    return _CUT.format(sql=_SORTED.format(index=_BY_STATE, condition=condition, keys=keys_of(sort)))


def walked(sort: Sort, condition: str) -> str:
    """The statement that walks an index of the order and picks what meets the condition: where that is many."""
    keys = ", ".join(f"{key} DESC" if sort.descending else key for key in _KEYS[sort.by])
    if sort.by is not Order.LAST_TRY or sort.descending:
        return _CUT.format(sql=_SORTED.format(index=_WALKS[sort.by], condition=condition, keys=keys))
    parts = [
        _SORTED.format(index=_WALKS[sort.by], condition=f"{condition} AND last_attempt_at IS {tried}", keys=keys)
        for tried in ("NOT NULL", "NULL")
    ]
    return _CUT.format(sql=" UNION ALL ".join(f"SELECT id FROM ({part})" for part in parts))


def count_in(session: Session, job: str, status: DeliveryStatus | None) -> int:
    """How many of the job's deliveries are in the state (None: all); `queued` includes `sending`."""
    counts = session.rows(f"SELECT count FROM counts WHERE job_id = :job AND {state_is(status)}", _named(job, status))
    return sum(count for (count,) in counts)


def these(session: Session, ids: Sequence[int]) -> Sequence[Delivery]:
    """The deliveries of these ids, in this order."""
    by_id = {row[0]: delivery_of(row) for row in session.rows(_THESE, (json.dumps(list(ids)),))}
    return [by_id[delivery] for delivery in ids if delivery in by_id]


def causes(session: Session, job: str) -> Sequence[Trouble]:
    """See Records.causes."""
    found = [row for status in _TROUBLED for row in session.rows(_CAUSES, (job, status))]
    return [
        Trouble(
            status=DeliveryStatus(status),
            reason=reason,
            count=count,
            scope=Scope(scope) if scope else None,
            enhanced=enhanced,
            next_try=moment(next_try),
        )
        for status, reason, count, scope, enhanced, next_try in sorted(found, key=lambda row: -row[2])
    ]


def sent_by_tries(session: Session, job: str) -> dict[int, int]:
    """See Records.sent_by_tries."""
    return dict(session.rows(_SENT, (job,)))


def starts_by_second(session: Session, job: str, since: datetime) -> Sequence[tuple[int, int]]:
    """See Records.starts_by_second."""
    account = session.value("SELECT account FROM jobs WHERE id = ?", (job,))
    parameters = {"job": job, "account": (account or "").casefold(), "since": since.timestamp()}
    return [(second, count) for second, count in session.rows(_STARTS, parameters)]


def used(session: Session, account: str, since: datetime, until: datetime, every: timedelta) -> Sequence[Used]:
    """See Records.used."""
    named = {
        "account": account.casefold(),
        "since": since.timestamp(),
        "until": until.timestamp(),
        "every": every.total_seconds(),
    }
    return [
        Used(place=place, starts=starts, recipients=recipients, first=utc(first), last=utc(last))
        for place, starts, recipients, first, last in session.rows(_USED, named)
    ]


def is_untried(status: DeliveryStatus | None, sort: Sort) -> bool:
    """What waits has not been tried, but for the little that is retried: there is no order of tries."""
    return status is DeliveryStatus.QUEUED and sort.by is Order.LAST_TRY


def _named(job: str, status: DeliveryStatus | None) -> dict[str, object]:
    return {"job": job, "status": status}
