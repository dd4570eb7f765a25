"""An account's last and next 24 hours, made up."""

from __future__ import annotations

from datetime import datetime, timedelta

from mailtool_gui.services.forecast import AccountForecast, Hour

HOURS, NOW = 48, 24
MOMENT = datetime(2026, 11, 23, 10, 30).astimezone()
SENT, PLANNED = {20: 40, 23: 12}, {24: 100, 30: 7}


def forecast(*, cap: int | None = 450, reserved: int = 3, quiet: bool = False) -> AccountForecast:
    """The day of the account “Office”; a `quiet` one has nothing in it."""
    counts = {} if quiet else {**SENT, **PLANNED}
    hours = [
        Hour(
            begin=MOMENT + timedelta(hours=place - NOW),
            sent=counts.get(place, 0) if place < NOW else 0,
            planned=counts.get(place, 0) if place >= NOW else 0,
            in_day=sum(counts.get(each, 0) for each in range(place - 23, place + 1)),
        )
        for place in range(HOURS)
    ]
    return AccountForecast(
        account="Office",
        moment=MOMENT,
        cap=cap,
        sent=0 if quiet else 52,
        reserved=reserved,
        planned=0 if quiet else 107,
        waiting=0 if quiet else 412,
        ends_at=None if quiet else MOMENT + timedelta(hours=8),
        hours=hours,
    )
