"""The number formats that have an id of their own (ECMA-376 18.8.30), as a region shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.builtin_east_asian import east_asian_code

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region

_FIXED = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_CURRENCY = {5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00"}
_BRACKETED = {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}
_RED = frozenset({6, 8, 38, 40})
_ACCOUNTING = {41: ("#,##0", '"-"'), 42: ("#,##0", '"-"'), 43: ("#,##0.00", '"-"??'), 44: ("#,##0.00", '"-"??')}
_WITH_SYMBOL = frozenset({42, 44})


def builtin_code(number: int, region: Region) -> str:
    """The format code of a built-in id; an unknown id counts as General."""
    if number == 14:
        return region.short_date
    if number == 22:
        return f"{region.short_date} {_clock(region)}"
    if number in _CURRENCY:
        return _negative_apart(number, region.currency.format(_CURRENCY[number]), region)
    if number in _BRACKETED:
        return _negative_apart(number, _BRACKETED[number], region)
    if number in _ACCOUNTING:
        pattern = region.currency if number in _WITH_SYMBOL else "{}"
        return _accounting(*_ACCOUNTING[number], pattern, region)
    return _FIXED.get(number) or east_asian_code(number, region) or "General"


def _clock(region: Region) -> str:
    """Excel's `date and time` never shows AM or PM."""
    return region.short_time.replace(" AM/PM", "")


def _negative_apart(number: int, amount: str, region: Region) -> str:
    """Negative amounts in brackets in the United States, with a minus elsewhere."""
    red = "[Red]" if number in _RED else ""
    return f"{amount}_);{red}\\({amount}\\)" if region.tag == "en-US" else f"{amount};{red}\\-{amount}"


def _accounting(digits: str, zero: str, pattern: str, region: Region) -> str:
    """Symbol at one edge of the cell, number at the other; negative amounts as in `_negative_apart`."""
    if region.tag == "en-US":
        amounts = (f"* {digits}", f"* \\({digits}\\)", f"* {zero}")
        positive, negative, nothing = (pattern.format(amount) for amount in amounts)
        return f"_({positive}_);_({negative};_({nothing}_);_(@_)"
    positive, nothing = (pattern.format(f"* {amount}") for amount in (digits, zero))
    return f"_-{positive}_-;\\-{positive}_-;_-{nothing}_-;_-@_-"
