from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.dates import compile_date, has_date_letters, is_date_section
from mailtool_gui.sheets.number_formats.languages import ENGLISH
from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US, FR_FR, MN_MN, REGIONS, VI_VN, Region
from mailtool_gui.sheets.number_formats.tokens import read_section

AFTERNOON = 45983 + (14 * 3600 + 5 * 60 + 9.25) / 86400  # Saturday, 22 November 2025, 14:05:09.25


def _shown(code: str, serial: float, region: Region = EN_US, *, date1904: bool = False) -> str:
    return compile_date(read_section(code), region, date1904=date1904)(serial)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("y", "25"),
        ("yyy", "2025"),
        ("m", "11"),
        ("mmm", "Nov"),
        ("mmmm", "November"),
        ("mmmmm", "N"),
        ("d", "22"),
        ("ddd", "Sat"),
        ("dddd", "Saturday"),
        ("h", "14"),
        ("h AM/PM", "2 PM"),
        ("hh a/p", "02 p"),
        ("h:m", "14:5"),
        ("h:mm", "14:05"),
        ("m:s", "5:9"),
        ("mm:ss", "05:09"),
        ("ss.0", "09.3"),
        ("ss.00", "09.25"),
        ("ss.000", "09.250"),
        ("h mm d", "14 05 22"),
        ("mm h", "11 14"),
        ("h:mm:ss mm", "14:05:09 11"),
        ("yyyy-mm-dd hh:mm:ss", "2025-11-22 14:05:09"),
        ("d/m/yy", "22/11/25"),
        ('d "of" mmmm', "22 of November"),
        ("d\\.m\\.", "22.11."),
        ("d.m.", "22.11."),
        ("e", "2025"),
        ("gggyy", "25"),
        ("bb", "68"),
    ],
)
def test_letters_of_dates_and_times(code: str, shown: str) -> None:
    assert _shown(code, AFTERNOON) == shown


@pytest.mark.parametrize(
    ("code", "region", "shown"),
    [
        ("dddd, d. mmmm yyyy", DE_DE, "Samstag, 22. November 2025"),
        ("ddd d mmm", DE_DE, "Sa 22 Nov"),
        ("dd/mm/yyyy", DE_DE, "22.11.2025"),
        ("dddd d mmmm yyyy", FR_FR, "samedi 22 novembre 2025"),
        ("dddd", VI_VN, "Thứ Bảy"),
        ("h:mm AM/PM", VI_VN, "2:05 CH"),
        ("dddd", MN_MN, "бямба"),
        ("ss.00", DE_DE, "09,25"),
    ],
)
def test_regions_have_their_own_names_and_separators(code: str, region: Region, shown: str) -> None:
    assert _shown(code, AFTERNOON, region) == shown


@pytest.mark.parametrize(
    ("code", "serial", "shown"),
    [
        ("[h]", 1.5, "36"),
        ("[hh]:mm", 0.1, "02:24"),
        ("[h]:mm:ss", 100.5, "2412:00:00"),
        ("[m]", 0.5, "720"),
        ("[s]", 1, "86400"),
        ("[h]:mm", 0, "0:00"),
        ("[h] h", 1.5, "36 36"),
    ],
)
def test_elapsed_times_go_on_over_a_day(code: str, serial: float, shown: str) -> None:
    assert _shown(code, serial) == shown


@pytest.mark.parametrize(
    ("code", "serial", "shown"),
    [
        ("h:mm:ss", 0.9999999, "0:00:00"),
        ("h:mm", 0.49999999, "12:00"),
        ("yyyy-mm-dd", 45983.99999, "2025-11-22"),
        ("yyyy-mm-dd hh:mm", 45983.9999999, "2025-11-23 00:00"),
        ("ss", 0.5 / 86400, "01"),
        ("ss", 0.4 / 86400, "00"),
    ],
)
def test_seconds_are_rounded_and_carried(code: str, serial: float, shown: str) -> None:
    assert _shown(code, serial) == shown


@pytest.mark.parametrize("serial", [-0.5, -1, 2_958_466, 1e10])
def test_no_dates_are_filled_with_hashes(serial: float) -> None:
    assert _shown("yyyy-mm-dd", serial) == "########"


def test_what_counts_as_a_date() -> None:
    assert is_date_section(read_section("h:mm").tokens)
    assert not is_date_section(read_section('0.0 "days"').tokens)
    assert has_date_letters(read_section("mm").tokens)
    assert not has_date_letters(read_section("mm:ss").tokens)
    assert not has_date_letters(read_section("[mm]:ss").tokens)


@given(st.integers(61, 2_958_465), st.integers(0, 86_399), st.sampled_from(REGIONS))
def test_dates_are_those_of_the_calendar(day: int, second: int, region: Region) -> None:
    moment = datetime(1899, 12, 30) + timedelta(days=day, seconds=second)
    shown = _shown("yyyy\\-mm\\-dd hh\\:mm\\:ss", day + second / 86400, region)
    assert shown == f"{moment:%Y-%m-%d %H:%M:%S}".rjust(19, "0")
    words = ENGLISH if region.language.latin_letters else region.language
    assert _shown("dddd mmmm", day, region) == f"{words.days[moment.isoweekday() % 7]} {words.months[moment.month - 1]}"


@pytest.mark.parametrize(("code", "shown"), [("yyyy-mm-dd hh:mm:ss", "9999-12-31 23:59:59"), ("ss.0", "59.9")])
def test_rounding_does_not_lead_out_of_the_calendar(code: str, shown: str) -> None:
    assert _shown(code, 2_958_465.999999999) == shown
