"""One connection to the ledger, and the ways to open one."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.store.failures import damaged, translated
from mailtool_gui.store.write_ahead_log import is_log_damaged, log_of

Parameters = Sequence[object] | Mapping[str, object]

BUSY_SECONDS = 10.0
"""How long a connection waits for another's write: far longer than any of this program's takes."""

_MOMENT = 200  # milliseconds

GAP_MILLISECONDS = 2

_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # NORMAL loses commits in a power cut: mail would leave twice
    "PRAGMA fullfsync = 1",  # macOS: a plain fsync stops at the disk's own cache
    "PRAGMA checkpoint_fullfsync = 1",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_size_limit = 16777216",  # a log that had to grow is cut again: whoever opens it reads it
)


class Session:
    """A connection that threads may share: each call, and each transaction as a whole, has it alone.

    Errors come as LedgerError, a broken unique key as sqlite3.IntegrityError.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = RLock()

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._path

    @property
    def connection(self) -> sqlite3.Connection:
        """SQLite's own connection, for migrations and backups."""
        return self._connection

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open: SQLite itself ends one after some errors."""
        return self._connection.in_transaction

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows that the query finds."""
        with self._lock, translated(self._path):
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row that the query finds."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row, None where there is none."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def change(self, sql: str, parameters: Parameters = ()) -> int:
        """Runs one statement and says how many rows it changed."""
        with self._lock, translated(self._path):
            return self._connection.execute(sql, parameters).rowcount

    def change_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Runs one statement for each of `rows`."""
        with self._lock, translated(self._path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: begins as a writer at once, so that no read inside is overtaken."""
        with self._lock:
            self._begin()
            try:
                yield
                self.change("COMMIT")
            except BaseException:
                if self.in_transaction:
                    self._connection.rollback()
                raise

    def watch_for_gaps(self) -> None:
        """Looks every few milliseconds whether another's write is over; SQLite's own looks become ever rarer."""
        self.value(f"PRAGMA busy_timeout = {GAP_MILLISECONDS}")

    def _begin(self) -> None:
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.change("BEGIN IMMEDIATE")
            except LedgerError as error:
                if error.code != "busy" or time.monotonic() >= until:
                    raise
            else:
                return

    def close(self) -> None:
        """Closes the connection, once no other thread is using it."""
        with self._lock:
            self._connection.close()


def open_session(path: Path) -> Session:
    """Opens a database that is there, for reading and writing; never creates one. Raises LedgerError."""
    with translated(path):
        _refuse_damaged(path)
        return _opened(path, "mode=rw")


def open_reader(path: Path, *, for_a_glance: bool = False) -> Session:
    """Opens a database that is there, for reading alone, if need be in a folder where nothing may be written.

    What a program that died has left beside it stays there, for whoever writes next. `for_a_glance` leaves the log
    unread, which takes a tenth of a second: for those who open it once more.
    """
    with translated(path):
        _refuse_damaged(path, reads_log=not for_a_glance)
        try:
            session = _opened(path, "mode=ro")
        except sqlite3.OperationalError:
            if not _is_complete(path):
                raise
            # Without a write-ahead log the file is whole; SQLite refuses to read it only since it cannot make one.
            session = _opened(path, "mode=ro&immutable=1")
        session.connection.execute("PRAGMA query_only = ON")
    return session


def _refuse_damaged(path: Path, *, reads_log: bool = True) -> None:
    """Before SQLite sees it: it would take an empty file for a new database, and throw away a log it cannot read."""
    if path.is_dir():
        raise damaged(path, "This is a folder, where the ledger should be.")
    log = log_of(path)
    has_log = log.is_file() and log.stat().st_size > 0
    if has_log and path.exists() and not path.stat().st_size:
        raise damaged(path, "This file is empty, while its log is not.")
    if has_log and reads_log and is_log_damaged(path):
        raise damaged(log, "The last entries of the ledger are damaged: what was sent last cannot be read.")


def empty_log(path: Path) -> None:
    """Writes the log into the database and empties it, where nobody else is at it: opening is quicker afterwards.

    SQLite does so itself only where the last to leave is a writer.
    """
    with suppress(LedgerError), closing(open_session(path)) as session:
        session.rows(f"PRAGMA busy_timeout = {_MOMENT}")
        session.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def memory_session() -> Session:
    """A database of its own in memory."""
    return Session(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), Path(":memory:"))


def _opened(path: Path, mode: str) -> Session:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT COUNT(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return Session(connection, path)


def _is_complete(path: Path) -> bool:
    log = log_of(path)
    return os.access(path, os.R_OK) and not (log.exists() and log.stat().st_size)
