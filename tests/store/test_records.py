"""Jobs, deliveries and a user's wishes, as screens and commands ask for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError, LedgerFull
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.services.records import Records
from mailtool_gui.store.data_folder import ROOM_NEEDED, DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rules import CANCELLED, MARKED_SENT
from tests.store.values import deferred, failed, intent_for, later, new_job, sent, unknown
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def people(count: int = 3) -> list[Recipient]:
    return [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(count)]


def put_in(records: Records, job: str = "job-1", count: int = 3, **changes: object) -> list[int]:
    """Puts a job in; the ids of its deliveries."""
    records.add_job(new_job(job, **changes), plain_snapshot(), people(count))
    return [delivery.id for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]


def worked(records: Records, ledger: SqliteLedger, job: str = "job-1") -> list[int]:
    """Puts in a job of seven and works it: sent, failed, unknown, deferred, skipped, sending, queued."""
    faulty = Recipient(address="", rows=(recipient_in_row("x", 6).rows), error="Cell A6 is empty.")
    recipients = [*people(4), faulty, *people(7)[5:]]
    records.add_job(new_job(job), plain_snapshot(), recipients)
    ids = [delivery.id for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]
    ledger.activate(job, now=NOON)
    for delivery in (*ids[:4], ids[5]):
        assert ledger.intend(intent_for(delivery, job=job)).result()
    for made in (sent(ids[0]), failed(ids[1]), unknown(ids[2]), deferred(ids[3], later(60))):
        ledger.record(made).result()
    return ids


def statuses(records: Records, job: str = "job-1") -> list[DeliveryStatus]:
    return [delivery.status for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]


def status_of(records: Records, job: str = "job-1") -> JobStatus:
    found = records.job(job)
    assert found is not None
    return found.status


# putting in


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
    assert job.progress == Progress(skipped=2000)


def test_a_full_disk_is_told_before_anything_is_written(folder: DataFolder) -> None:
    crowded = SqliteRecords(DataFolder(folder.path, room=lambda _: ROOM_NEEDED - 1))
    with pytest.raises(LedgerFull, match="no room"):
        crowded.add_job(new_job(), plain_snapshot(), people())
    assert crowded.count_jobs(status=None) == 0
    crowded.close()


def test_names_that_are_no_clean_unicode_are_kept_readable(records: SqliteRecords) -> None:
    job = records.add_job(new_job(name="caf\udce9.xlsx"), plain_snapshot(), people(1))
    assert job.name == "caf?.xlsx"


# looking


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
    assert job.progress == Progress(sent=1, failed=1, skipped=1, unknown=1, deferred=1, queued=2)


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


# pausing and going on


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


# cancelling


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


# retrying


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


# unknown ones


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


# health


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
