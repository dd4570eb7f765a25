"""What a user may wish of a job: a pause, an end."""

from __future__ import annotations

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rules import CANCELLED
from tests.store.records.steps import put_in, status_of, statuses, worked
from tests.store.values import later
from tests.support.samples import NOON

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_pausing_and_going_on(records: SqliteRecords) -> None:
    put_in(records)
    assert records.pause("job-1")
    assert not records.pause("job-1")
    assert status_of(records) is JobStatus.PAUSED
    assert records.resume("job-1")
    assert not records.resume("job-1")
    assert status_of(records) is JobStatus.WAITING


def test_a_delayed_job_waits_for_its_time_again_after_a_pause(records: SqliteRecords) -> None:
    put_in(records, scheduled_for=later(60))
    records.pause("job-1")
    records.resume("job-1")
    assert status_of(records) is JobStatus.DELAYED


def test_a_delayed_job_that_had_begun_goes_on_at_once(records: SqliteRecords, ledger: SqliteLedger) -> None:
    put_in(records, scheduled_for=later(60))
    ledger.activate("job-1", now=later(60))
    records.pause("job-1")
    records.resume("job-1")
    assert status_of(records) is JobStatus.WAITING


def test_what_has_ended_neither_pauses_nor_goes_on(records: SqliteRecords) -> None:
    put_in(records)
    records.cancel("job-1", now=NOON)
    assert not records.pause("job-1")
    assert not records.resume("job-1")


def test_cancelling_skips_what_has_not_left(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    assert records.cancel("job-1", now=later(9))
    assert statuses(records) == [SENT, FAILED, UNKNOWN, SKIPPED, SKIPPED, SENDING, SKIPPED]
    dropped = records.deliveries("job-1", status=None, limit=10, offset=0)[3]
    assert (dropped.reason, dropped.verdict, dropped.scope, dropped.reply) == (CANCELLED, None, None, None)
    assert dropped.next_attempt_at is None


def test_a_cancelled_job_has_ended(records: SqliteRecords) -> None:
    put_in(records)
    records.cancel("job-1", now=later(9))
    job = records.job("job-1")
    assert job is not None
    assert (job.status, job.completed_at) == (JobStatus.CANCELLED, later(9))
    assert not records.cancel("job-1", now=later(10))
    assert not records.cancel("job-2", now=later(10))
