"""Deliveries by a part of their address, found through the index of trigrams; quick among a million."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.listing import Hits, Order, Sort
from mailtool_gui.store import windows

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import DeliveryStatus
    from mailtool_gui.store.session import Session

MANY = 50_000
"""Hits are counted up to so many; of more it is said that they are more."""

FEW = 20_000
"""Up to so many hits, or deliveries in a state, are gone through one by one."""

SURE = 10_000
"""Where neither the hits nor those in the state are few: up to so many are counted that are both."""

_TRIGRAM = 3  # letters
_END = "\U0010ffff"
_ROW = Sort(by=Order.ROW)

NOTHING = Hits(deliveries=(), total=0)

Asked = dict[str, object]
"""The parameters of the statements."""

_PARTS = "SELECT term FROM address_parts WHERE term >= ? AND term < ?"
_FOUND = "SELECT rowid AS hit FROM addresses WHERE addresses MATCH :match"
_OF_JOB = f"{_FOUND} AND rowid BETWEEN :first AND :last"
_COUNTED = "SELECT COUNT(*) FROM ({found} LIMIT :most)"
_PAGE = " ORDER BY rowid {way} LIMIT :limit OFFSET :offset"
_ENDS = """
    SELECT (SELECT id FROM deliveries WHERE job_id = :job ORDER BY position LIMIT 1),
    (SELECT id FROM deliveries WHERE job_id = :job ORDER BY position DESC LIMIT 1)
"""
_AMONG_HITS = """
    SELECT d.id FROM ({found}) CROSS JOIN deliveries d ON d.id = hit WHERE d.job_id = :job AND {state}
"""
_AMONG_STATE = """
    SELECT id FROM deliveries INDEXED BY deliveries_claims
    WHERE job_id = :job AND {state} AND instr(address_key, :text) > 0
"""
_HOLDS = "{state} AND instr(address_key, :text) > 0"


def everywhere(session: Session, text: str, *, limit: int, offset: int) -> Hits:
    """Deliveries of all jobs whose address holds `text`, the newest first."""
    match = _match(session, _key(text))
    if match is None:
        return NOTHING
    return _page(session, _FOUND, {"match": match, "limit": limit, "offset": offset}, descending=True)


def in_job(
    session: Session,
    text: str,
    *,
    job: str,
    status: DeliveryStatus | None,
    sort: Sort | None,
    limit: int,
    offset: int,
) -> Hits:
    """Deliveries of a job whose address holds `text`, in the order of their rows where no other is asked for."""
    key = _key(text)
    match = _match(session, key)
    first, last = session.row(_ENDS, {"job": job}) or (None, None)
    if match is None or first is None or last is None:
        return NOTHING
    asked: Asked = {"match": match, "text": key, "job": job, "status": status, "first": first, "last": last}
    asked |= {"limit": limit, "offset": offset}
    sort = _ROW if sort is None or windows.is_untried(status, sort) else sort
    if status is None and sort.by is Order.ROW and _is_one_piece(session, job, first, last):
        return _page(session, _OF_JOB, asked, descending=sort.descending)
    return _sorted(session, asked, status, sort)


def _sorted(session: Session, asked: Asked, status: DeliveryStatus | None, sort: Sort) -> Hits:
    """Goes through the hits or through those in the state, whichever are few; else walks an index of the order."""
    state, hits = windows.state_is(status), _count(session, _OF_JOB, asked, FEW)
    if hits <= FEW:
        return _gone_through(session, _AMONG_HITS.format(found=_OF_JOB, state=state), asked, sort)
    if windows.count_in(session, str(asked["job"]), status) <= FEW:
        return _gone_through(session, _AMONG_STATE.format(state=state), asked, sort)
    sql = windows.walked(sort, _HOLDS.format(state=state))
    deliveries = windows.these(session, [delivery for (delivery,) in session.rows(sql, asked)])
    total = _count(session, _AMONG_HITS.format(found=_OF_JOB, state=state), asked, SURE)
    return Hits(deliveries=deliveries, total=min(total, SURE), exact=total <= SURE)


def _gone_through(session: Session, sql: str, asked: Asked, sort: Sort) -> Hits:
    ids = [delivery for (delivery,) in session.rows(f"{sql} ORDER BY {windows.keys_of(sort)}", asked)]
    first, size = int(str(asked["offset"])), int(str(asked["limit"]))
    return Hits(deliveries=windows.these(session, ids[first : first + size]), total=len(ids))


def _page(session: Session, found: str, asked: Asked, *, descending: bool) -> Hits:
    total = _count(session, found, asked, MANY)
    rows = session.rows(found + _PAGE.format(way="DESC" if descending else "ASC"), asked)
    deliveries = windows.these(session, [delivery for (delivery,) in rows])
    return Hits(deliveries=deliveries, total=min(total, MANY), exact=total <= MANY)


def _count(session: Session, found: str, asked: Asked, most: int) -> int:
    """How many are found, counted to one more than `most`."""
    return int(session.value(_COUNTED.format(found=found), {**asked, "most": most + 1}))


def _is_one_piece(session: Session, job: str, first: int, last: int) -> bool:
    """Whether all ids between the job's first and last are its own: jobs put in at the same time share a range."""
    return last - first + 1 == windows.count_in(session, job, None)


def _key(text: str) -> str:
    return same_mailbox_key(text.strip()).replace("\0", "")


def _match(session: Session, key: str) -> str | None:
    """What the index is asked for; None where no address can hold `key`. FTS5 finds a quoted text as a whole."""
    if len(key) >= _TRIGRAM:
        return _quoted(key)
    parts = session.rows(_PARTS, (key, key + _END)) if key else []
    return " OR ".join(_quoted(part) for (part,) in parts) or None


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
