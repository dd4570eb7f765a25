"""How fast an account sends, and until when, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.services.advice import SMALL, sizing
from mailtool_gui.services.estimates import estimated_seconds
from mailtool_gui.services.paces import CUSTOM, paces
from mailtool_gui.services.quota import Quota, split
from mailtool_gui.services.times import rounded
from mailtool_gui.ui.hour_words import ANY_TIME, Order
from mailtool_gui.ui.pace_words import is_of_preset, pace_title, pace_words
from mailtool_gui.ui.phrases import clock_time, duration, filled
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.forecast import Load

translate = QCoreApplication.translate


def pace(account: Account) -> str:
    """The preset and what it means: `Recommended: 10 at once, at most 10 in 2 s.`

    Limits that are not the preset's go by no name but their own.
    """
    kept = any(each.name == account.preset and is_of_preset(account.limits, each.limits) for each in paces())
    return f"{pace_title(account.preset if kept else CUSTOM)}: {pace_words(account.limits)}."


def estimate(
    account: Account,
    messages: int,
    now: datetime,
    quota: Quota | None = None,
    load: Load | None = None,
    *,
    order: Order = ANY_TIME,
) -> str:
    """How long so many messages take, and when they are done; what does not fit today says when it goes on.

    With a `load`, the account's other jobs and the job's own `order` are counted, and a job that is not small is told
    what it needs.
    """
    if load is None:
        return _alone(account, messages, now, quota)
    ends = load.ends_at(messages, now, hours=order.hours, urgent=order.urgent)
    if load.waiting and ends:
        words = [_beside(ends, now, load.waiting, urgent=order.urgent)]
    else:
        words = [_alone(account, messages, now, quota) if order.hours is None else _in_its_hours(ends, now)]
    if order.hours and not order.hours.open_at(now):
        words.insert(0, _begins_later(order.hours.opens_at(now), now))
    if messages >= SMALL:
        words.append(said(sizing(account, messages, (ends - now).total_seconds() if ends else None)))
    return " ".join(words)


def begins_at(
    messages: int,
    now: datetime,
    quota: Quota | None = None,
    load: Load | None = None,
    *,
    order: Order = ANY_TIME,
) -> datetime:
    """When the first of so many messages may leave: after the account's rest, under its cap, in the job's hours."""
    begins = max(now, load.rests_until if load and load.rests_until else now)
    parts = split(quota, messages)
    if parts.later_from is not None and not parts.now:
        begins = max(begins, parts.later_from)
    return order.hours.opens_at(begins) if order.hours else begins


def _beside(ends: datetime, now: datetime, waiting: int, *, urgent: bool) -> str:
    sentence = translate("Pace", "Done at about %1: the account has %2 messages of other jobs to send as well.")
    if urgent:
        sentence = translate("Pace", "Done at about %1: the %2 messages of the account's other jobs wait for it.")
    return filled(sentence, _about(ends, now), waiting)


def _in_its_hours(ends: datetime | None, now: datetime) -> str:
    if ends is None:
        return translate("Pace", "Nobody can say when it is done: it takes years in these hours.")
    return filled(translate("Pace", "Done at about %1."), _about(ends, now))


def _about(moment: datetime, now: datetime) -> str:
    """The time as the other pages and the commands round it."""
    return clock_time(rounded(moment, now), now)


def _begins_later(opens: datetime, now: datetime) -> str:
    return filled(translate("Pace", "It may not send now: it begins at %1."), clock_time(opens, now))


def _alone(account: Account, messages: int, now: datetime, quota: Quota | None) -> str:
    seconds = estimated_seconds(account, messages, quota)
    until = _about(now + timedelta(seconds=seconds), now)
    parts = split(quota or _fresh(account, now), messages)
    if parts.later_from is None:
        return filled(translate("Pace", "Takes about %1: done at about %2."), duration(seconds), until)
    from_time = clock_time(parts.later_from, parts.later_from)
    if parts.now:
        sentence = filled(_today_and_later(parts.later_from, now), parts.now, parts.later, from_time)
    else:
        sentence = filled(_later(parts.later_from, now), parts.later, from_time)
    done = translate("Pace", "Done at about %1.")
    return f"{sentence} {filled(done, until)}"


def _today_and_later(later: datetime, now: datetime) -> str:
    if later.astimezone().date() == now.astimezone().date():
        return translate("Pace", "%1 go now, %2 today from about %3, by itself.")
    return translate("Pace", "%1 go today, %2 tomorrow from about %3, by itself.")


def _later(later: datetime, now: datetime) -> str:
    if later.astimezone().date() == now.astimezone().date():
        return translate("Pace", "Today's messages are used up: %1 go today from about %2, by itself.")
    return translate("Pace", "Today's messages are used up: %1 go tomorrow from about %2, by itself.")


def _fresh(account: Account, now: datetime) -> Quota | None:
    """The quota of an account that has sent nothing yet."""
    cap = account.limits.daily_cap
    return Quota(account=account.name, cap=cap, used=0, moment=now) if cap else None
