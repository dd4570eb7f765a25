"""Jobs of an account played through, beside the engine itself on a virtual clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.accounts.presets import limits_of
from mailtool_gui.domain.account import Limits
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.services.estimates import bound
from mailtool_gui.services.planning import DAY, Course, Plan, played, rate
from tests.support.samples import NOON
from tests.support.scene import Scene, people

BERLIN = ZoneInfo("Europe/Berlin")
GMAIL, WORKSPACE = limits_of("gmail"), limits_of("workspace")


def plan(
    job: str, left: int, *, start: datetime = NOON, urgent: bool = False, hours: SendingHours | None = None
) -> Plan:
    return Plan(job=job, left=left, start=start, urgent=urgent, hours=hours)


def course(*plans: Plan, limits: Limits = GMAIL, used: list[tuple[datetime, int]] | None = None) -> Course:
    return played(plans, limits, now=NOON, latency=1.2, used=used or [], zone=BERLIN)


def seconds(found: Course, job: str) -> float:
    return (found.ended[job] - NOON).total_seconds()


def test_the_slower_of_pace_and_flight_decides() -> None:
    assert rate(limits_of("recommended"), 1.2) == 5.0
    assert rate(limits_of("aggressive"), 1.2) == 12.5
    assert rate(replace(GMAIL, batch_delay=timedelta(0)), 2.0) == 4.0


def test_jobs_share_what_there_is() -> None:
    recommended = limits_of("recommended")
    both = course(plan("a", 500), plan("b", 100), limits=recommended)
    assert seconds(both, "b") == pytest.approx(200 / 5 + 1.2, rel=0.02)
    assert seconds(both, "a") == pytest.approx(600 / 5 + 1.2, rel=0.02)


def test_a_job_beyond_the_jobs_at_once_waits_for_a_place() -> None:
    one = replace(limits_of("recommended"), jobs_at_once=1)
    both = course(plan("a", 500), plan("b", 100), limits=one)
    assert (seconds(both, "a"), seconds(both, "b")) == pytest.approx((101.2, 121.2), rel=0.02)


def test_an_urgent_job_goes_first() -> None:
    both = course(plan("a", 500), plan("b", 100, urgent=True), limits=limits_of("recommended"))
    assert (seconds(both, "b"), seconds(both, "a")) == pytest.approx((21.2, 121.2), rel=0.02)


def test_other_jobs_use_up_the_cap_too() -> None:
    alone, beside = course(plan("a", 400)), course(plan("a", 400), plan("b", 400))
    assert seconds(alone, "a") < 120
    assert DAY.total_seconds() < seconds(beside, "a") < DAY.total_seconds() + 300


def test_quiet_hours_and_working_days_hold_it_up() -> None:
    office = SendingHours(quiet=(17 * 60, 9 * 60), weekdays=(1, 2, 3, 4, 5))  # noon UTC is 13:00, a Sunday
    found = course(plan("a", 1000, hours=office))
    assert f"{found.ended['a'].astimezone(BERLIN):%A %H:%M}" == "Wednesday 09:00"
    assert all(office.open_at(run.begin, BERLIN) for run in found.runs)


def test_a_planned_start_is_waited_for_while_others_go_on() -> None:
    later = NOON + timedelta(hours=3)
    found = course(plan("a", 100), plan("b", 10, start=later))
    assert seconds(found, "a") < 60
    assert later < found.ended["b"] < later + timedelta(seconds=10)


def test_what_is_used_comes_back() -> None:
    used = [(NOON + timedelta(hours=hour), 100) for hour in (1, 2, 3, 4)]
    assert seconds(course(plan("a", 51), used=used), "a") == pytest.approx(3600, abs=60)
    assert seconds(course(plan("a", 450), used=used), "a") == pytest.approx(4 * 3600, abs=60)


def test_a_job_with_nothing_left_has_ended() -> None:
    assert course(plan("a", 0)).ended == {"a": NOON}


def test_what_is_too_far_away_does_not_end() -> None:
    assert course(plan("a", 450 * 1100)).ended == {}


@given(st.sampled_from(["gmail", "workspace", "m365"]), st.integers(1, 30_000), st.integers(0, 400))
@settings(max_examples=40, deadline=None)
def test_a_job_alone_takes_the_bound(preset: str, messages: int, already: int) -> None:
    limits = limits_of(preset)
    used = [(NOON + timedelta(hours=10), already)]
    found = seconds(course(plan("a", messages), limits=replace(limits, first_in_flight=None)), "a")
    assert found == pytest.approx(bound(limits, messages), rel=0.02, abs=90)
    assert seconds(course(plan("a", messages), limits=limits, used=used), "a") >= found - 60


@given(st.lists(st.tuples(st.integers(1, 900), st.booleans()), min_size=1, max_size=5), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_everything_leaves_once_and_never_above_the_cap(jobs: list[tuple[int, bool]], at_once: int) -> None:
    limits = replace(GMAIL, jobs_at_once=at_once)
    plans = [plan(str(number), left, urgent=urgent) for number, (left, urgent) in enumerate(jobs)]
    found = course(*plans, limits=limits)
    assert set(found.ended) == {each.job for each in plans}
    assert sum(run.count for run in found.runs) == pytest.approx(sum(left for left, _ in jobs), abs=0.5)
    for run in found.runs:
        within = sum(each.count for each in found.runs if run.begin <= each.begin and each.end < run.begin + DAY)
        assert within <= 450 + 450 / 32 + 1


@pytest.mark.parametrize("urgent", [False, True])
def test_the_engine_does_what_was_forecast(urgent: bool) -> None:
    limits = replace(GMAIL, daily_cap=100, per_recipient_hour=None)
    scene = Scene(limits)
    scene.server.latency = 1.2
    hours = SendingHours(quiet=(0, 9 * 60))
    scene.ledger.add_job(people(130), job="a", hours=hours)
    scene.ledger.add_job(people(130), job="b", urgent=urgent)
    plans = [plan("a", 130, hours=hours), plan("b", 130, urgent=urgent)]
    told = played(plans, limits, now=scene.clock.now(), latency=1.2)
    scene.run()
    for job in ("a", "b"):
        ended = scene.ledger.job(job)
        assert ended
        assert ended.completed_at
        assert abs(ended.completed_at - told.ended[job]) < timedelta(minutes=5)
