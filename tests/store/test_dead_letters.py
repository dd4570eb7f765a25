"""Dead letters: found over all jobs, retried, corrected, laid aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import failed, intent_for, later, new_job, sent
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

ALL = DeadFilter()
FAILED, QUEUED, SENT = DeliveryStatus.FAILED, DeliveryStatus.QUEUED, DeliveryStatus.SENT

Fill = Callable[..., list[int]]


@pytest.fixture
def fill(records: SqliteRecords, ledger: SqliteLedger) -> Fill:
    """Puts in a job and works it; all but the first of `count` fail."""

    def filled(job: str = "job-1", count: int = 4, **changes: object) -> list[int]:
        people = [recipient_in_row(f"{job}-{number}@example.com", number + 2) for number in range(count)]
        records.add_job(new_job(job, **changes), plain_snapshot(), people)
        ids = [delivery.id for delivery in records.deliveries(job, status=None, limit=100, offset=0)]
        ledger.activate(job, now=NOON)
        for number in ids:
            assert ledger.intend(intent_for(number, job=job)).result()
            ledger.record(sent(number, job=job) if number == ids[0] else failed(number, job=job)).result()
        ledger.complete(job, now=NOON)
        return ids

    return filled


def listed(records: SqliteRecords, wanted: DeadFilter = ALL) -> list[int]:
    return [delivery.id for delivery in records.dead_letters.page(wanted, limit=100, offset=0).deliveries]


def one(records: SqliteRecords, number: int) -> Delivery:
    found = records.delivery(number)
    assert found
    return found


def status(records: SqliteRecords, job: str = "job-1") -> JobStatus:
    found = records.job(job)
    assert found
    return found.status


def test_they_are_listed_over_all_jobs_newest_first(records: SqliteRecords, fill: Fill) -> None:
    first, second = fill("job-1"), fill("job-2")
    assert listed(records) == [*reversed(second[1:]), *reversed(first[1:])]
    page = records.dead_letters.page(ALL, limit=2, offset=3)
    assert ([delivery.id for delivery in page.deliveries], page.total) == ([first[3], first[2]], 6)


def test_they_are_found_by_job_and_by_a_part_of_the_address(records: SqliteRecords, fill: Fill) -> None:
    fill("job-1")
    second = fill("job-2")
    assert listed(records, DeadFilter(job="job-2")) == list(reversed(second[1:]))
    assert listed(records, DeadFilter(text=" JOB-2-3@")) == [second[3]]
    assert listed(records, DeadFilter(text="nobody")) == []
    assert records.dead_letters.ids(DeadFilter(job="job-2")) == second[1:] or set(
        records.dead_letters.ids(DeadFilter(job="job-2"))
    ) == set(second[1:])


def test_tests_are_no_dead_letters(records: SqliteRecords, fill: Fill) -> None:
    fill("job-1", kind="test")
    assert listed(records) == []
    assert records.dead_letters.count(ALL) == 0


def test_one_is_retried_and_leaves_the_list(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    before = one(records, ids[1]).message_id
    assert records.dead_letters.retry([ids[1], ids[0]]) == 1
    assert listed(records) == [ids[3], ids[2]]
    assert (one(records, ids[1]).status, one(records, ids[1]).message_id) == (QUEUED, before)
    assert one(records, ids[0]).status is SENT
    assert status(records) is JobStatus.WAITING


def test_what_is_retried_may_be_of_several_jobs(records: SqliteRecords, fill: Fill) -> None:
    ids = [*fill("job-1"), *fill("job-2")]
    assert records.dead_letters.retry(ids) == 6
    assert {status(records, "job-1"), status(records, "job-2")} == {JobStatus.WAITING}


def test_a_corrected_address_gets_a_new_message(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    assert records.dead_letters.correct(ids[1], "New@Example.com")
    told = one(records, ids[1])
    assert (told.status, told.address, told.corrected_from) == (QUEUED, "New@Example.com", "job-1-1@example.com")
    assert (told.revision, told.message_id) == (1, None)
    assert [d.id for d in records.deliveries_to("new@example.com")] == [ids[1]]
    assert [d.id for d in records.search_everywhere("new@", limit=9).deliveries] == [ids[1]]
    assert records.search_everywhere("job-1-1@", limit=9).total == 0
    assert status(records) is JobStatus.WAITING


def test_the_first_address_is_kept_however_often_it_is_corrected(
    records: SqliteRecords, ledger: SqliteLedger, fill: Fill
) -> None:
    ids = fill()
    for address in ("new@example.com", "newer@example.com"):
        assert records.dead_letters.correct(ids[1], address)
        ledger.activate("job-1", now=NOON)
        assert ledger.intend(intent_for(ids[1])).result()
        ledger.record(failed(ids[1])).result()
    told = one(records, ids[1])
    assert (told.address, told.corrected_from, told.revision) == ("newer@example.com", "job-1-1@example.com", 2)


def test_who_asks_for_the_old_address_finds_it_still(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    assert records.dead_letters.corrected_from("job-1-1@example.com") == []
    records.dead_letters.correct(ids[1], "new@example.com")
    (found,) = records.dead_letters.corrected_from("JOB-1-1@Example.com")
    assert (found.id, found.address) == (ids[1], "new@example.com")
    assert records.dead_letters.corrected_from("new@example.com") == []


def test_only_what_failed_is_corrected(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    assert not records.dead_letters.correct(ids[0], "new@example.com")
    assert not records.dead_letters.correct(4711, "new@example.com")
    assert one(records, ids[0]).address == "job-1-0@example.com"


def test_what_is_laid_aside_stays_failed_and_leaves_the_list(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    assert records.dead_letters.dismiss([ids[1], ids[0]], "Moved away.", now=later(60)) == 1
    assert listed(records) == [ids[3], ids[2]]
    assert listed(records, DeadFilter(dismissed=True)) == [ids[1]]
    told, job = one(records, ids[1]), records.job("job-1")
    assert (told.status, told.dismissed_why, told.dismissed_at) == (FAILED, "Moved away.", later(60))
    assert job
    assert job.progress.failed == 3


def test_what_is_laid_aside_is_retried_only_by_name(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    records.dead_letters.dismiss(ids[1:3], "", now=NOON)
    assert records.retry("job-1", ()) == 1
    assert records.retry("job-1", ("job-1-1@example.com",)) == 1
    assert one(records, ids[1]).dismissed_at is None
    assert one(records, ids[2]).dismissed_at == NOON


def test_it_can_be_taken_up_again(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    records.dead_letters.dismiss(ids[1:], "", now=NOON)
    assert records.dead_letters.restore(ids, now=later(1)) == 3
    assert len(listed(records)) == 3


def test_their_causes_are_counted_over_all_jobs(records: SqliteRecords, fill: Fill) -> None:
    fill("job-1")
    fill("job-2")
    ((cause),) = records.dead_letters.causes()
    assert (cause.status, cause.count) == (FAILED, 6)


def test_all_of_it_stands_in_the_logs(records: SqliteRecords, fill: Fill) -> None:
    ids = fill()
    records.dead_letters.dismiss(ids[1:], "", now=later(1))
    records.dead_letters.restore(ids[1:2], now=later(2))
    records.dead_letters.retry(ids[1:2])
    records.dead_letters.correct(ids[2], "new@example.com")
    reasons = [entry.reason for entry in records.job_log.after("job-1", 0, limit=99) if entry.about == "deliveries"]
    assert reasons == [
        "3 failed messages were laid aside.",
        "1 failed message was taken up again.",
        "1 message was put in again.",
        "The address of a failed message was corrected: it is sent again.",
    ]


def test_they_are_counted_by_job_and_found_by_reason(records: SqliteRecords, fill: Fill) -> None:
    fill("job-1")
    fill("job-2", count=3)
    fill("job-3", kind="test")
    assert records.dead_letters.jobs() == {"job-1": 3, "job-2": 2}
    (cause,) = records.dead_letters.causes()
    assert records.dead_letters.count(DeadFilter(reasons=(cause.reason,))) == 5
    assert records.dead_letters.count(DeadFilter(job="job-2", reasons=(cause.reason, "another"))) == 2
    assert records.dead_letters.count(DeadFilter(reasons=())) == 0


def test_all_are_counted_as_they_are_listed(records: SqliteRecords, ledger: SqliteLedger, fill: Fill) -> None:
    ids = fill("job-1", count=6)
    fill("job-2", kind="test")
    letters = records.dead_letters
    changes: list[Callable[[], object]] = [
        lambda: letters.dismiss(ids[1:3], "why", now=NOON),
        lambda: letters.retry(ids[3:4]),
        lambda: letters.retry(ids[1:2]),
        lambda: letters.restore(ids[2:3], now=NOON),
        lambda: letters.correct(ids[4], "new@example.com"),
    ]
    for change in changes:
        change()
        assert letters.count(ALL) == len(listed(records))
    assert letters.count(ALL) == 2
