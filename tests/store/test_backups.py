"""Copies of the ledger that are made while it is worked: whole, of one moment, few, and honest about what they know."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.domain.ledger import Intent, Start
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store import backups as module
from mailtool_gui.store.backups import back_up, backups, is_whole, newest_backup, note_rest, note_work
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

PAGE = 4096
LATER = NOON + timedelta(minutes=5)


def put_in(folder: DataFolder, job: str, rows: int = 3) -> None:
    people = [recipient_in_row(f"{job}.{row}@example.com", row) for row in range(2, rows + 2)]
    with closing(SqliteRecords(folder)) as records:
        records.add_job(new_job(job), plain_snapshot(), people)


def begin_one(folder: DataFolder) -> None:
    """A message of the first job is begun, as a host does."""
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        ledger.activate("job-1", now=NOON)
        (claim, *_) = ledger.claims("job-1", now=NOON, limit=1, claimed=())
        start = Start(at=NOON, boot_id="boot", boot_seconds=1.0, recipients=1)
        assert ledger.intend(
            Intent(
                delivery=claim.delivery,
                job="job-1",
                account="work",
                message_id=f"<{claim.delivery}@example.com>",
                start=start,
                addresses=("ann@example.com",),
            )
        ).result()


@pytest.fixture
def filled(folder: DataFolder) -> DataFolder:
    """A ledger with an account and a job."""
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
    put_in(folder, "job-1")
    return folder


def made(folder: DataFolder, now: datetime = NOON) -> Path:
    """A new copy."""
    found = back_up(folder, now=now)
    assert found
    return found.path


def addresses_in(copy: Path) -> int:
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM deliveries").fetchone()[0])


def test_a_copy_holds_all_that_was_written_and_nobody_else_may_read_it(filled: DataFolder) -> None:
    copy = made(filled)
    assert (addresses_in(copy), is_whole(copy)) == (3, True)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in filled.backups.iterdir()) == [copy.name]
    assert newest_backup(filled) == backups(filled)[0]
    assert backups(filled)[0].made_at == NOON


def test_what_is_known_already_is_not_copied_again(filled: DataFolder) -> None:
    made(filled)
    assert back_up(filled, now=LATER) is None
    begin_one(filled)
    assert back_up(filled, now=LATER)


def test_of_a_small_one_a_copy_may_follow_at_once(filled: DataFolder) -> None:
    made(filled)
    begin_one(filled)
    assert made(filled).name.startswith("ledger-2-")


@pytest.mark.parametrize("change", ["account", "suppression", "job", "cancel"])
def test_each_kind_of_news_is_copied(filled: DataFolder, change: str) -> None:
    made(filled)
    with closing(SqliteRecords(filled)) as records:
        if change == "account":
            records.add_account(plain_account("other"))
        elif change == "suppression":
            records.suppress([Suppression(address="no@example.com", reason="asked", at=NOON)])
        elif change == "cancel":
            records.cancel("job-1", now=NOON)
    if change == "job":
        put_in(filled, "job-2")
    assert back_up(filled, now=LATER)


def test_a_copy_is_of_one_moment_though_others_write_meanwhile(
    filled: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(filled, "job-2", rows=600)
    monkeypatch.setattr(module, "_PAGES", 5)
    looks = 0

    def stopped() -> bool:
        """Asked between two pieces: another process has written by then."""
        nonlocal looks
        looks += 1
        if looks == 3:
            put_in(filled, "job-3", rows=40)
        return False

    copy = back_up(filled, now=NOON, stopped=stopped)
    assert copy
    assert looks > 10
    assert addresses_in(copy.path) == 603
    assert is_whole(copy.path)


def test_one_that_is_told_to_stop_leaves_nothing(filled: DataFolder) -> None:
    assert back_up(filled, now=NOON, stopped=lambda: True) is None
    assert list(filled.backups.iterdir()) == []


def test_without_room_nothing_is_begun(filled: DataFolder) -> None:
    tight = DataFolder(filled.path, room=lambda _: filled.ledger.stat().st_size + 50_000_000)
    with pytest.raises(LedgerFull, match=r"No backup of the ledger can be made: 1\d\d MB must be free\. Make room"):
        back_up(tight, now=NOON)
    assert list(filled.backups.iterdir()) == []


def test_a_damaged_ledger_never_takes_the_place_of_a_good_copy(filled: DataFolder) -> None:
    good = made(filled)
    put_in(filled, "job-2", rows=600)
    with closing(sqlite3.connect(filled.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with filled.ledger.open("r+b") as file:
        for page in range(40, 60):
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)
    with pytest.raises(LedgerError):
        back_up(filled, now=LATER)
    assert [path.path for path in backups(filled)] == [good]
    assert list(filled.backups.iterdir()) == [good]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_ledger_that_is_gone_is_not_copied(filled: DataFolder, spoil: Callable[[Path], object]) -> None:
    good = made(filled)
    spoil(filled.ledger)
    with pytest.raises(LedgerError):
        back_up(filled, now=LATER)
    assert [path.path for path in backups(filled)] == [good]


def test_a_copy_that_was_spoilt_later_is_seen(filled: DataFolder) -> None:
    copy = made(filled)
    with copy.open("r+b") as file:
        file.seek(PAGE * 3)
        file.write(b"\xa5" * PAGE * 10)
    assert not is_whole(copy)
    copy.write_text("Dear customer", encoding="ascii")
    assert not is_whole(copy)


def test_a_large_ledger_is_not_copied_again_at_once(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    made(filled)
    begin_one(filled)
    monkeypatch.setattr(module, "_LARGE", 1000)
    monkeypatch.setattr(module, "_PACE", 1000)  # bytes a second
    assert back_up(filled, now=NOON + timedelta(seconds=30)) is None
    assert back_up(filled, now=NOON - timedelta(days=30))  # a clock that was set back holds nothing up


# which are kept


def test_the_last_few_are_kept_and_one_of_each_day_before(filled: DataFolder) -> None:
    moments = [NOON - timedelta(days=2), NOON - timedelta(days=1, hours=1), NOON - timedelta(days=1)]
    moments += [NOON + timedelta(minutes=10 * number) for number in range(6)]
    for number, moment in enumerate(moments):
        put_in(filled, f"more-{number}")
        made(filled, moment)
    assert [found.made_at for found in backups(filled)] == [*reversed(moments[-3:]), moments[2], moments[0]]


def test_of_a_large_ledger_fewer_are_kept(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", 1000)
    for number in range(5):
        put_in(filled, f"more-{number}")
        made(filled, NOON + timedelta(minutes=number))
    assert len(backups(filled)) == module.FEW


def test_a_clock_that_was_set_back_costs_no_new_copy(filled: DataFolder) -> None:
    for number in range(7):
        put_in(filled, f"more-{number}")
        copy = made(filled, NOON - timedelta(days=400 * number))
        assert backups(filled)[0].path == copy
    assert len(backups(filled)) == module.MANY


def test_copies_made_before_an_update_are_seen_and_stay(filled: DataFolder) -> None:
    copy = made(filled)
    before = filled.backups / "ledger-v3-20260101T120000000000.sqlite3"
    before.write_bytes(copy.read_bytes())
    (filled.backups / "notes.txt").write_text("mine", encoding="ascii")
    for number in range(6):
        put_in(filled, f"more-{number}")
        made(filled, NOON + timedelta(minutes=number + 1))
    found = backups(filled)
    assert found[-1].path == before
    assert len(found) == module.MANY + 1
    assert (filled.backups / "notes.txt").exists()


# what a copy is known to hold


def test_the_copy_at_a_clean_end_is_the_last_word_until_work_begins(filled: DataFolder) -> None:
    begin_one(filled)
    made(filled)
    note_rest(filled)
    assert [found.is_last_word for found in backups(filled)] == [True]
    note_work(filled)
    assert [found.is_last_word for found in backups(filled)] == [False]


def test_a_copy_that_does_not_know_the_last_message_is_not(filled: DataFolder) -> None:
    made(filled)
    begin_one(filled)
    note_rest(filled)
    assert [found.is_last_word for found in backups(filled)] == [False]


def test_the_last_word_is_one_copy_and_no_other(filled: DataFolder) -> None:
    made(filled)
    note_rest(filled)
    put_in(filled, "job-2")
    made(filled, LATER)
    assert [found.is_last_word for found in backups(filled)] == [False, True]
    note_rest(filled)
    assert [found.is_last_word for found in backups(filled)] == [True, False]


def test_without_a_copy_or_a_ledger_nothing_is_claimed(filled: DataFolder) -> None:
    note_work(filled)
    note_rest(filled)
    assert list(filled.backups.iterdir()) == []
    made(filled)
    filled.ledger.unlink()
    note_rest(filled)
    assert [found.is_last_word for found in backups(filled)] == [False]
