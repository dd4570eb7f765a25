"""The General format: as many digits as an eleven-character cell has room for (ECMA-376 18.8.30, id 0)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mailtool_gui.sheets.number_formats.rounding import is_clear, significant

_WIDTH = 11
_LARGEST_PLAIN = 10**_WIDTH
_SMALLEST_ROUNDED = 1e-4
_SMALLEST_EXACT = Decimal("1E-4")


def general(value: float, decimal: str) -> str:
    """`value` as General shows it in a column wide enough, with the region's `decimal` separator."""
    if value < 0:
        return f"-{general(-value, decimal)}"
    if value < _LARGEST_PLAIN and value == int(value):
        return str(int(value))
    text = _short(value) or _exact(value)
    return text if decimal == "." else text.replace(".", decimal)


def _short(value: float) -> str | None:
    """The text of most numbers, found fast; None where it needs an exponent or exact arithmetic."""
    if not _SMALLEST_ROUNDED <= value < _LARGEST_PLAIN - 1:
        return None
    if len(shortest := repr(value)) <= _WIDTH:  # the digits that tell the number, none of them an exponent's
        return shortest
    decimals = max(_WIDTH - 1 - len(str(int(value))), 0)
    if not is_clear(value * 10.0**decimals):
        return None
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def _exact(value: float) -> str:
    exact = significant(value).normalize()
    plain = _plain(exact)
    if plain is not None and len(plain) <= _WIDTH:
        return plain
    if _SMALLEST_EXACT <= exact < _LARGEST_PLAIN:
        rounded = _plain(_rounded(exact))
        if rounded is not None and len(rounded) <= _WIDTH:
            return rounded
    return _scientific(exact)


def _plain(value: Decimal) -> str | None:
    """Without an exponent; None where that would be absurdly long."""
    return f"{value:f}" if -20 < value.adjusted() < 20 else None


def _rounded(value: Decimal) -> Decimal:
    whole = max(value.adjusted() + 1, 1)
    decimals = max(_WIDTH - 1 - whole, 0)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded.normalize() if rounded != rounded.to_integral_value() else rounded.to_integral_value()


def _scientific(value: Decimal) -> str:
    decimals = 5 if abs(value.adjusted()) < 100 else 4
    places = Decimal(1).scaleb(value.adjusted() - decimals)
    mantissa, exponent = _mantissa(value.quantize(places, ROUND_HALF_UP))
    return f"{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _mantissa(value: Decimal) -> tuple[str, int]:
    digits = "".join(map(str, value.as_tuple().digits)).rstrip("0")
    return (f"{digits[0]}.{digits[1:]}" if len(digits) > 1 else digits), value.adjusted()
