"""What the ledger keeps for limits: urgent jobs, hours, what a mailbox was sent, and what was put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.ledger import Record, Start
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench
from tests.store.contract.steps import active_job, claimed, first
from tests.store.values import failed, intent_for, later, start_at
from tests.support.samples import NOON

OFFICE = SendingHours(quiet=(20 * 60, 7 * 60), weekdays=(1, 2, 3, 4, 5))
LONG_AGO = NOON - timedelta(days=3)


def test_hours_and_urgency_are_kept(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com"], job="plain")
    bench.add_job(["a@example.com"], job="office", urgent=True, hours=OFFICE)
    found = {job.id: (job.urgent, job.hours) for job in ledger.workable_jobs()}
    assert found == {"plain": (False, None), "office": (True, OFFICE)}


def test_a_job_becomes_urgent_once_and_while_it_has_not_ended(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com"])
    assert bench.set_urgent("job-1", urgent=True)
    assert not bench.set_urgent("job-1", urgent=True)
    assert [job.urgent for job in ledger.workable_jobs()] == [True]
    bench.pause("job-1")
    assert bench.set_urgent("job-1", urgent=False)
    bench.cancel("job-1")
    assert not bench.set_urgent("job-1", urgent=True)


def test_the_hours_of_a_job_are_lifted_once_and_while_it_has_not_ended(bench: Bench, ledger: Ledger) -> None:
    for name in ("plain", "office", "ended"):
        bench.add_job(["a@example.com"], job=name, hours=None if name == "plain" else OFFICE)
    bench.cancel("ended")
    assert [bench.lift_hours(name) for name in ("plain", "office", "office", "ended")] == [False, True, False, False]
    assert [job.hours for job in ledger.workable_jobs()] == [None, None]


def starts_to(ledger: Ledger, *addresses: str, kind: str = "send") -> dict[str, list[tuple[int, Start]]]:
    found = ledger.starts_to(addresses, kind=kind, since=LONG_AGO)
    return {key: [(one.delivery, one.start) for one in starts] for key, starts in found.items()}


def test_what_a_mailbox_was_sent_is_told_over_all_jobs(bench: Bench, ledger: Ledger) -> None:
    (ann, _) = active_job(bench, "Ann@example.com", "bob@example.com")
    (again,) = active_job(bench, "ann@EXAMPLE.com", job="job-2")
    assert starts_to(ledger, "ann@example.com") == {}
    ledger.intend(intent_for(again, job="job-2", at=later(60))).result()
    ledger.intend(intent_for(ann)).result()
    assert starts_to(ledger, "ANN@example.com", "bob@example.com", "nobody@example.com") == {
        "ann@example.com": [(ann, start_at()), (again, start_at(later(60)))]
    }
    assert starts_to(ledger, "ann@example.com", kind="test") == {}
    assert ledger.starts_to(["ann@example.com"], kind="send", since=later(60)) == {}


def test_what_was_refused_before_any_data_was_not_sent(bench: Bench, ledger: Ledger) -> None:
    (ann,) = active_job(bench, "ann@example.com")
    ledger.intend(intent_for(ann)).result()
    ledger.record(replace(failed(ann), release_cap=True)).result()
    assert starts_to(ledger, "ann@example.com") == {}


def test_what_a_job_sent_is_told_after_it_has_ended(bench: Bench, ledger: Ledger) -> None:
    (ann,) = active_job(bench, "ann@example.com")
    ledger.intend(intent_for(ann)).result()
    ledger.record(failed(ann)).result()
    assert ledger.complete("job-1", now=later(5))
    assert starts_to(ledger, "ann@example.com") == {"ann@example.com": [(ann, start_at())]}


def test_what_is_put_off_is_due_at_its_time_with_its_reason(bench: Bench, ledger: Ledger) -> None:
    (ann,) = active_job(bench, "ann@example.com")
    record = Record(
        delivery=ann,
        job="job-1",
        account="work",
        status=DeliveryStatus.DEFERRED,
        attempt=None,
        outcome=None,
        next_attempt_at=later(3600),
        postponed="Enough for now.",
    )
    ledger.record(record).result()
    put_off = first(bench)
    told = (put_off.status, put_off.reason, put_off.next_attempt_at, put_off.attempts)
    assert told == (DeliveryStatus.DEFERRED, "Enough for now.", later(3600), 0)
    assert claimed(ledger, at=3599) == []
    (claim,) = claimed(ledger, at=3600)
    assert (claim.delivery, claim.charged, claim.deferrals, claim.first_attempt_at) == (ann, 0, 0, None)
