"""How much work a lane has claimed ahead of its workers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailtool_gui.domain.account import READY, Limits
from mailtool_gui.engine.appetite import AHEAD, MOST_AHEAD
from mailtool_gui.engine.holds import Holds
from mailtool_gui.engine.lane import Lane
from tests.support.scene import Server, account, limits
from tests.support.virtual_clock import VirtualClock


def appetite(pace: Limits) -> int:
    """Of a lane that has nothing yet."""
    clock = VirtualClock()
    lane = Lane(
        account(pace),
        state=READY,
        starts=[],
        transport=Server(clock),
        clock=clock,
        keep_state=lambda state: True,
        hint=lambda: None,
        holds=Holds(),
    )
    return lane.appetite("job-1")


@pytest.mark.parametrize("pace", [limits(10, 10, 2.0), limits(3, 30, 60.0), limits(20, 20, 0.5)])
def test_a_slow_account_has_little_ahead(pace: Limits) -> None:
    """A pause, or an urgent job, need not wait for what has been claimed already."""
    assert appetite(pace) == 100


def test_many_workers_have_some_messages_each() -> None:
    assert appetite(limits(50, 50, 1.0)) == 200


def test_a_quick_account_has_a_moment_s_work_ahead() -> None:
    assert appetite(limits(50, 50, 0.05)) == round(AHEAD * 1000)


@pytest.mark.parametrize("delay", [0.001, 0.0])
def test_an_account_without_a_pace_has_no_more_than_memory_should_hold(delay: float) -> None:
    pace = Limits(in_flight=20, batch_size=1_000_000, batch_delay=timedelta(seconds=delay))
    assert appetite(pace) == MOST_AHEAD
