from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.accounts.presets import PRESETS, limits_of
from mailtool_gui.domain.account import READY, AccountState, AccountStatus, Limits
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.services.estimates import bound, duration_seconds, estimated_seconds, eta_seconds
from mailtool_gui.services.quota import Quota
from tests.support.samples import NOON, plain_account, plain_job

DAY = 86_400


def job(status: JobStatus = JobStatus.ACTIVE, **counts: int) -> Job:
    return plain_job(status, Progress(**counts), started_at=NOON if status is JobStatus.ACTIVE else None)


@pytest.mark.parametrize(
    ("preset", "messages", "seconds"),
    [
        ("recommended", 500, 49 * 2 + 1.2),
        ("very-safe", 500, 99 * 3 + 1.2),
        ("aggressive", 500, 500 * 1.2 / 15),
        ("risky", 500, 500 * 1.2 / 20),
        ("gmail", 100, 100 * 1.2 / 8),
        ("m365", 60, 60 + 12),
        ("recommended", 1, 1.2),
        ("recommended", 10, 1.2),
        ("recommended", 11, 3.2),
        ("recommended", 0, 0.0),
        ("dedicated", 10_000, 10_000 * 1.2 / 50),
    ],
)
def test_the_bound_is_the_slower_of_flight_and_pace(preset: str, messages: int, seconds: float) -> None:
    assert bound(limits_of(preset), messages) == pytest.approx(seconds)


def test_a_round_trip_lengthens_every_window() -> None:
    assert bound(limits_of("recommended"), 500, round_trip=0.1) == pytest.approx(49 * 2.1 + 1.2)


@pytest.mark.parametrize(("messages", "days"), [(2000, 0), (2001, 1), (4000, 1), (5000, 2), (6000, 2)])
def test_a_daily_cap_adds_whole_days(messages: int, days: int) -> None:
    limits = limits_of("workspace")
    assert bound(limits, messages) // DAY == days


def test_the_eta_of_what_does_not_fit_waits_for_room() -> None:
    returns = [NOON + timedelta(hours=3)]
    quota = Quota(account="work", cap=1, used=1, moment=NOON, returns=returns)
    capped = replace(plain_account(), limits=replace(plain_account().limits, daily_cap=1))
    assert eta_seconds(job(sent=9, queued=1), capped, READY, now=NOON + timedelta(seconds=9), quota=quota) == 10_793


@given(st.sampled_from(list(PRESETS)), st.integers(1, 20_000), st.integers(1, 50))
def test_more_messages_never_take_less_time(preset: str, messages: int, more: int) -> None:
    limits = replace(limits_of(preset), daily_cap=None)
    assert bound(limits, messages + more) >= bound(limits, messages) > 0


def test_an_estimate_is_in_whole_seconds_and_knows_the_demonstrations_server() -> None:
    account = plain_account()
    assert estimated_seconds(account, 500) == 100
    hurried = replace(account, hurry=60, limits=replace(account.limits, batch_delay=timedelta(seconds=2) / 60))
    assert estimated_seconds(hurried, 500) == 13, "10 at once, a quarter of a second each"


@pytest.mark.parametrize(("transport", "seconds"), [("smtp", 1200), ("folder", 50), ("log", 50)])
def test_a_folder_or_the_log_answers_at_once(transport: str, seconds: int) -> None:
    account = replace(plain_account(), transport=transport, limits=limits_of("dedicated"))
    assert estimated_seconds(account, 50_000) == seconds
    assert estimated_seconds(account, 1) >= 1


def test_the_eta_is_the_bound_of_what_is_left_before_anything_was_sent() -> None:
    assert eta_seconds(job(JobStatus.WAITING, queued=500), plain_account(), READY, now=NOON) == 100
    assert eta_seconds(job(queued=400, deferred=100), plain_account(), READY, now=NOON) == 100


def test_the_eta_follows_the_measured_speed() -> None:
    half = job(sent=90, failed=10, queued=100)
    assert eta_seconds(half, plain_account(), READY, now=NOON + timedelta(seconds=50)) == 50


