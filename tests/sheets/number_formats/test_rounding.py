from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.rounding import fixed_digits, significant


@pytest.mark.parametrize(
    ("value", "decimals", "whole", "fraction"),
    [
        (0.0, 0, "", ""),
        (0.0, 2, "", "00"),
        (0.5, 0, "1", ""),
        (1.005, 2, "1", "01"),
        (2.675, 2, "2", "68"),
        (999.995, 2, "1000", "00"),
        (1234.5, 1, "1234", "5"),
        (1e-20, 2, "", "00"),
        (1e20, 1, "1" + 20 * "0", "0"),
    ],
)
def test_halves_go_away_from_zero_on_fifteen_digits(value: float, decimals: int, whole: str, fraction: str) -> None:
    assert fixed_digits(significant(value), decimals) == (whole, fraction)


@given(st.floats(0, 1e15), st.integers(0, 9))
def test_digits_are_those_of_the_decimal_number(value: float, decimals: int) -> None:
    whole, fraction = fixed_digits(significant(value), decimals)
    expected = significant(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(f"{whole or '0'}.{fraction or '0'}") == expected
    assert len(fraction) == decimals
    assert not whole.startswith("0")
