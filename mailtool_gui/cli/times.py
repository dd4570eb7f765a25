"""Times as users write them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from mailtool_gui.domain.errors import UsageError

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\Z")


def parse_time(text: str, now: datetime) -> datetime:
    """An aware time: ISO 8601, `2026-12-24 09:30` or `09:30` in local time (today's). Raises UsageError.

    A time that has passed is refused, so that a slip of the day does not send at once.
    """
    moment = _moment(text.strip(), now.astimezone())
    if moment <= now:
        raise UsageError(
            f"{moment.astimezone():%Y-%m-%d %H:%M} has passed; say a time to come.", where="--at", code="past-time"
        )
    return moment


def _moment(text: str, local_now: datetime) -> datetime:
    clock = _CLOCK.match(text)
    if clock:
        naive = local_now.replace(tzinfo=None, hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
        return _local(naive)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"“{text}” is not a time; write it like 09:30, 2026-12-24 09:30 or 2026-12-24T09:30:00+01:00.",
            where="--at",
            code="bad-time",
        ) from None
    return moment if moment.tzinfo else _local(moment)


def _local(naive: datetime) -> datetime:
    """The local moment; one that the clock change skips is an hour later."""
    moment = naive.astimezone()
    return moment if moment.replace(tzinfo=None) == naive else (naive + timedelta(hours=1)).astimezone()
