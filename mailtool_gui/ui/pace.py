"""How fast an account sends, and until when, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.account import Account, Limits
from mailtool_gui.services.estimates import days_needed, estimated_seconds
from mailtool_gui.ui.phrases import clock_time, duration, filled


def pace(account: Account) -> str:
    """The preset and what it means: `Recommended pace: 10 messages every 2 s, at most 10 at once`."""
    limits = account.limits
    every = filled(_tr("%1 messages every %2, at most %3 at once"), limits.batch_size, _delay(limits), limits.in_flight)
    cap = filled(_tr("; %1 in 24 hours"), limits.daily_cap) if limits.daily_cap else ""
    return f"{_preset(account.preset)}: {every}{cap}."


def estimate(account: Account, messages: int, now: datetime) -> str:
    """How long so many messages take, and when they are done; an account that sends elsewhere too takes longer."""
    seconds = estimated_seconds(account, messages)
    until = clock_time(now + timedelta(seconds=seconds), now)
    days = days_needed(account.limits, messages)
    if days > 1:
        return filled(_tr("Takes %1 days, until about %2: it goes on by itself."), days, until)
    return filled(_tr("Takes about %1: done at about %2."), duration(seconds), until)


def _delay(limits: Limits) -> str:
    seconds = limits.batch_delay.total_seconds()
    return duration(seconds) if seconds >= 60 else filled(_tr("%1 s"), f"{seconds:.2g}")


def _preset(name: str) -> str:
    return {
        "very-safe": _tr("Very safe pace"),
        "recommended": _tr("Recommended pace"),
        "aggressive": _tr("Aggressive pace"),
        "risky": _tr("Risky pace"),
        "gmail": _tr("Gmail’s pace"),
        "workspace": _tr("Google Workspace’s pace"),
        "m365": _tr("Microsoft 365’s pace"),
        "dedicated": _tr("Pace of an own server"),
    }.get(name, _tr("Own pace"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pace", text)
