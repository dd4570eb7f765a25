from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import REGIONS, Region, find_region

# (format code, locale, value, shown)
SHOWN = [
    ("00000", "en-US", 42, "00042"),
    ("0%", "en-US", 0.1, "10%"),
    ("0.00%", "de-DE", 0.1234, "12,34%"),
    ('#,##0.00 "€"', "de-DE", 1234.5, "1.234,50 €"),
    ("#,##0.00\\ [$€-407]", "de-DE", 1234.5, "1.234,50 €"),
    ("#,##0.00\\ [$€-407]", "en-US", 1234.5, "1,234.50 €"),
    ("[$€-407]\\ #,##0.00", "fr-FR", 1234567.5, "€ 1\u202f234\u202f567,50"),
    ("[$$-409]#,##0.00", "en-US", 1234.5, "$1,234.50"),
    ("#,##0", "vi-VN", 1500000, "1.500.000"),
    ("#,##0\\ [$₫-42A]", "vi-VN", 1500000, "1.500.000 ₫"),
    ("#,##0.00", "mn-MN", 1234.5, "1,234.50"),
    ("0.00", "en-US", 2.675, "2.68"),
    ("0.00", "en-US", 1.005, "1.01"),
    ("0.0", "en-US", 0.25, "0.3"),
    ("0", "en-US", 0.5, "1"),
    ("0", "en-US", 2.5, "3"),
    ("0", "en-US", -2.5, "-3"),
    ("0.00", "en-US", 1e16, "10000000000000000.00"),
    ("0", "en-US", 123456789012345678, "123456789012346000"),
    ("#,##0_);(#,##0)", "en-US", -1234, "(1,234)"),
    ("#,##0_);(#,##0)", "en-US", 1234, "1,234 "),
    ("#,##0.00_);[Red](#,##0.00)", "en-US", -0.5, "(0.50)"),
    ('0.00;-0.00;"zero"', "en-US", 0, "zero"),
    ("0;;", "en-US", -5, ""),
    ("0;;", "en-US", 0, ""),
    (";;;", "en-US", 7, ""),
    ("[<100]0.0;0", "en-US", 5, "5.0"),
    ("[<100]0.0;0", "en-US", 500, "500"),
    ("[<100]0.0;0", "en-US", -5, "-5.0"),
    ("[>100]0.0;0", "en-US", -5, "-5"),
    ("[<0](0);0", "en-US", -5, "(5)"),
    ('[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "en-US", 2_500_000, "2.5M"),
    ('[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "en-US", 2500, "2.5K"),
    ('[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "en-US", 25, "25"),
    ("0.00E+00", "en-US", 12345, "1.23E+04"),
    ("0.00E+00", "en-US", 0.00012345, "1.23E-04"),
    ("0.00E+00", "en-US", 9.999, "1.00E+01"),
    ("##0.0E+0", "en-US", 12345, "12.3E+3"),
    ("0.0E-0", "en-US", 12345, "1.2E4"),
    ("# ?/?", "en-US", 0.5, " 1/2"),
    ("# ??/??", "en-US", 0.5, "  1/2 "),
    ("# ?/?", "en-US", 5.25, "5 1/4"),
    ("# ?/?", "en-US", 5, "5    "),
    ("# ??/??", "en-US", 3.14, "3  7/50"),
    ("# ?/8", "en-US", 1.5, "1 4/8"),
    ("?/?", "en-US", 1.5, "3/2"),
    ("000-00-0000", "en-US", 123456789, "123-45-6789"),
    ("(000) 000-0000", "en-US", 5551234567, "(555) 123-4567"),
    ('0 "pcs"', "en-US", 3, "3 pcs"),
    ("\\x0", "en-US", 3, "x3"),
    ("*-0", "en-US", 3, "3"),
    ("0.0?", "en-US", 1.5, "1.5 "),
    ("#.##", "en-US", 12, "12."),
    ("#", "en-US", 0, ""),
    ("General", "en-US", 1.5, "1.5"),
    ("General", "de-DE", 1.5, "1,5"),
    ('General" items"', "en-US", 5, "5 items"),
    ("@", "en-US", 42, "42"),
    ("", "en-US", 42, "42"),
    ("[Red]0;[Blue]-0", "en-US", -4, "-4"),
    ("[Color10]0", "en-US", 4, "4"),
    ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "en-US", 1234.5, " 1,234.50 "),
    ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "en-US", -1234.5, " (1,234.50)"),
    ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "en-US", 0, " -   "),
]

