from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailtool_gui.domain.account import Limits
from mailtool_gui.services.forecast import Load
from mailtool_gui.services.planning import Plan
from mailtool_gui.services.quota import Quota
from mailtool_gui.ui.left_today import left_today
from mailtool_gui.ui.pace import estimate, pace
from mailtool_gui.ui.phrases import clock_time, duration, filled
from tests.support.samples import NOON, plain_account


def test_values_go_to_their_places() -> None:
    assert filled("%2 of %1, %10", "all", 3) == "3 of all, all0"
    assert filled("%1", "%1") == "%1"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (45, "45 s"),
        (60, "1 min 0 s"),
        (125, "2 min 5 s"),
        (3_600, "1 h 0 min"),
        (90_000, "25 h 0 min"),
        (3 * 86_400, "3 days"),
    ],
)
def test_a_duration_reads_as_people_say_it(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_another_day_is_named() -> None:
    now = datetime(2026, 11, 22, 12, 30).astimezone()
    today, tomorrow = clock_time(now, now), clock_time(now + timedelta(days=1), now)
    assert today != tomorrow
    assert tomorrow.endswith(today)


def test_an_accounts_pace_and_end_are_told() -> None:
    now = datetime(2026, 11, 22, 12, 30).astimezone()
    account = plain_account()
    assert pace(account) == "Recommended: 10 at once, at most 10 in 2 s."
    assert estimate(account, 488, now).startswith("Takes about 1 min 38 s: done at about ")
    capped = replace(account, limits=Limits(in_flight=8, batch_size=8, batch_delay=timedelta(), daily_cap=450))
    assert estimate(capped, 1_000, now).startswith("450 go today, 550 tomorrow from about ")
    assert "450 a day" in pace(capped)


def test_an_estimate_counts_the_other_jobs_and_says_what_a_bigger_one_needs() -> None:
    now, account = datetime(2026, 11, 20, 9, 0).astimezone(), plain_account()
    free = Load(account=account, plans=(), used=(), rests_until=None, moment=now)
    assert estimate(account, 100, now, load=free) == estimate(account, 100, now)
    assert "500 to 2,000 recipients: it takes about 2 minutes." in estimate(account, 600, now, load=free)
    busy = replace(free, plans=[Plan(job="other", left=900, start=now)])
    told = estimate(account, 300, now, load=busy)
    assert told.startswith("Done at about ")
    assert told.endswith(": the account has 900 messages of other jobs to send as well.")


def test_limits_of_ones_own_are_not_called_by_a_presets_name() -> None:
    account = plain_account()
    own = replace(account, limits=replace(account.limits, in_flight=4))
    assert pace(own) == "Own figures: 4 at once, at most 10 in 2 s."


def quota(used: int, *hours: float) -> Quota:
    returns = [NOON + timedelta(hours=each) for each in hours]
    return Quota(account="Work", cap=450, used=used, moment=NOON, returns=returns)


@pytest.mark.parametrize(
    ("quota", "messages", "begin"),
    [
        (quota(138, 20), 312, "Takes about "),
        (quota(138, *[20] * 138), 362, "312 go today, 50 tomorrow from about "),
        (quota(138, *[2] * 138), 362, "312 go now, 50 today from about "),
        (quota(450, *[20] * 450), 50, "Today's messages are used up: 50 go tomorrow from about "),
        (quota(450, *[2] * 450), 50, "Today's messages are used up: 50 go today from about "),
    ],
)
def test_what_does_not_fit_today_says_when_it_goes_on(quota: Quota, messages: int, begin: str) -> None:
    limits = Limits(in_flight=8, batch_size=1, batch_delay=timedelta(milliseconds=600), daily_cap=450)
    sentence = estimate(replace(plain_account(), limits=limits), messages, NOON, quota)
    assert sentence.startswith(begin)
    assert "one at about " in sentence


def test_what_is_left_today_in_words() -> None:
    assert left_today(quota(138, 20)) == "312 of 450 left today"
    assert left_today(quota(450, 2)).startswith("All 450 of today are sent; more at ")
