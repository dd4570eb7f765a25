"""A log is read as SQLite reads it; what SQLite would silently forget is found."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.store.data_folder import DataFolder, mark_beside
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.session import open_reader, open_session
from mailtool_gui.store.write_ahead_log import is_log_damaged, log_of, read_log
from tests.support.samples import plain_account

HEADER, FRAME = 32, 24 + 4096


def grow(connection: sqlite3.Connection, commits: int) -> None:
    for _ in range(commits):
        connection.execute("INSERT INTO t (body) VALUES (?)", ("x" * 3000,))


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A database as a program leaves it that dies after 20 commits; the first generation of its log was longer."""
    live, dead = tmp_path / "live.sqlite3", tmp_path / "dead.sqlite3"
    with closing(sqlite3.connect(live, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
        grow(connection, 40)
        connection.execute("PRAGMA wal_checkpoint(RESTART)")
        grow(connection, 20)
        shutil.copy(live, dead)
        shutil.copy(log_of(live), log_of(dead))
    return dead


def change(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def frames(path: Path) -> int:
    return len(read_log(log_of(path)).frames)


def test_all_of_the_newest_generation_is_read(left: Path) -> None:
    found = read_log(log_of(left))
    assert not found.is_damaged
    assert sum(1 for frame in found.frames if frame.pages) == 20
    assert {len(frame.content) for frame in found.frames} == {4096}


def test_a_log_that_is_not_there_or_has_no_frame_is_whole(tmp_path: Path) -> None:
    assert not is_log_damaged(tmp_path / "none.sqlite3")
    log_of(tmp_path / "new.sqlite3").write_bytes(b"\xff" * HEADER)
    assert not is_log_damaged(tmp_path / "new.sqlite3")


@pytest.mark.parametrize("seed", range(20))
def test_a_flipped_bit_before_the_last_commits_is_found(left: Path, seed: int) -> None:
    before, end = frames(left), HEADER + 16 * FRAME
    dice, log = random.Random(seed), log_of(left)
    at = dice.choice((dice.randrange(24, HEADER), dice.randrange(HEADER, end)))
    change(log, at, bytes([log.read_bytes()[at] ^ (1 << dice.randrange(8))]))
    assert is_log_damaged(left)
    assert before - 2 <= frames(left) <= before  # the frame itself, and the one whose sums build on it


@pytest.mark.parametrize("cut", [1, FRAME // 2, FRAME, FRAME + 7])
def test_a_torn_end_is_what_power_cuts_leave(left: Path, cut: int) -> None:
    content = log_of(left).read_bytes()
    written = HEADER + frames(left) * FRAME
    log_of(left).write_bytes(content[: written - cut])
    assert not is_log_damaged(left)


def test_a_last_commit_that_is_not_whole_is_what_power_cuts_leave(left: Path) -> None:
    change(log_of(left), HEADER + (frames(left) - 1) * FRAME + 100, b"\0" * 512)
    assert not is_log_damaged(left)


@pytest.mark.parametrize("content", [b"\0" * 32, b"\xa5" * 32])
def test_a_log_without_its_header_is_read_without_its_first_frame(left: Path, content: bytes) -> None:
    before = frames(left)
    change(log_of(left), 0, content)
    assert is_log_damaged(left)
    assert frames(left) >= min(before, 20) - 1


def test_words_in_the_other_order_are_read(left: Path) -> None:
    """As a machine of the other kind writes it."""
    import struct

    log = log_of(left)
    change(log, 0, struct.pack(">I", 0x377F0683))
    assert is_log_damaged(left)  # the sums were made in this machine's order


# the ledger


@pytest.fixture
def ledger(folder: DataFolder) -> DataFolder:
    """A data folder whose program has died: 30 accounts lie in the log."""
    records = SqliteRecords(folder)
    for number in range(30):
        records.add_account(plain_account(name=f"account-{number}"))
    kept = folder.path.parent / "kept"
    kept.mkdir()
    for path in (folder.ledger, log_of(folder.ledger)):
        shutil.copy(path, kept / path.name)
    records.close()
    for path in kept.iterdir():
        shutil.copy(path, folder.path / path.name)
    return folder


def test_a_reader_leaves_what_a_dead_program_left(ledger: DataFolder) -> None:
    before = ledger.ledger.read_bytes(), log_of(ledger.ledger).read_bytes()
    with closing(SqliteRecords(ledger)) as records:
        assert len(records.accounts()) == 30
    assert (ledger.ledger.read_bytes(), log_of(ledger.ledger).read_bytes()) == before


def test_nobody_opens_a_ledger_whose_log_is_damaged(ledger: DataFolder) -> None:
    log = log_of(ledger.ledger)
    change(log, HEADER + 5 * FRAME + 900, b"\xa5" * 100)
    before = ledger.ledger.read_bytes(), log.read_bytes()
    for opener in (open_reader, open_session):
        with pytest.raises(LedgerError, match="mailtool rescue") as caught:
            opener(ledger.ledger)
        assert (caught.value.code, caught.value.where) == ("corrupt", str(log))
    assert (ledger.ledger.read_bytes(), log.read_bytes()) == before


def test_an_empty_ledger_beside_its_log_is_not_taken_for_a_new_one(ledger: DataFolder) -> None:
    """SQLite would throw the log away."""
    ledger.ledger.write_bytes(b"")
    mark_beside(ledger.ledger).unlink()
    size = log_of(ledger.ledger).stat().st_size
    with pytest.raises(LedgerError) as caught, closing(SqliteRecords(ledger)) as records:
        records.add_account(plain_account())
    assert caught.value.code == "corrupt"
    assert log_of(ledger.ledger).stat().st_size == size


@pytest.mark.parametrize("gone", [True, False])
def test_an_empty_place_is_new_only_where_there_was_no_ledger(ledger: DataFolder, gone: bool) -> None:
    log_of(ledger.ledger).unlink()
    if gone:
        ledger.ledger.unlink()
    else:
        ledger.ledger.write_bytes(b"")
    with closing(SqliteRecords(ledger)) as records:
        for use in (records.accounts, lambda: records.add_account(plain_account())):
            with pytest.raises(LedgerError, match="gone or empty") as caught:
                use()
            assert caught.value.code == "corrupt"
    mark_beside(ledger.ledger).unlink()
    with closing(SqliteRecords(ledger)) as records:
        assert records.accounts() == []


def test_a_folder_in_its_place_is_named(folder: DataFolder) -> None:
    folder.ensure()
    folder.ledger.mkdir()
    with closing(SqliteRecords(folder)) as records, pytest.raises(LedgerError, match="is a folder") as caught:
        records.accounts()
    assert caught.value.code == "corrupt"
