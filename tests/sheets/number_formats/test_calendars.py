from __future__ import annotations

from datetime import date

import pytest

from mailtool_gui.sheets.number_formats.calendars import (
    Calendar,
    buddhist_year,
    calendar_of_language,
    era_name,
    era_year,
)
from mailtool_gui.sheets.number_formats.serials import Moment, moment_of


def _moment(year: int, month: int, day: int) -> Moment:
    return moment_of((date(year, month, day) - date(1899, 12, 30)).days, 0, date1904=False)


@pytest.mark.parametrize(
    ("day", "names", "year"),
    [
        ((2025, 11, 22), ["R", "令", "令和"], 7),
        ((2019, 5, 1), ["R", "令", "令和"], 1),
        ((2019, 4, 30), ["H", "平", "平成"], 31),
        ((1989, 1, 7), ["S", "昭", "昭和"], 64),
        ((1926, 12, 24), ["T", "大", "大正"], 15),
        ((1912, 7, 29), ["M", "明", "明治"], 45),
    ],
)
def test_the_eras_of_japan(day: tuple[int, int, int], names: list[str], year: int) -> None:
    moment = _moment(*day)
    assert [era_name(Calendar.JAPANESE, moment, length) for length in (1, 2, 3)] == names
    assert era_name(Calendar.JAPANESE, moment, 4) == names[2]
    assert era_year(Calendar.JAPANESE, moment) == year


def test_other_calendars() -> None:
    moment = _moment(2025, 11, 22)
    assert (era_name(Calendar.TAIWANESE, moment, 3), era_year(Calendar.TAIWANESE, moment)) == ("中華民國", 114)
    assert (era_name(Calendar.THAI, moment, 3), era_year(Calendar.THAI, moment)) == ("", 2568)
    assert (era_name(None, moment, 3), era_year(None, moment)) == ("", 2025)
    assert buddhist_year(moment) == 2568


def test_languages_with_a_calendar_of_their_own() -> None:
    assert calendar_of_language("ja") is Calendar.JAPANESE
    assert calendar_of_language("zh-TW") is Calendar.TAIWANESE
    assert calendar_of_language("zh") is None
