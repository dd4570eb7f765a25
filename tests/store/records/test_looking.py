"""Jobs and deliveries, as screens and commands look at them."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.services.records import Records
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.records.steps import put_in, worked
from tests.store.values import intent_for, later, new_job, sent
from tests.support.samples import NOON

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_nothing_is_created_by_looking(records: SqliteRecords, folder: DataFolder) -> None:
    assert records.jobs(status=None, limit=10, offset=0) == []
    assert records.job("job-1") is None
    assert records.deliveries("job-1", status=None, limit=10, offset=0) == []
    assert records.accounts() == []
    assert records.oldest_waiting() is None
    assert records.queue_depth() == 0
    assert records.check() is None
    assert not folder.path.exists()


def test_a_reader_sees_a_ledger_that_came_later(records: SqliteRecords, folder: DataFolder) -> None:
    assert records.count_jobs(status=None) == 0
    other = SqliteRecords(folder)
    put_in(other)
    other.close()
    assert records.count_jobs(status=None) == 1


def test_jobs_come_newest_first_and_in_pages(records: SqliteRecords) -> None:
    for number in range(5):
        put_in(records, f"job-{number}", count=1, created_at=later(number))
    assert [job.id for job in records.jobs(status=None, limit=2, offset=1)] == ["job-3", "job-2"]
    assert records.count_jobs(status=None) == 5


def test_jobs_of_one_moment_come_latest_first(records: SqliteRecords) -> None:
    for job in ("job-b", "job-c", "job-a"):
        put_in(records, job, count=1)
    assert [job.id for job in records.jobs(status=None, limit=9, offset=0)] == ["job-a", "job-c", "job-b"]


def test_jobs_are_found_by_state(records: SqliteRecords) -> None:
    put_in(records, "job-1")
    put_in(records, "job-2")
    records.pause("job-2")
    assert [job.id for job in records.jobs(status=JobStatus.PAUSED, limit=9, offset=0)] == ["job-2"]
    assert records.count_jobs(status=JobStatus.WAITING) == 1
    assert records.count_jobs(status=JobStatus.ACTIVE) == 0


@pytest.mark.parametrize(
    ("status", "positions"),
    [
        (None, [0, 1, 2, 3, 4, 5, 6]),
        (QUEUED, [5, 6]),
        (SENDING, [5]),
        (SENT, [0]),
        (FAILED, [1]),
        (UNKNOWN, [2]),
        (DEFERRED, [3]),
        (SKIPPED, [4]),
    ],
)
def test_deliveries_are_found_by_state(
    records: SqliteRecords, ledger: SqliteLedger, status: DeliveryStatus | None, positions: list[int]
) -> None:
    worked(records, ledger)
    found = records.deliveries("job-1", status=status, limit=10, offset=0)
    assert [delivery.position for delivery in found] == positions
    assert records.count_deliveries("job-1", status=status) == len(positions)


def test_deliveries_come_in_pages(records: SqliteRecords) -> None:
    put_in(records, count=10)
    page = records.deliveries("job-1", status=QUEUED, limit=3, offset=4)
    assert [delivery.position for delivery in page] == [4, 5, 6]


def test_deliveries_to_an_address_are_found_over_all_jobs(records: SqliteRecords) -> None:
    put_in(records, "old", created_at=later(1))
    put_in(records, "new", created_at=later(2))
    found = records.deliveries_to("P1@Example.COM")
    assert [(delivery.job_id, delivery.address) for delivery in found] == [
        ("new", "p1@example.com"),
        ("old", "p1@example.com"),
    ]
    assert [delivery.job_id for delivery in records.deliveries_to("p1@example.com", job="old")] == ["old"]
    assert records.deliveries_to("nobody@example.com") == []


def test_every_try_is_told_oldest_first(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    ledger.intend(intent_for(ids[3])).result()
    ledger.record(sent(ids[3])).result()
    assert [attempt.verdict for attempt in records.attempts(ids[3])] == [Verdict.DEFER, Verdict.SENT]
    assert records.attempts(ids[6]) == []


def test_the_next_due_time_is_told(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    assert records.next_due("job-1") == later(60)
    assert records.next_due("job-2") is None


def test_progress_counts_what_is_sending_as_queued(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    job = records.job("job-1")
    assert job is not None
    assert job.progress == Progress(sent=1, failed=1, skipped=1, unknown=1, deferred=1, queued=2, sending=1)


def test_a_reply_that_is_no_clean_unicode_does_not_stop_a_record(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    ledger.intend(intent_for(ids[0])).result()
    broken = sent(ids[0])
    assert broken.attempt
    assert broken.outcome
    reply = Reply(code=250, enhanced=None, text="ok \udcff")
    object.__setattr__(broken.attempt, "reply", reply)
    object.__setattr__(broken.outcome, "reply", reply)
    ledger.record(broken).result()
    assert records.deliveries("job-1", status=SENT, limit=1, offset=0)[0].reply == Reply(
        code=250, enhanced=None, text="ok ?"
    )


def test_the_oldest_waiting_job_is_neither_ended_nor_paused(records: SqliteRecords) -> None:
    for number, job in enumerate(("cancelled", "paused", "delayed", "waiting")):
        scheduled = later(99) if job == "delayed" else None
        put_in(records, job, count=1, created_at=later(number), scheduled_for=scheduled)
    records.cancel("cancelled", now=NOON)
    records.pause("paused")
    assert records.oldest_waiting() == later(2)


def test_the_queue_holds_open_deliveries_of_jobs_that_have_not_ended(
    records: SqliteRecords, ledger: SqliteLedger
) -> None:
    worked(records, ledger)
    put_in(records, "job-2", count=4)
    records.pause("job-2")
    assert records.queue_depth() == 3 + 4
    records.cancel("job-1", now=NOON)
    assert records.queue_depth() == 4


def test_a_sound_ledger_passes_the_check(records: SqliteRecords) -> None:
    put_in(records)
    assert records.check() is None


def test_records_can_be_used_again_after_closing(records: SqliteRecords) -> None:
    put_in(records)
    records.close()
    assert records.count_jobs(status=None) == 1


def test_it_is_what_the_services_ask_for(records: SqliteRecords) -> None:
    asked: Records = records
    assert asked.jobs(status=None, limit=1, offset=0) == []


def test_a_snapshot_with_everything_in_it_comes_back(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    records.add_job(new_job(), full_snapshot, [])
    assert records.snapshot("job-1") == full_snapshot


def test_scopes_of_failures_are_told(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    (refused,) = records.deliveries("job-1", status=FAILED, limit=1, offset=0)
    assert (refused.scope, refused.reply) == (Scope.RECIPIENT, Reply(code=550, enhanced="5.1.1", text="No"))
