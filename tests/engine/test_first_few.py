"""The first few, then hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Stage
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.first_few import hold_reason, may_be_claimed, must_hold
from tests.support.samples import NOON, plain_job, recipient_in_row
from tests.support.scene import OK, Scene, limits, people, refused

SENT, QUEUED, FAILED = DeliveryStatus.SENT, DeliveryStatus.QUEUED, DeliveryStatus.FAILED


def job_of(progress: Progress, *, hold_at: int | None = 10, hold_after: int | None = 10) -> Job:
    return plain_job(progress=progress, hold_after=hold_after, hold_at=hold_at)


def found(scene: Scene) -> Job:
    job = scene.ledger.job("job-1")
    assert job
    return job


@given(sent=st.integers(0, 30), queued=st.integers(0, 30), in_hand=st.integers(0, 30), wanted=st.integers(0, 100))
def test_what_is_claimed_in_hand_and_ended_is_never_more_than_the_first_few(
    sent: int, queued: int, in_hand: int, wanted: int
) -> None:
    job = job_of(Progress(sent=sent, queued=queued))
    most = may_be_claimed(job, in_hand, wanted)
    assert 0 <= most <= wanted
    assert not queued or most == 0 or sent + in_hand + most <= 10
    assert must_hold(job) == (sent >= 10 and queued > 0)


def test_a_job_that_holds_not_is_claimed_as_wanted() -> None:
    job = job_of(Progress(sent=50, queued=50), hold_at=None, hold_after=None)
    assert may_be_claimed(job, 3, 100) == 100
    assert not must_hold(job)


def test_the_reason_counts() -> None:
    assert hold_reason(job_of(Progress(), hold_after=1)).startswith("The first message has left")
    assert hold_reason(job_of(Progress(), hold_after=12)).startswith("The first 12 messages have left")


@pytest.mark.parametrize("first", [1, 10, 25])
def test_so_many_leave_and_no_more_until_it_is_resumed(first: int) -> None:
    scene = Scene(limits(20, 50, 0.1))
    scene.server.latency = 0.4
    scene.ledger.add_job(people(60), hold_after=first)
    scene.run()
    assert (found(scene).status, found(scene).progress.sent) == (JobStatus.PAUSED, first)
    assert len(scene.server.arrivals) == first
    assert "resume" in (found(scene).reason or "")
    assert scene.ledger.statuses("job-1")[: first + 1] == [SENT] * first + [QUEUED]
    assert scene.ledger.resume("job-1")
    scene.new_engine()
    scene.run()
    assert (found(scene).status, found(scene).hold_after) == (JobStatus.COMPLETED, first)
    assert scene.states() == {SENT: 60}


def test_those_that_fail_count_and_those_skipped_from_the_start_do_not() -> None:
    scene = Scene()
    scene.server.answers = lambda address, _number: (
        refused(Stage.RCPT, 550, "5.1.1") if address.startswith("person2@") else OK
    )
    faulty = Recipient(address="", rows=recipient_in_row("x", 9).rows, error="A9 is empty.")
    scene.ledger.add_job([faulty, *people(8), replace(faulty)], hold_after=3)
    scene.run()
    assert found(scene).progress == Progress(sent=2, failed=1, skipped=2, queued=5)
    assert found(scene).status is JobStatus.PAUSED


def test_one_that_is_tried_later_holds_nothing_up_and_nothing_too_many_leaves() -> None:
    scene = Scene(limits(10, 100, 0.1))
    scene.server.answers = lambda address, number: (
        refused(Stage.RCPT, 451, "4.7.1") if address.startswith("person1@") and number < 3 else OK
    )
    scene.ledger.add_job(people(20), hold_after=5)
    scene.run()
    assert (found(scene).status, found(scene).progress.sent) == (JobStatus.PAUSED, 5)
    scene.ledger.resume("job-1")
    scene.new_engine()
    scene.run()
    assert scene.states() == {SENT: 20}


@pytest.mark.parametrize("first", [5, 6, 100])
def test_a_job_that_ends_with_its_first_few_completes(first: int) -> None:
    scene = Scene()
    scene.ledger.add_job(people(5), hold_after=first)
    scene.run()
    assert found(scene).status is JobStatus.COMPLETED


def test_a_host_that_died_meanwhile_changes_nothing() -> None:
    """What it had in the air counts, and the next host sends no more than what is left of the first few."""
    scene = Scene(limits(4, 100, 0.1))
    scene.ledger.add_job(people(30), hold_after=10)
    scene.ledger.take_over(now=NOON)
    scene.ledger.activate("job-1", now=NOON)
    for entry in list(scene.ledger.state.entries.values())[:3]:
        entry.delivery = replace(entry.delivery, status=SENT)
    scene.run()
    assert (found(scene).progress.sent, len(scene.server.arrivals)) == (10, 7)
    assert found(scene).status is JobStatus.PAUSED


def test_a_host_that_died_before_it_wrote_the_pause_sends_nothing_more() -> None:
    scene = Scene()
    scene.ledger.add_job(people(12), hold_after=10)
    scene.ledger.take_over(now=NOON)
    scene.ledger.activate("job-1", now=NOON)
    for entry in list(scene.ledger.state.entries.values())[:10]:
        entry.delivery = replace(entry.delivery, status=SENT)
    scene.run()
    assert scene.server.arrivals == []
    assert found(scene).status is JobStatus.PAUSED


def test_a_pause_of_the_user_s_own_does_not_use_the_hold_up() -> None:
    scene = Scene(limits(1, 100, 0.1))
    scene.server.latency = 1.0

    def paused_after_three(_engine: object) -> bool:
        if found(scene).progress.sent == 3 and found(scene).status is JobStatus.ACTIVE:
            scene.ledger.pause("job-1")
        return scene.engine.outlook.done

    scene.until = paused_after_three
    scene.ledger.add_job(people(9), hold_after=5)
    scene.run()
    assert found(scene).progress.sent < 5
    scene.until = lambda engine: engine.outlook.done
    scene.ledger.resume("job-1")
    scene.new_engine()
    scene.run()
    assert (found(scene).status, found(scene).progress.sent) == (JobStatus.PAUSED, 5)
