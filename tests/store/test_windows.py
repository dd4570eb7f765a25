"""Windows on many deliveries: the same rows as the plain questions, whatever the offset."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.store import windows
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.test_records import people, put_in, worked
from tests.store.values import deferred, failed, intent_for, later, new_job, sent
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def addresses(found: object) -> list[str]:
    assert isinstance(found, list)
    return [delivery.address for delivery in found if isinstance(delivery, Delivery)]


@pytest.mark.parametrize("offset", [0, 3, 6, 7])
def test_a_window_on_all_is_a_page_of_all(records: SqliteRecords, ledger: SqliteLedger, offset: int) -> None:
    worked(records, ledger)
    window = records.window("job-1", status=None, limit=2, offset=offset)
    assert window == records.deliveries("job-1", status=None, limit=2, offset=offset)


@pytest.mark.parametrize("status", [SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN, QUEUED])
def test_a_window_on_a_state_holds_what_is_in_it(
    records: SqliteRecords, ledger: SqliteLedger, status: DeliveryStatus
) -> None:
    worked(records, ledger)
    put_in(records, "job-2")
    window = records.window("job-1", status=status, limit=9, offset=0)
    assert list(window) == list(records.deliveries("job-1", status=status, limit=9, offset=0))


def test_what_is_being_sent_comes_before_what_waits(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records, count=5)
    ledger.activate("job-1", now=NOON)
    assert ledger.intend(intent_for(ids[3])).result()
    found = records.window("job-1", status=QUEUED, limit=9, offset=0)
    assert [delivery.id for delivery in found] == [ids[3], ids[0], ids[1], ids[2], ids[4]]
    assert [delivery.id for delivery in records.window("job-1", status=QUEUED, limit=2, offset=1)] == ids[:2]


def test_what_is_tried_next_comes_first(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    for delivery, seconds in zip(ids, (60, 20, 40), strict=True):
        assert ledger.intend(intent_for(delivery)).result()
        ledger.record(deferred(delivery, later(seconds))).result()
    found = records.window("job-1", status=DEFERRED, limit=9, offset=0)
    assert [delivery.id for delivery in found] == [ids[1], ids[2], ids[0]]


def test_the_beginning_of_an_address_finds_it(records: SqliteRecords) -> None:
    records.add_job(new_job(), plain_snapshot(), [recipient_in_row(f"{n}@x.example", 2) for n in ("bo", "Ann", "anna")])
    records.add_job(new_job("job-2"), plain_snapshot(), [recipient_in_row("andy@x.example", 2)])
    assert addresses(records.search("AN", job="job-1", limit=9)) == ["Ann@x.example", "anna@x.example"]
    assert addresses(records.search(" an ", limit=9)) == ["andy@x.example", "Ann@x.example", "anna@x.example"]
    assert addresses(records.search("an", limit=1)) == ["andy@x.example"]


def test_a_part_finds_an_address_where_nothing_begins_with_it(records: SqliteRecords) -> None:
    put_in(records)
    assert addresses(records.search("1@EX", job="job-1", limit=9)) == ["p1@example.com"]
    assert len(records.search("@example", job="job-1", limit=9)) == 3
    assert records.search("nobody", job="job-1", limit=9) == []


@pytest.mark.parametrize(("few", "some"), [(0, 0), (0, 9), (9, 9)])
@pytest.mark.parametrize("text", ["p", "@example"])
def test_a_search_within_a_state_finds_no_other(
    records: SqliteRecords, ledger: SqliteLedger, monkeypatch: pytest.MonkeyPatch, text: str, few: int, some: int
) -> None:
    monkeypatch.setattr(windows, "FEW", few)
    monkeypatch.setattr(windows, "SOME", some)
    worked(records, ledger)
    put_in(records, "job-2")
    assert addresses(records.search(text, job="job-1", status=FAILED, limit=9)) == ["p1@example.com"]
    assert addresses(records.search(text, job="job-1", status=QUEUED, limit=9)) == ["p5@example.com", "p6@example.com"]


def test_a_part_is_not_looked_for_where_another_state_has_the_beginning(
    records: SqliteRecords, ledger: SqliteLedger
) -> None:
    records.add_job(new_job(), plain_snapshot(), [recipient_in_row(f"{n}@x.example", 2) for n in ("ann", "joann")])
    ledger.activate("job-1", now=NOON)
    second = records.search("joann", limit=1)[0].id
    assert ledger.intend(intent_for(second)).result()
    ledger.record(failed(second)).result()
    assert records.search("ann", job="job-1", status=FAILED, limit=9) == []
    assert addresses(records.search("oann", job="job-1", status=FAILED, limit=9)) == ["joann@x.example"]


def test_causes_are_counted_together(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records, count=4)
    ledger.activate("job-1", now=NOON)
    for delivery in ids[:3]:
        assert ledger.intend(intent_for(delivery)).result()
    for record in (failed(ids[0]), failed(ids[1]), sent(ids[2])):
        ledger.record(record).result()
    assert records.causes("job-1") == [(FAILED, "why", 2)]


def test_a_reason_that_names_the_address_is_one_cause(records: SqliteRecords) -> None:
    faulty = [recipient_in_row(f"p{n}", n) for n in range(2, 5)]
    from dataclasses import replace

    records.add_job(
        new_job(), plain_snapshot(), [*people(1), *(replace(one, error=f"“{one.address}” is odd.") for one in faulty)]
    )
    assert records.causes("job-1") == [(SKIPPED, "“the address” is odd.", 3)]


def test_starts_are_counted_by_the_second(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records, count=4)
    other = put_in(records, "job-2", count=1)
    for job in ("job-1", "job-2"):
        ledger.activate(job, now=NOON)
    for delivery, at in zip(ids, (1.0, 5.2, 5.7, 6.0), strict=True):
        assert ledger.intend(intent_for(delivery, at=later(at))).result()
    assert ledger.intend(intent_for(other[0], job="job-2", at=later(5))).result()
    base = int(NOON.timestamp())
    assert records.starts_by_second("job-1", NOON + timedelta(seconds=5)) == [(base + 5, 2), (base + 6, 1)]
    assert records.starts_by_second("nowhere", NOON) == []


def test_what_an_account_has_used(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    assert records.usage("Work", NOON, later(60)) == (0, None)
    assert records.starts_between("work", NOON, later(60)) == []
    for delivery, at in zip(ids[:3], (5, 6, 7), strict=True):
        assert ledger.intend(intent_for(delivery, at=later(at))).result()
    assert records.usage("Work", NOON, later(60)) == (3, later(5))
    assert records.usage("work", later(5), later(6)) == (1, later(6))
    assert records.starts_between("WORK", NOON, later(6)) == [(later(5), 1), (later(6), 1)]


def test_one_delivery_and_its_rows_by_id(records: SqliteRecords) -> None:
    ids = put_in(records)
    assert records.delivery(ids[1]) == records.deliveries("job-1", status=None, limit=1, offset=1)[0]
    assert records.recipient(ids[1]) == people()[1]
    assert (records.delivery(999), records.recipient(999)) == (None, None)
