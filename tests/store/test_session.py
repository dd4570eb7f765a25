"""Connections: settings, transactions, and what SQLite's complaints become."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.store import session as session_module
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.failures import translated
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.session import Session, memory_session, open_reader, open_session

COUNT = "SELECT COUNT(*) FROM suppressions"
INSERT = "INSERT INTO suppressions (address_key, address, reason) VALUES (?, 'a', 'r')"


@pytest.fixture
def session(folder: DataFolder) -> Iterator[Session]:
    prepare_ledger(folder, nullcontext())
    opened = open_session(folder.ledger)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("journal_size_limit", 2**24),
    ],
)
def test_every_connection_is_set_for_safety(session: Session, pragma: str, value: object) -> None:
    assert session.value(f"PRAGMA {pragma}") == value


def test_a_reader_cannot_write(session: Session) -> None:
    reader = open_reader(session.path)
    with pytest.raises(LedgerError) as caught:
        reader.change(INSERT, ("a",))
    assert caught.value.code == "read-only"
    reader.close()


def test_opening_never_creates(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite3"
    for opener in (open_session, open_reader):
        with pytest.raises(LedgerError):
            opener(path)
    assert not path.exists()


def test_a_transaction_is_all_or_nothing(session: Session) -> None:
    with suppress(KeyError), session.transaction():
        session.change(INSERT, ("a",))
        raise KeyError
    assert session.value(COUNT) == 0
    with session.transaction():
        session.change(INSERT, ("a",))
    assert session.value(COUNT) == 1


def test_nothing_found_is_none(session: Session) -> None:
    assert session.row("SELECT * FROM suppressions") is None
    assert session.value("SELECT address FROM suppressions") is None


def test_a_closed_session_says_so_as_a_ledger_error() -> None:
    session = memory_session()
    session.close()
    with pytest.raises(LedgerError):
        session.rows("SELECT 1")


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("said SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), "disk-full"),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), "corrupt"),
        (sqlite_error(sqlite3.SQLITE_NOTADB), "corrupt"),
        (UnicodeDecodeError("utf-8", b"malformed \xff", 10, 11, "invalid start byte"), "corrupt"),
        (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), "read-only"),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), "read-only"),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "busy"),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), "disk-fails"),
        (sqlite3.OperationalError("without a code"), "ledger"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk-full"),
        (OSError(errno.EDQUOT, "Quota exceeded"), "disk-full"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only"),
        (PermissionError(errno.EACCES, "Permission denied"), "read-only"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "bad-data-folder"),
    ],
)
def test_every_complaint_becomes_a_sentence(error: Exception, code: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught, translated(tmp_path):
        raise error
    assert (caught.value.code, caught.value.where, caught.value.exit_code) == (code, str(tmp_path), 2)
    assert caught.value.message.endswith(".")
    assert isinstance(caught.value, LedgerFull) == (code == "disk-full")


def test_another_s_write_is_waited_for_with_many_short_looks(folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())
    waiting, busy = open_session(folder.ledger), open_session(folder.ledger)
    waiting.watch_for_gaps()
    assert waiting.value("PRAGMA busy_timeout") == session_module.GAP_MILLISECONDS
    busy.change("BEGIN IMMEDIATE")
    timer = threading.Timer(0.1, busy.change, ("COMMIT",))
    timer.start()
    with waiting.transaction():
        assert not busy.in_transaction
    timer.join()
    for session in (waiting, busy):
        session.close()


def test_another_s_write_that_does_not_end_is_waited_for_no_longer_than_must_be(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "BUSY_SECONDS", 0.05)
    prepare_ledger(folder, nullcontext())
    waiting, busy = open_session(folder.ledger), open_session(folder.ledger)
    waiting.watch_for_gaps()
    busy.change("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError) as caught, waiting.transaction():
        raise AssertionError("it cannot have begun")
    assert caught.value.code == "busy"
    for session in (waiting, busy):
        session.close()
