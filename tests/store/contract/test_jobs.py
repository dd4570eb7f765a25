"""A ledger's jobs and accounts, as the engine sees and moves them."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench
from tests.store.contract.steps import active_job
from tests.store.values import deferred, failed, intent_for, later, sent, unknown
from tests.support.samples import NOON, plain_account, plain_snapshot

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_workable_jobs_are_waiting_delayed_or_active_oldest_first(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com"], job="late", created_at=later(9))
    bench.add_job(["a@example.com"], job="early", created_at=later(1), scheduled_for=later(50))
    bench.add_job(["a@example.com"], job="paused", created_at=later(2))
    bench.pause("paused")
    assert ledger.activate("late", now=NOON)
    found = [(job.id, job.status) for job in ledger.workable_jobs()]
    assert found == [("early", JobStatus.DELAYED), ("late", JobStatus.ACTIVE)]


def test_a_job_tells_where_its_deliveries_stand(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench, *(f"p{n}@example.com" for n in range(7)))
    for delivery in ids[:6]:
        assert ledger.intend(intent_for(delivery)).result()
    for record in (sent(ids[0]), failed(ids[1]), deferred(ids[2], later(60)), unknown(ids[3]), sent(ids[4])):
        ledger.record(record).result()
    job = ledger.job("job-1")
    assert job is not None
    assert job.progress == Progress(sent=2, failed=1, deferred=1, unknown=1, queued=2, sending=1)


def test_an_unknown_job_is_none(ledger: Ledger) -> None:
    assert ledger.job("job-9") is None


def test_a_waiting_job_becomes_active_once(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com"])
    assert ledger.activate("job-1", now=later(5))
    assert not ledger.activate("job-1", now=later(6))
    job = ledger.job("job-1")
    assert job is not None
    assert (job.status, job.started_at) == (JobStatus.ACTIVE, later(5))


def test_a_delayed_job_becomes_active_when_it_is_due(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com"], scheduled_for=later(60))
    assert not ledger.activate("job-1", now=later(59))
    assert ledger.activate("job-1", now=later(60))


def test_a_job_that_goes_on_keeps_the_time_it_began(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    bench.pause("job-1")
    bench.resume("job-1")
    assert ledger.activate("job-1", now=later(90))
    job = ledger.job("job-1")
    assert job is not None
    assert job.started_at == NOON


@pytest.mark.parametrize("job", ["paused", "cancelled", "nowhere"])
def test_other_jobs_do_not_become_active(bench: Bench, ledger: Ledger, job: str) -> None:
    bench.add_job(["a@example.com"], job="paused")
    bench.add_job(["a@example.com"], job="cancelled")
    bench.pause("paused")
    bench.cancel("cancelled")
    assert not ledger.activate(job, now=NOON)


def test_a_job_completes_when_no_delivery_is_open(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench, "a@example.com", "b@example.com")
    assert not ledger.complete("job-1", now=NOON)
    for delivery in ids:
        assert ledger.intend(intent_for(delivery)).result()
    ledger.record(sent(ids[0])).result()
    assert not ledger.complete("job-1", now=NOON)
    ledger.record(deferred(ids[1], later(9))).result()
    assert not ledger.complete("job-1", now=NOON)
    ledger.record(unknown(ids[1])).result()
    assert ledger.complete("job-1", now=later(30))
    job = ledger.job("job-1")
    assert job is not None
    assert (job.status, job.completed_at) == (JobStatus.COMPLETED, later(30))


def test_only_an_active_job_completes(bench: Bench, ledger: Ledger) -> None:
    bench.add_job([Recipient(address="", rows=(), error="Cell A2 is empty.")])
    assert not ledger.complete("job-1", now=NOON)
    assert ledger.activate("job-1", now=NOON)
    assert ledger.complete("job-1", now=NOON)


def test_the_engine_pauses_a_job_with_a_reason(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    assert ledger.pause_job("job-1", reason="Refused five times in a row.")
    assert not ledger.pause_job("job-1", reason="again")
    job = ledger.job("job-1")
    assert job is not None
    assert (job.status, job.reason) == (JobStatus.PAUSED, "Refused five times in a row.")


def test_going_on_clears_the_reason(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    ledger.pause_job("job-1", reason="Refused.")
    assert bench.resume("job-1")
    job = ledger.job("job-1")
    assert job is not None
    assert (job.status, job.reason) == (JobStatus.WAITING, None)


def test_a_job_that_cannot_be_worked_fails(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    ledger.fail_job("job-1", reason="An attachment is gone.", now=later(4))
    job = ledger.job("job-1")
    assert job is not None
    assert (job.status, job.reason, job.completed_at) == (JobStatus.FAILED, "An attachment is gone.", later(4))


def test_a_job_that_has_ended_does_not_fail(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    bench.cancel("job-1")
    ledger.fail_job("job-1", reason="late", now=later(4))
    job = ledger.job("job-1")
    assert job is not None
    assert job.status is JobStatus.CANCELLED


def test_the_snapshot_is_what_was_frozen(bench: Bench, ledger: Ledger) -> None:
    active_job(bench)
    assert ledger.snapshot("job-1") == plain_snapshot()


def test_the_snapshot_of_no_job_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.snapshot("job-9")


def test_an_account_is_found_whatever_its_case(bench: Bench, ledger: Ledger) -> None:
    bench.add_account(plain_account("Büro"))
    assert ledger.account("BÜRO") == plain_account("Büro")
    assert ledger.account("other") is None


def test_an_account_is_ready_until_something_stops_it(bench: Bench, ledger: Ledger) -> None:
    bench.add_account(plain_account())
    assert ledger.account_state("work") == READY
    stopped = AccountState(
        status=AccountStatus.COOLING,
        until=later(300),
        verdict=Verdict.COOL,
        scope=Scope.ACCOUNT,
        reason="Too many messages.",
        reply=Reply(code=421, enhanced=None, text="Slow down"),
        at=NOON,
    )
    ledger.set_account_state("WORK", stopped)
    assert ledger.account_state("work") == stopped
