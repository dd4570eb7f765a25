from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.domain.resolution import Doubt, Resolution
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import intent_for, later, new_job, sent, unknown
from tests.support.samples import NOON, plain_snapshot, recipient_in_row


@pytest.fixture
def doubtful(records: SqliteRecords) -> SqliteRecords:
    """A job whose first delivery is sent, the others unknown."""
    people = [recipient_in_row(f"{name}@x.example", row) for row, name in enumerate("abc", 2)]
    records.add_job(new_job(), plain_snapshot(), people)
    return records


def settle(ledger: SqliteLedger) -> None:
    ledger.take_over(now=NOON)
    assert ledger.activate("job-1", now=NOON)
    for delivery, end in ((1, sent), (2, unknown), (3, unknown)):
        assert ledger.intend(intent_for(delivery)).result()
        ledger.record(end(delivery)).result()


def delivery(records: SqliteRecords, number: int) -> Delivery:
    found = records.delivery(number)
    assert found
    return found


def word(records: SqliteRecords, number: int, status: DeliveryStatus, **more: str) -> Resolution:
    message_id = more.get("message_id") or delivery(records, number).message_id or ""
    return Resolution(delivery=number, message_id=message_id, status=status, reason=f"It is {status}.")


@pytest.mark.parametrize(
    ("status", "verdict", "scope"),
    [(DeliveryStatus.SENT, Verdict.SENT, None), (DeliveryStatus.FAILED, Verdict.FAIL, Scope.SERVER)],
)
def test_a_word_ends_the_doubt(
    doubtful: SqliteRecords, ledger: SqliteLedger, status: DeliveryStatus, verdict: Verdict, scope: Scope | None
) -> None:
    settle(ledger)
    said = word(doubtful, 2, status)
    assert doubtful.resolve("job-1", [said], now=later(9)) == [said]
    found = delivery(doubtful, 2)
    assert (found.status, found.verdict, found.scope, found.reply) == (status, verdict, scope, None)
    assert found.reason == said.reason
    assert delivery(doubtful, 3).status is DeliveryStatus.UNKNOWN
    assert doubtful.job("job-1").progress.unknown == 1  # type: ignore[union-attr]  # it is there


def test_no_word_gives_the_reason_alone(doubtful: SqliteRecords, ledger: SqliteLedger) -> None:
    settle(ledger)
    before = delivery(doubtful, 2)
    said = word(doubtful, 2, DeliveryStatus.UNKNOWN)
    assert doubtful.resolve("job-1", [said], now=later(9)) == [said]
    after = delivery(doubtful, 2)
    assert (after.status, after.reason, after.verdict) == (before.status, said.reason, before.verdict)


@pytest.mark.parametrize("status", [DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN])
def test_a_word_holds_for_what_is_unknown_under_that_message_id_alone(
    doubtful: SqliteRecords, ledger: SqliteLedger, status: DeliveryStatus
) -> None:
    settle(ledger)
    other_job = word(doubtful, 3, status)
    before = [delivery(doubtful, number) for number in (1, 2, 3)]
    assert doubtful.resolve("job-1", [word(doubtful, 1, status)], now=NOON) == []
    assert doubtful.resolve("job-1", [word(doubtful, 2, status, message_id="<other@x>")], now=NOON) == []
    assert doubtful.resolve("job-2", [other_job], now=NOON) == []
    assert [delivery(doubtful, number) for number in (1, 2, 3)] == before


def test_doubts_are_counted_by_job(doubtful: SqliteRecords, ledger: SqliteLedger) -> None:
    assert doubtful.doubts() == []
    settle(ledger)
    tried = [delivery(doubtful, number).last_attempt_at for number in (2, 3)]
    last = max(moment for moment in tried if moment)
    assert doubtful.doubts() == [Doubt(job="job-1", account="work", count=2, last_attempt_at=last)]
    doubtful.resolve("job-1", [word(doubtful, n, DeliveryStatus.SENT) for n in (2, 3)], now=NOON)
    assert doubtful.doubts() == []
