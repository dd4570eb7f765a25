"""One host at a time: who was taken over writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.account import READY
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import HostLost, LedgerFull
from mailtool_gui.domain.outcome import Scope, Stage, Verdict
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.store.data_folder import ROOM_NEEDED, DataFolder
from mailtool_gui.store.rules import INTERRUPTED
from tests.store.benches import Bench, SqliteBench, statuses
from tests.store.contract.steps import active_job, first
from tests.store.values import deferred, intent_for, later, sent
from tests.support.samples import NOON

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


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
