from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.numbers import compile_number
from mailtool_gui.sheets.number_formats.plain import plain_section
from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US, FR_FR, Region
from mailtool_gui.sheets.number_formats.tokens import read_section

PLAIN = [
    "0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "00000",
    "0%",
    "0.0%",
    '#,##0.00 "€"',
    "$#,##0",
    "#",
    "0.0,",
    "#,##0,,",
    "0.0#",
    "#.##",
    "#,##0.00##",
]
NOT_PLAIN = ["0.0?", "0.#0", "?0", "000-000", '0"x".0', '"x"', "0,000", "0.0x0"]


@pytest.mark.parametrize("code", PLAIN)
def test_common_formats_take_the_short_cut(code: str) -> None:
    assert plain_section(compile_number(read_section(code).tokens, EN_US)) is not None


@pytest.mark.parametrize("code", NOT_PLAIN)
def test_other_formats_go_the_whole_way(code: str) -> None:
    assert plain_section(compile_number(read_section(code).tokens, EN_US)) is None


@given(
    code=st.sampled_from(PLAIN),
    value=st.one_of(
        st.floats(0, 1e17),
        st.floats(0, 1000),
        st.integers(0, 10**14).map(lambda cents: cents / 100),
        st.integers(0, 10**9).map(lambda thousandths: thousandths / 1000),
    ),
    region=st.sampled_from([EN_US, DE_DE, FR_FR]),
)
def test_the_short_cut_shows_the_same(code: str, value: float, region: Region) -> None:
    section = compile_number(read_section(code).tokens, region)
    plain = plain_section(section)
    assert plain is not None
    assert plain.compiled()(value) == plain.exact(value) == section(value)
