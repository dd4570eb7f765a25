"""Windows on many deliveries: the same rows as the plain questions, whatever the offset."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.listing import Order, Sort
from mailtool_gui.domain.trouble import Trouble
from mailtool_gui.domain.usage import Used
from mailtool_gui.store import windows
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.records.steps import people, put_in, worked
from tests.store.values import deferred, failed, intent_for, later, new_job, record_of, sent
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


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


@pytest.mark.parametrize("some", [0, 100])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", Order)
@pytest.mark.parametrize("status", [None, SENT, QUEUED])
def test_a_window_is_sorted(
    records: SqliteRecords,
    ledger: SqliteLedger,
    monkeypatch: pytest.MonkeyPatch,
    by: Order,
    descending: bool,
    some: int,
    status: DeliveryStatus | None,
) -> None:
    monkeypatch.setattr(windows, "SOME", some)
    worked(records, ledger)
    put_in(records, "job-2")
    rows = records.deliveries("job-1", status=status, limit=99, offset=0)
    window = records.window("job-1", status=status, sort=Sort(by=by, descending=descending), limit=99, offset=0)
    assert sorted(each.id for each in window) == [each.id for each in rows]
    keys = [key(by, each) for each in window if by is not Order.LAST_TRY or each.last_attempt_at]
    assert keys == sorted(keys, reverse=descending)
    assert by is not Order.LAST_TRY or not any(each.last_attempt_at for each in window[len(keys) :])
    part = records.window("job-1", status=status, sort=Sort(by=by, descending=descending), limit=2, offset=1)
    assert part == window[1:3]


def test_what_waits_is_not_sorted_by_its_last_try(records: SqliteRecords, ledger: SqliteLedger) -> None:
    worked(records, ledger)
    for sort in (Sort(by=Order.LAST_TRY), Sort(by=Order.LAST_TRY, descending=True)):
        sorted_ones = records.window("job-1", status=QUEUED, sort=sort, limit=9, offset=0)
        assert sorted_ones == records.window("job-1", status=QUEUED, limit=9, offset=0)


def key(by: Order, delivery: Delivery) -> tuple[object, ...]:
    tried = delivery.last_attempt_at.timestamp() if delivery.last_attempt_at else 0.0
    return {
        Order.ROW: (delivery.position,),
        Order.ADDRESS: (delivery.address.casefold(),),
        Order.STATE: (delivery.status.value,),
        Order.LAST_TRY: (tried, delivery.id),
    }[by]


def test_causes_are_counted_together(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records, count=4)
    ledger.activate("job-1", now=NOON)
    for delivery in ids[:3]:
        assert ledger.intend(intent_for(delivery)).result()
    for record in (failed(ids[0]), failed(ids[1]), sent(ids[2])):
        ledger.record(record).result()
    (found,) = records.causes("job-1")
    assert (found.status, found.reason, found.count) == (FAILED, "why", 2)


def test_a_reason_that_names_the_address_is_one_cause(records: SqliteRecords) -> None:
    faulty = [recipient_in_row(f"p{n}", n) for n in range(2, 5)]
    from dataclasses import replace

    records.add_job(
        new_job(), plain_snapshot(), [*people(1), *(replace(one, error=f"“{one.address}” is odd.") for one in faulty)]
    )
    assert records.causes("job-1") == [Trouble(status=SKIPPED, reason="“…” is odd.", count=3)]


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
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    assert records.used("Work", NOON, later(60), every=minute) == []
    for delivery, at in zip(ids[:3], (5, 6, 7), strict=True):
        assert ledger.intend(intent_for(delivery, at=later(at))).result()
    assert records.used("Work", NOON, later(60), every=minute) == [
        Used(place=0, starts=3, recipients=3, first=later(5), last=later(7))
    ]
    second = Used(place=0, starts=1, recipients=1, first=later(6), last=later(6))
    assert records.used("work", later(5), later(6), every=minute) == [second]
    assert records.used("WORK", NOON, later(6), every=timedelta(seconds=2)) == [
        Used(place=2, starts=1, recipients=1, first=later(5), last=later(5)),
        replace(second, place=3),
    ]
    before = records.used("WORK", NOON - 2 * hour, later(6), every=hour)
    assert [(one.place, one.starts, one.recipients) for one in before] == [(2, 2, 2)]
    assert records.used("other", NOON, later(60), every=hour) == []


def test_what_was_given_back_is_not_used(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    for delivery in ids[:2]:
        assert ledger.intend(intent_for(delivery, at=later(5))).result()
    ledger.record(record_of(ids[0], release_cap=True)).result()
    (used,) = records.used("work", NOON, later(60), every=timedelta(minutes=1))
    assert (used.starts, used.recipients) == (1, 1)


def test_one_delivery_and_its_rows_by_id(records: SqliteRecords) -> None:
    ids = put_in(records)
    assert records.delivery(ids[1]) == records.deliveries("job-1", status=None, limit=1, offset=1)[0]
    assert records.recipient(ids[1]) == people()[1]
    assert (records.delivery(999), records.recipient(999)) == (None, None)
