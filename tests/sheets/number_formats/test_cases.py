from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import REGIONS, Region, find_region
from tests.sheets.number_formats.cases import CASES, Case, read_cases

LIBREOFFICE = {case[:3]: case.shown for case in read_cases("libreoffice.jsonl")}
_NUMBERS = st.floats(-1e12, 1e12).map(lambda value: round(value, 4))


def _shown(case: Case) -> str:
    return compile_format(case.code, find_region(case.locale)).number(case.value)


@pytest.mark.parametrize("locale", sorted({case.locale for case in CASES}))
def test_every_case_is_shown_as_excel_shows_it(locale: str) -> None:
    cases = [case for case in CASES if case.locale == locale]
    assert [(case.code, case.value, _shown(case)) for case in cases] == [
        (case.code, case.value, case.shown) for case in cases
    ]


def test_there_are_many_cases_and_none_twice() -> None:
    assert len(CASES) >= 400
    assert [case for case, count in Counter(case[:3] for case in CASES).items() if count > 1] == []


def test_libreoffice_agrees_or_the_difference_is_explained() -> None:
    unexplained = [case for case in CASES if LIBREOFFICE[case[:3]] != case.shown and not case.reason]
    assert unexplained == []


def test_nothing_is_explained_that_is_no_difference() -> None:
    idle = [case for case in CASES if case.reason and LIBREOFFICE[case[:3]] == case.shown]
    assert idle == []


def test_libreoffice_was_asked_about_all_cases_and_mostly_agrees() -> None:
    assert LIBREOFFICE.keys() == {case[:3] for case in CASES}
    agreed = sum(LIBREOFFICE[case[:3]] == case.shown for case in CASES)
    assert agreed / len(CASES) > 0.8


@given(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.sampled_from(["0", "#,##0", "000000", "0.00", "#,##0.0#"]),
    st.sampled_from(REGIONS),
)
def test_whole_numbers_come_back(value: int, code: str, region: Region) -> None:
    shown = compile_format(code, region).number(value).replace(region.group, "").partition(region.decimal)[0]
    assert int(shown) == value


@given(_NUMBERS, _NUMBERS, st.sampled_from(["0", "0.00", "0.0%", "0.0,", "0.00E+00"]))
def test_a_larger_number_is_never_shown_smaller(one: float, other: float, code: str) -> None:
    shown = compile_format(code, find_region("en-US")).number
    low, high = sorted((one, other))
    assert float(shown(low).rstrip("%")) <= float(shown(high).rstrip("%"))


@given(_NUMBERS, st.integers(0, 6), st.integers(0, 1), st.integers(0, 2))
def test_numbers_are_those_of_decimal_arithmetic(value: float, decimals: int, percents: int, commas: int) -> None:
    code = "0" + (f".{'0' * decimals}" if decimals else "") + "," * commas + "%" * percents
    exact = Decimal(f"{abs(value):.15g}").scaleb(2 * percents - 3 * commas)
    expected = f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}{'%' * percents}"
    shown = compile_format(code, find_region("en-US")).number(value)
    assert shown == ("-" if value < 0 else "") + expected
