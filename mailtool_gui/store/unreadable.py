"""What a ledger holds that makes no sense: SQLite finds it whole, and yet nobody can read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from mailtool_gui.domain.account import Account, AccountState
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.codec import from_json, recipient_from_json
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


def makes_sense(session: Session) -> bool:
    """Whether everything that the engine reads can be read."""
    words = any(session.value(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {where})") for table, _, where in _STRANGE)
    return not words and not any(_unreadable(session, *text) for text in _TEXTS)


def forget_unreadable(session: Session) -> None:
    """Takes out what cannot be read; a state that is no word of ours becomes the one that does nothing by itself."""
    for table, column, read in _TEXTS:
        for number in _unreadable(session, table, column, read):
            session.change(f"{_FORGET[table, column]} WHERE rowid = ?", (number,))
    for table, instead, where in _STRANGE:
        session.change(f"UPDATE {table} SET status = '{instead}' WHERE {where}")


def _unreadable(session: Session, table: str, column: str, read: Callable[[str], object]) -> list[int]:
    found, last = [], -(2**62)
    sql = f"SELECT rowid, {column} FROM {table} WHERE rowid > ? AND {column} IS NOT NULL ORDER BY rowid LIMIT {_CHUNK}"
    while rows := session.rows(sql, (last,)):
        found += [number for number, text in rows if not _reads(read, text)]
        last = rows[-1][0]
    return found


def _reads(read: Callable[[str], object], text: object) -> bool:
    try:
        read(text if isinstance(text, str) else json.dumps(None))
    except LedgerError:
        return False
    return True


def _none_of(states: Iterable[str]) -> str:
    return "status NOT IN ({})".format(", ".join(f"'{state}'" for state in states))


_STRANGE = (
    ("jobs", JobStatus.PAUSED.value, _none_of(JobStatus)),
    ("deliveries", DeliveryStatus.UNKNOWN.value, _none_of(DeliveryStatus)),
)
"""Table, the state that takes the place of one that is none, and where that is."""
