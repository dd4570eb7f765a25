"""The least time, beside the closed formula."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.least import least
from tests.support.scene import limits


def test_without_messages_it_takes_nothing() -> None:
    assert least(limits(), [], 0.1) == 0


def test_where_the_pace_decides_it_is_the_formula() -> None:
    pace = limits(10, 10, 2.0)
    assert least(pace, [0.5] * 100, 0.08) == pytest.approx(9 * 2.08 + 0.5)


def test_where_the_messages_in_flight_decide_whole_rounds_count() -> None:
    assert least(limits(4, 100, 0.01), [1.0] * 9, 0.5) == pytest.approx(1.0 + 1.5 + 1.5)


def test_the_last_lines_end_one_after_the_other() -> None:
    assert least(limits(2, 100, 0.01), [1.0, 1.0, 1.0, 3.0], 0.0) == 4.0
    assert least(limits(2, 100, 0.01), [3.0, 1.0, 1.0, 1.0], 0.0) == 3.0


def test_few_at_first_take_longer() -> None:
    pace = limits(6, 1000, 0.01)
    takes = [1.0] * 60
    assert least(pace, takes, 0.0) == pytest.approx(10.0)
    assert least(replace(pace, first_in_flight=2), takes, 0.0) == pytest.approx(10 + 7 + 5, abs=1)


@given(
    flying=st.integers(1, 20),
    batch=st.integers(1, 20),
    window=st.floats(0.01, 3),
    count=st.integers(1, 200),
    latency=st.floats(0.01, 2),
    trip=st.floats(0, 0.3),
)
def test_it_is_never_less_than_what_the_formula_says_without_its_last_round(
    flying: int, batch: int, window: float, count: int, latency: float, trip: float
) -> None:
    pace = limits(flying, batch, window)
    again = pace.batch_delay.total_seconds() + trip
    said = max((latency + trip) * count / flying - trip, (count / batch - 1) * again + latency)
    assert least(pace, [latency] * count, trip) >= said - 1e-6
