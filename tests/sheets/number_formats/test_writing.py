from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from mailtool_gui.sheets.number_formats.writing import RegionalWriting

MOMENT = datetime(2026, 3, 9, 14, 5)


@pytest.mark.parametrize(
    ("locale", "short", "long"),
    [
        ("en-US", "3/9/2026", "Monday, 9 March 2026"),
        ("de-DE", "09.03.2026", "Montag, 9 März 2026"),
        ("vi-VN", "09/03/2026", "Thứ Hai, 9 Tháng Ba 2026"),
        ("mn-MN", "2026-03-09", "даваа, 9 гуравдугаар сар 2026"),
    ],
)
def test_dates_are_those_of_the_region(locale: str, short: str, long: str) -> None:
    writing = RegionalWriting(locale)
    assert writing.moment(MOMENT, "") == short
    assert writing.moment(MOMENT.replace(tzinfo=UTC), "dddd, d mmmm yyyy") == long
    assert writing.moment(MOMENT, "hh:mm") == "14:05"


def test_a_time_of_day_is_written_as_one() -> None:
    assert RegionalWriting("de-DE").moment(time(9, 5), "") == "09:05"


@pytest.mark.parametrize(
    ("locale", "currency", "decimals", "text"),
    [
        ("en-US", "", None, "$1,234.50"),
        ("en-US", "EUR", None, "€1,234.50"),
        ("en-US", "chf", None, "CHF 1,234.50"),
        ("de-DE", "", None, "1.234,50 €"),
        ("de-DE", "USD", 0, "1.235 $"),
        ("de-DE", "points", 0, "1.235 points"),
        ("vi-VN", "", None, "1.235 ₫"),
        ("vi-VN", "VND", 2, "1.234,50 ₫"),
        ("mn-MN", "", None, "₮1,235"),
        ("de-CH", "", None, "CHF 1’234.50"),
        ("en-US", 'a"b', None, "ab 1,234.50"),
    ],
)
def test_sums_stand_as_in_the_region(locale: str, currency: str, decimals: int | None, text: str) -> None:
    assert RegionalWriting(locale).money(1234.5, currency, decimals) == text


def test_sums_below_zero_and_today() -> None:
    assert RegionalWriting("de-DE").money(-1, "", None) == "-1,00 €"
    before = datetime.now().astimezone().date()
    assert before <= RegionalWriting("xx").today() <= datetime.now().astimezone().date()