DATES = [
    ("yyyy-mm-dd", "en-US", 45983, "2025-11-22"),
    ("dd.mm.yyyy", "de-DE", 45983, "22.11.2025"),
    ("dd/mm/yyyy", "de-DE", 45983, "22.11.2025"),
    ("dd/mm/yyyy", "vi-VN", 45983, "22/11/2025"),
    ("d mmm yy", "en-US", 45983, "22 Nov 25"),
    ("dddd, d. mmmm yyyy", "de-DE", 45983, "Samstag, 22. November 2025"),
    ("[$-407]d. mmmm yyyy", "en-US", 45717, "1. März 2025"),
    ("[$-409]d mmmm yyyy", "de-DE", 45717, "1 March 2025"),
    ("mmmmm", "en-US", 45717, "M"),
    ("ddd", "fr-FR", 45717, "sam."),
    ("h:mm", "en-US", 0.5, "12:00"),
    ("hh:mm:ss", "en-US", 0.999999999, "00:00:00"),
    ("h:mm AM/PM", "en-US", 0.75, "6:00 PM"),
    ("h:mm AM/PM", "en-US", 0, "12:00 AM"),
    ("h:mm a/p", "en-US", 0.25, "6:00 a"),
    ("[h]:mm", "en-US", 1.5, "36:00"),
    ("[mm]:ss", "en-US", 0.0625, "90:00"),
    ("[ss]", "en-US", 0.0625, "5400"),
    ("mm:ss.0", "en-US", 0.00001, "00:00.9"),
    ("mm:ss.0", "de-DE", 0.00001, "00:00,9"),
    ("yyyy-mm-dd hh:mm", "en-US", 45983.604166667, "2025-11-22 14:30"),
    ("m/d/yyyy h:mm", "en-US", 45983.604166667, "11/22/2025 14:30"),
    ("yyyy-mm-dd", "en-US", 0, "1900-01-00"),
    ("yyyy-mm-dd", "en-US", 1, "1900-01-01"),
    ("yyyy-mm-dd", "en-US", 59, "1900-02-28"),
    ("yyyy-mm-dd", "en-US", 60, "1900-02-29"),
    ("yyyy-mm-dd", "en-US", 61, "1900-03-01"),
    ("dddd", "en-US", 1, "Sunday"),
    ("yyyy-mm-dd", "en-US", 2958465, "9999-12-31"),
    ("yyyy-mm-dd", "en-US", 2958466, "########"),
    ("yyyy-mm-dd", "en-US", -1, "########"),
    ("bbbb", "en-US", 45983, "2568"),
    ("[$-F800]dddd, mmmm dd, yyyy", "de-DE", 45983, "Samstag, 22. November 2025"),
    ("[$-F400]h:mm:ss AM/PM", "de-DE", 0.75, "18:00:00"),
    ('yyyy"年"m"月"d"日"', "en-US", 45983, "2025年11月22日"),
    ("hh:mm:ss m/d/yyyy", "en-US", 45983, "00:00:00 11/22/2025"),
]


@pytest.mark.parametrize(("code", "locale", "value", "shown"), SHOWN)
def test_numbers_are_shown_as_excel_shows_them(code: str, locale: str, value: float, shown: str) -> None:
    assert compile_format(code, find_region(locale)).number(value) == shown


@pytest.mark.parametrize(("code", "locale", "value", "shown"), DATES)
def test_dates_and_times_are_shown_as_excel_shows_them(code: str, locale: str, value: float, shown: str) -> None:
    assert compile_format(code, find_region(locale)).number(value) == shown


def test_dates_from_1904_begin_four_years_later() -> None:
    shown = compile_format("yyyy-mm-dd", find_region("en-US"), date1904=True).number
    assert shown(0) == "1904-01-01"
    assert shown(44521) == "2025-11-22"


def test_negative_durations_from_1904_have_a_minus() -> None:
    assert compile_format("[h]:mm", find_region("en-US"), date1904=True).number(-0.0625) == "-1:30"


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("General", "abc", "abc"),
        ("@", "abc", "abc"),
        ("0.00", "abc", "abc"),
        (";;;", "abc", ""),
        ('0;0;0;"<"@">"', "abc", "<abc>"),
        ('@" (text)"', "abc", "abc (text)"),
        ("0;-0;0", "abc", "abc"),
    ],
)
def test_texts_go_through_the_text_section(code: str, text: str, shown: str) -> None:
    assert compile_format(code, find_region("en-US")).text(text) == shown


@pytest.mark.parametrize(
    ("code", "is_date", "has_letters"),
    [
        ("General", False, False),
        ("0.00", False, False),
        ('0 "days"', False, False),
        ("[Red]0", False, False),
        ("yyyy-mm-dd", True, True),
        ("h:mm", True, False),
        ("mm:ss.0", True, False),
        ("[h]:mm:ss", True, False),
        ("mmm", True, True),
        ("h:mm AM/PM", True, False),
    ],
)
def test_a_format_knows_whether_it_shows_dates(code: str, is_date: bool, has_letters: bool) -> None:
    made = compile_format(code, find_region("en-US"))
    assert (made.is_date, made.has_date_letters) == (is_date, has_letters)


def test_a_code_longer_than_any_counts_as_general() -> None:
    assert compile_format("0" * 5000, find_region("en-US")).number(7) == "7"


PIECES = [
    *(
        "0",
        "#",
        "?",
        ".",
        ",",
        "%",
        "E+",
        "/",
        "@",
        ";",
        '"x"',
        "\\y",
        "_)",
        "* ",
        "[Red]",
        "[<5]",
        "[",
        "\\",
        "'",
        '"',
    ),
    *("y", "m", "d", "h", "s", "AM/PM", "[h]", "General", ":", "-", " ", "[$€-407]", "[$-F800]"),
]


@given(
    code=st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(PIECES),
            max_size=12,
        ).map("".join),
    ),
    value=st.floats(allow_nan=False, allow_infinity=False),
    region=st.sampled_from(REGIONS),
)
def test_no_code_and_no_number_is_too_strange(code: str, value: float, region: Region) -> None:
    made = compile_format(code, region)
    assert isinstance(made.number(value), str)
    assert isinstance(made.text("text"), str)
