"""Dates and sums of money written as Excel writes them in a region."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.number_formats.serials import serial_from_iso

_SYMBOLS = {
    "AUD": "A$", "CAD": "C$", "CHF": "CHF", "CNY": "¥", "CZK": "Kč", "DKK": "kr.", "EUR": "€", "GBP": "£", "HUF": "Ft",
    "IDR": "Rp", "INR": "₹", "JPY": "¥", "KRW": "₩", "MNT": "₮", "NOK": "kr", "PLN": "zł", "RON": "lei", "RUB": "₽",
    "SEK": "kr", "THB": "฿", "TRY": "₺", "TWD": "NT$", "UAH": "₴", "USD": "$", "VND": "₫",
}  # fmt: skip
_WHOLE = frozenset({"₫", "¥", "₩", "Rp", "Ft", "₮"})
"""Currencies that are written without decimals in daily life."""
_QUOTED = re.compile(r'"([^"]*)"')


class RegionalWriting:
    """Writes as Excel does in the region of a locale such as `vi-VN`. Shared by threads."""

    def __init__(self, locale: str) -> None:
        self._region = find_region(locale)

    def moment(self, value: datetime | time, code: str) -> str:
        """A date or a time by a number format code; blank: the region's short date, or short time."""
        usual = self._region.short_time if isinstance(value, time) else self._region.short_date
        text = value.isoformat() if isinstance(value, time) else value.replace(tzinfo=None).isoformat()
        return compile_format(code or usual, self._region).number(serial_from_iso(text, date1904=False))

    def money(self, value: float, currency: str, decimals: int | None) -> str:
        """A sum, its currency where the region has its own; a code such as `EUR` becomes its symbol."""
        place = self._region.currency
        own = found[1] if (found := _QUOTED.search(place)) else ""
        symbol = _SYMBOLS.get(currency.upper(), currency).replace('"', "") or own
        kept = (0 if symbol in _WHOLE else 2) if decimals is None else decimals
        number = "#,##0" + ("." + "0" * kept if kept else "")
        blank = "\\ " if symbol[-1:].isalpha() and place.endswith('"{}') else ""  # CHF 12, but $12
        code = place.replace(f'"{own}"', f'"{symbol}"{blank}').format(number)
        return compile_format(code, self._region).number(value)

    def today(self) -> date:
        """The day on this machine's calendar."""
        return datetime.now().astimezone().date()
