"""The paces a user can choose from, as values; their words are the window's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.accounts.presets import CUSTOM, DEFAULT_PRESET, PRESETS, Overrides, limits_of

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Limits

__all__ = ["CUSTOM", "DEFAULT_PRESET", "Overrides", "Pace", "own_pace", "paces"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """A preset: its name in commands, its title in English, its limits."""

    name: str
    title: str
    limits: Limits


def paces() -> Sequence[Pace]:
    """Every preset but `custom`, the safest first."""
    return [Pace(name=name, title=preset.title, limits=limits_of(name)) for name, preset in PRESETS.items()]


def own_pace(
    *,
    in_flight: int,
    batch_size: int,
    batch_delay_ms: int,
    daily_cap: int | None,
    per_recipient_hour: int | None = None,
) -> Overrides:
    """A user's own figures, for the preset `custom`."""
    return Overrides(
        in_flight=in_flight,
        batch_size=batch_size,
        batch_delay_ms=batch_delay_ms,
        daily_cap=daily_cap or None,
        per_recipient_hour=per_recipient_hour,
    )
