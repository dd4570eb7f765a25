"""Times as people say them, in English; for sentences of the services."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

HOUR = timedelta(hours=1)
_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"))


def about(moment: datetime, now: datetime) -> str:
    """When that is: `today about 15:20`, `Thursday about 10:40`, `on 3 December about 10:40`."""
    local, today = rounded(moment, now).astimezone(), now.astimezone().date()
    days = (local.date() - today).days
    if days <= 1:
        day = "tomorrow" if days == 1 else "today"
    elif days < 7:
        day = f"{local:%A}"
    else:
        day = f"on {local.day} {local:%B}" + (f" {local.year}" if local.year != today.year else "")
    return f"{day} about {local:%H:%M}"


def rounded(moment: datetime, now: datetime) -> datetime:
    """To five minutes where it is more than an hour away, else to the minute; never before it is."""
    step = 300 if moment - now > HOUR else 60
    return datetime.fromtimestamp(ceil(moment.timestamp() / step) * step, moment.tzinfo)


def lasting(seconds: float) -> str:
    """How long that is, roughly: `less than a minute`, `about 75 minutes`, `about 3 days`."""
    for size, word in _UNITS:
        if seconds >= 2 * size or (size == 60 and seconds >= 60):
            count = round(seconds / size)
            return f"about {count} {word}" if count == 1 else f"about {count} {word}s"
    return "less than a minute"
