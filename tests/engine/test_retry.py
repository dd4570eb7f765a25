"""Back-off as tenacity has it."""

from __future__ import annotations

from datetime import timedelta

from mailtool_gui.engine.retry import CAMPAIGN, NOTICE, BackOff, offline_delay


def delays(back_off: BackOff) -> list[float | None]:
    found = [back_off.delay_after(charged) for charged in range(1, back_off.attempts + 1)]
    return [None if delay is None else delay.total_seconds() for delay in found]


def test_a_campaign_tries_three_times() -> None:
    assert delays(CAMPAIGN) == [2, 4, None]


def test_a_notice_tries_five_times() -> None:
    assert delays(NOTICE) == [0, 2, 4, 8, None]


def test_an_unreachable_server_is_tried_soon_once_then_ever_more_rarely() -> None:
    assert offline_delay(1) == timedelta(seconds=2)
    for failures, least in [(2, 30), (3, 60), (4, 120), (5, 240), (6, 480)]:
        assert least <= offline_delay(failures).total_seconds() <= least + 5
    assert offline_delay(60) == timedelta(minutes=15)
