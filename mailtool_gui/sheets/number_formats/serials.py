"""Excel's dates: days since the end of 1899, or since 1904, with a 29 February 1900 that never was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DAYS_TO_1904 = 1462
LAST_SERIAL = 2_958_466  # the day after 31 December 9999
_SECONDS = 86_400
_LEAP_DAY = 60
_HAIR = 1e-6  # seconds: below the 15 digits of a serial of these years
_EPOCH = date(1899, 12, 30)


class Moment(NamedTuple):
    """A serial as a calendar and a clock show it; `weekday` 0 is Sunday, `fraction` counts 10^-digits seconds.

    `seconds` are all since day zero of the serial's own date system: what `[h]`, `[m]` and `[s]` count.
    """

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int
    second: int
    fraction: int
    seconds: int


def moment_of(serial: float, digits: int, *, date1904: bool) -> Moment:
    """The moment of a serial that is not negative, rounded to `digits` decimals of a second."""
    unit = 10**digits
    seconds, fraction = divmod(_units(serial, unit), unit)
    days, clock = divmod(seconds, _SECONDS)
    days += DAYS_TO_1904 if date1904 else 0
    if days >= LAST_SERIAL:  # rounding led out of the calendar: its last moment
        days, clock, seconds, fraction = LAST_SERIAL - 1, _SECONDS - 1, seconds - 1, unit - 1
    year, month, day = _calendar(days)
    return Moment(year, month, day, (days - 1) % 7, clock // 3600, clock // 60 % 60, clock % 60, fraction, seconds)


def shows_as_date(serial: float, *, date1904: bool) -> bool:
    """Whether Excel has a date for the serial; for others it fills the cell with #."""
    return 0 <= serial + (DAYS_TO_1904 if date1904 else 0) < LAST_SERIAL and serial >= 0


def value_of_serial(serial: float, *, has_date: bool, date1904: bool) -> datetime | time | None:
    """The serial as a Python value: a `time` for a clock time alone, else a naive `datetime`, to the millisecond.

    None where Python has none: 29 February 1900, negative serials, durations of a day and more.
    """
    if not shows_as_date(serial, date1904=date1904):
        return None
    days, rest = divmod(_units(serial, 1000), _SECONDS * 1000)
    if not has_date:
        return (datetime.min + timedelta(milliseconds=rest)).time() if days == 0 else None
    days += DAYS_TO_1904 if date1904 else 0
    if days == _LEAP_DAY or days >= LAST_SERIAL:
        return None
    start = _EPOCH if days > _LEAP_DAY else _EPOCH + timedelta(days=1)
    return datetime.combine(start, time()) + timedelta(days=days, milliseconds=rest)


def serial_from_iso(text: str, *, date1904: bool) -> float:
    """The serial of an ISO 8601 date, time or both. Raises ValueError for another text."""
    if ":" in text and "-" not in text.partition("T")[0]:
        return _part_of_day(time.fromisoformat(text.lstrip("T")))
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    days = (moment.date() - _EPOCH).days
    if days <= _LEAP_DAY:
        days -= 1
    return days - (DAYS_TO_1904 if date1904 else 0) + _part_of_day(moment.time())


def _units(serial: float, unit: int) -> int:
    """The serial in seconds / `unit`, halves rounded up: also those that a binary fraction misses by a hair."""
    return int((serial * _SECONDS + _HAIR) * unit + 0.5)


def _part_of_day(clock: time) -> float:
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return float((Decimal(seconds) + Decimal(clock.microsecond) / 1_000_000) / _SECONDS)


@lru_cache(maxsize=50_000)
def _calendar(days: int) -> tuple[int, int, int]:
    if days == 0:
        return 1900, 1, 0
    if days == _LEAP_DAY:
        return 1900, 2, 29
    day = _EPOCH + timedelta(days=days if days > _LEAP_DAY else days + 1)
    return day.year, day.month, day.day
