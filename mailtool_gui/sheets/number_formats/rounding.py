"""Excel's arithmetic for display: 15 significant decimal digits, halves away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_CONTEXT = Context(prec=1000, rounding=ROUND_HALF_UP)
CLEAR = 1e11
"""Below it, what a double misses is far less than HAIR."""
HAIR = 1e-2
"""How near to a tie units are that only exact arithmetic rounds."""


def is_clear(units: float) -> bool:
    """Whether `units` >= 0, to be rounded to a whole number, are so far from a tie that any way of rounding agrees.

    Then 15 digits, halves away from zero, and the double's own value all lead to one number.
    """
    return units < CLEAR and not -HAIR < units % 1.0 - 0.5 < HAIR


def significant(value: float) -> Decimal:
    """`value` as the 15 significant digits that Excel keeps."""
    return Decimal(f"{value + 0.0:.14e}")  # -0.0 has no minus that is shown


def fixed_digits(value: Decimal, decimals: int) -> tuple[str, str]:
    """The digits before and after the decimal point of a value >= 0, rounded to `decimals` places.

    There are no leading zeros before the point: the first text is empty below one.
    """
    digits = str(value.scaleb(decimals, _CONTEXT).to_integral_value(ROUND_HALF_UP, _CONTEXT).to_integral_value())
    if "E" in digits:
        digits = f"{Decimal(digits):f}"
    digits = digits.rjust(decimals, "0")
    whole = digits[: len(digits) - decimals].lstrip("0")
    return whole, digits[len(digits) - decimals :]
