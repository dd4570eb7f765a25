"""An account's last and next 24 hours in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from mailtool_gui.ui.phrases import figure, filled

if TYPE_CHECKING:
    from mailtool_gui.services.forecast import AccountForecast, Hour

translate = QCoreApplication.translate

NOW = 24
"""The place of the first hour that is to come."""


def reading(found: AccountForecast, place: int) -> str:
    """The numbers of one hour: when it is, what left or is planned, and what counts against the limit then."""
    hour = found.hours[place]
    when = filled(_day(hour.begin, found.moment), wall_clock(hour.begin), wall_clock(hour.begin + timedelta(hours=1)))
    return " ".join((when, _count(found, hour, place), _in_day(found, hour)))


def summary(found: AccountForecast) -> str:
    """All of it in a sentence or two, for whoever does not see the chart."""
    if is_empty(found):
        return nothing()
    left = translate("AccountDay", "Sent in the last 24 hours: %1. Planned for the next: %2.")
    return filled(left, found.sent, found.planned)


def is_empty(found: AccountForecast) -> bool:
    """Whether there is nothing to be drawn."""
    return not any(hour.sent or hour.planned or hour.in_day for hour in found.hours)


def nothing() -> str:
    """What stands in an empty chart."""
    return translate("AccountDay", "Nothing was sent in the last 24 hours, and nothing is planned for the next.")


def of_cap(count: int, cap: int | None) -> str:
    """`138 of 450`, or the count alone."""
    return figure(count) if cap is None else filled(translate("AccountDay", "%1 of %2"), count, cap)


def wall_clock(moment: datetime) -> str:
    """The time of day, as the user's region writes it."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def _day(moment: datetime, now: datetime) -> str:
    days = (moment.astimezone().date() - now.astimezone().date()).days
    if days < 0:
        return translate("AccountDay", "Yesterday, %1 to %2:")
    return translate("AccountDay", "Tomorrow, %1 to %2:") if days else translate("AccountDay", "Today, %1 to %2:")


def _count(found: AccountForecast, hour: Hour, place: int) -> str:
    if place >= NOW:
        return filled(translate("AccountDay", "%1 planned."), hour.planned)
    if place == NOW - 1 and found.reserved:
        return filled(translate("AccountDay", "%1 sent, %2 of them on their way."), hour.sent, found.reserved)
    return filled(translate("AccountDay", "%1 sent."), hour.sent)


def _in_day(found: AccountForecast, hour: Hour) -> str:
    return filled(translate("AccountDay", "In the 24 hours until then: %1."), of_cap(hour.in_day, found.cap))
