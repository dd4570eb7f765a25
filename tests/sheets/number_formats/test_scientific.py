from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US, Region
from mailtool_gui.sheets.number_formats.scientific import compile_scientific
from mailtool_gui.sheets.number_formats.tokens import read_section


@pytest.mark.parametrize(
    ("code", "value", "region", "shown"),
    [
        ("0.00E+00", 0.0, EN_US, "0.00E+00"),
        ("0.00E+00", 1.0, EN_US, "1.00E+00"),
        ("0.00E+00", 123456.0, EN_US, "1.23E+05"),
        ("0.00E+00", 123456.0, DE_DE, "1,23E+05"),
        ("0.00E-00", 123456.0, EN_US, "1.23E05"),
        ("0.00E-00", 0.00123, EN_US, "1.23E-03"),
        ("0E+0", 9.5, EN_US, "1E+1"),
        ("0E+0", 9.4, EN_US, "9E+0"),
        ("##0.0E+0", 0.0, EN_US, "000.0E+0"),
        ("##0.0E+0", 1.0, EN_US, "1.0E+0"),
        ("##0.0E+0", 1234567.0, EN_US, "1.2E+6"),
        ("##0.0E+0", 999960.0, EN_US, "1.0E+6"),
        ("##0.0E+0", 0.0123, EN_US, "12.3E-3"),
        (".00E+0", 123.0, EN_US, ".12E+3"),
        ("0.0e+000", 1e200, EN_US, "1.0e+200"),
        ('0.0E+0" m"', 150.0, EN_US, "1.5E+2 m"),
    ],
)
def test_mantissa_and_exponent(code: str, value: float, region: Region, shown: str) -> None:
    assert compile_scientific(read_section(code).tokens, region)(value) == shown


@given(st.floats(1e-300, 1e300))
def test_the_shown_number_is_near(value: float) -> None:
    shown = compile_scientific(read_section("0.0000E+0").tokens, EN_US)(value)
    assert float(shown) == pytest.approx(value, rel=1e-4)
    assert 1 <= float(shown.partition("E")[0]) < 10


@given(st.floats(1e-300, 1e300))
def test_engineering_exponents_are_multiples_of_three(value: float) -> None:
    shown = compile_scientific(read_section("##0.000E+0").tokens, EN_US)(value)
    mantissa, _, exponent = shown.partition("E")
    assert int(exponent) % 3 == 0
    assert 1 <= float(mantissa) < 1000
