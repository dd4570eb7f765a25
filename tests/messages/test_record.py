from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.record import RowFields, RowList, cell_name, readable, row_list, shown
from tests.support.letters import columns, order, recipient, row

NAMES = FieldNames(columns())
AMOUNT = Cell("12,50 €", 12.5, CellKind.NUMBER)


def test_a_cell_is_named_as_excel_does() -> None:
    assert cell_name(NAMES.columns[3], order(17)) == "D17"


def test_what_is_shown_is_excels_text() -> None:
    assert shown(NAMES, order(2, amount=AMOUNT), 3) == "12,50 €"
    assert readable(NAMES, order(2), 5) is BLANK_CELL


def test_an_error_is_never_shown() -> None:
    with pytest.raises(TemplateError) as caught:
        shown(NAMES, order(17, amount="#N/A"), 3)
    assert (caught.value.code, caught.value.where) == ("error-cell", "D17")


def test_a_row_has_texts_and_the_values_behind_them() -> None:
    fields = RowFields(NAMES, order(17, amount=AMOUNT))
    assert fields.field("amount") == "12,50 €"
    assert fields.field("row_number") == 17
    raw = fields.field("raw")
    assert isinstance(raw, RowFields)
    assert raw.raw
    assert raw.field("Amount") == 12.5
    assert raw.field("file") is None


def test_a_column_wins_over_the_words_of_a_row() -> None:
    names = FieldNames(columns(("Raw", "Row Number")))
    fields = RowFields(names, row(2, "a", "b", width=2))
    assert (fields.field("raw"), fields.field("row_number")) == ("a", "b")


def test_an_unknown_field_of_a_row_is_an_error() -> None:
    with pytest.raises(TemplateError) as caught:
        RowFields(NAMES, order(2)).field("amuont")
    assert caught.value.code == "unknown-field"
    assert "{{amount}}" in caught.value.message


def test_rows_can_be_counted_walked_and_cut() -> None:
    rows = row_list(NAMES, recipient(order(2), order(3), order(9)))
    assert len(rows) == 3
    assert [fields.field("row_number") for fields in rows] == [2, 3, 9]
    last, first_two = rows[-1], rows[:2]
    assert isinstance(last, RowFields)
    assert last.field("row_number") == 9
    assert isinstance(first_two, RowList)
    assert len(first_two) == 2
