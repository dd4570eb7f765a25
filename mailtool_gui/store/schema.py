"""Which version a ledger is, and bringing one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from pathlib import Path

from mailtool_gui.domain.errors import LedgerError, NewerLedger
from mailtool_gui.store.data_folder import DataFolder, create_private_file, has_been, mark_beside
from mailtool_gui.store.failures import damaged, translated
from mailtool_gui.store.migrations import MIGRATIONS, Migration
from mailtool_gui.store.session import Session, memory_session, open_reader, open_session

APPLICATION_ID = 0x4D61546C
"""Marks the file as ours (SQLite's `application_id`): "MaTl"."""

CURRENT = len(MIGRATIONS)


def ledger_version(path: Path) -> int:
    """The version of the ledger at `path`: 0 where there is none yet.

    Raises NewerLedger, or LedgerError (`corrupt`) for a file that is no ledger.
    """
    _refuse_gone(path)
    if not path.exists():
        return 0
    with closing(open_reader(path, for_a_glance=True)) as session:
        return checked_version(session, path)


def prepare_ledger(folder: DataFolder, lock: AbstractContextManager[object]) -> None:
    """Creates the ledger or brings it up to date, if need be, under the host's `lock`.

    A host passes `nullcontext()` while it holds the lock. Raises LedgerError (`other-version`) where the ledger is
    of another version and its host is at work.
    """
    folder.ensure()
    if ledger_version(folder.ledger) != CURRENT:
        try:
            with lock:
                bring_up_to_date(folder)
        except TimeoutError:
            if ledger_version(folder.ledger) != CURRENT:
                raise _other_version(folder.ledger) from None
    with translated(folder.path):
        create_private_file(mark_beside(folder.ledger))


def bring_up_to_date(folder: DataFolder, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Runs what is missing of `migrations`, each in a transaction of its own (a new ledger: all in one). Only for the
    lock's holder.

    A ledger with something in it is copied to the backups first. A migration that fails leaves everything as it was.
    """
    path = folder.ledger
    with translated(path):
        create_private_file(path)
    with closing(open_session(path)) as session:
        version = checked_version(session, path, known=len(migrations))
        _use_write_ahead_log(session, path)
        if version == 0:
            _migrate(session, migrations, len(migrations))  # at once: a reader must not meet half a ledger
            return
        if version < len(migrations):
            _back_up(session, folder.backups, version)
        for number in range(version + 1, len(migrations) + 1):
            _migrate(session, migrations[number - 1 : number], number)


def bring_file_up_to_date(path: Path) -> None:
    """Brings a copy of a ledger to this version. Raises NewerLedger, or LedgerError where it is none."""
    with closing(open_session(path)) as session:
        version = checked_version(session, path)
        if version == 0:
            raise _no_ledger(path)
        for number in range(version + 1, CURRENT + 1):
            _migrate(session, MIGRATIONS[number - 1 : number], number)


def create_ledger(path: Path) -> None:
    """Makes a new, empty ledger where there is none."""
    with translated(path):
        create_private_file(path)
    with closing(open_session(path)) as session:
        _use_write_ahead_log(session, path)
        _migrate(session, MIGRATIONS, CURRENT)


def empty_ledger() -> Session:
    """A ledger in memory with nothing in it: what a reader sees where there is none yet."""
    session = memory_session()
    for up in MIGRATIONS:
        up(session.connection)
    return session


def open_current(path: Path, opener: Callable[[Path], Session]) -> Session:
    """A session on a ledger of this version; `opener` is `open_reader` or `open_session`.

    Raises LedgerError (`no-ledger`) where there is none yet, (`other-version`) where it is to be brought up to date.
    """
    _refuse_gone(path)
    if not path.exists():
        raise _no_ledger(path)
    session = opener(path)
    try:
        version = checked_version(session, path)
        if version != CURRENT:
            raise _other_version(path) if version else _no_ledger(path)
    except BaseException:
        session.close()
        raise
    return session


def checked_version(session: Session, path: Path, *, known: int = CURRENT) -> int:
    """The ledger's version, at most `known`. Raises NewerLedger, or LedgerError for a file that is no ledger."""
    # The mark last: a ledger that is being made meanwhile gets its tables, version and mark in one transaction.
    tables = session.value("SELECT COUNT(*) FROM sqlite_master")
    version = int(session.value("PRAGMA user_version"))
    mark = session.value("PRAGMA application_id")
    if mark != APPLICATION_ID and (version or mark or tables):
        raise damaged(path, "This file is no MailTool ledger.")
    if version > known:
        sentence = "This data folder was written by a newer version of MailTool. Install that version to use it."
        raise NewerLedger(sentence, where=str(path))
    return version


def _refuse_gone(path: Path) -> None:
    """An empty place is a new data folder only where there never was a ledger."""
    is_there = path.is_dir() or (path.exists() and path.stat().st_size > 0)
    if not is_there and has_been(path):
        raise damaged(path, "The ledger of this data folder is gone or empty.")


def _use_write_ahead_log(session: Session, path: Path) -> None:
    if session.value("PRAGMA journal_mode = WAL") != "wal":
        sentence = "The disk of this data folder cannot hold a ledger. Choose a folder on this computer's own disk."
        raise LedgerError(sentence, where=str(path), code="bad-data-folder")


def _back_up(session: Session, backups: Path, version: int) -> None:
    copy = backups / f"ledger-v{version}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite3"
    with translated(copy):
        create_private_file(copy)
        with closing(sqlite3.connect(copy)) as target:
            session.connection.backup(target)


def _migrate(session: Session, steps: Sequence[Migration], number: int) -> None:
    """Runs `steps` in one transaction, which leads to version `number`."""
    with translated(session.path), session.transaction():
        for up in steps:
            up(session.connection)
        session.change(f"PRAGMA application_id = {APPLICATION_ID}")
        session.change(f"PRAGMA user_version = {number}")


def _other_version(path: Path) -> LedgerError:
    sentence = (
        "This data folder is of another version of MailTool. Close the MailTool that is using it, "
        "then start this one to bring the folder up to date."
    )
    return LedgerError(sentence, where=str(path), code="other-version")


def _no_ledger(path: Path) -> LedgerError:
    return LedgerError("There is no ledger here yet.", where=str(path), code="no-ledger")
