"""Times as people say them, in English; for sentences of the services."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

HOUR = timedelta(hours=1)


def about(moment: datetime, now: datetime) -> str:
    """When that is: `today about 15:20`, `Thursday about 10:40`, `on 2026-12-03 about 10:40`."""
    local, today = rounded(moment, now).astimezone(), now.astimezone().date()
    days, clock = (local.date() - today).days, f"{local:%H:%M}"
    if days < 1:
        return f"today about {clock}"
    if days == 1:
        return f"tomorrow about {clock}"
    if days >= 7:
        return f"on {local:%Y-%m-%d} about {clock}"
    return (
        f"Monday about {clock}",
        f"Tuesday about {clock}",
        f"Wednesday about {clock}",
        f"Thursday about {clock}",
        f"Friday about {clock}",
        f"Saturday about {clock}",
        f"Sunday about {clock}",
    )[local.weekday()]


def rounded(moment: datetime, now: datetime) -> datetime:
    """To five minutes where it is more than an hour away, else to the minute; never before it is."""
    step = 300 if moment - now > HOUR else 60
    return datetime.fromtimestamp(ceil(moment.timestamp() / step) * step, moment.tzinfo)


def lasting(seconds: float) -> str:
    """How long that is, roughly: `less than a minute`, `about 75 minutes`, `about 3 days`."""
    if seconds < 60:
        return "less than a minute"
    if seconds < 90:
        return "about 1 minute"
    if seconds < 2 * 3600:
        return f"about {round(seconds / 60)} minutes"
    if seconds < 2 * 86_400:
        return f"about {round(seconds / 3600)} hours"
    return f"about {round(seconds / 86_400)} days"


def messages_in(count: int, seconds: float) -> str:
    """A pace: `10 messages in 2 seconds`, `300 messages a second`, `1 message in 0.9 seconds`."""
    span = f"{round(seconds, 2):g}"
    if span == "1":
        return "1 message a second" if count == 1 else f"{count} messages a second"
    return f"1 message in {span} seconds" if count == 1 else f"{count} messages in {span} seconds"


def age(seconds: float) -> str:
    """How long ago that is: `1 minute`, `90 minutes`, `3 hours`, `2 days`."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes == 1:
        return "1 minute"
    if minutes < 120:
        return f"{minutes} minutes"
    if minutes < 2 * 1440:
        return f"{minutes // 60} hours"
    return f"{minutes // 1440} days"
