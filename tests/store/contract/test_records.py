"""What became of a delivery is written down once, whatever happens to its job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.ledger import Record
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.store.rules import CANCELLED
from tests.store.benches import Bench, statuses
from tests.store.contract.steps import active_job, claimed, first, sending
from tests.store.values import ACCEPTED, attempt_with, deferred, failed, intent_for, later, record_of, sent, unknown

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_a_record_tells_the_whole_outcome(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    others = (("cc@example.com", "550 no such user"),)
    ledger.record(record_of(ids[0], SENT, attempt_with(), others=others)).result()
    told = first(bench)
    assert (told.status, told.verdict, told.scope, told.reason) == (SENT, Verdict.SENT, None, "why")
    assert (told.reply, told.others, told.last_attempt_at) == (ACCEPTED, others, later(2))
    assert (told.attempts, told.next_attempt_at) == (1, None)


def test_a_record_keeps_the_attempt(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    greylisted, accepted = deferred(ids[0], later(5)), replace(sent(ids[0]), attempt=attempt_with(number=2))
    ledger.record(greylisted).result()
    ledger.intend(intent_for(ids[0])).result()
    ledger.record(accepted).result()
    assert list(bench.attempts(ids[0])) == [greylisted.attempt, accepted.attempt]


def test_a_deferred_delivery_waits_for_its_time(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(deferred(ids[0], later(300))).result()
    assert (first(bench).status, first(bench).next_attempt_at) == (DEFERRED, later(300))


def test_only_a_deferred_delivery_has_a_next_time(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(record_of(ids[0], QUEUED, next_attempt_at=later(300))).result()
    assert first(bench).next_attempt_at is None
    assert [claim.delivery for claim in claimed(ledger)] == ids


def test_trouble_of_the_account_is_no_try_of_the_message(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    throttled = attempt_with(Verdict.COOL, scope=Scope.ACCOUNT, charged=False)
    ledger.record(record_of(ids[0], QUEUED, throttled)).result()
    told = first(bench)
    assert (told.status, told.attempts, told.verdict, told.scope) == (QUEUED, 0, Verdict.COOL, Scope.ACCOUNT)
    assert len(bench.attempts(ids[0])) == 1


def test_an_untouched_row_goes_back_as_it_was(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(record_of(ids[0], QUEUED, release_cap=True)).result()
    told = first(bench)
    assert (told.status, told.attempts, told.verdict, told.reason) == (QUEUED, 0, None, None)
    assert list(bench.attempts(ids[0])) == []
    assert [claim.delivery for claim in claimed(ledger)] == ids


def test_what_has_ended_is_not_written_again(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    ledger.record(sent(ids[0])).result()
    ledger.record(failed(ids[0])).result()
    assert first(bench).status is SENT
    assert len(bench.attempts(ids[0])) == 1


def test_a_dead_address_is_suppressed(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench, "Ann@Example.com", "bob@example.com")
    ledger.record(failed(ids[0], suppress=True)).result()
    ledger.record(failed(ids[1])).result()
    assert ledger.suppressed(["bob@example.com"]) is None
    found = ledger.suppressed(["nobody@example.com", "ANN@example.COM"])
    assert found == Suppression(address="Ann@Example.com", reason="why", at=later(2))


def test_nobody_is_suppressed_at_first(ledger: Ledger) -> None:
    assert ledger.suppressed(["ann@example.com", ""]) is None
    assert ledger.suppressed([]) is None


@pytest.mark.parametrize("addresses", [("ann@example.com",), ("other@example.com", "Ann@Example.com")])
def test_a_suppressed_address_never_gets_its_intent(bench: Bench, ledger: Ledger, addresses: tuple[str, ...]) -> None:
    (delivery,) = active_job(bench, "ann@example.com")
    bench.suppress("ANN@example.com", "asked")
    assert not ledger.intend(replace(intent_for(delivery), addresses=addresses)).result()
    assert first(bench).status is QUEUED
    assert ledger.starts_since("work", later(-1)) == []


def test_others_get_theirs(bench: Bench, ledger: Ledger) -> None:
    (delivery,) = active_job(bench, "ann@example.com")
    bench.suppress("bob@example.com")
    assert ledger.intend(replace(intent_for(delivery), addresses=("ann@example.com",))).result()


def test_a_skipped_delivery_tells_why_and_has_no_verdict(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench, "ann@example.com", "bob@example.com")
    ledger.record(deferred(ids[0], later(60))).result()
    skipped = replace(record_of(ids[0], SKIPPED), skipped="She asked for it.")
    ledger.record(skipped).result()
    told = first(bench)
    assert (told.status, told.reason, told.verdict, told.reply) == (SKIPPED, "She asked for it.", None, None)
    assert told.next_attempt_at is None
    assert [claim.delivery for claim in claimed(ledger, at=99)] == [ids[1]]


def test_a_suppressed_one_tells_so_although_its_job_was_cancelled(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench, "ann@example.com")
    assert bench.cancel("job-1")
    ledger.record(replace(record_of(ids[0], SKIPPED), skipped="She asked for it.")).result()
    assert first(bench).reason == "She asked for it."


def test_cancelling_leaves_what_is_being_sent_alone(bench: Bench, ledger: Ledger) -> None:
    sending(bench)
    assert bench.cancel("job-1")
    assert statuses(bench) == [SENDING, SKIPPED, SKIPPED]
    assert bench.deliveries("job-1")[1].reason == CANCELLED


@pytest.mark.parametrize(("record", "status"), [(sent, SENT), (failed, FAILED), (unknown, UNKNOWN)])
def test_a_result_after_cancelling_is_kept(
    bench: Bench, ledger: Ledger, record: Callable[[int], Record], status: DeliveryStatus
) -> None:
    ids = sending(bench)
    bench.cancel("job-1")
    ledger.record(record(ids[0])).result()
    assert first(bench).status is status


def test_what_would_wait_after_cancelling_is_skipped(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    bench.cancel("job-1")
    ledger.record(deferred(ids[0], later(5))).result()
    assert (first(bench).status, first(bench).reason, first(bench).next_attempt_at) == (SKIPPED, CANCELLED, None)
    assert len(bench.attempts(ids[0])) == 1


def test_a_record_goes_in_while_the_job_is_paused(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    bench.pause("job-1")
    ledger.record(sent(ids[0])).result()
    assert first(bench).status is SENT
