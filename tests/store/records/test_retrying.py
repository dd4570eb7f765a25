"""Deliveries that failed are sent again, those in doubt as the user decides."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.records import Records
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rules import MARKED_SENT
from tests.store.records.steps import put_in, status_of, statuses, worked
from tests.store.values import deferred, failed, intent_for, later, sent, unknown
from tests.support.samples import NOON

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_retrying_queues_what_failed(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    assert records.retry("job-1", []) == 1
    assert statuses(records) == [SENT, QUEUED, UNKNOWN, DEFERRED, SKIPPED, SENDING, QUEUED]
    retried = records.deliveries("job-1", status=None, limit=10, offset=0)[1]
    assert (retried.attempts, retried.revision, retried.message_id) == (1, 0, f"<{ids[1]}@x>")


def test_retrying_forgives_the_tries(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    records.retry("job-1", ["P1@EXAMPLE.com"])
    claims = ledger.claims("job-1", now=NOON, limit=9, claimed=())
    (claim,) = [claim for claim in claims if claim.delivery == ids[1]]
    assert (claim.attempts, claim.charged, claim.deferrals, claim.first_attempt_at) == (1, 0, 0, None)
    assert len(records.attempts(ids[1])) == 1


def test_retrying_forgives_the_deferrals(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records, count=1)
    ledger.activate("job-1", now=NOON)
    for made in (deferred(ids[0], NOON), failed(ids[0])):
        assert ledger.intend(intent_for(ids[0])).result()
        ledger.record(made).result()
    assert records.retry("job-1", []) == 1
    (claim,) = ledger.claims("job-1", now=NOON, limit=9, claimed=())
    assert (claim.attempts, claim.deferrals) == (2, 0)


def test_retrying_some_leaves_the_others(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    for delivery in ids:
        ledger.intend(intent_for(delivery)).result()
        ledger.record(failed(delivery)).result()
    assert records.retry("job-1", ["p1@example.com", "nobody@example.com"]) == 1
    assert statuses(records) == [FAILED, QUEUED, FAILED]


def completed(records: Records, ledger: SqliteLedger, *, failing: bool) -> list[int]:
    """Puts a job of two in and works it to its end."""
    ids = put_in(records, count=2)
    ledger.activate("job-1", now=NOON)
    for delivery in ids:
        ledger.intend(intent_for(delivery)).result()
    ledger.record(failed(ids[0]) if failing else unknown(ids[0])).result()
    ledger.record(sent(ids[1])).result()
    assert ledger.complete("job-1", now=later(9))
    return ids


def test_retrying_opens_a_job_that_had_ended(records: SqliteRecords, ledger: SqliteLedger) -> None:
    completed(records, ledger, failing=True)
    assert records.retry("job-1", []) == 1
    job = records.job("job-1")
    assert job is not None
    assert (job.status, job.completed_at, job.started_at) == (JobStatus.WAITING, None, NOON)


def test_retrying_with_nothing_to_do_changes_nothing(records: SqliteRecords, ledger: SqliteLedger) -> None:
    completed(records, ledger, failing=False)
    assert records.retry("job-1", []) == 0
    assert records.retry("job-2", []) == 0
    assert status_of(records) is JobStatus.COMPLETED


def test_a_paused_job_stays_paused_when_rows_are_retried(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    records.pause("job-1")
    assert records.retry("job-1", []) == 1
    assert status_of(records) is JobStatus.PAUSED


def test_a_cancelled_job_is_not_retried(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    records.cancel("job-1", now=NOON)
    assert records.retry("job-1", []) == 0
    assert statuses(records)[1] is FAILED


def test_a_failed_job_is_taken_up_again_with_the_rows_it_had_not_come_to(
    records: SqliteRecords, ledger: SqliteLedger
) -> None:
    put_in(records)
    ledger.fail_job("job-1", reason="The template is broken.", now=NOON)
    assert records.retry("job-1", []) == 3
    job = records.job("job-1")
    assert job is not None
    assert (job.status, job.reason) == (JobStatus.WAITING, None)


def test_a_job_that_was_not_put_in_whole_is_not_retried(records: SqliteRecords, ledger: SqliteLedger) -> None:
    put_in(records)
    ledger.fail_job("job-1", reason="abandoned", now=NOON)
    ledger._submit(lambda session: session.change("UPDATE jobs SET whole = 0")).result()
    with pytest.raises(JobError, match="Put it in again"):
        records.retry("job-1", [])
    assert status_of(records) is JobStatus.FAILED


def test_what_the_user_knows_to_have_arrived_is_sent(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    assert records.mark_sent("job-1", [ids[2], ids[1]], now=later(9)) == 1
    assert statuses(records)[1:3] == [FAILED, SENT]
    marked = records.deliveries("job-1", status=None, limit=10, offset=0)[2]
    assert (marked.verdict, marked.scope, marked.reason) == (Verdict.SENT, None, MARKED_SENT)


def test_sending_again_raises_the_revision(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = completed(records, ledger, failing=False)
    assert records.send_again("job-1", ids) == 1
    assert statuses(records) == [QUEUED, SENT]
    again = records.deliveries("job-1", status=None, limit=10, offset=0)[0]
    assert (again.revision, again.message_id) == (1, None)
    assert status_of(records) is JobStatus.WAITING


def test_sending_again_leaves_a_job_that_is_worked_active(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    assert records.send_again("job-1", [ids[2]]) == 1
    assert status_of(records) is JobStatus.ACTIVE


@pytest.mark.parametrize("position", [0, 1, 3, 4, 5, 6])
def test_only_unknown_ones_are_resolved(records: SqliteRecords, ledger: SqliteLedger, position: int) -> None:
    ids = worked(records, ledger)
    before = statuses(records)
    assert records.mark_sent("job-1", [ids[position]], now=NOON) == 0
    assert records.send_again("job-1", [ids[position]]) == 0
    assert statuses(records) == before


def test_ids_of_another_job_are_left_alone(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = worked(records, ledger)
    put_in(records, "job-2")
    assert records.mark_sent("job-2", [ids[2]], now=NOON) == 0
    assert records.send_again("job-2", [ids[2]]) == 0
    assert statuses(records)[2] is UNKNOWN
