"""How calculated numbers are written: with the region's separators."""

from __future__ import annotations

from dataclasses import dataclass

_NARROW_SPACE = "\u202f"
_HARD_SPACE = "\u00a0"
_POINTS = ("da", "de", "el", "es", "hr", "id", "it", "nl", "pt", "ro", "sl", "sr", "tr", "vi")
_SPACES = ("bg", "cs", "et", "fi", "hu", "kk", "lt", "lv", "nb", "nn", "no", "pl", "ru", "sk", "sv", "uk")


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands before the decimals, and between groups of three digits."""

    decimal: str = "."
    group: str = ","

    def general(self, value: float) -> str:
        """`value` as Excel's General format has it: up to 15 digits, none without need."""
        return f"{value:.15g}".replace(".", self.decimal)

    def fixed(self, value: float, decimals: int) -> str:
        """`value` with groups and so many decimals: `1,234.50`."""
        marks = str.maketrans({",": self.group, ".": self.decimal})
        return f"{value:,.{decimals}f}".translate(marks)


def separators(locale: str) -> Separators:
    """The separators of a region such as `de-DE`; those of en-US where the language is not known here."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    if language == "fr":
        return Separators(",", _NARROW_SPACE)
    if language in _SPACES:
        return Separators(",", _HARD_SPACE)
    return Separators(",", ".") if language in _POINTS else Separators()
