"""What a damaged ledger does not tell any more comes from a backup; what may have been sent since is never taken for
waiting."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store import restoring
from mailtool_gui.store.backups import backups, note_rest
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.migrations import MIGRATIONS
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import bring_up_to_date, prepare_ledger
from mailtool_gui.store.write_ahead_log import log_of
from tests.store.lost import LATER, ROWS, keep, lose, put_in, saved, send, states
from tests.store.values import new_job
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

PAGE = 4096


@pytest.fixture
def worked(folder: DataFolder) -> DataFolder:
    """A job of which some messages were sent, one failed and two are in the air; and a backup of that moment."""
    put_in(folder)
    send(folder, [*[Verdict.SENT] * 5, Verdict.FAIL, None, None])
    keep(folder)
    return folder


def test_after_a_clean_end_nothing_is_in_doubt(worked: DataFolder) -> None:
    note_rest(worked)
    lose(worked)
    found = saved(worked)
    assert (found.jobs, found.paused, found.deliveries, found.missing) == (1, 1, ROWS, 0)
    assert (found.restored, found.unsure, found.accounts) == (ROWS, 0, 1)
    assert found.backup
    assert (found.backup.made_at, found.backup.is_last_word) == (NOON, True)
    assert states(worked) == {"sent": 5, "failed": 1, "unknown": 2, "queued": ROWS - 8}  # the host has met two
    with closing(SqliteRecords(worked)) as records:
        job = records.job("job-1")
        assert job
        assert (job.status, job.reason) == (JobStatus.PAUSED, restoring.RESTORED)
        assert records.search("job-1.17@", job="job-1", limit=9).total == 1
        assert records.resume("job-1")


def test_otherwise_whatever_was_waiting_may_have_been_sent_since(worked: DataFolder) -> None:
    send(worked, [Verdict.SENT] * 20)
    lose(worked)
    found = saved(worked)
    assert states(worked) == {"sent": 5, "failed": 1, "unknown": ROWS - 6}
    assert found.unsure == ROWS - 6
    with closing(SqliteRecords(worked)) as records:
        job = records.job("job-1")
        assert job
        assert (job.status, job.reason) == (JobStatus.PAUSED, restoring.RESTORED_IN_DOUBT)
        (failed,) = records.deliveries("job-1", status=DeliveryStatus.FAILED, limit=9, offset=0)
        assert failed.reason == restoring.FAILED_THEN
        unknown = records.deliveries("job-1", status=DeliveryStatus.UNKNOWN, limit=ROWS, offset=0)
        assert {delivery.reason for delivery in unknown} == {restoring.UNSURE}
        (doubt,) = records.doubts()
        assert (doubt.count, doubt.last_attempt_at) == (ROWS - 6, LATER)
        records.resume("job-1")
    with closing(SqliteLedger(worked)) as ledger:
        ledger.take_over(now=LATER)
        assert ledger.claims("job-1", now=LATER, limit=9, claimed=()) == []


def used(folder: DataFolder) -> int:
    """Recipients that count under the account's cap."""
    with closing(SqliteLedger(folder)) as ledger:
        return sum(start.recipients for start in ledger.starts_since("work", LATER - timedelta(days=1)))


def test_what_may_have_been_sent_since_counts_under_the_account_s_cap(folder: DataFolder) -> None:
    """Or a whole cap more would leave on the same day. Copies count, what is certain is not counted again."""
    put_in(folder, rows=3)
    copied = replace(recipient_in_row("copied@example.com", 2), cc=("c@example.com",), bcc=("d@example.com",))
    with closing(SqliteRecords(folder)) as records:
        records.add_job(new_job("job-2"), replace(plain_snapshot(), seed="job-2@example.com"), [copied])
    send(folder, [Verdict.SENT])
    keep(folder)
    send(folder, [Verdict.SENT, Verdict.SENT])
    lose(folder)
    assert saved(folder).unsure == 2 + 1
    assert used(folder) == 1 + 2 + 3


def test_after_a_clean_end_only_what_was_sent_counts(worked: DataFolder) -> None:
    note_rest(worked)
    lose(worked)
    saved(worked)
    assert used(worked) == 8


def test_what_may_have_been_sent_is_looked_for_by_the_name_it_would_have(worked: DataFolder) -> None:
    lose(worked)
    saved(worked)
    with closing(SqliteRecords(worked)) as records:
        unknown = records.deliveries("job-1", status=DeliveryStatus.UNKNOWN, limit=ROWS, offset=0)
    names = {delivery.position: delivery.message_id for delivery in unknown}
    assert names == {
        position: identity_of(seed="job-1@example.com", position=position, revision=0).message_id for position in names
    }


