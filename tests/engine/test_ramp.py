"""Few in flight at first, then more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.engine.ramp import STEP, Ramp


def after(ramp: Ramp, accepted: int) -> int:
    for _ in range(accepted):
        ramp.accepted()
    return ramp.allowed


def test_it_begins_low_and_ends_at_the_most() -> None:
    ramp = Ramp(first=5, most=15)
    assert ramp.allowed == 5
    assert after(ramp, STEP - 1) == 5
    assert after(ramp, 1) == 6
    assert after(ramp, 9 * STEP) == 15
    assert after(ramp, 1000) == 15


def test_without_a_beginning_it_is_at_the_most_at_once() -> None:
    ramp = Ramp(first=None, most=50)
    assert after(ramp, STEP) == ramp.lines == 50


def test_the_line_of_the_next_one_is_opened_before_it_may_start() -> None:
    ramp = Ramp(first=5, most=7)
    assert (after(ramp, STEP // 2 - 1), ramp.lines) == (5, 5)
    assert (after(ramp, 1), ramp.lines) == (5, 6)
    assert (after(ramp, STEP // 2), ramp.lines) == (6, 6)
    assert (after(ramp, 10 * STEP), ramp.lines) == (7, 7)
    ramp.throttled()
    after(ramp, STEP // 2)
    ramp.throttled()
    assert ramp.lines == 5


def test_a_server_that_finds_it_too_much_is_tried_from_the_beginning() -> None:
    ramp = Ramp(first=5, most=15)
    after(ramp, 4 * STEP + 7)
    ramp.throttled()
    assert ramp.allowed == 5
    assert after(ramp, STEP - 1) == 5


def test_a_change_of_the_most_keeps_what_was_won() -> None:
    ramp = Ramp(first=5, most=15)
    after(ramp, 4 * STEP)
    ramp.change(first=5, most=20)
    assert ramp.allowed == 9
    ramp.change(first=5, most=7)
    assert ramp.allowed == 7
    ramp.change(first=None, most=10)
    assert ramp.allowed == 10
    ramp.change(first=2, most=10)
    assert ramp.allowed == 2


@given(st.integers(1, 60), st.integers(1, 60), st.lists(st.booleans(), max_size=500))
def test_it_never_leaves_its_bounds(first: int, most: int, news: list[bool]) -> None:
    ramp = Ramp(first=first, most=most)
    for fine in news:
        if fine:
            ramp.accepted()
        else:
            ramp.throttled()
        assert min(first, most) <= ramp.allowed <= ramp.lines <= most
