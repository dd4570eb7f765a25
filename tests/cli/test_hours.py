"""Quiet hours and working days, said and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.cli.hours import DAYS, hours_shape, hours_text, sending_hours
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.hours import EVERY_DAY, SendingHours


def test_nothing_said_is_no_hours() -> None:
    assert sending_hours(None, None) is None
    assert hours_shape(None) == {"not_between": None, "weekdays": None}


@pytest.mark.parametrize(
    ("weekdays", "meant", "told"),
    [
        ("mon-fri", (1, 2, 3, 4, 5), "mon-fri only"),
        ("Monday - Friday", (1, 2, 3, 4, 5), "mon-fri only"),
        ("fri-mon", (1, 5, 6, 7), "mon,fri,sat,sun only"),
        ("wed", (3,), "wed only"),
        ("mon,wed, sat-sun", (1, 3, 6, 7), "mon,wed,sat,sun only"),
        ("mon-sun", EVERY_DAY, "at any time"),
    ],
)
def test_weekdays(weekdays: str, meant: tuple[int, ...], told: str) -> None:
    hours = sending_hours(None, weekdays)
    assert hours == SendingHours(weekdays=meant)
    assert hours_text(hours) == told


@pytest.mark.parametrize(("text", "quiet"), [("20:00-07:00", (1200, 420)), ("9:05 – 9:10", (545, 550))])
def test_quiet_hours(text: str, quiet: tuple[int, int]) -> None:
    assert sending_hours(text, None) == SendingHours(quiet=quiet)


@pytest.mark.parametrize("text", ["", "8-9", "20:00", "24:00-07:00", "20:00-07:60", "07:00-07:00", "night"])
def test_what_is_no_span_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        sending_hours(text, None)
    assert caught.value.where == "--not-between"


@pytest.mark.parametrize("text", ["", "mon-", "workdays", "mon,,fri", "mon;fri"])
def test_what_are_no_weekdays_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        sending_hours(None, text)
    assert caught.value.where == "--weekdays"


@given(
    st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda pair: pair[0] != pair[1]),
    st.sets(st.sampled_from(EVERY_DAY), min_size=1),
)
def test_what_is_told_can_be_said_again(quiet: tuple[int, int], weekdays: set[int]) -> None:
    hours = SendingHours(quiet=quiet, weekdays=tuple(sorted(weekdays)))
    shape = hours_shape(hours)
    assert sending_hours(shape["not_between"], ",".join(shape["weekdays"])) == hours
    assert set(shape["weekdays"]) <= set(DAYS)