def test_a_ledger_that_is_whole_but_for_some_pages_is_completed(worked: DataFolder) -> None:
    """What it tells itself is newer, and stays; what was on the lost pages may have been sent since the backup."""
    send(worked, [Verdict.SENT] * 60)
    with closing(sqlite3.connect(worked.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with worked.ledger.open("r+b") as file:
        row = file.read().find(2 * b"job-1.300@example.com")  # as it is shown, and as it is compared
        assert row > 0
        file.seek(row // PAGE * PAGE)
        file.write(b"\xa5" * PAGE)
    found = saved(worked)
    assert 5 < found.restored < 100
    assert used(worked) == 8 + 60 + found.unsure
    assert (found.deliveries, found.missing, found.incomplete) == (ROWS, 0, 0)
    assert states(worked)["sent"] >= 65
    assert states(worked)["unknown"] == found.unsure + 2
    with closing(SqliteRecords(worked)) as records:
        (delivery,) = records.deliveries_to("job-1.300@example.com")
        assert delivery.status is DeliveryStatus.UNKNOWN


def test_where_the_ledger_tells_all_itself_the_backup_is_not_used(worked: DataFolder) -> None:
    put_in(worked, "job-2", rows=3)
    with closing(sqlite3.connect(worked.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with worked.ledger.open("r+b") as file:
        file.write(bytes(100))
    found = saved(worked)
    assert (found.backup, found.restored, found.unsure) == (None, 0, 0)
    assert states(worked)["queued"] == ROWS - 8
    assert states(worked, "job-2") == {"queued": 3}


def test_a_key_is_remembered_so_that_the_same_job_is_not_put_in_twice(folder: DataFolder) -> None:
    put_in(folder, key="monday")
    keep(folder)
    lose(folder)
    saved(folder)
    with closing(SqliteRecords(folder)) as records:
        job = records.job_by_key("monday")
    assert job
    assert job.id == "job-1"


def test_a_job_that_was_being_put_in_then_is_not_taken_for_unsent(folder: DataFolder) -> None:
    put_in(folder, key="monday")
    with closing(sqlite3.connect(folder.ledger)) as connection:
        connection.execute("UPDATE jobs SET status = 'preparing', whole = 0")
        connection.commit()
    keep(folder)
    lose(folder)
    saved(folder)
    with closing(SqliteRecords(folder)) as records:
        job = records.job_by_key("monday")
    assert job
    assert (job.status, job.reason) == (JobStatus.FAILED, restoring.PUT_IN_MEANWHILE)
    assert states(folder) == {"unknown": ROWS}


def test_who_is_never_mailed_again_stays_on_the_list(folder: DataFolder) -> None:
    put_in(folder)
    with closing(SqliteRecords(folder)) as records:
        records.suppress([Suppression(address="no@example.com", reason="asked", at=NOON)])
    keep(folder)
    lose(folder)
    assert saved(folder).suppressions == 1


def test_the_newest_one_that_is_good_is_taken(worked: DataFolder) -> None:
    put_in(worked, "job-2", rows=3)
    keep(worked, now=NOON + timedelta(minutes=1))
    put_in(worked, "job-3", rows=3)
    keep(worked, now=NOON + timedelta(minutes=2))
    note_rest(worked)
    newest, second, _ = backups(worked)
    newest.path.write_bytes(newest.path.read_bytes()[: PAGE * 9])
    lose(worked)
    found = saved(worked)
    assert found.backup == second
    assert found.unsure == ROWS - 6 + 3  # only the newest was the last word
    assert newest.path.exists()


def test_without_a_good_one_nothing_comes_back(worked: DataFolder) -> None:
    for backup in backups(worked):
        backup.path.write_bytes(b"")
    lose(worked)
    found = saved(worked)
    assert (found.backup, found.jobs, found.deliveries) == (None, 0, 0)


def test_the_backup_of_another_ledger_is_not_mixed_in(
    worked: DataFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = DataFolder(tmp_path_factory.mktemp("other"))
    put_in(other, "job-9", rows=300)
    with closing(sqlite3.connect(other.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(other.ledger.read_bytes())
    content[:100] = bytes(100)
    log_of(worked.ledger).unlink(missing_ok=True)
    worked.ledger.write_bytes(content)
    found = saved(worked)
    assert (found.backup, found.jobs) == (None, 1)
    assert states(worked, "job-9") == {"queued": 300}


@pytest.mark.parametrize("version", range(4, len(MIGRATIONS)))
def test_a_backup_of_an_earlier_version_helps_too(folder: DataFolder, version: int) -> None:
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
    prepare_ledger(folder, nullcontext())  # keeps a copy, as an update does
    assert [path.path.name.partition("-v")[2][:1] for path in backups(folder)] == [str(version)]
    lose(folder)
    found = saved(folder)
    assert (found.jobs, found.deliveries, found.restored) == (1, 1, 1)


def test_a_ledger_without_its_mark_is_missed_where_there_are_backups(worked: DataFolder) -> None:
    lose(worked)
    worked.ledger.with_suffix(".made").unlink()
    found = saved(worked)
    assert found.restored == ROWS
