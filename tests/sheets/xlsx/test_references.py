from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.xlsx.references import column_index, split_reference


@given(st.integers(0, 16_383))
def test_letters_and_indexes_are_each_others_inverse(index: int) -> None:
    assert column_index(column_letter(index)) == index


@given(st.integers(0, 16_383), st.integers(1, 1_048_576))
def test_references_come_apart(column: int, row: int) -> None:
    assert split_reference(f"{column_letter(column)}{row}") == (column, row)
    assert split_reference(f"${column_letter(column).lower()}${row}") == (column, row)


@pytest.mark.parametrize("text", ["", "A", "1", "A1B", "ABCD1", "A-1", "A1:B2", "Ä1", "A12345678"])
def test_other_texts_are_no_references(text: str) -> None:
    with pytest.raises(ValueError, match="not a cell reference"):
        split_reference(text)
