"""A pace in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.ui.phrases import figure, filled

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Limits

translate = QCoreApplication.translate

_SECOND = 1000


def pace_title(name: str) -> str:
    """The name of a preset in the user's language; an unknown one stays as it is."""
    titles = {
        "very-safe": translate("Paces", "Very safe"),
        "recommended": translate("Paces", "Recommended"),
        "aggressive": translate("Paces", "Fast"),
        "risky": translate("Paces", "Risky"),
        "gmail": translate("Paces", "Gmail, personal"),
        "workspace": translate("Paces", "Google Workspace"),
        "m365": translate("Paces", "Microsoft 365"),
        "dedicated": translate("Paces", "Own mail server"),
        "custom": translate("Paces", "Own figures"),
    }
    return titles.get(name, name)


def pace_advice(name: str) -> str:
    """When to choose a preset."""
    advice = {
        "very-safe": translate("Paces", "For a new account or a provider that is easily alarmed."),
        "recommended": translate("Paces", "Right for most accounts."),
        "aggressive": translate("Paces", "For accounts that have sent much before without complaints."),
        "risky": translate("Paces", "Many providers will answer that this is too much."),
        "gmail": translate("Paces", "Stays below what Gmail allows a personal account in a day."),
        "workspace": translate("Paces", "Stays within what Google allows a company's account."),
        "m365": translate("Paces", "Microsoft takes 30 messages a minute from one account."),
        "dedicated": translate("Paces", "Only for a mail server of your own organisation."),
        "custom": translate("Paces", "Figures that your provider has told you."),
    }
    return advice.get(name, "")


def is_of_preset(limits: Limits, preset: Limits) -> bool:
    """Whether a pace is a preset's; how many messages one address may get is said beside it."""
    return replace(limits, per_recipient_hour=preset.per_recipient_hour) == preset


def pace_words(limits: Limits) -> str:
    """`10 at once, at most 10 in 2 s` (or `300 a second`), and the cap of a day where there is one."""
    milliseconds = round(limits.batch_delay.total_seconds() * _SECOND)
    if not milliseconds:
        words = filled(translate("Paces", "%1 at once"), limits.in_flight)
    elif quick := limits.starts_per_second:
        words = filled(translate("Paces", "%1 at once, at most %2 a second"), limits.in_flight, quick)
    else:
        words = filled(
            translate("Paces", "%1 at once, at most %2 in %3"), limits.in_flight, limits.batch_size, _span(milliseconds)
        )
    if limits.daily_cap is None:
        return words
    return filled(translate("Paces", "%1, %2 a day"), words, limits.daily_cap)


def _span(milliseconds: int) -> str:
    if milliseconds < _SECOND:
        return filled(translate("Paces", "%1 ms"), milliseconds)
    if milliseconds % (60 * _SECOND) == 0:
        return filled(translate("Paces", "%1 min"), milliseconds // (60 * _SECOND))
    seconds = milliseconds / _SECOND
    return filled(translate("Paces", "%1 s"), figure(int(seconds)) if seconds.is_integer() else f"{seconds:g}")
