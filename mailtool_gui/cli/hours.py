"""Quiet hours and working days, as users write and read them."""

from __future__ import annotations

import re
from typing import Any

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.hours import EVERY_DAY, SendingHours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = r"([01]?\d|2[0-3]):([0-5]\d)"
_QUIET = re.compile(rf"{_CLOCK}\s*[-–]\s*{_CLOCK}\Z")


def sending_hours(not_between: str | None, weekdays: str | None) -> SendingHours | None:
    """What `--not-between` and `--weekdays` say; None where neither is given. Raises UsageError."""
    if not_between is None and weekdays is None:
        return None
    quiet = None if not_between is None else _quiet(not_between.strip())
    return SendingHours(quiet=quiet, weekdays=EVERY_DAY if weekdays is None else _weekdays(weekdays))


def hours_text(hours: SendingHours) -> str:
    """Such as `not between 20:00 and 07:00, mon-fri only`."""
    words = []
    if hours.quiet:
        words.append(f"not between {_clock(hours.quiet[0])} and {_clock(hours.quiet[1])}")
    if hours.weekdays != EVERY_DAY:
        words.append(f"{_days_text(hours.weekdays)} only")
    return ", ".join(words) or "at any time"


def hours_shape(hours: SendingHours | None) -> dict[str, Any]:
    """The keys of a job that tell when it sends."""
    return {
        "not_between": "-".join(map(_clock, hours.quiet)) if hours and hours.quiet else None,
        "weekdays": [DAYS[day - 1] for day in hours.weekdays] if hours else None,
    }


def _quiet(text: str) -> tuple[int, int]:
    found = _QUIET.match(text)
    if not found:
        raise UsageError(f"“{text}” is no span of a day; write it like 20:00-07:00.", where="--not-between")
    first, last = (int(found[hour]) * 60 + int(found[hour + 1]) for hour in (1, 3))
    if first == last:
        raise UsageError("Quiet hours from a time to the same time leave none to send in.", where="--not-between")
    return first, last


def _weekdays(text: str) -> tuple[int, ...]:
    days = {day for part in text.casefold().split(",") for day in _span(part.strip(), text)}
    return tuple(sorted(days))


def _span(part: str, text: str) -> range | list[int]:
    first, dash, last = part.partition("-")
    begin = _day(first.strip(), text)
    end = _day(last.strip(), text) if dash else begin
    return range(begin, end + 1) if begin <= end else [*range(begin, 8), *range(1, end + 1)]


def _day(word: str, text: str) -> int:
    found = [day for day, name in enumerate(_NAMES, start=1) if len(word) >= 3 and name.startswith(word)]
    if not found:
        raise UsageError(f"“{text}” are no weekdays; write them like mon-fri or mon,wed,fri.", where="--weekdays")
    return found[0]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days_text(weekdays: tuple[int, ...]) -> str:
    if len(weekdays) > 2 and weekdays == tuple(range(weekdays[0], weekdays[-1] + 1)):
        return f"{DAYS[weekdays[0] - 1]}-{DAYS[weekdays[-1] - 1]}"
    return ",".join(DAYS[day - 1] for day in weekdays)
