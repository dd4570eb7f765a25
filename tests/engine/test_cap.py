"""The rolling 24 hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.ledger import Start
from mailtool_gui.engine.cap import DAY, RollingCap, may_be_younger
from tests.support.virtual_clock import NOON


def start(hours: float, *, recipients: int = 1, boot: str = "b", wall: datetime | None = None) -> Start:
    return Start(
        at=wall or NOON + timedelta(hours=hours), boot_id=boot, boot_seconds=hours * 3600, recipients=recipients
    )


def test_the_cap_is_exact() -> None:
    cap = RollingCap(3, [])
    assert [cap.reserve(start(hour)) for hour in range(4)] == [True, True, True, False]
    assert cap.free_at(start(4)) == NOON + DAY
    assert not cap.reserve(start(23.9))
    assert cap.reserve(start(24))


def test_no_cap_never_refuses() -> None:
    cap = RollingCap(None, [])
    assert all(cap.reserve(start(0)) for _ in range(10_000))


def test_released_room_is_free_again() -> None:
    cap = RollingCap(1, [])
    first = start(0)
    assert cap.reserve(first)
    assert not cap.reserve(start(1))
    cap.release(first)
    assert cap.reserve(start(1))


def test_a_message_to_many_counts_each() -> None:
    cap = RollingCap(5, [start(0, recipients=4)])
    assert not cap.reserve(start(1, recipients=2))
    assert cap.reserve(start(1, recipients=1))


def test_a_wall_clock_set_forward_frees_nothing_within_a_boot() -> None:
    cap = RollingCap(1, [start(0)])
    later_by_the_wall = start(1, wall=NOON + timedelta(days=3))
    assert not cap.reserve(later_by_the_wall)


def test_a_clock_set_back_frees_nothing_after_a_restart() -> None:
    cap = RollingCap(1, [start(0, boot="old")])
    assert not cap.reserve(start(1, boot="new", wall=NOON - timedelta(days=2)))
    assert cap.free_at(start(1, boot="new", wall=NOON)) == NOON + DAY


def test_a_restart_keeps_the_count_by_the_wall() -> None:
    cap = RollingCap(1, [start(0, boot="old")])
    assert not cap.reserve(start(5, boot="new", wall=NOON + timedelta(hours=23)))
    assert cap.reserve(start(5, boot="new", wall=NOON + timedelta(hours=24)))


def test_what_was_started_in_an_earlier_boot_is_at_least_as_old_as_this_one() -> None:
    """Sent while the clock was a year ahead: nobody waits for a year."""
    cap = RollingCap(1, [start(30, boot="old", wall=NOON + timedelta(days=365))])
    assert not cap.reserve(start(23.9, boot="new", wall=NOON + timedelta(days=1)))
    assert cap.reserve(start(24, boot="new", wall=NOON + timedelta(days=1)))


def test_what_may_have_been_started_just_now() -> None:
    minute = timedelta(minutes=1)
    assert may_be_younger(start(1), start(1.01, wall=NOON + 9 * DAY), minute)
    assert not may_be_younger(start(1), start(1.02, wall=NOON), minute)
    assert may_be_younger(start(1, boot="old"), start(0.01, boot="new", wall=NOON + 9 * DAY), minute)
    assert not may_be_younger(start(1, boot="old"), start(0.02, boot="new", wall=NOON + 9 * DAY), minute)
    assert may_be_younger(start(0.01, boot="old"), start(0.02, boot="new", wall=NOON), minute)


@given(st.integers(1, 20), st.lists(st.floats(0, 30), max_size=80))
def test_no_24_hours_ever_hold_more_than_the_cap(cap: int, gaps: list[float]) -> None:
    counter, at, taken = RollingCap(cap, []), 0.0, []
    for gap in gaps:
        at += gap
        if counter.reserve(start(at)):
            taken.append(at)
    assert all(sum(first <= other < first + 24 - 1e-6 for other in taken) <= cap for first in taken)


@pytest.mark.parametrize(
    ("starts", "now", "hours"),
    [([], 0, 1), ([0.0], 1, 23), ([0.0, 5.0], 6, 18), ([0.0], 23.9, 1), ([0.0, 20.0], 30, 14)],
)
def test_a_provider_that_has_had_enough_is_asked_again_when_its_window_ends(
    starts: list[float], now: float, hours: float
) -> None:
    cap = RollingCap(None, [start(at) for at in starts])
    assert cap.reopens_at(start(now)) == NOON + timedelta(hours=now + hours)
    assert cap.reopens_at(start(now), hurry=60) == NOON + timedelta(hours=now + hours / 60)
