"""What every ledger promises the engine: one suite over SQLite and the one in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.errors import HostLost, LedgerError, LedgerFull
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.ledger import Claim, Record
from mailtool_gui.domain.outcome import Reply, Scope, Stage, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.store.data_folder import ROOM_NEEDED, DataFolder
from mailtool_gui.store.rules import CANCELLED, INTERRUPTED
from tests.store.benches import Bench, MemoryBench, SqliteBench, statuses
from tests.store.values import (
    ACCEPTED,
    attempt_with,
    deferred,
    failed,
    intent_for,
    later,
    record_of,
    sent,
    start_at,
    unknown,
)
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


@pytest.fixture(params=["sqlite", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    made: Bench = SqliteBench(DataFolder(tmp_path / "data")) if request.param == "sqlite" else MemoryBench()
    made.ledger.take_over(now=NOON)
    yield made
    made.close()


@pytest.fixture
def ledger(bench: Bench) -> Ledger:
    return bench.ledger


def active_job(bench: Bench, *addresses: str, job: str = "job-1") -> list[int]:
    """Puts in a job that is being worked; the ids of its deliveries."""
    bench.add_job(addresses or ("ann@example.com", "bob@example.com", "cy@example.com"), job=job)
    assert bench.ledger.activate(job, now=NOON)
    return [delivery.id for delivery in bench.deliveries(job)]


def sending(bench: Bench, *addresses: str) -> list[int]:
    """Puts in an active job, the first delivery of which is in mid-air."""
    ids = active_job(bench, *addresses)
    assert bench.ledger.intend(intent_for(ids[0])).result()
    return ids


def claimed(ledger: Ledger, *, at: float = 0, limit: int = 10, held: tuple[int, ...] = ()) -> list[Claim]:
    return list(ledger.claims("job-1", now=later(at), limit=limit, claimed=held))


def first(bench: Bench) -> Delivery:
    return bench.deliveries("job-1")[0]


# jobs


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
    assert job.progress == Progress(sent=2, failed=1, deferred=1, unknown=1, queued=2)


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


# accounts


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


# claims


def test_claims_come_by_position_and_up_to_the_limit(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    assert [claim.delivery for claim in claimed(ledger, limit=2)] == ids[:2]
    assert [claim.position for claim in claimed(ledger)] == [0, 1, 2]


def test_a_claim_holds_the_frozen_rows(bench: Bench, ledger: Ledger) -> None:
    active_job(bench, "ann@example.com")
    (claim,) = claimed(ledger)
    assert claim.recipient == recipient_in_row("ann@example.com", 2)
    assert (claim.job, claim.revision, claim.attempts, claim.charged) == ("job-1", 0, 0, 0)
    assert (claim.deferrals, claim.first_attempt_at) == (0, None)


def test_what_is_claimed_already_is_left_out(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    assert [claim.delivery for claim in claimed(ledger, limit=1, held=(ids[0], ids[1]))] == [ids[2]]


def test_what_is_sending_or_has_ended_is_not_claimed(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench)
    assert [claim.delivery for claim in claimed(ledger)] == ids[1:]
    ledger.record(sent(ids[0])).result()
    assert [claim.delivery for claim in claimed(ledger)] == ids[1:]


def test_deferred_ones_come_first_when_they_are_due(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    for delivery, due in ((ids[1], 60), (ids[2], 30)):
        assert ledger.intend(intent_for(delivery)).result()
        ledger.record(deferred(delivery, later(due))).result()
    assert [claim.delivery for claim in claimed(ledger, at=29)] == [ids[0]]
    assert [claim.delivery for claim in claimed(ledger, at=30)] == [ids[2], ids[0]]
    assert [claim.delivery for claim in claimed(ledger, at=60)] == [ids[2], ids[1], ids[0]]


def test_the_next_due_time_is_the_earliest(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    assert ledger.next_due("job-1") is None
    for delivery, due in ((ids[0], 60), (ids[1], 30)):
        assert ledger.intend(intent_for(delivery)).result()
        ledger.record(deferred(delivery, later(due))).result()
    assert ledger.next_due("job-1") == later(30)


def test_a_claim_counts_what_was_tried(bench: Bench, ledger: Ledger) -> None:
    ids = sending(bench, "ann@example.com")
    ledger.record(deferred(ids[0], later(10))).result()
    assert ledger.intend(intent_for(ids[0])).result()
    busy = attempt_with(Verdict.RETRY, scope=Scope.SERVER, charged=True)
    ledger.record(record_of(ids[0], QUEUED, busy)).result()
    (claim,) = claimed(ledger)
    assert (claim.attempts, claim.charged, claim.deferrals, claim.first_attempt_at) == (2, 1, 1, NOON)


# intents


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


# starts


def test_starts_are_those_of_the_account_that_are_young_enough(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    for delivery, at, account in ((ids[0], -10, "work"), (ids[1], 20, "work"), (ids[2], 20, "other")):
        ledger.intend(intent_for(delivery, at=later(at), account=account)).result()
    assert [start.at for start in ledger.starts_since("work", later(-5))] == [later(20)]
    assert [start.at for start in ledger.starts_since("work", later(-15))] == [later(-10), later(20)]


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


# records


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


# hosts


def test_taking_over_raises_the_epoch(bench: Bench, ledger: Ledger) -> None:
    before = ledger.take_over(now=NOON)
    after = bench.rival().take_over(now=NOON)
    assert (after.epoch, after.unknown) == (before.epoch + 1, 0)


def test_taking_over_makes_what_is_sending_unknown(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    ledger.intend(intent_for(ids[0], at=later(3))).result()
    assert bench.rival().take_over(now=later(60)).unknown == 1
    told = first(bench)
    assert statuses(bench) == [UNKNOWN, QUEUED, QUEUED]
    assert (told.verdict, told.scope, told.reason) == (Verdict.UNKNOWN, Scope.MESSAGE, INTERRUPTED)
    assert (told.attempts, told.message_id) == (1, f"<{ids[0]}@x>")


def test_taking_over_tells_the_interrupted_try(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    ledger.intend(intent_for(ids[0], at=later(3))).result()
    bench.rival().take_over(now=later(60))
    (attempt,) = bench.attempts(ids[0])
    assert (attempt.started_at, attempt.ended_at, attempt.stage) == (later(3), later(60), Stage.DOT)
    assert (attempt.verdict, attempt.charged, attempt.number) == (Verdict.UNKNOWN, True, 1)


def test_taking_over_leaves_the_rest_alone(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    for delivery in ids[:2]:
        ledger.intend(intent_for(delivery)).result()
    ledger.record(sent(ids[0])).result()
    ledger.record(deferred(ids[1], later(9))).result()
    bench.rival().take_over(now=later(60))
    assert statuses(bench) == [SENT, DEFERRED, QUEUED]


def test_a_host_that_was_taken_over_writes_nothing(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    bench.rival().take_over(now=NOON)
    with pytest.raises(HostLost):
        ledger.intend(intent_for(ids[0])).result()
    with pytest.raises(HostLost):
        ledger.record(sent(ids[0])).result()
    with pytest.raises(HostLost):
        ledger.activate("job-1", now=NOON)
    with pytest.raises(HostLost):
        ledger.complete("job-1", now=NOON)
    with pytest.raises(HostLost):
        ledger.pause_job("job-1", reason="x")
    with pytest.raises(HostLost):
        ledger.fail_job("job-1", reason="x", now=NOON)
    with pytest.raises(HostLost):
        ledger.set_account_state("work", READY)
    with pytest.raises(HostLost):
        ledger.prove()
    assert statuses(bench) == [QUEUED] * 3


def test_nothing_is_written_before_taking_over(bench: Bench) -> None:
    ids = active_job(bench)
    with pytest.raises(HostLost):
        bench.rival().intend(intent_for(ids[0])).result()


def test_a_host_may_take_over_again(bench: Bench, ledger: Ledger) -> None:
    ids = active_job(bench)
    bench.rival().take_over(now=NOON)
    ledger.take_over(now=NOON)
    assert ledger.intend(intent_for(ids[0])).result()


def test_a_full_disk_is_not_proved_by_its_last_page(tmp_path: Path) -> None:
    room = [ROOM_NEEDED]
    made = SqliteBench(DataFolder(tmp_path / "data", room=lambda _: room[-1]))
    made.ledger.take_over(now=NOON)
    made.ledger.prove()
    room.append(4096)
    with pytest.raises(LedgerFull):
        made.ledger.prove()
    made.close()


# the first few, then hold


def job_in(ledger: Ledger, job: str = "job-1") -> Job:
    found = ledger.job(job)
    assert found
    return found


def test_where_a_job_holds_counts_without_what_is_skipped_from_the_start(bench: Bench, ledger: Ledger) -> None:
    faulty = replace(recipient_in_row("x", 5), error="Cell A5 is empty.")
    bench.add_job(["a@example.com", faulty, "c@example.com"], hold_after=1)
    assert (job_in(ledger).hold_after, job_in(ledger).hold_at) == (1, 2)
    bench.add_job(["a@example.com"], job="job-2")
    assert (job_in(ledger, "job-2").hold_after, job_in(ledger, "job-2").hold_at) == (None, None)


def test_a_job_holds_once(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com", "b@example.com"], hold_after=1)
    assert not ledger.hold_job("job-1", reason="too early")
    assert ledger.activate("job-1", now=NOON)
    assert ledger.hold_job("job-1", reason="Look.")
    held = job_in(ledger)
    assert (held.status, held.reason, held.hold_after, held.hold_at) == (JobStatus.PAUSED, "Look.", 1, None)
    assert bench.resume("job-1")
    assert ledger.activate("job-1", now=NOON)
    assert not ledger.hold_job("job-1", reason="Look again.")
    assert job_in(ledger).status is JobStatus.ACTIVE
