"""What a ledger holds that makes no sense: SQLite finds it whole, and yet nobody can read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.account import Account, AccountState
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.codec import from_json, recipient_from_json
from mailtool_gui.store.rows import ATTEMPT, DELIVERY, JOB, attempt_of, delivery_of, job_of

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_CHUNK = 1000

_TEXTS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("accounts", "body", lambda text: from_json(Account, text)),
    ("accounts", "state", lambda text: from_json(AccountState, text)),
    ("snapshots", "body", lambda text: from_json(Snapshot, text)),
    ("frozen_rows", "body", lambda text: recipient_from_json("", text)),
)
"""Table, column, and what reads it."""

_FORGET = {
    ("accounts", "state"): "UPDATE accounts SET state = NULL",
    ("accounts", "body"): "DELETE FROM accounts",
    ("snapshots", "body"): "DELETE FROM snapshots",
    ("frozen_rows", "body"): "DELETE FROM frozen_rows",
}


# What else was known of a delivery goes, so that its address and where it stands stay; one that was open is a doubt.
_CLEAN = """
    UPDATE deliveries SET verdict = NULL, scope = NULL, reply_code = NULL, reply_enhanced = NULL, reply_text = NULL,
    others = NULL, dismissed_at = NULL, dismissed_why = NULL, last_attempt_at = NULL, next_attempt_at = NULL,
    row_numbers = '', status = CASE WHEN status IN ('sent', 'failed', 'skipped') THEN status ELSE 'unknown' END
    WHERE rowid = ?
"""
_SHAPES: tuple[tuple[str, str, Callable[[tuple[Any, ...]], object]], ...] = (
    ("deliveries", DELIVERY, delivery_of),
    ("jobs", JOB, lambda row: job_of(row, Progress())),
    ("attempts", ATTEMPT, attempt_of),
)
"""Table, columns, and what reads a row of them."""

_SENSELESS = (ValueError, TypeError, OverflowError, OSError, LedgerError)


def makes_sense(session: Session) -> bool:
    """Whether everything that the engine and the screens read can be read."""
    words = any(session.value(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {where})") for table, _, where in _STRANGE)
    texts = any(_unreadable(session, table, column, _from_text(read)) for table, column, read in _TEXTS)
    return not words and not texts and not any(_unreadable(session, *shape) for shape in _SHAPES)


def forget_unreadable(session: Session) -> None:
    """Takes out what cannot be read; a state that is no word of ours becomes the one that does nothing by itself.

    Triggers and foreign keys must be out of the way: the first read such texts too, the second would take more with it.
    """
    for table, instead, where in _STRANGE:
        session.change(f"UPDATE {table} SET status = '{instead}' WHERE {where}")
    for table, column, read in _TEXTS:
        for number in _unreadable(session, table, column, _from_text(read)):
            session.change(f"{_FORGET[table, column]} WHERE rowid = ?", (number,))
    for number in _unreadable(session, *_SHAPES[0]):
        session.change(_CLEAN, (number,))
    for table, columns, read_row in _SHAPES:
        for number in _unreadable(session, table, columns, read_row):
            session.change(f"DELETE FROM {table} WHERE rowid = ?", (number,))


def _unreadable(session: Session, table: str, columns: str, read: Callable[[tuple[Any, ...]], object]) -> list[int]:
    found, last = [], -(2**62)
    sql = f"SELECT rowid, {columns} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {_CHUNK}"
    while rows := session.rows(sql, (last,)):
        found += [number for number, *row in rows if not _reads(read, tuple(row))]
        last = rows[-1][0]
    return found


def _reads(read: Callable[[tuple[Any, ...]], object], row: tuple[Any, ...]) -> bool:
    try:
        read(row)
    except _SENSELESS:
        return False
    return True


def _from_text(read: Callable[[str], object]) -> Callable[[tuple[Any, ...]], object]:
    """Reads a row of one text, which may be none at all."""

    def of(row: tuple[Any, ...]) -> object:
        """Raises TypeError where it is no text."""
        if row[0] is None:
            return None
        if not isinstance(row[0], str):
            raise TypeError(row[0])
        return read(row[0])

    return of


def _none_of(states: Iterable[str]) -> str:
    return "status NOT IN ({})".format(", ".join(f"'{state}'" for state in states))


_STRANGE = (
    ("jobs", JobStatus.PAUSED.value, _none_of(JobStatus)),
    ("deliveries", DeliveryStatus.UNKNOWN.value, _none_of(DeliveryStatus)),
)
"""Table, the state that takes the place of one that is none, and where that is."""
