"""Intent before the dot: who may send, and which starts that leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.ledger import Record
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench, statuses
from tests.store.contract.steps import active_job, first, sending
from tests.store.values import deferred, failed, intent_for, later, sent, start_at, unknown
from tests.support.samples import NOON

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_an_intent_makes_a_delivery_sending(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    assert ledger.intend(intent_for(ids[0])).result() is True
    assert (first(bench).status, first(bench).message_id) == (SENDING, f"<{ids[0]}@x>")


def test_an_intent_logs_the_start(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    ledger.intend(intent_for(ids[0], at=later(7))).result()
    assert list(ledger.starts_since("WORK", NOON)) == [start_at(later(7))]


def test_an_intent_of_a_paused_job_is_refused(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    bench.pause("job-1")
    assert ledger.intend(intent_for(ids[0])).result() is False
    assert first(bench).status is QUEUED
    assert first(bench).message_id is None
    assert list(ledger.starts_since("work", NOON.replace(year=2000))) == []


def test_an_intent_for_what_was_cancelled_is_refused(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    bench.cancel("job-1")
    assert ledger.intend(intent_for(ids[0])).result() is False
    assert statuses(bench) == [SKIPPED] * 3


@pytest.mark.parametrize("record", [sent, failed, unknown])
def test_an_intent_for_what_has_ended_is_refused(bench: Bench, ledger: Ledger, record: Callable[[int], Record]) -> None:
    ids = sending(bench)
    ledger.record(record(ids[0])).result()
    assert ledger.intend(intent_for(ids[0])).result() is False


def test_an_intent_is_not_had_twice(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    assert ledger.intend(intent_for(ids[0])).result() is False
    assert len(ledger.starts_since("work", NOON.replace(year=2000))) == 1


def test_starts_are_those_of_the_account_that_are_young_enough(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    for delivery, at, account in ((ids[0], -10, "work"), (ids[1], 20, "work"), (ids[2], 20, "other")):
        intent = intent_for(delivery, at=later(at), account=account)
        boot = "before" if at < 0 else intent.start.boot_id
        ledger.intend(replace(intent, start=replace(intent.start, boot_id=boot))).result()
    assert [start.at for start in ledger.starts_since("work", later(-5))] == [later(20)]
    assert [start.at for start in ledger.starts_since("work", later(-15))] == [later(-10), later(20)]


def test_a_clock_set_forward_hides_no_start_of_this_boot(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    times = [later(-10), later(400 * 86_400.0), later(20)]
    for delivery, at in zip(ids, times, strict=True):
        ledger.intend(intent_for(delivery, at=at)).result()
    assert [start.at for start in ledger.starts_since("work", later(500 * 86_400.0))] == times


def test_a_refusal_before_data_gives_the_start_back(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(replace(failed(ids[0]), release_cap=True)).result()
    # It takes no room under the cap, but for the pace it was a start.
    assert [start.recipients for start in ledger.starts_since("work", NOON.replace(year=2000))] == [0]


def test_giving_back_touches_only_the_start_of_this_try(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(deferred(ids[0], later(5))).result()
    # No intent this time: the server refused before the ledger was asked.
    ledger.record(replace(failed(ids[0]), release_cap=True)).result()
    assert len(ledger.starts_since("work", NOON.replace(year=2000))) == 1


def test_an_unknown_result_keeps_the_start(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(unknown(ids[0])).result()
    assert len(ledger.starts_since("work", NOON.replace(year=2000))) == 1
