from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.sheet import CellKind
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.text.cells import TextCells


def _kind(text: str, locale: str = "en-US") -> tuple[CellKind, object]:
    stored = TextCells(find_region(locale)).cell(text)
    assert stored.format == "General"
    assert stored.cell.shown == text
    return stored.cell.kind, stored.cell.raw


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("0", "en-US", 0),
        ("5", "en-US", 5),
        ("-12", "en-US", -12),
        ("1234567", "de-DE", 1234567),
        ("1.5", "en-US", 1.5),
        ("1,5", "de-DE", 1.5),
        ("0.125", "en-US", 0.125),
        ("1234.567", "en-US", 1234.567),
        ("1,234.50", "en-US", 1234.5),
        ("1.234,50", "de-DE", 1234.5),
        ("1.234.567", "vi-VN", 1234567),
        ("1\u202f234,50", "fr-FR", 1234.5),
        ("1\u00a0234,50", "fr-FR", 1234.5),
        ("1 234,50", "fr-FR", 1234.5),
        ("-1,234,567.125", "en-GB", -1234567.125),
    ],
)
def test_sure_numbers(text: str, locale: str, value: float) -> None:
    assert _kind(text, locale) == (CellKind.NUMBER, value)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("00042", "en-US"),  # a code
        ("007.5", "en-US"),
        ("+49", "en-US"),  # a telephone number
        ("1E5", "en-US"),  # a part number
        ("1234567890123456", "en-US"),  # a card: a double would change its last digit
        ("1.234,50", "en-US"),  # written elsewhere
        ("1,234.50", "de-DE"),
        ("1,234", "en-US"),  # 1234 here, 1.234 in Germany
        ("1.234", "de-DE"),
        ("12.345", "en-US"),
        ("1,23,456.0", "en-US"),
        ("1.5", "de-DE"),  # 1 May for a German Excel
        ("10%", "en-US"),
        ("5 €", "de-DE"),
        ("2024-05-01", "en-US"),
        ("1/2", "en-US"),
        (" 5", "en-US"),
        ("5.", "en-US"),
        (".5", "en-US"),
        ("--5", "en-US"),
        ("٣", "en-US"),
        ("TRUE", "en-US"),
    ],
)
def test_what_may_mean_something_else_stays_a_text(text: str, locale: str) -> None:
    assert _kind(text, locale) == (CellKind.TEXT, text)


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "#NV", "#BEZUG!", "#VALEUR!", "#NAME?", "####", "#########"])
def test_errors_of_the_workbook_are_errors_here_too(text: str) -> None:
    assert _kind(text) == (CellKind.ERROR, text)


@pytest.mark.parametrize("text", ["#1", "#", "###", "#N/A or so", "Err"])
def test_other_texts_with_hashes_are_texts(text: str) -> None:
    assert _kind(text)[0] is CellKind.TEXT


def test_a_text_told_to_excel_as_a_formula() -> None:
    cell = TextCells(find_region("en-US")).cell('="00042"').cell
    assert (cell.shown, cell.raw, cell.kind) == ("00042", "00042", CellKind.TEXT)
    assert _kind("=1+1") == (CellKind.TEXT, "=1+1")


@given(st.text(), st.sampled_from(["en-US", "de-DE", "fr-FR", "mn-MN"]))
def test_every_text_stays_as_it_stands(text: str, locale: str) -> None:
    assert _kind(text, locale)[0] in {CellKind.TEXT, CellKind.NUMBER, CellKind.ERROR}


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_plain_whole_numbers(number: int) -> None:
    assert _kind(str(number), "de-DE") == (CellKind.NUMBER, number)
