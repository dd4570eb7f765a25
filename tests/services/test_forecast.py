"""What lies ahead of an account and of its jobs, everything that is open counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from mailtool_gui.domain.account import READY, Account, AccountState, AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import Job, JobStatus
from mailtool_gui.services.forecast import DAY, Forecasts
from mailtool_gui.services.jobs import Jobs
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.virtual_clock import VirtualClock


class At(VirtualClock):
    """A wall clock that stands."""

    def now(self) -> datetime:
        return NOON + timedelta(hours=1)


class Then(VirtualClock):
    """A wall clock that stands at a moment."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


def capped(cap: int | None = 10) -> Account:
    account = plain_account()
    return replace(account, limits=replace(account.limits, daily_cap=cap, per_recipient_hour=None))


def forecasts(desk: Desk) -> Forecasts:
    return Forecasts(desk.records, At())


def people(name: str, count: int) -> list[str]:
    return [f"{name}{number}@x.example" for number in range(count)]


def put_in(desk: Desk, name: str, count: int) -> Job:
    return desk.job(*people(name, count))


@pytest.fixture
def jobs(desk: Desk) -> Jobs:
    return Jobs(desk.records, desk.host, At())


def test_other_jobs_of_the_account_are_counted(desk: Desk, jobs: Jobs) -> None:
    desk.records.add_account(capped())
    first, second = put_in(desk, "a", 8), put_in(desk, "b", 8)
    ends = [forecasts(desk).ends_at(job, capped(), READY) for job in (first, second)]
    assert all(at and DAY < at - At().now() < DAY + timedelta(minutes=5) for at in ends)
    shown = jobs.view(second.id)
    assert shown.eta_seconds
    assert DAY.total_seconds() < shown.eta_seconds < DAY.total_seconds() + 300
    desk.records.cancel(first.id, now=NOON)
    alone = jobs.view(second.id).eta_seconds
    assert alone is not None
    assert alone < 60


def test_a_job_that_is_not_there_yet_ends_after_what_is(desk: Desk) -> None:
    desk.records.add_account(capped())
    now = At().now()
    assert (forecasts(desk).load(capped()).ends_at(8, At().now()) or now) - now < timedelta(minutes=1)
    put_in(desk, "a", 8)
    later = forecasts(desk).load(capped()).ends_at(8, At().now())
    assert later
    assert timedelta(0) < later - now - DAY < timedelta(minutes=5)
    urgent = forecasts(desk).load(capped()).ends_at(8, At().now(), urgent=True)
    assert urgent
    assert urgent - now < timedelta(minutes=1)
    tomorrow = now + timedelta(days=3)
    assert (forecasts(desk).load(capped()).ends_at(1, At().now(), start=tomorrow) or now) >= tomorrow


def test_quiet_hours_are_waited_for_and_told(desk: Desk, jobs: Jobs) -> None:
    desk.records.add_account(capped(None))
    local = At().now().astimezone()
    quiet = (local.hour * 60, (local.hour * 60 + 120) % 1440)
    job = desk.job(*people("a", 3), hours=SendingHours(quiet=quiet))
    ends = forecasts(desk).ends_at(job, capped(None), READY)
    assert ends
    assert timedelta(hours=1) < ends - At().now() < timedelta(hours=2, minutes=1)
    shown = jobs.view(job.id)
    assert shown.job.reason
    assert shown.job.reason.startswith("It may not send at this hour. It goes on at ")
    assert shown.ahead.binds
    assert shown.ahead.binds.limit.value == "hours"
    assert shown.ahead.finishes_at == At().now() + timedelta(seconds=shown.eta_seconds or 0)


