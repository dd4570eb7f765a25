"""A job is put in whole, once, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerFull
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.store.data_folder import ROOM_NEEDED, DataFolder
from mailtool_gui.store.records import SqliteRecords
from tests.store.records.steps import people, put_in, status_of
from tests.store.values import later, new_job
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_a_job_that_is_put_in_waits(records: SqliteRecords) -> None:
    job = records.add_job(new_job(), plain_snapshot(), people())
    assert (job.status, job.progress, job.created_at) == (JobStatus.WAITING, Progress(queued=3), NOON)
    assert records.job("job-1") == job


def test_a_job_with_a_time_is_delayed(records: SqliteRecords) -> None:
    job = records.add_job(new_job(scheduled_for=later(60)), plain_snapshot(), people())
    assert (job.status, job.scheduled_for) == (JobStatus.DELAYED, later(60))


def test_a_recipient_with_an_error_is_skipped_with_it(records: SqliteRecords) -> None:
    faulty = Recipient(address="ann@", rows=(recipient_in_row("x", 2).rows), error="Cell B2 is no address.")
    records.add_job(new_job(), plain_snapshot(), [faulty])
    (delivery,) = records.deliveries("job-1", status=None, limit=10, offset=0)
    assert (delivery.status, delivery.reason, delivery.address) == (SKIPPED, "Cell B2 is no address.", "ann@")


def test_the_snapshot_comes_back(records: SqliteRecords) -> None:
    put_in(records)
    assert records.snapshot("job-1") == plain_snapshot()


def test_recipients_come_back_with_their_rows(records: SqliteRecords) -> None:
    recipients = [
        Recipient(address="ann@example.com", rows=(*people(2)[0].rows, *people(2)[1].rows), cc=("cy@example.com",)),
        Recipient(address="bob@example.com", rows=people(3)[2].rows, bcc=("di@example.com",)),
        Recipient(address="?", rows=(), error="Cell A5 is no address."),
    ]
    records.add_job(new_job(), plain_snapshot(), recipients)
    found = list(records.recipients("job-1"))
    assert [recipient for _, recipient in found] == recipients
    assert [delivery.rows for delivery, _ in found] == [(2, 3), (4,), ()]
    assert [delivery.position for delivery, _ in found] == [0, 1, 2]


def test_many_recipients_are_read_in_chunks_and_all_come(records: SqliteRecords) -> None:
    put_in(records, count=2500)
    addresses = [delivery.address for delivery, _ in records.recipients("job-1")]
    assert addresses == [recipient.address for recipient in people(2500)]


def test_many_recipients_are_written_in_chunks_and_all_stand_in_order(records: SqliteRecords) -> None:
    ids = put_in(records, count=4100)
    assert records.count_deliveries("job-1", status=QUEUED) == 4100
    last = records.deliveries("job-1", status=None, limit=1, offset=4099)[0]
    assert (last.position, last.address) == (4099, "p4099@example.com")
    assert ids[0] == 1


def test_the_same_key_gives_the_first_job(records: SqliteRecords) -> None:
    put_in(records, key="orders-7")
    again = records.add_job(new_job("job-2", key="orders-7"), plain_snapshot(), people(9))
    assert again.id == "job-1"
    assert records.count_jobs(status=None) == 1
    assert records.job_by_key("orders-7") == again
    assert records.job_by_key("orders-8") is None


def test_jobs_without_a_key_are_not_the_same(records: SqliteRecords) -> None:
    put_in(records, "job-1")
    put_in(records, "job-2")
    assert records.count_jobs(status=None) == 2


def test_an_id_that_is_taken_is_drawn_again(records: SqliteRecords) -> None:
    put_in(records)
    second = records.add_job(new_job(), plain_snapshot(), people(1))
    assert second.id != "job-1"
    assert second.id.startswith("job-20261122-")
    assert records.count_deliveries("job-1", status=None) == 3


def test_nothing_stays_of_a_job_whose_rows_break_off(records: SqliteRecords, folder: DataFolder) -> None:
    def breaking() -> Iterator[Recipient]:
        yield from people(2500)
        raise OSError("the workbook has gone")

    with pytest.raises(OSError, match="gone"):
        records.add_job(new_job(key="k"), plain_snapshot(), breaking())
    assert records.count_jobs(status=None) == 0
    assert records.count_deliveries("job-1", status=None) == 0
    assert list(folder.preparing.iterdir()) == []


def test_a_job_that_is_cancelled_while_it_is_put_in_stays_cancelled(records: SqliteRecords) -> None:
    def cancelling() -> Iterator[Recipient]:
        yield from people(2500)
        assert status_of(records) is JobStatus.PREPARING
        records.cancel("job-1", now=NOON)
        yield from people(3000)[2500:]

    job = records.add_job(new_job(), plain_snapshot(), cancelling())
    assert job.status is JobStatus.CANCELLED
    assert job.progress == Progress(skipped=2500)


def test_a_full_disk_is_told_before_anything_is_written(folder: DataFolder) -> None:
    crowded = SqliteRecords(DataFolder(folder.path, room=lambda _: ROOM_NEEDED - 1))
    with pytest.raises(LedgerFull, match="no room"):
        crowded.add_job(new_job(), plain_snapshot(), people())
    assert crowded.count_jobs(status=None) == 0
    crowded.close()


def test_names_that_are_no_clean_unicode_are_kept_readable(records: SqliteRecords) -> None:
    job = records.add_job(new_job(name="caf\udce9.xlsx"), plain_snapshot(), people(1))
    assert job.name == "caf?.xlsx"
