"""When a job sends, and before whom, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from mailtool_gui.domain.hours import EVERY_DAY, SendingHours
from mailtool_gui.ui.phrases import filled

translate = QCoreApplication.translate

WORKING_DAYS = (1, 2, 3, 4, 5)
"""ISO's Monday to Friday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """When a job may send (None: at any time), and whether it goes before the other jobs of its account."""

    hours: SendingHours | None = None
    urgent: bool = False


ANY_TIME = Order()


def hours_words(hours: SendingHours | None) -> list[str]:
    """`not from 20:00 to 07:00`, `Monday to Friday only`; nothing where it may send at any time."""
    words = []
    if hours and hours.quiet:
        begins, ends = map(wall_time, hours.quiet)
        words.append(filled(translate("Hours", "not from %1 to %2"), begins, ends))
    if hours and hours.weekdays != EVERY_DAY:
        words.append(_days(hours.weekdays))
    return words


def order_words(hours: SendingHours | None, *, urgent: bool) -> list[str]:
    """The same, and whether it goes before the account's other jobs."""
    return [*hours_words(hours), *([translate("Hours", "urgent")] if urgent else [])]


def wall_time(minutes: int) -> str:
    """So many minutes after midnight, as a clock of the user's region shows them."""
    return QLocale().toString(QTime(*divmod(minutes, 60)), QLocale.FormatType.ShortFormat)


def short_day_names() -> tuple[str, ...]:
    """`Mon` to `Sun`."""
    return (
        translate("Hours", "Mon"),
        translate("Hours", "Tue"),
        translate("Hours", "Wed"),
        translate("Hours", "Thu"),
        translate("Hours", "Fri"),
        translate("Hours", "Sat"),
        translate("Hours", "Sun"),
    )


def day_names() -> tuple[str, ...]:
    """`Monday` to `Sunday`."""
    return (
        translate("Hours", "Monday"),
        translate("Hours", "Tuesday"),
        translate("Hours", "Wednesday"),
        translate("Hours", "Thursday"),
        translate("Hours", "Friday"),
        translate("Hours", "Saturday"),
        translate("Hours", "Sunday"),
    )


def _days(weekdays: tuple[int, ...]) -> str:
    if weekdays == WORKING_DAYS:
        return translate("Hours", "Monday to Friday only")
    names = short_day_names()
    return filled(translate("Hours", "only %1"), ", ".join(names[day - 1] for day in weekdays))