def test_nobody_knows_when_a_stopped_account_goes_on(desk: Desk) -> None:
    desk.records.add_account(capped())
    job = put_in(desk, "a", 3)
    paused = AccountState(status=AccountStatus.PAUSED, reason="No.")
    offline = AccountState(status=AccountStatus.OFFLINE, reason="No answer.", until=At().now() + timedelta(minutes=1))
    for state in (paused, offline):
        assert forecasts(desk).ends_at(job, capped(), state) is None
        assert forecasts(desk).of(capped(), state).ends_at is None
    ended = replace(job, status=JobStatus.COMPLETED)
    assert forecasts(desk).ends_at(ended, capped(), READY) is None


def test_an_account_that_rests_goes_on_afterwards(desk: Desk) -> None:
    desk.records.add_account(capped())
    job = put_in(desk, "a", 3)
    until = At().now() + timedelta(hours=2)
    resting = AccountState(status=AccountStatus.COOLING, until=until)
    ends = forecasts(desk).ends_at(job, capped(), resting)
    assert ends
    assert timedelta(0) < ends - until < timedelta(minutes=1)


def test_an_accounts_last_and_next_24_hours(desk: Desk) -> None:
    desk.records.add_account(capped())
    job = put_in(desk, "a", 25)
    with desk.engine() as engine:
        engine.activate(job)
        for address in people("a", 4):
            engine.intend(job, address)
    found = forecasts(desk).of(capped(), READY)
    assert (found.cap, found.sent, found.left, found.reserved, found.waiting) == (10, 4, 6, 4, 25)
    assert found.planned == 10, "six now and four when the four come back"
    assert len(found.hours) == 48
    assert [hour.sent for hour in found.hours if hour.sent] == [4]
    assert sum(hour.planned for hour in found.hours) == pytest.approx(10, abs=2)
    assert {later.begin - earlier.begin for earlier, later in pairwise(found.hours)} == {timedelta(hours=1)}
    assert found.hours[24].begin == found.moment
    assert [hour.in_day for hour in found.hours[22:25]] == [0, 4, 10], "before, until now, and until the next hour"
    assert max(hour.in_day for hour in found.hours) == 10, "the cap is never planned over"
    assert found.ends_at
    assert DAY * 2 < found.ends_at - found.moment < DAY * 2 + timedelta(hours=1)


def test_what_left_on_the_day_before_counts_until_its_hour_is_over(desk: Desk) -> None:
    account = capped(None)
    desk.records.add_account(account)
    job = put_in(desk, "a", 5)
    with desk.engine() as engine:
        engine.activate(job)
        for address in people("a", 3):
            engine.intend(job, address)
    for hours, in_day in ((30, [3] * 18 + [0] * 30), (1, [0] * 23 + [3] * 24 + [0])):
        moment = NOON + timedelta(hours=hours) - timedelta(seconds=1)
        found = Forecasts(desk.records, Then(moment)).of(account, AccountState(status=AccountStatus.PAUSED))
        assert [hour.in_day for hour in found.hours] == in_day


def test_an_account_without_work(desk: Desk) -> None:
    desk.records.add_account(capped(None))
    found = Forecasts(desk.records, SystemClock()).of(capped(None), READY)
    told = (found.cap, found.left, found.sent, found.planned, found.waiting, found.ends_at)
    assert told == (None, None, 0, 0, 0, None)


def test_what_does_not_fit_says_when_it_ends_and_why(desk: Desk, jobs: Jobs) -> None:
    desk.records.add_account(capped())
    job = put_in(desk, "a", 25)
    ahead = jobs.view(job.id).ahead
    assert ahead.finishes_at
    assert timedelta(days=2) < ahead.finishes_at - At().now() < timedelta(days=2, hours=1)
    assert ahead.forecast
    assert ahead.forecast.startswith("Finishes Tuesday about ")
    assert ahead.forecast.endswith(": 10 go now, the rest as the account's 10 recipients in 24 hours allow.")
    assert ahead.advice
    assert ahead.advice.startswith("Under 500 recipients")
    assert jobs.page(limit=5).items[0].ahead.forecast is None, "only where one job is looked at"
