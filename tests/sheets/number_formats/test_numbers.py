from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.numbers import compile_number
from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US, FR_FR, Region
from mailtool_gui.sheets.number_formats.rounding import significant
from mailtool_gui.sheets.number_formats.tokens import read_section


def _shown(code: str, value: float, region: Region = EN_US) -> str:
    return compile_number(read_section(code).tokens, region)(value)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0", 0, "0"),
        ("#", 0, ""),
        ("?", 0, " "),
        ("0#", 5, "05"),
        ("##", 5, "5"),
        ("??", 5, " 5"),
        (".00", 0.5, ".50"),
        ("0.", 5, "5."),
        ("0.#", 5, "5."),
        ("0.??", 5.1, "5.1 "),
        ("0.0##", 5, "5.0"),
        ("#,##0", 999, "999"),
        ("#,##0", 1000, "1,000"),
        ("#,##0", 1234567890, "1,234,567,890"),
        ("000,000", 12, "000,012"),
        ("0,", 1500, "2"),
        ("0,,", 1_499_999, "1"),
        ("0.0,", 1234, "1.2"),
        ("#,##0,", 1_234_567, "1,235"),
        (",0", 5, ",5"),
        ("0%", 0.255, "26%"),
        ("0%%", 0.5, "5000%%"),
        ("%0", 0.5, "%50"),
        ('"n: "0', 5, "n: 5"),
        ("0-0", 12, "1-2"),
        ("0-0", 123, "12-3"),
        ("(000) 000", 12345, "(012) 345"),
        ("0.0-0", 1.25, "1.2-5"),
        ('"only text"', 5, "only text"),
        ("", 5, ""),
    ],
)
def test_digits_are_laid_over_placeholders(code: str, value: float, shown: str) -> None:
    assert _shown(code, value) == shown


def test_separators_are_the_regions() -> None:
    assert _shown("#,##0.00", 1234567.5, DE_DE) == "1.234.567,50"
    assert _shown("#,##0.00", 1234567.5, FR_FR) == "1\u202f234\u202f567,50"


@given(st.floats(0, 1e14), st.integers(0, 6))
def test_the_shown_number_is_the_rounded_one(value: float, decimals: int) -> None:
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    expected = significant(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert _shown(code, value) == f"{expected:,}"


@given(st.integers(0, 10**12), st.integers(1, 15))
def test_leading_zeros_fill_up(value: int, zeros: int) -> None:
    assert _shown("0" * zeros, value) == str(value).rjust(zeros, "0")
