from __future__ import annotations

from dataclasses import dataclass

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.all_jobs import pause_all, resume_all, still_leaving
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.watch import Activity, Watch
from tests.support.desk import Desk
from tests.support.virtual_clock import VirtualClock

PEOPLE = ("a@x.example", "b@x.example", "c@x.example")


class Ticking(VirtualClock):
    """Seconds pass when they are told to."""

    passed = 0.0

    def monotonic(self) -> float:
        return self.passed

    def advance(self, seconds: float) -> None:
        self.passed += seconds


@dataclass
class Watched:
    desk: Desk
    clock: Ticking
    watch: Watch


@pytest.fixture
def jobs(desk: Desk) -> Jobs:
    return Jobs(desk.records, desk.host, VirtualClock())


@pytest.fixture
def watched(desk: Desk, jobs: Jobs) -> Watched:
    clock = Ticking()
    return Watched(desk, clock, Watch(jobs, clock))


def test_nothing_is_going_on(watched: Watched) -> None:
    glance = watched.watch.look()
    assert (glance.activity, glance.open_jobs, glance.workable, glance.per_second) == (Activity.RESTING, 0, 0, 0.0)
    assert not glance.news


def test_a_job_with_rows_to_send_is_sending(watched: Watched) -> None:
    job = watched.desk.job(*PEOPLE)
    assert watched.watch.look().activity is Activity.RESTING
    with watched.desk.engine() as engine:
        engine.activate(job)
        glance = watched.watch.look()
    assert (glance.activity, glance.open_jobs, glance.workable) == (Activity.SENDING, 1, 1)


def test_the_speed_is_that_of_the_last_seconds(watched: Watched) -> None:
    job = watched.desk.job(*PEOPLE)
    with watched.desk.engine() as engine:
        engine.activate(job)
        assert watched.watch.look().per_second == 0.0
        engine.end(job, PEOPLE[0], Verdict.SENT)
        engine.end(job, PEOPLE[1], Verdict.FAIL)
        watched.clock.advance(4.0)
        assert watched.watch.look().per_second == pytest.approx(0.5)
        for _ in range(4):
            watched.clock.advance(5.0)
            glance = watched.watch.look()
        assert glance.per_second == 0.0


def test_the_end_of_a_job_is_news_once(watched: Watched) -> None:
    job = watched.desk.job(PEOPLE[0])
    watched.watch.look()
    with watched.desk.engine() as engine:
        engine.activate(job)
        engine.end(job, PEOPLE[0], Verdict.SENT)
        engine.complete(job)
    (news,) = watched.watch.look().news
    assert (news.id, news.status) == (job.id, JobStatus.COMPLETED)
    assert not watched.watch.look().news


def test_what_had_ended_before_is_no_news(watched: Watched) -> None:
    job = watched.desk.job(PEOPLE[0])
    with watched.desk.engine() as engine:
        engine.activate(job)
        engine.end(job, PEOPLE[0], Verdict.SENT)
        engine.complete(job)
    assert not watched.watch.look().news


def test_an_account_that_needs_the_user_is_news(watched: Watched) -> None:
    job = watched.desk.job(*PEOPLE)
    watched.watch.look()
    watched.desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="The password is wrong."))
    glance = watched.watch.look()
    assert [(news.id, news.reason) for news in glance.news] == [(job.id, "The password is wrong.")]
    assert (glance.activity, glance.open_jobs, glance.workable) == (Activity.PAUSED, 1, 0)
    assert not watched.watch.look().news


def test_the_user_s_own_pause_is_no_news(watched: Watched, jobs: Jobs) -> None:
    job = watched.desk.job(*PEOPLE)
    watched.watch.look()
    jobs.pause(job.id)
    glance = watched.watch.look()
    assert (glance.activity, list(glance.news)) == (Activity.PAUSED, [])


def test_all_jobs_are_paused_and_go_on(desk: Desk, jobs: Jobs) -> None:
    desk.job(PEOPLE[0])
    desk.job(PEOPLE[1])
    assert pause_all(jobs) == 2
    assert {job.status for job in desk.records.jobs(status=None, limit=9, offset=0)} == {JobStatus.PAUSED}
    assert pause_all(jobs) == 0
    assert resume_all(jobs) == 2
    assert {job.status for job in desk.records.jobs(status=None, limit=9, offset=0)} == {JobStatus.WAITING}
    assert resume_all(jobs) == 0


def test_what_may_still_leave_of_all_jobs(desk: Desk, jobs: Jobs) -> None:
    assert still_leaving(jobs, desk.records) == 0
    first, second = desk.job(*PEOPLE), desk.job(*(f"p{n}@x.example" for n in range(20)))
    assert still_leaving(jobs, desk.records) == 0, "none of them is being worked"
    with desk.engine() as engine:
        engine.activate(first)
        assert still_leaving(jobs, desk.records) == 3
        engine.activate(second)
        assert still_leaving(jobs, desk.records) == 10, "the account has so many at once, whatever its jobs"
    pause_all(jobs)
    assert still_leaving(jobs, desk.records) == 0


def test_the_quota_asked_for_is_that_of_the_account_in_use(desk: Desk, jobs: Jobs) -> None:
    asked: list[str | None] = []
    clock = Ticking()
    watch = Watch(jobs, clock, asked.append)
    watch.look()
    desk.job(*PEOPLE, account="waiting")
    watch.look()
    job = desk.job(*PEOPLE, account="sending")
    with desk.engine() as engine:
        engine.activate(job)
        assert watch.look().quota is None
    assert asked == [None, "waiting", "sending"]
