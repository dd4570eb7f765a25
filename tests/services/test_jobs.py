from __future__ import annotations

from datetime import timedelta

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import Job, JobStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.services.forecast import Forecasts
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.selection import Selection
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON, recipient_in_row


@pytest.fixture
def jobs(desk: Desk) -> Jobs:
    return Jobs(desk.records, desk.host, SystemClock())


def twice_failed(desk: Desk) -> Job:
    """Rows 2 and 3 of one address, each a delivery of its own, both failed."""
    job = desk.job(recipients=[recipient_in_row("a@x.example", row) for row in (2, 3)])
    with desk.engine() as engine:
        engine.activate(job)
        for delivery in desk.records.deliveries_to("a@x.example", job=job.id):
            engine.fail(job, delivery)
        engine.complete(job)
    return job


def statuses(desk: Desk, job: Job) -> list[DeliveryStatus]:
    return [d.status for d in desk.records.deliveries(job.id, status=None, limit=99, offset=0)]


def test_retry_of_a_row_leaves_other_rows_of_the_address_alone(desk: Desk, jobs: Jobs) -> None:
    job = twice_failed(desk)
    assert jobs.retry(job.id, Selection(rows=(3,))) == 1
    assert statuses(desk, job) == [DeliveryStatus.FAILED, DeliveryStatus.QUEUED]
    assert jobs.retry(job.id, Selection(addresses=("A@x.example",))) == 1
    assert statuses(desk, job) == [DeliveryStatus.QUEUED] * 2


def test_retry_of_what_has_not_failed_is_not_retry_of_everything(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("a@x.example", "b@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT)
        engine.end(job, "b@x.example", Verdict.FAIL, GONE)
        engine.complete(job)
    assert jobs.retry(job.id, Selection(addresses=("a@x.example",))) == 0
    assert statuses(desk, job) == [DeliveryStatus.SENT, DeliveryStatus.FAILED]
    assert (jobs.view(job.id).job.status, desk.host.calls) == (JobStatus.COMPLETED, [])


def test_those_that_were_sent_are_counted_by_their_tries_and_the_others_told_one_by_one(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("a@x.example", "b@x.example", "c@x.example", "d@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.UNKNOWN)
        engine.end(job, "b@x.example", Verdict.SENT)
        engine.end(job, "c@x.example", Verdict.FAIL, GONE)
    assert jobs.sent_by_tries(job.id) == {1: 1}
    found = {each.address: each.status for each in jobs.not_sent(job.id)}
    assert found == {
        "a@x.example": DeliveryStatus.UNKNOWN,
        "c@x.example": DeliveryStatus.FAILED,
        "d@x.example": DeliveryStatus.QUEUED,
    }


def test_marking_as_sent_counts_what_was_unknown(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("a@x.example", "b@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.UNKNOWN)
        engine.end(job, "b@x.example", Verdict.SENT)
    assert [d.address for d in jobs.unknown(job.id)] == ["a@x.example"]
    assert jobs.mark_sent(job.id, Selection()) == 1
    assert (jobs.unknown(job.id), desk.host.calls) == ([], ["wake"])
    assert jobs.mark_sent(job.id, Selection()) == 0


def test_hours_are_lifted_once(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("ann@x.example", hours=SendingHours(quiet=(20 * 60, 7 * 60)))
    assert [jobs.lift_hours(job.id), jobs.lift_hours(job.id)] == [True, False]
    assert jobs.view(job.id).job.hours is None


def test_every_method_names_the_job_that_is_not_there(jobs: Jobs) -> None:
    everything = Selection()
    calls = (
        lambda: jobs.view("x"),
        lambda: jobs.deliveries("x", limit=1),
        lambda: jobs.not_sent("x"),
        lambda: jobs.tries("x", everything),
        lambda: jobs.unknown("x"),
        lambda: jobs.pause("x"),
        lambda: jobs.resume("x"),
        lambda: jobs.cancel("x"),
        lambda: jobs.retry("x", everything),
        lambda: jobs.mark_sent("x", everything),
        lambda: jobs.send_again("x", everything),
    )
    for call in calls:
        with pytest.raises(JobError, match="There is no job x") as caught:
            call()
        assert caught.value.code == "no-such-job"


def test_the_page_of_a_shown_state_is_cut_like_any_other(desk: Desk, jobs: Jobs) -> None:
    made = [desk.job("a@x.example", created_at=NOON + timedelta(minutes=n)).id for n in range(5)]
    jobs.pause(made[0])
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, scope=Scope.ACCOUNT, reason="No."))
    page = jobs.page(status=JobStatus.PAUSED, limit=2, offset=1)
    assert ([view.job.id for view in page.items], page.total) == ([made[3], made[2]], 5)
    assert jobs.page(status=JobStatus.WAITING, limit=9).total == 0
    assert jobs.page(status=JobStatus.COMPLETED, limit=9).total == 0
    assert jobs.page(limit=9).total == 5


def test_an_account_that_is_gone_leaves_the_estimate_open(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("a@x.example")
    jobs.cancel(job.id)
    desk.records.remove_account("work")
    view = jobs.view(job.id)
    assert (view.estimated_seconds, view.eta_seconds) == (None, None)


def test_an_international_domain_is_found_in_both_spellings(desk: Desk, jobs: Jobs) -> None:
    desk.job("a@xn--bcher-kva.example")
    assert len(jobs.find("a@bücher.example")) == 1
    assert len(jobs.find("A@XN--BCHER-KVA.example")) == 1
    assert jobs.find("not an address") == []


def test_one_look_ahead_serves_for_a_moment(desk: Desk, jobs: Jobs) -> None:
    job = desk.job("a@x.example")
    with desk.engine() as engine:
        engine.activate(job)
    look = Forecasts(desk.records, SystemClock())
    first = jobs.watch(job.id, look=look).view.ahead
    other = desk.job("b@x.example")
    with desk.engine() as engine:
        engine.activate(other)
    assert jobs.watch(job.id, look=look).view.ahead.binds == first.binds
    now = jobs.watch(job.id).view.ahead.binds
    assert now
    assert first.binds
    assert "2 jobs share" in now.sentence
    assert "2 jobs share" not in first.binds.sentence


def test_jobs_are_listed_as_a_page_shows_them(desk: Desk, jobs: Jobs) -> None:
    for name in "abc":
        desk.job(f"{name}@x.example")
    late = AccountState(status=AccountStatus.PAUSED, scope=Scope.ACCOUNT, reason="No.")
    for state in (None, late):
        if state:
            desk.stop_account(state)
        for status in (None, JobStatus.WAITING, JobStatus.PAUSED):
            listed, page = jobs.listed(status=status, limit=2, offset=1), jobs.page(status=status, limit=2, offset=1)
            assert (list(listed.items), listed.total) == ([view.job for view in page.items], page.total)
