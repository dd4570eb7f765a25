from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.digits import Piece, fraction_text, leading_zeros, pieces_of, whole_text
from mailtool_gui.sheets.number_formats.tokens import read_section


def _pieces(code: str) -> tuple[Piece, ...]:
    return pieces_of(read_section(code).tokens)


@pytest.mark.parametrize(
    ("code", "digits", "group", "shown"),
    [
        ("0", "", None, "0"),
        ("#", "", None, ""),
        ("?", "", None, " "),
        ("000", "7", None, "007"),
        ("0", "1234", None, "1234"),
        ("#", "1234", ",", "1,234"),
        ("0000", "7", ",", "0,007"),
        ("???", "7", ",", "  7"),
        ("????", "7", ",", "    7"),
        ("####", "7", ",", "7"),
        ("0-0", "123", None, "12-3"),
        ('"a"0"b"', "12", None, "a12b"),
        ('"a"', "12", None, "a"),
    ],
)
def test_whole_digits_fill_from_the_right(code: str, digits: str, group: str | None, shown: str) -> None:
    assert whole_text(_pieces(code), digits, group) == shown


@pytest.mark.parametrize(
    ("code", "digits", "shown"),
    [
        ("00", "50", "50"),
        ("0#", "50", "5"),
        ("0?", "50", "5 "),
        ("##", "00", ""),
        ("#0", "00", "0"),
        ('0"x"0', "12", "1x2"),
        ("###", "010", "01"),
    ],
)
def test_fraction_digits_fill_from_the_left(code: str, digits: str, shown: str) -> None:
    assert fraction_text(_pieces(code), digits) == shown


def test_behind_a_zero_every_place_shows_a_digit() -> None:
    assert [piece.text for piece in leading_zeros(_pieces('#0#"#"?'))] == ["#", "0", "0", "#", "0"]


@given(st.integers(1, 10**18), st.text("0#", min_size=1, max_size=20))
def test_no_digit_is_lost(value: int, code: str) -> None:
    assert whole_text(_pieces(code), str(value), None).lstrip("0") == str(value)
    assert whole_text(_pieces(code), str(value), ",").replace(",", "").lstrip("0") == str(value)
