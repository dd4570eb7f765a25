from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.fractions import compile_fraction, is_fraction
from mailtool_gui.sheets.number_formats.tokens import read_section


@pytest.mark.parametrize(
    ("code", "fraction"),
    [
        ("# ?/?", True),
        ("0/0", True),
        ("# ?/16", True),
        ('0 "a/b"', False),
        ("0\\/0", False),
        ("/0", False),
        ("0/", False),
        ("0.00", False),
    ],
)
def test_a_slash_between_digits_is_a_fraction(code: str, fraction: bool) -> None:
    assert is_fraction(read_section(code).tokens) is fraction


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("# ?/?", 0.0, "0    "),
        ("# ?/?", 0.25, " 1/4"),
        ("# ?/?", 1.75, "1 3/4"),
        ("# ?/?", 0.99, "1    "),
        ("# ??/??", 2.3, "2  3/10"),
        ("# ???/???", 3.14159265, "3  16/113"),
        ("# ?/2", 1.3, "1 1/2"),
        ("# ?/8", 0.3, " 2/8"),
        ("# ??/100", 0.125, " 13/100"),
        ("0/0", 0.75, "3/4"),
        ("?/?", 2.0, "2/1"),
        ("0 0/0", 2.0, "2 0/1"),
        ("# #/#", 2.0, "2"),
        ("# #/#", 0.5, "1/2"),
        ('# ?/?" in"', 0.5, " 1/2 in"),
        ("00 00/00", 1.5, "01 01/02"),
        ("# ?/?", 1e15, "1000000000000000    "),
    ],
)
def test_fractions_are_laid_out_in_columns(code: str, value: float, shown: str) -> None:
    assert compile_fraction(read_section(code).tokens)(value) == shown


@given(st.integers(0, 999), st.integers(1, 99), st.integers(0, 98))
def test_small_fractions_are_exact(whole: int, below: int, above: int) -> None:
    value = whole + Fraction(above % below, below)
    shown = compile_fraction(read_section("0 00/00").tokens)(float(value))
    number, _, fraction = shown.partition(" ")
    assert int(number) + Fraction(fraction) == value
