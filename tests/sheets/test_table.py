from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import AS_STORED, BLANK_CELL, Cell, CellKind, ReadOptions, Table
from mailtool_gui.sheets.source import StoredCell, StoredRow, StoredSheet
from mailtool_gui.sheets.table import build_table


def _text(text: str, code: str = "General") -> StoredCell:
    return StoredCell(Cell(text, text, CellKind.TEXT), code)


def _number(number: int, code: str = "General") -> StoredCell:
    return StoredCell(Cell(str(number), number, CellKind.NUMBER), code)


def _table(*rows: StoredRow, options: ReadOptions = AS_STORED, notes: list[str] | None = None) -> Table:
    def stored() -> Iterator[StoredRow]:
        yield from rows

    notes = [] if notes is None else notes
    sheet = StoredSheet(worksheet="Orders", worksheets=("Orders",), rows=stored(), options=options, notes=notes)
    return build_table(sheet, source=Path("a.xlsx"), locale="de-DE")


def test_rows_keep_their_numbers_and_have_a_cell_for_every_column() -> None:
    table = _table(
        StoredRow(2, {1: _text("Name"), 3: _text("City")}),
        StoredRow(5, {1: _text("Anna")}),
        StoredRow(9, {0: _text("outside"), 3: _text("Ulm"), 4: _text("outside")}),
    )
    assert (table.header_row, table.locale, table.worksheet) == (2, "de-DE", "Orders")
    assert [column.letter for column in table.columns] == ["B", "C", "D"]
    assert [(row.number, [cell.shown for cell in row.cells]) for row in table.rows] == [
        (5, ["Anna", "", ""]),
        (9, ["", "", "Ulm"]),
    ]
    assert table.rows[0].cells[1] is BLANK_CELL


def test_a_region_that_is_not_known_is_said() -> None:
    def table(locale: str) -> Table:
        rows = iter([StoredRow(1, {0: _text("Name")}), StoredRow(2, {0: _text("Anna")})])
        sheet = StoredSheet(worksheet="Orders", worksheets=("Orders",), rows=rows)
        return build_table(sheet, source=Path("a.xlsx"), locale=locale)

    (note,) = table("xx-YY").notes
    assert note.startswith("The region xx-YY is not known here")
    assert table("de-DE").notes == ()


def test_blank_rows_are_left_out() -> None:
    error = StoredCell(Cell("#N/A", "#N/A", CellKind.ERROR), "General")
    hidden = StoredCell(Cell("", 5, CellKind.NUMBER), ";;;")
    table = _table(
        StoredRow(1, {0: _text("Name"), 1: _text("City")}),
        StoredRow(2, {0: _text("  "), 1: _text("")}),
        StoredRow(3, {0: StoredCell(BLANK_CELL, "0.00")}),
        StoredRow(4, {0: error}),
        StoredRow(5, {1: hidden}),
        StoredRow(6, {7: _text("far outside")}),
    )
    assert [row.number for row in table.rows] == [4, 5]


def test_a_column_has_its_most_common_format() -> None:
    table = _table(
        StoredRow(1, {0: _text("Name"), 1: _text("Amount", "@"), 2: _text("Empty", "@")}),
        StoredRow(2, {0: _text("a"), 1: _number(1, "0.00")}),
        StoredRow(3, {0: _text("b"), 1: _number(2, "0")}),
        StoredRow(4, {0: _text("c"), 1: _number(3, "0.00")}),
    )
    assert [column.format for column in table.columns] == ["General", "0.00", "General"]


def test_a_header_row_alone_is_a_table_without_rows() -> None:
    assert _table(StoredRow(1, {0: _text("Name")})).rows == ()


@pytest.mark.parametrize("rows", [(), (StoredRow(1, {}),), (StoredRow(3, {0: _text(" ")}),)])
def test_nothing_is_an_empty_sheet(rows: tuple[StoredRow, ...]) -> None:
    with pytest.raises(SheetError, match="“Orders” is empty") as error:
        _table(*rows)
    assert error.value.code == "empty-sheet"


def test_the_header_row_is_looked_for_in_the_first_thirty_rows() -> None:
    titles = [StoredRow(number, {0: _number(number)}) for number in range(1, 31)]
    with pytest.raises(SheetError) as error:
        _table(*titles, StoredRow(31, {0: _text("Name")}))
    assert error.value.code == "no-header-row"
    assert _table(*titles[1:], StoredRow(31, {0: _text("Name")})).header_row == 31


def _hidden(number: int, text: str) -> StoredRow:
    return StoredRow(number, {0: _text(text)}, hidden=True)


HIDDEN = (StoredRow(1, {0: _text("Name")}), _hidden(2, "Anna"), StoredRow(3, {0: _text("Bert")}), _hidden(4, " "))


def test_hidden_rows_are_left_out_and_counted() -> None:
    table = _table(*HIDDEN)
    assert ([row.number for row in table.rows], table.hidden_rows) == ([3], 1)


def test_hidden_rows_are_taken_in_when_asked_for() -> None:
    table = _table(*HIDDEN, options=ReadOptions(hidden_rows=True))
    assert ([row.number for row in table.rows], table.hidden_rows) == ([2, 3], 1)


def test_hidden_rows_above_the_header_row_are_not_counted() -> None:
    table = _table(_hidden(1, "technical"), *(row._replace(number=row.number + 1) for row in HIDDEN))
    assert (table.header_row, table.hidden_rows) == (2, 1)
    assert table.columns[0].header == "Name"


def test_a_hidden_header_row_is_found_where_there_is_no_other() -> None:
    rows = [StoredRow(number, {0: _text(f"a{number}@example.com")}) for number in (2, 3)]
    assert _table(_hidden(1, "E-mail"), *rows).header_row == 1


def test_every_row_may_be_hidden() -> None:
    table = _table(_hidden(1, "Name"), _hidden(2, "Anna"))
    assert (len(table.rows), table.hidden_rows, table.header_row) == (0, 1, 1)


def test_the_header_row_can_be_chosen() -> None:
    rows = [StoredRow(number, {0: _number(number), 1: _text(f"row {number}")}) for number in range(1, 60)]
    table = _table(*rows, options=ReadOptions(header_row=40))
    assert (table.header_row, [column.header for column in table.columns]) == (40, ["40", "row 40"])
    assert [row.number for row in table.rows][:2] == [41, 42]
    assert table.options.header_row == 40


@pytest.mark.parametrize("number", [2, 5, 99])
def test_a_chosen_header_row_must_hold_something(number: int) -> None:
    rows = (StoredRow(1, {0: _text("Name")}), StoredRow(2, {0: _text(" ")}), StoredRow(3, {0: _text("Anna")}))
    with pytest.raises(SheetError, match=f"Row {number} holds no column names") as error:
        _table(*rows, options=ReadOptions(header_row=number))
    assert error.value.code == "no-header-row"


def test_cells_without_a_header_are_told() -> None:
    notes: list[str] = []
    rows = [StoredRow(number, {0: _text("a"), 1: _text("b"), 2: _text("c")}) for number in (2, 3)]
    table = _table(StoredRow(1, {0: _text("Name"), 1: _text("City")}), *rows, notes=notes)
    assert table.notes == ("Column C has no header: what it holds is left out. Write a name above it.",)


def test_headers_in_several_lines_are_one_line() -> None:
    assert _table(StoredRow(1, {0: _text("E-mail\n address ")})).columns[0].header == "E-mail address"
