"""Presets: named promises to providers, and the limits a user's own figures make of them.

Figures: Google's and Microsoft's published sending limits, with room left below them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from mailtool_gui.domain.account import Limits
from mailtool_gui.domain.errors import AccountError

DEFAULT_PRESET = "recommended"
PER_RECIPIENT_HOUR = 10
CUSTOM = "custom"


@dataclass(frozen=True, kw_only=True, slots=True)
class Overrides:
    """A user's own figures over a preset's; None leaves the preset's. `per_recipient_hour` 0: no limit."""

    in_flight: int | None = None
    batch_size: int | None = None
    batch_delay_ms: int | None = None
    daily_cap: int | None = None
    per_recipient_hour: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Preset:
    """A named set of limits. `connections` bounds the messages in flight below the batch size, where set.

    `first` are in flight at first where the provider does not say how many it takes at once.
    """

    title: str
    batch_size: int
    batch_delay_ms: int
    connections: int | None = None
    first: int | None = None
    daily_cap: int | None = None
    jobs_at_once: int = 3
    job_starts_per_second: int = 5


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "very-safe": Preset(title="Very safe", batch_size=5, batch_delay_ms=3000),
        "recommended": Preset(title="Recommended", batch_size=10, batch_delay_ms=2000),
        "aggressive": Preset(title="Aggressive", batch_size=15, batch_delay_ms=1000),
        "risky": Preset(title="Risky", batch_size=20, batch_delay_ms=500),
        "gmail": Preset(
            title="Gmail personal",
            batch_size=8,
            batch_delay_ms=600,
            daily_cap=450,
            jobs_at_once=2,
            job_starts_per_second=3,
        ),
        "workspace": Preset(
            title="Google Workspace", batch_size=20, batch_delay_ms=200, connections=15, first=5, daily_cap=2000
        ),
        "m365": Preset(title="Microsoft 365", batch_size=30, batch_delay_ms=60_000, connections=3, daily_cap=10_000),
        "dedicated": Preset(
            title="Dedicated SMTP", batch_size=50, batch_delay_ms=50, jobs_at_once=5, job_starts_per_second=10
        ),
    }
)


def preset_names() -> tuple[str, ...]:
    """Every preset a user can choose, `custom` last."""
    return (*PRESETS, CUSTOM)


def limits_of(preset: str, overrides: Overrides | None = None) -> Limits:
    """The limits of a preset with a user's own figures over them.

    Messages in flight are the batch size unless told otherwise, but never above the preset's connections.
    Raises AccountError for a preset that does not exist and for figures that make no sense.
    """
    own = overrides or Overrides()
    _check(own)
    chosen = _custom(own) if preset == CUSTOM else _named(preset)
    batch_size = own.batch_size or chosen.batch_size
    return Limits(
        in_flight=own.in_flight or min(batch_size, chosen.connections or batch_size),
        batch_size=batch_size,
        batch_delay=timedelta(milliseconds=_first(own.batch_delay_ms, chosen.batch_delay_ms)),
        daily_cap=own.daily_cap or chosen.daily_cap,
        jobs_at_once=chosen.jobs_at_once,
        job_starts_per_second=chosen.job_starts_per_second,
        per_recipient_hour=per_recipient_hour(own, PER_RECIPIENT_HOUR),
        first_in_flight=None if own.in_flight else chosen.first,
    )


def per_recipient_hour(own: Overrides, there: int | None) -> int | None:
    """How many messages of a kind one mailbox may get in an hour."""
    return there if own.per_recipient_hour is None else own.per_recipient_hour or None


def _named(preset: str) -> Preset:
    try:
        return PRESETS[preset]
    except KeyError:
        raise AccountError(
            f"There is no preset “{preset}”. Choose one of: {', '.join(preset_names())}.", code="no-such-preset"
        ) from None


def _custom(own: Overrides) -> Preset:
    if own.batch_size is None or own.batch_delay_ms is None:
        raise AccountError(
            "The preset “custom” needs a batch size (--batch-size) and a batch delay (--batch-delay-ms).",
            where="--preset",
            code="bad-limits",
        )
    return Preset(title="Custom", batch_size=own.batch_size, batch_delay_ms=own.batch_delay_ms)


def _first(chosen: int | None, otherwise: int) -> int:
    return otherwise if chosen is None else chosen


def _check(own: Overrides) -> None:
    _at_least(1, own.in_flight, "Messages in flight", "--in-flight")
    _at_least(1, own.batch_size, "The batch size", "--batch-size")
    _at_least(0, own.batch_delay_ms, "The batch delay in milliseconds", "--batch-delay-ms")
    _at_least(1, own.daily_cap, "The daily cap", "--daily-cap")
    _at_least(0, own.per_recipient_hour, "The limit for one recipient in an hour", "--per-recipient-hour")


def _at_least(least: int, value: int | None, what: str, where: str) -> None:
    if value is not None and value < least:
        raise AccountError(f"{what} must be {least} or more, not {value}.", where=where, code="bad-limits")
