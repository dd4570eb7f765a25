"""Figures in sentences: filled in after translation, in the user's own way of writing numbers."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

translate = QCoreApplication.translate

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


def filled(sentence: str, *values: object) -> str:
    """`sentence` with `%1`, `%2`, ... replaced by the values; whole numbers with separators of thousands."""
    for place in range(len(values), 0, -1):
        value = values[place - 1]
        sentence = sentence.replace(f"%{place}", figure(value) if isinstance(value, int) else str(value))
    return sentence


def figure(number: int) -> str:
    """A whole number as the user's region writes it."""
    return QLocale().toString(number)


def region_name(tag: str) -> str:
    """A region in its own language, such as `Deutsch (Deutschland)`."""
    locale = QLocale(tag)
    # Qt names the kind of English too, and the country would stand there twice.
    language = "English" if locale.language() is QLocale.Language.English else locale.nativeLanguageName()
    return f"{language} ({locale.nativeTerritoryName()})"


def duration(seconds: float) -> str:
    """A length of time in words: `45 s`, `2 min 5 s`, `3 h 20 min`, `2 days`."""
    whole = round(seconds)
    if whole >= 2 * _DAY:
        return filled(translate("Phrases", "%1 days"), round(whole / _DAY))
    if whole >= _HOUR:
        return filled(translate("Phrases", "%1 h %2 min"), whole // _HOUR, whole % _HOUR // _MINUTE)
    if whole >= _MINUTE:
        return filled(translate("Phrases", "%1 min %2 s"), whole // _MINUTE, whole % _MINUTE)
    return filled(translate("Phrases", "%1 s"), whole)


def clock_time(moment: datetime, now: datetime) -> str:
    """When that is, for somebody who lives `now`: the time, and the day unless it is today."""
    local, today = moment.astimezone(), now.astimezone().date()
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return time
    return filled(translate("Phrases", "%1, %2"), short_date(local.date()), time)


def short_date(day: date) -> str:
    """A day in figures, as the user's region writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
