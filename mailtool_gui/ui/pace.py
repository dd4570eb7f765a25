"""How fast an account sends, and until when, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.account import Account
from mailtool_gui.services.estimates import days_needed, estimated_seconds
from mailtool_gui.ui.pace_words import pace_title, pace_words
from mailtool_gui.ui.phrases import clock_time, duration, filled

translate = QCoreApplication.translate


def pace(account: Account) -> str:
    """The preset and what it means: `Recommended: 10 at once, at most 10 in 2 s.`"""
    return f"{pace_title(account.preset)}: {pace_words(account.limits)}."


def estimate(account: Account, messages: int, now: datetime) -> str:
    """How long so many messages take, and when they are done; an account that sends elsewhere too takes longer."""
    seconds = estimated_seconds(account, messages)
    until = clock_time(now + timedelta(seconds=seconds), now)
    days = days_needed(account.limits, messages)
    if days > 1:
        return filled(translate("Pace", "Takes %1 days, until about %2: it goes on by itself."), days, until)
    return filled(translate("Pace", "Takes about %1: done at about %2."), duration(seconds), until)
