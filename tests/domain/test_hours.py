"""Quiet hours and working days, also over the two nights of the year in which the clock is put on and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.hours import EVERY_DAY, SendingHours

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = SendingHours(quiet=(20 * 60, 7 * 60))
OFFICE = SendingHours(quiet=(20 * 60, 7 * 60), weekdays=(1, 2, 3, 4, 5))


def at(text: str, zone: tzinfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "opens", "closes"),
    [
        ("2026-11-20T06:59:59", "2026-11-20T07:00", "2026-11-20T20:00"),  # a Friday
        ("2026-11-20T07:00", "2026-11-20T07:00", "2026-11-20T20:00"),
        ("2026-11-20T19:59:59", "2026-11-20T19:59:59", "2026-11-20T20:00"),
        ("2026-11-20T20:00", "2026-11-23T07:00", "2026-11-21T00:00"),
        ("2026-11-22T12:00", "2026-11-23T07:00", "2026-11-23T00:00"),
    ],
)
def test_office_hours(moment: str, opens: str, closes: str) -> None:
    assert OFFICE.opens_at(at(moment), BERLIN) == at(opens)
    if OFFICE.open_at(at(moment), BERLIN):
        assert OFFICE.closes_at(at(moment), BERLIN) == at(closes)


def test_hours_that_never_close() -> None:
    always = SendingHours()
    assert always.open_at(at("2026-11-22T03:00"))
    assert always.opens_at(at("2026-11-22T03:00")) == at("2026-11-22T03:00")
    assert always.closes_at(at("2026-11-22T03:00"), BERLIN) is None


def test_quiet_hours_within_one_day() -> None:
    lunch = SendingHours(quiet=(12 * 60, 13 * 60))
    assert lunch.opens_at(at("2026-11-22T12:30"), BERLIN) == at("2026-11-22T13:00")
    assert lunch.closes_at(at("2026-11-22T13:00"), BERLIN) == at("2026-11-23T12:00")


def test_the_hour_that_is_skipped() -> None:
    """On 29 March 2026 the clock goes from 02:00 to 03:00: what ends at 02:30 ends at 03:00 then."""
    quiet = SendingHours(quiet=(0, 150))
    night = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # 01:30
    assert quiet.opens_at(night, BERLIN) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert quiet.opens_at(night - timedelta(days=1), BERLIN) == datetime(2026, 3, 28, 1, 30, tzinfo=UTC)


def test_a_day_whose_only_open_hour_is_skipped_comes_again_a_week_later() -> None:
    sundays = SendingHours(quiet=(3 * 60, 2 * 60), weekdays=(7,))
    opens = sundays.opens_at(at("2026-03-29T00:10"), BERLIN)
    assert opens == at("2026-04-05T02:00")


def test_the_hour_that_comes_twice() -> None:
    """On 25 October 2026 the hour from 02:00 comes twice, and is quiet twice."""
    quiet = SendingHours(quiet=(2 * 60, 3 * 60))
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert not quiet.open_at(first, BERLIN)
    assert not quiet.open_at(second, BERLIN)
    assert quiet.opens_at(first, BERLIN) == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


def test_the_machines_own_zone_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    local = datetime(2026, 11, 20, 21, 0).astimezone()
    assert NIGHT.opens_at(local).astimezone().strftime("%d %H:%M") == "21 07:00"


@pytest.mark.parametrize("weekdays", [(), (0,), (1, 8)])
def test_some_day_must_be_left(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="working day"):
        SendingHours(weekdays=weekdays)


@pytest.mark.parametrize("quiet", [(60, 60), (-1, 60), (0, 1440)])
def test_some_hour_must_be_left(quiet: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="quiet hours"):
        SendingHours(quiet=quiet)


@given(
    quiet=st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda pair: pair[0] != pair[1]),
    weekdays=st.sets(st.sampled_from(EVERY_DAY), min_size=1),
    minutes=st.integers(0, 366 * 24 * 60),
    zone=st.sampled_from(["Europe/Berlin", "Asia/Ulaanbaatar", "Australia/Lord_Howe", "America/St_Johns", "UTC"]),
)
def test_it_opens_at_the_first_open_minute_and_closes_at_the_first_closed_one(
    quiet: tuple[int, int], weekdays: set[int], minutes: int, zone: str
) -> None:
    where = ZoneInfo(zone)
    hours = SendingHours(quiet=quiet, weekdays=tuple(sorted(weekdays)))
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    opens = hours.opens_at(now, where)
    assert opens >= now
    assert hours.open_at(opens, where)
    hourly = range(min(3000, int((opens - now).total_seconds() // 60)))
    assert not any(hours.open_at(now + timedelta(minutes=n), where) for n in hourly)
    closes = hours.closes_at(opens, where)
    if closes is not None:
        assert closes > opens
        assert not hours.open_at(closes, where)
        assert hours.open_at(closes - timedelta(minutes=1), where) or closes - opens < timedelta(minutes=1)
