"""What may be sent now, and in which order."""

from __future__ import annotations

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench
from tests.store.contract.steps import active_job, claimed, sending
from tests.store.values import attempt_with, deferred, intent_for, later, record_of, sent
from tests.support.samples import NOON, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


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
