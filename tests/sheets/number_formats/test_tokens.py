from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.languages import GERMAN
from mailtool_gui.sheets.number_formats.tokens import Condition, TokenKind, read_section, split_sections


@pytest.mark.parametrize(
    ("code", "sections"),
    [
        ("0", ["0"]),
        ("0;-0", ["0", "-0"]),
        ('0";";0', ['0";"', "0"]),
        ("0\\;0", ["0\\;0"]),
        ("_;0;1", ["_;0", "1"]),
        ("*;0", ["*;0"]),
        ("[;]0", ["[;]0"]),
        (";;;", ["", "", "", ""]),
        ('"open;', ['"open;']),
    ],
)
def test_sections_end_at_semicolons_that_mean_it(code: str, sections: list[str]) -> None:
    assert split_sections(code) == sections


@given(st.text(alphabet='0;"\\[]_*x', max_size=20))
def test_sections_lose_nothing(code: str) -> None:
    assert ";".join(split_sections(code)) == code


def test_conditions_colours_and_languages_are_not_shown() -> None:
    section = read_section("[Red][<=1.5][$-407]0")
    assert section.condition == Condition("<=", 1.5)
    assert section.names is GERMAN
    assert [token.text for token in section.tokens] == ["0"]


def test_a_currency_keeps_its_symbol() -> None:
    assert [token.text for token in read_section("[$€-407]0").tokens] == ["€", "0"]
    assert [token.text for token in read_section("[$CHF]0").tokens] == ["CHF", "0"]


def test_e_is_an_exponent_after_a_digit_and_else_a_year() -> None:
    assert TokenKind.EXPONENT in {token.kind for token in read_section("0E+0").tokens}
    assert TokenKind.DATE in {token.kind for token in read_section("e-mm").tokens}