def test_a_planned_start_and_a_rest_count() -> None:
    later = replace(job(JobStatus.DELAYED, queued=1), scheduled_for=NOON + timedelta(hours=1))
    assert eta_seconds(later, plain_account(), READY, now=NOON) == 3602
    cooling = AccountState(status=AccountStatus.COOLING, until=NOON + timedelta(minutes=5))
    assert eta_seconds(job(queued=1), plain_account(), cooling, now=NOON) == 302
    assert eta_seconds(job(queued=1), plain_account(), cooling, now=NOON + timedelta(hours=1)) == 2


def test_the_rest_until_there_is_room_is_not_counted_twice() -> None:
    """Cooling ends as the first room comes back: the forty follow at once, as theirs does."""
    account = replace(plain_account(), limits=replace(plain_account().limits, daily_cap=40))
    back = [NOON + timedelta(days=1, seconds=second) for second in range(40)]
    quota = Quota(account="work", cap=40, used=40, moment=NOON, returns=back)
    cooling = AccountState(status=AccountStatus.COOLING, until=back[0])
    assert eta_seconds(job(queued=40), account, cooling, now=NOON, quota=quota) == DAY + 39 + 2
    assert eta_seconds(job(queued=41), account, cooling, now=NOON, quota=quota) == pytest.approx(2 * DAY, abs=60)


def test_what_starts_later_finds_the_room_of_then() -> None:
    account = replace(plain_account(), limits=replace(plain_account().limits, daily_cap=40))
    quota = Quota(account="work", cap=40, used=40, moment=NOON, returns=[NOON + timedelta(hours=3)] * 40)
    for hours in (1, 4, 48):
        later = replace(job(JobStatus.DELAYED, queued=80), scheduled_for=NOON + timedelta(hours=hours))
        begins = max(hours, 3) * 3600
        found = eta_seconds(later, account, READY, now=NOON, quota=quota)
        assert found == pytest.approx(begins + DAY, abs=60)


def test_deferred_ones_alone_wait_for_their_next_try() -> None:
    due = NOON + timedelta(minutes=1)
    assert eta_seconds(job(deferred=1), plain_account(), READY, next_due=due, now=NOON) == 62
    assert eta_seconds(job(deferred=1, queued=1), plain_account(), READY, next_due=due, now=NOON) == 2


@pytest.mark.parametrize(
    "status",
    [JobStatus.PAUSED, JobStatus.PREPARING, JobStatus.COMPLETED, JobStatus.CANCELLED, JobStatus.FAILED],
)
def test_nobody_knows_when_a_job_that_rests_or_has_ended_ends(status: JobStatus) -> None:
    assert eta_seconds(job(status, queued=1), plain_account(), READY, now=NOON) is None


@pytest.mark.parametrize("status", [AccountStatus.PAUSED, AccountStatus.OFFLINE])
def test_nobody_knows_when_a_server_is_reached_again(status: AccountStatus) -> None:
    state = AccountState(status=status, until=NOON + timedelta(seconds=10))
    assert eta_seconds(job(sent=5, queued=1), plain_account(), state, now=NOON) is None


def test_nobody_knows_without_the_account() -> None:
    assert eta_seconds(job(queued=1), None, READY, now=NOON) is None


def test_a_duration_is_rounded_up_and_known_at_the_end() -> None:
    assert duration_seconds(job(queued=1)) is None
    ended = replace(job(), completed_at=NOON + timedelta(seconds=163, milliseconds=200))
    assert duration_seconds(ended) == 164
    assert duration_seconds(replace(ended, started_at=None)) == 0
    assert duration_seconds(replace(ended, completed_at=NOON - timedelta(seconds=9))) == 0


def test_limits_of_one_message_at_a_time() -> None:
    limits = Limits(in_flight=1, batch_size=1, batch_delay=timedelta(0))
    assert bound(limits, 500) == pytest.approx(600)
