from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.general import _exact, _short, general


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1, "1"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.3"),
        (99999999999, "99999999999"),
        (100000000000, "1E+11"),
        (123456789012, "1.23457E+11"),
        (1234567890.5, "1234567891"),
        (12345678901.5, "12345678902"),
        (99999999999.7, "1E+11"),
        (1.23456789123, "1.234567891"),
        (123.456789123, "123.4567891"),
        (1 / 3, "0.333333333"),
        (2 / 3, "0.666666667"),
        (0.00012345678, "0.000123457"),
        (0.00001, "0.00001"),
        (0.000012345678, "1.23457E-05"),
        (1e-10, "1E-10"),
        (1e100, "1E+100"),
        (1.23456789e-300, "1.2346E-300"),
        (1e15, "1E+15"),
    ],
)
def test_general_has_room_for_eleven_characters(value: float, shown: str) -> None:
    assert general(value, ".") == shown


def test_the_region_decides_the_decimal_separator() -> None:
    assert general(-1.5, ",") == "-1,5"
    assert general(1.5e-20, ",") == "1,5E-20"


@given(st.floats(-9.99e307, 9.99e307))  # Excel's own range
def test_general_is_short_and_near(value: float) -> None:
    shown = general(value, ".")
    assert len(shown.lstrip("-")) <= 11
    assert float(shown) == pytest.approx(value, rel=1e-4)


@given(st.integers(-99_999_999_999, 99_999_999_999))
def test_whole_numbers_of_eleven_digits_are_shown_whole(value: int) -> None:
    assert general(value, ".") == str(value)


@given(st.floats(1e-5, 1e12) | st.decimals(0, 100_000_000, allow_nan=False, places=4).map(float))
def test_the_short_way_shows_what_exact_arithmetic_shows(value: float) -> None:
    shown = _short(value)
    assert value == int(value) or shown in {None, _exact(value)}
