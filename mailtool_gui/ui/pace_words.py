"""A pace in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.account import Limits
from mailtool_gui.ui.phrases import figure, filled

_SECOND = 1000


def pace_title(name: str) -> str:
    """The name of a preset in the user's language; an unknown one stays as it is."""
    titles = {
        "very-safe": _tr("Very safe"),
        "recommended": _tr("Recommended"),
        "aggressive": _tr("Fast"),
        "risky": _tr("Risky"),
        "gmail": _tr("Gmail, personal"),
        "workspace": _tr("Google Workspace"),
        "m365": _tr("Microsoft 365"),
        "dedicated": _tr("Own mail server"),
        "custom": _tr("Own figures"),
    }
    return titles.get(name, name)


def pace_advice(name: str) -> str:
    """When to choose a preset."""
    advice = {
        "very-safe": _tr("For a new account or a provider that is easily alarmed."),
        "recommended": _tr("Right for most accounts."),
        "aggressive": _tr("For accounts that have sent much before without complaints."),
        "risky": _tr("Many providers will answer that this is too much."),
        "gmail": _tr("Stays below what Gmail allows a personal account in a day."),
        "workspace": _tr("Stays within what Google allows a company's account."),
        "m365": _tr("Microsoft takes 30 messages a minute from one account."),
        "dedicated": _tr("Only for a mail server of your own organisation."),
        "custom": _tr("Figures that your provider has told you."),
    }
    return advice.get(name, "")


def pace_words(limits: Limits) -> str:
    """`10 at once, at most 10 in 2 s`, and the cap of a day where there is one."""
    milliseconds = round(limits.batch_delay.total_seconds() * _SECOND)
    if not milliseconds:
        words = filled(_tr("%1 at once"), limits.in_flight)
    else:
        words = filled(_tr("%1 at once, at most %2 in %3"), limits.in_flight, limits.batch_size, _span(milliseconds))
    if limits.daily_cap is None:
        return words
    return filled(_tr("%1, %2 a day"), words, limits.daily_cap)


def _span(milliseconds: int) -> str:
    if milliseconds < _SECOND:
        return filled(_tr("%1 ms"), milliseconds)
    if milliseconds % (60 * _SECOND) == 0:
        return filled(_tr("%1 min"), milliseconds // (60 * _SECOND))
    seconds = milliseconds / _SECOND
    return filled(_tr("%1 s"), figure(int(seconds)) if seconds.is_integer() else f"{seconds:g}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paces", text)
