"""When one more message may go to a mailbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.ledger import Start
from mailtool_gui.engine.recipient_limit import free_at
from tests.support.samples import NOON


def start(seconds: float, *, boot: str = "boot") -> Start:
    """So many seconds from noon."""
    return Start(at=NOON + timedelta(seconds=seconds), boot_id=boot, boot_seconds=10_000 + seconds, recipients=1)


def test_there_is_room_until_the_limit() -> None:
    assert free_at([], 9, limit=10, now=start(0)) is None
    assert free_at([start(-60)] * 9, 0, limit=10, now=start(0)) is None
    assert free_at([start(-3600)] * 30, 9, limit=10, now=start(0)) is None


def test_the_oldest_of_the_hour_makes_room() -> None:
    starts = [start(-3000), start(-2000), start(-1000)]
    assert free_at(starts, 0, limit=3, now=start(0)) == NOON + timedelta(seconds=600)
    assert free_at(starts, 1, limit=3, now=start(0)) == NOON + timedelta(seconds=1600)


def test_beyond_what_is_known_every_hour_takes_its_share() -> None:
    waits = [free_at([], before, limit=10, now=start(0)) for before in (10, 19, 20, 29, 30)]
    assert waits == [NOON + timedelta(hours=hours) for hours in (1, 1, 2, 2, 3)]


def test_a_clock_set_back_frees_nothing() -> None:
    other_boot = [start(100, boot="before")]  # by the clock on the wall it is still to come
    just_booted = replace(start(0), boot_seconds=60)
    assert free_at(other_boot, 0, limit=1, now=just_booted) == NOON + timedelta(minutes=59)
    assert free_at(other_boot, 0, limit=1, now=start(0)) is None, "this boot began hours ago"


@given(st.lists(st.integers(0, 7200), max_size=30), st.integers(0, 30), st.integers(1, 15))
def test_whoever_waits_until_then_finds_room(ages: list[int], before: int, limit: int) -> None:
    starts = [start(-age) for age in sorted(ages, reverse=True)]
    until = free_at(starts, 0, limit=limit, now=start(0))
    if until is not None:
        assert until > NOON
        assert free_at(starts, 0, limit=limit, now=start((until - NOON).total_seconds())) is None
    later = free_at(starts, before, limit=limit, now=start(0))
    assert until is None or (later is not None and later >= until)
