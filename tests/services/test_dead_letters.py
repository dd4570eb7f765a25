"""Dead letters as a page or a command asks for them."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import AddressError, JobError, UsageError
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.ledger import Record
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.services.dead_letters import LONGEST_REASON, DeadLetters
from mailtool_gui.services.remedies import Step
from mailtool_gui.services.selection import Selection
from tests.support.desk import GONE, Desk
from tests.support.virtual_clock import VirtualClock

A, B, C = "a@x.example", "b@x.example", "c@x.example"


@pytest.fixture
def letters(desk: Desk) -> DeadLetters:
    return DeadLetters(desk.records, desk.host, VirtualClock())


def failing(desk: Desk) -> Job:
    """A job of three: a is gone, b used up its tries, c got it."""
    job = desk.job(A, B, C)
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, A, Verdict.FAIL, GONE, reason="This address does not exist. Correct it in the sheet.")
        engine.intend(job, B)
        lost = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.CONNECT, reason="No answer.")
        delivery = desk.delivery(job, B)
        record = Record(
            delivery=delivery.id,
            job=job.id,
            account=job.account,
            status=DeliveryStatus.FAILED,
            attempt=None,
            outcome=lost,
        )
        engine.ledger.record(record).result()
        engine.end(job, C, Verdict.SENT)
        engine.complete(job)
    return job


def test_each_tells_its_job_its_cause_and_what_helps(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    page = letters.page(limit=10)
    told = {letter.delivery.address: letter for letter in page.items}
    assert (page.total, set(told)) == (2, {A, B})
    assert told[A].cause == "This address does not exist. Correct it in the sheet."
    assert (told[A].remedy.step, told[A].used_up) == (Step.CORRECT_ROWS, False)
    assert (told[B].remedy.step, told[B].used_up) == (Step.RETRY, True)
    assert told[A].job.id == job.id
    assert {(cause.reason, cause.count) for cause in letters.causes()} == {
        ("This address does not exist. Correct it in the sheet.", 1),
        ("No answer.", 1),
    }
    assert [tried.verdict for tried in letters.tries(told[A].delivery.id)] == [Verdict.FAIL]


def test_what_is_retried_is_worked(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    assert letters.retry(letters.ids()) == 2
    assert desk.host.calls == ["hand_over"]
    assert letters.count() == 0
    assert letters.retry([desk.delivery(job, C).id]) == 0
    assert desk.host.calls == ["hand_over"]


def test_an_address_is_put_right(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    number = desk.delivery(job, A).id
    assert letters.correct(number, " New@X.Example ") == "New@x.example"
    told = desk.records.delivery(number)
    assert told
    assert (told.address, told.corrected_from, told.status) == ("New@x.example", A, DeliveryStatus.QUEUED)
    assert desk.host.calls == ["hand_over"]


def test_a_wrong_address_changes_nothing(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    number = desk.delivery(job, A).id
    desk.records.suppress([Suppression(address="gone@x.example", reason="asked us")])
    with pytest.raises(AddressError):
        letters.correct(number, "nobody")
    for address, code in [("GONE@x.example", "suppressed"), ("A@X.example", "same-address"), (C, "in-this-job")]:
        with pytest.raises(UsageError) as caught:
            letters.correct(number, address)
        assert caught.value.code == code
    assert letters.count() == 2
    assert desk.host.calls == []
    assert letters.correct(number, C, even_if_there=True) == C


def test_only_a_dead_letter_is_put_right(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    for number in (desk.delivery(job, C).id, 4711):
        with pytest.raises(JobError) as caught:
            letters.correct(number, "new@x.example")
        assert caught.value.code == "not-a-dead-letter"


def test_one_is_laid_aside_with_a_reason_and_taken_up_again(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    number = desk.delivery(job, A).id
    assert letters.dismiss([number], "  left   the company ") == 1
    (aside,) = letters.page(DeadFilter(dismissed=True), limit=9).items
    assert aside.delivery.dismissed_why == "left the company"
    assert letters.count() == 1
    found = desk.records.job(job.id)
    assert found
    assert found.progress.failed == 2
    assert letters.restore([number]) == 1
    assert letters.count() == 2
    with pytest.raises(UsageError):
        letters.dismiss([number], "x" * (LONGEST_REASON + 1))


def test_they_are_chosen_by_address_or_by_row(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    assert [each.delivery.address for each in letters.chosen(Selection(addresses=(B.upper(),)))] == [B]
    assert [each.delivery.address for each in letters.chosen(Selection(rows=(2,)), job=job.id)] == [A]
    assert letters.chosen(Selection(rows=(4,)), job=job.id) == []
    with pytest.raises(UsageError):
        letters.chosen(Selection(rows=(2,)))
    with pytest.raises(JobError, match="has failed for good"):
        letters.chosen(Selection(addresses=(C,)))


def test_they_are_told_apart_by_cause_and_by_job(desk: Desk, letters: DeadLetters) -> None:
    job = failing(desk)
    again = desk.job(A)
    with desk.engine() as engine:
        engine.activate(again)
        engine.end(again, A, Verdict.FAIL, GONE, reason="No answer.")
    assert {found.id: count for found, count in letters.jobs()} == {job.id: 2, again.id: 1}
    for cause in letters.causes():
        found = letters.page(letters.of_cause(DeadFilter(), cause), limit=9)
        assert {each.cause for each in found.items} == {cause.reason}
    unanswered = next(cause for cause in letters.causes() if cause.count == 1 and cause.reason == "No answer.")
    assert letters.count(letters.of_cause(DeadFilter(job=job.id, text="nobody"), unanswered)) == 0
