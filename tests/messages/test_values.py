from __future__ import annotations

from datetime import datetime, time

import pytest
from jinja2 import StrictUndefined, UndefinedError

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.numbers import Separators
from mailtool_gui.messages.record import RowFields, row_list
from mailtool_gui.messages.values import number_of, sort_key, text_of
from tests.support.letters import columns, order, recipient

NAMES = FieldNames(columns())


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (None, ""), (True, "TRUE"), (False, "FALSE"), (7, "7"), (2.5, "2,5"), (time(9, 5), "09:05:00")],
)
def test_values_have_texts(value: object, text: str) -> None:
    assert text_of(value, Separators(",", ".")) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (RowFields(NAMES, order(2)), "A whole row"),
        (row_list(NAMES, recipient()), "“rows”"),
        ([1], "A list"),
        (range(3), "A list"),
    ],
)
def test_what_has_no_text_says_what_to_do(value: object, name: str) -> None:
    with pytest.raises(TemplateError, match=rf"{name} cannot be shown as it is\. Name a field"):
        text_of(value)


def test_a_missing_value_names_itself() -> None:
    with pytest.raises(UndefinedError, match="'x' is undefined"):
        text_of(StrictUndefined(name="x"))


@pytest.mark.parametrize(("value", "number"), [(7, 7), (2.5, 2.5), (" 3 ", 3.0), ("1e3", 1000.0), (True, 1)])
def test_numbers_are_numbers(value: object, number: float) -> None:
    assert number_of(value) == number


@pytest.mark.parametrize("value", ["1,234.50", "1.234,50 €", "", "zwölf", None])
def test_a_shown_text_is_never_taken_for_a_number(value: object) -> None:
    with pytest.raises(TemplateError, match=r"is a text, not a number.*row\.raw"):
        number_of(value)


def test_kinds_sort_one_after_the_other() -> None:
    values: list[object] = [None, "b", "A", time(1), datetime(2026, 1, 1), 2, 1.5, ""]
    expected: list[object] = [1.5, 2, datetime(2026, 1, 1), time(1), "A", "b", None, ""]
    assert sorted(values, key=sort_key) == expected
