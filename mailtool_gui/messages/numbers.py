"""How calculated numbers are written: with the region's separators."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

_NARROW_SPACE = "\u202f"
_HARD_SPACE = "\u00a0"
_POINTS = ("da", "de", "el", "es", "hr", "id", "it", "nl", "pt", "ro", "sl", "sr", "tr", "vi")
_CONTEXT = Context(prec=400)
_SPACES = ("bg", "cs", "et", "fi", "hu", "kk", "lt", "lv", "nb", "nn", "no", "pl", "ru", "sk", "sv", "uk")
_OWN = {
    "de-at": (",", _HARD_SPACE),
    "de-ch": (".", "\u2019"),
    "es-mx": (".", ","),
    "fr-ca": (",", _HARD_SPACE),
    "pt-pt": (",", _HARD_SPACE),
}


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands before the decimals, and between groups of three digits."""

    decimal: str = "."
    group: str = ","

    def general(self, value: float) -> str:
        """`value` as Excel's General format has it: up to 15 digits, none without need."""
        return f"{value:.15g}".replace(".", self.decimal)

    def fixed(self, value: float, decimals: int) -> str:
        """`value` with groups and so many decimals: `1,234.50`; rounded as Excel does."""
        marks = str.maketrans({",": self.group, ".": self.decimal})
        return f"{rounded(value, decimals):,.{max(decimals, 0)}f}".translate(marks)


def rounded(value: float, decimals: int) -> Decimal:
    """`value` to so many decimals as Excel rounds it: its 15 significant digits, halves away from zero.

    Raises ValueError for what is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be rounded")
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _CONTEXT)


def separators(locale: str) -> Separators:
    """The separators of a region such as `de-DE`; those of en-US where the language is not known here."""
    tag = locale.partition(".")[0].replace("_", "-").lower()
    if tag in _OWN:
        return Separators(*_OWN[tag])
    language = tag.partition("-")[0]
    if language == "fr":
        return Separators(",", _NARROW_SPACE)
    if language in _SPACES:
        return Separators(",", _HARD_SPACE)
    return Separators(",", ".") if language in _POINTS else Separators()
