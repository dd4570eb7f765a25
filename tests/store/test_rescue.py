"""Damaged ledgers: kept as they are, and all that can be read is saved into a new one."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError, NewerLedger
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.ledger import Intent, Start
from mailtool_gui.domain.rescue import Rescue
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store import mending
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.migrations import MIGRATIONS
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rescue import rescue
from mailtool_gui.store.schema import CURRENT, bring_up_to_date, prepare_ledger
from mailtool_gui.store.write_ahead_log import log_of
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

ROWS = 400
PAGE = 4096


def fill(folder: DataFolder) -> None:
    """An account, a job in the middle of its work, and somebody who is never mailed again."""
    people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(ROWS)]
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
        records.suppress([Suppression(address="no@example.com", reason="asked", at=NOON)])
        records.add_job(new_job(), plain_snapshot(), people)


def left_clean(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def send_some(folder: DataFolder, count: int) -> None:
    """The first `count` are handed over: the ledger says `sending`, the log of starts too."""
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        ledger.activate("job-1", now=NOON)
        start = Start(at=NOON + timedelta(seconds=1), boot_id="boot", boot_seconds=1.0, recipients=1)
        for claim in ledger.claims("job-1", now=NOON, limit=count, claimed=()):
            message_id = f"<{claim.delivery}@example.com>"
            addresses = (claim.recipient.address,)
            intent = Intent(
                delivery=claim.delivery,
                job="job-1",
                account="work",
                message_id=message_id,
                start=start,
                addresses=addresses,
            )
            assert ledger.intend(intent).result()


@pytest.fixture
def filled(folder: DataFolder) -> DataFolder:
    fill(folder)
    send_some(folder, 10)
    left_clean(folder)
    return folder


@pytest.fixture
def dead(folder: DataFolder) -> DataFolder:
    """The same, left by a program that died: all its work lies in the log."""
    fill(folder)
    with closing(sqlite3.connect(folder.ledger)) as holder:
        holder.execute("SELECT COUNT(*) FROM jobs").fetchall()  # who reads last keeps the log
        send_some(folder, 10)
        kept = folder.path.parent / "kept"
        kept.mkdir()
        for path in (folder.ledger, log_of(folder.ledger)):
            shutil.copy(path, kept / path.name)
    for path in kept.iterdir():
        shutil.copy(path, folder.path / path.name)
    return folder


def states(folder: DataFolder) -> dict[str, str]:
    with closing(SqliteRecords(folder)) as records:
        found = records.deliveries("job-1", status=None, limit=10_000, offset=0)
    return {delivery.address: delivery.status.value for delivery in found}


def saved(folder: DataFolder) -> Rescue:
    """Rescues, and looks at what is there now as the next host sees it."""
    found = rescue(folder, now=NOON)
    assert found
    prepare_ledger(folder, nullcontext())
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        assert ledger.workable_jobs() == []  # nothing leaves by itself
    with closing(SqliteRecords(folder)) as records:
        assert records.check() is None
        assert {job.status for job in records.jobs(status=None, limit=9, offset=0)} <= {
            JobStatus.PAUSED,
            JobStatus.FAILED,
        }
    with closing(sqlite3.connect(folder.ledger)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        wrong = (
            "SELECT job_id, status, count FROM counts WHERE count EXCEPT "
            "SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2"
        )
        assert connection.execute(wrong).fetchall() == []
    return found


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def overwrite_all(path: Path, before: bytes, after: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(before, after))


def test_a_whole_ledger_is_left_alone(filled: DataFolder) -> None:
    before = filled.ledger.read_bytes()
    assert rescue(filled, now=NOON) is None
    assert filled.ledger.read_bytes() == before
    assert not filled.damaged.exists()


def test_where_there_never_was_a_ledger_there_is_nothing_to_rescue(folder: DataFolder) -> None:
    assert rescue(folder, now=NOON) is None
    assert not folder.ledger.exists()


def test_a_folder_that_is_worked_is_not_touched(filled: DataFolder) -> None:
    overwrite(filled.ledger, 0, b"x" * 100)
    with filled.lock(), pytest.raises(LedgerError, match="Close it first") as caught:
        rescue(filled, now=NOON)
    assert caught.value.code == "hosted"


def test_a_newer_ledger_is_not_damaged(filled: DataFolder) -> None:
    with closing(sqlite3.connect(filled.ledger)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(NewerLedger):
        rescue(filled, now=NOON)


Damage = Callable[[DataFolder], None]
TOTAL: dict[str, Damage] = {
    "header": lambda folder: overwrite(folder.ledger, 0, b"\0" * 100),
    "magic": lambda folder: overwrite(folder.ledger, 0, b"x"),
    "first page": lambda folder: overwrite(folder.ledger, 0, b"\xa5" * PAGE),
    "names of tables": lambda folder: overwrite_all(folder.ledger, b"CREATE TABLE", b"CREATE TALBE"),
}


@pytest.mark.parametrize("damage", TOTAL.values(), ids=TOTAL)
def test_a_destroyed_beginning_costs_nothing(filled: DataFolder, damage: Damage) -> None:
    damage(filled)
    before = filled.ledger.read_bytes()
    found = saved(filled)
    assert (found.jobs, found.paused, found.deliveries, found.missing) == (1, 1, ROWS, 0)
    assert (found.accounts, found.suppressions) == (1, 1)
    assert Counter(states(filled).values()) == {"queued": ROWS - 10, "unknown": 10}
    assert (found.kept / "ledger.sqlite3").read_bytes() == before
    assert {path.name for path in found.kept.iterdir()} <= {"ledger.sqlite3", "ledger.sqlite3-wal"}


def test_the_user_is_told_before_anything_is_sent_and_may_resume(filled: DataFolder) -> None:
    overwrite(filled.ledger, 0, b"\0" * 100)
    saved(filled)
    with closing(SqliteRecords(filled)) as records:
        job = records.job("job-1")
        assert job is not None
        assert (job.status, job.reason) == (JobStatus.PAUSED, mending.RESCUED)
        assert records.resume("job-1")
        assert records.search("p17@", job="job-1", limit=9).total == 1
    with closing(SqliteLedger(filled)) as ledger:
        ledger.take_over(now=NOON)
        assert [job.id for job in ledger.workable_jobs()] == ["job-1"]
        assert ledger.snapshot("job-1") == plain_snapshot()


@pytest.mark.parametrize("seed", range(12))
def test_damaged_pages_cost_only_what_was_on_them(filled: DataFolder, seed: int) -> None:
    dice = random.Random(seed)
    pages = filled.ledger.stat().st_size // PAGE
    for _ in range(3):
        overwrite(filled.ledger, dice.randrange(1, pages) * PAGE, dice.randbytes(PAGE))
    before = filled.ledger.read_bytes()
    found = rescue(filled, now=NOON)
    assert found
    assert (found.kept / "ledger.sqlite3").read_bytes() == before
    assert found.deliveries > ROWS - 3 * 60
    now = states(filled)
    assert [number for number in range(10) if now.get(f"p{number}@example.com") == "queued"] == []


def test_a_damaged_log_costs_only_the_damaged_commit(dead: DataFolder) -> None:
    log = log_of(dead.ledger)
    frames = log.stat().st_size // (PAGE + 24)
    overwrite(log, 32 + (frames // 2) * (PAGE + 24) + 500, b"\xa5" * 64)
    found = saved(dead)
    assert found.deliveries + found.missing == ROWS
    assert found.missing < 50  # a page
    now = states(dead)
    assert [who for who in list(now)[:10] if now[who] == "queued"] == []
    assert (found.kept / log.name).exists()


def test_a_ledger_cut_short_and_its_log_are_put_together(dead: DataFolder) -> None:
    dead.ledger.write_bytes(b"")
    found = saved(dead)
    assert found.kept.is_dir()


def test_half_a_ledger_gives_half(filled: DataFolder) -> None:
    content = filled.ledger.read_bytes()
    filled.ledger.write_bytes(content[: len(content) // 2 // PAGE * PAGE])
    assert rescue(filled, now=NOON)
    with closing(SqliteRecords(filled)) as records:
        assert records.check() is None


@pytest.mark.parametrize("in_its_place", ["nothing", "folder", "empty", "text"])
def test_where_nothing_can_be_read_an_empty_ledger_takes_its_place(filled: DataFolder, in_its_place: str) -> None:
    filled.ledger.unlink()
    log_of(filled.ledger).unlink(missing_ok=True)
    if in_its_place == "folder":
        filled.ledger.mkdir()
        (filled.ledger / "diary.txt").write_text("mine", encoding="ascii")
    elif in_its_place != "nothing":
        filled.ledger.write_text("Dear customer,\n" * (in_its_place == "text"), encoding="ascii")
    found = rescue(filled, now=NOON)
    assert found
    assert (found.jobs, found.deliveries, found.accounts) == (0, 0, 0)
    if in_its_place == "folder":
        assert (found.kept / "ledger.sqlite3.folder" / "diary.txt").read_text("ascii") == "mine"
    with closing(SqliteRecords(filled)) as records:
        assert records.jobs(status=None, limit=9, offset=0) == []
        records.add_account(plain_account())
    assert rescue(filled, now=NOON) is None


# what is inconsistent after damage


def spoil(folder: DataFolder, *statements: str) -> Rescue:
    """Changes rows as lost pages would, and destroys the header, so that the ledger has to be rescued."""
    with closing(sqlite3.connect(folder.ledger)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    overwrite(folder.ledger, 0, b"\0" * 100)
    found = rescue(folder, now=NOON)
    assert found
    return found


def test_a_row_that_was_begun_is_not_queued_though_it_says_so(filled: DataFolder) -> None:
    found = spoil(filled, "UPDATE deliveries SET status = 'queued'")
    assert found.doubtful == 10
    assert Counter(states(filled).values()) == {"unknown": 10, "queued": ROWS - 10}


def test_rows_without_their_content_are_told(filled: DataFolder) -> None:
    spoil(filled, "DELETE FROM frozen_rows WHERE delivery_id > 395")
    with closing(SqliteRecords(filled)) as records:
        failed = records.deliveries("job-1", status=DeliveryStatus.FAILED, limit=9, offset=0)
    assert [delivery.reason for delivery in failed] == [mending.LOST_ROW] * 5


def test_missing_rows_are_counted_and_told(filled: DataFolder) -> None:
    found = spoil(filled, "DELETE FROM deliveries WHERE position BETWEEN 100 AND 119")
    assert (found.deliveries, found.missing) == (ROWS - 20, 20)
    with closing(SqliteRecords(filled)) as records:
        job = records.job("job-1")
    assert job is not None
    assert job.reason == mending.INCOMPLETE


def test_a_job_without_its_message_cannot_be_sent(filled: DataFolder) -> None:
    spoil(filled, "DELETE FROM snapshots")
    with closing(SqliteRecords(filled)) as records:
        job = records.job("job-1")
    assert job is not None
    assert (job.status, job.reason) == (JobStatus.FAILED, mending.LOST_JOB)


@pytest.mark.parametrize("damage", ["DELETE FROM jobs", "UPDATE jobs SET created_at = 'never'"])
def test_rows_of_a_job_that_is_lost_keep_their_story(filled: DataFolder, damage: str) -> None:
    spoil(filled, damage)
    with closing(SqliteRecords(filled)) as records:
        job = records.job("job-1")
        assert job is not None
        assert (job.status, job.progress.total) == (JobStatus.FAILED, ROWS)
        assert len(records.deliveries_to("p3@example.com")) == 1


def test_words_that_are_none_any_more_are_doubts(filled: DataFolder) -> None:
    spoil(
        filled,
        "UPDATE deliveries SET status = 'qveued' WHERE position = 50",
        "UPDATE accounts SET body = '{oops'",
        "UPDATE jobs SET status = 'actjve'",
        "UPDATE frozen_rows SET body = '{' WHERE delivery_id = 61",
    )
    with closing(SqliteRecords(filled)) as records:
        assert records.accounts() == []
        job = records.job("job-1")
        assert job is not None
        assert job.status is JobStatus.PAUSED
    assert states(filled)["p50@example.com"] == "unknown"
    assert states(filled)["p60@example.com"] == "failed"


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_ledgers_of_earlier_versions_are_saved_too(folder: DataFolder, version: int) -> None:
    folder.ensure()
    bring_up_to_date(folder, MIGRATIONS[:version])
    with closing(sqlite3.connect(folder.ledger, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO jobs (id, kind, name, source, account, status, whole, created_at)"
            " VALUES ('old', 'send', 'n', 's', 'work', 'completed', 1, 1.5)"
        )
        connection.execute(
            "INSERT INTO deliveries (job_id, position, address, address_key, row_numbers, status, revision, attempts,"
            " charged, deferrals) VALUES ('old', 0, 'a@b.example', 'a@b.example', '2', 'sent', 0, 1, 1, 0)"
        )
    overwrite(folder.ledger, 0, b"\0" * 100)
    found = rescue(folder, now=NOON)
    assert found
    assert (found.jobs, found.deliveries) == (1, 1)
    with closing(SqliteRecords(folder)) as records:
        (delivery,) = records.deliveries_to("a@b.example")
        assert delivery.status is DeliveryStatus.SENT


def test_texts_that_nobody_can_read_make_a_ledger_damaged(filled: DataFolder) -> None:
    """SQLite finds it whole."""
    with closing(sqlite3.connect(filled.ledger)) as connection:
        connection.execute("UPDATE frozen_rows SET body = replace(body, '\"rows\"', '\"rovs\"') WHERE delivery_id = 61")
        connection.commit()
    found = rescue(filled, now=NOON)
    assert found
    assert found.deliveries == ROWS
    assert states(filled)["p60@example.com"] == "failed"
    assert rescue(filled, now=NOON) is None


def test_an_ended_job_stays_ended(folder: DataFolder) -> None:
    with closing(SqliteRecords(folder)) as records:
        records.add_job(new_job(), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
        records.add_job(replace(new_job("job-2"), key="monday"), plain_snapshot(), [])
        records.cancel("job-1", now=NOON)
    overwrite(folder.ledger, 0, b"\0" * 100)
    found = rescue(folder, now=NOON)
    assert found
    assert found.paused == 1
    with closing(SqliteRecords(folder)) as records:
        cancelled, kept = records.job("job-1"), records.job_by_key("monday")
    assert cancelled is not None
    assert kept is not None
    assert (cancelled.status, kept.status) == (JobStatus.CANCELLED, JobStatus.PAUSED)
