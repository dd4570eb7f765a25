from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.merged import fill_down
from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow


def _row(number: int, **cells: str) -> StoredRow:
    return StoredRow(number, {ord(letter) - 65: _text(text) for letter, text in cells.items()})


def _text(text: str) -> StoredCell:
    return StoredCell(Cell(text, text, CellKind.TEXT), "General")


def _filled(rows: list[StoredRow], *merged: MergedRange) -> list[tuple[int, dict[int, str]]]:
    return [
        (row.number, {column: stored.cell.shown for column, stored in sorted(row.cells.items())})
        for row in fill_down(rows, merged, "a.xlsx")
    ]


def test_every_row_of_a_merged_cell_has_its_value() -> None:
    rows = [_row(1, A="Name", B="Item"), _row(2, A="Ann", B="1"), _row(3, B="2"), _row(4, B="3"), _row(5, B="4")]
    assert _filled(rows, MergedRange(2, 0, 4, 0)) == [
        (1, {0: "Name", 1: "Item"}),
        (2, {0: "Ann", 1: "1"}),
        (3, {0: "Ann", 1: "2"}),
        (4, {0: "Ann", 1: "3"}),
        (5, {1: "4"}),
    ]


def test_what_lies_under_a_merged_cell_is_not_seen() -> None:
    rows = [_row(2, A="Ann", B="under", C="1"), _row(3, A="under", B="under", C="2"), _row(4, A="under")]
    assert _filled(rows, MergedRange(2, 0, 4, 1)) == [(2, {0: "Ann", 2: "1"}), (3, {0: "Ann", 2: "2"}), (4, {})]


def test_a_row_with_nothing_of_its_own_stays_empty() -> None:
    rows = [_row(2, A="Ann"), StoredRow(3, {}), _row(4, B="x")]
    assert _filled(rows, MergedRange(2, 0, 4, 0)) == [(2, {0: "Ann"}), (3, {}), (4, {0: "Ann", 1: "x"})]


def test_ranges_that_begin_between_stored_rows_show_nothing() -> None:
    rows = [_row(1, A="x"), _row(5, A="under", B="y")]
    assert _filled(rows, MergedRange(3, 0, 6, 0)) == [(1, {0: "x"}), (5, {1: "y"})]


def test_far_too_many_side_by_side_are_refused() -> None:
    merged = [MergedRange(1, 0, 9, 0)] * 1_001
    with pytest.raises(SheetError, match="Row 1 lies in more than 1,000 merged cells") as error:
        _filled([_row(1, A="x")], *merged)
    assert error.value.code == "too-large"
