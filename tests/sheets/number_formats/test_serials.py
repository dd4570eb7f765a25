from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.serials import moment_of, serial_from_iso, shows_as_date, value_of_serial


@pytest.mark.parametrize(
    ("serial", "value"),
    [
        (45983, datetime(2025, 11, 22)),
        (45983.5, datetime(2025, 11, 22, 12)),
        (1, datetime(1900, 1, 1)),
        (59, datetime(1900, 2, 28)),
        (60, None),
        (61, datetime(1900, 3, 1)),
        (0.5, datetime(1899, 12, 31, 12)),
        (2958465.5, datetime(9999, 12, 31, 12)),
        (2958466, None),
        (-1, None),
    ],
)
def test_serials_become_datetimes(serial: float, value: datetime | None) -> None:
    assert value_of_serial(serial, has_date=True, date1904=False) == value


def test_a_clock_time_alone_is_a_time() -> None:
    assert value_of_serial(0.75, has_date=False, date1904=False) == time(18)
    assert value_of_serial(1.5, has_date=False, date1904=False) is None


def test_dates_from_1904() -> None:
    assert value_of_serial(0, has_date=True, date1904=True) == datetime(1904, 1, 1)
    assert value_of_serial(44521.25, has_date=True, date1904=True) == datetime(2025, 11, 22, 6)
    assert not shows_as_date(-1, date1904=True)


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("2025-11-22", 45983),
        ("2025-11-22T12:00:00", 45983.5),
        ("2025-11-22T12:00:00Z", 45983.5),
        ("2025-11-22T14:00:00+02:00", 45983.5),
        ("18:00:00", 0.75),
        ("T18:00:00", 0.75),
        ("1900-01-01", 1),
        ("1900-02-28", 59),
        ("1900-03-01", 61),
    ],
)
def test_iso_texts_become_serials(text: str, serial: float) -> None:
    assert serial_from_iso(text, date1904=False) == serial


def test_iso_texts_count_from_1904_too() -> None:
    assert serial_from_iso("1904-01-01", date1904=True) == 0


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13-01", "25:00:00", "12"])
def test_other_texts_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        serial_from_iso(text, date1904=False)


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59)))
def test_every_second_comes_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    serial = serial_from_iso(moment.isoformat(), date1904=False)
    assert value_of_serial(serial, has_date=True, date1904=False) == moment
    shown = moment_of(serial, 0, date1904=False)
    assert (shown.year, shown.month, shown.day) == (moment.year, moment.month, moment.day)
    assert (shown.hour, shown.minute, shown.second) == (moment.hour, moment.minute, moment.second)
    assert shown.weekday == (moment.weekday() + 1) % 7


@given(st.integers(1, 100_000), st.integers(0, 86_399))
def test_clocks_of_both_date_systems_agree(day: int, second: int) -> None:
    later = moment_of(day + 1462 + second / 86400, 0, date1904=False)
    assert moment_of(day + second / 86400, 0, date1904=True).day == later.day
    assert timedelta(hours=later.hour, minutes=later.minute, seconds=later.second).seconds == second
