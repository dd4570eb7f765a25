from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QBrush, QFont
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Column, Row, Table
from mailtool_gui.ui.models.sheet_model import SheetModel
from mailtool_gui.ui.tasks import Precedence
from mailtool_gui.ui.tokens import DARK, LIGHT
from mailtool_gui.ui.widgets.sheet_table import SheetTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
ALIGNMENT, COLOUR = Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ForegroundRole


def text(shown: str) -> Cell:
    return Cell(shown, shown, CellKind.TEXT)


def sheet(count: int = 3) -> Table:
    """Names and amounts from row 2 on; the third row's amount is an error."""
    rows = tuple(
        Row(number=2 * place + 2, cells=(text(f"Name {place}"), Cell(f"{place}.50", place + 0.5, CellKind.NUMBER)))
        for place in range(count)
    )
    if count > 2:
        wrong = Row(number=rows[2].number, cells=(text("Line\nbreak"), Cell("#N/A", "#N/A", CellKind.ERROR)))
        rows = (*rows[:2], wrong, *rows[3:])
    columns = (
        Column(letter="A", header="Name", field="name", format="General"),
        Column(letter="B", header="Amount", field="amount", format="0.00"),
    )
    return Table(
        source=Path("o.xlsx"),
        worksheet="One",
        worksheets=("One",),
        header_row=1,
        columns=columns,
        rows=rows,
        locale="en-US",
    )


@pytest.fixture
def model(qapp: object) -> SheetModel:
    model = SheetModel(LIGHT)
    model.show(sheet())
    return model


def texts(model: SheetModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_it_is_a_model_as_qt_wants_it(model: SheetModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    model.show_only([2, 0])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    model.show(None)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types


def test_cells_read_as_excel_shows_them_on_one_line(model: SheetModel) -> None:
    assert texts(model) == [["Name 0", "0.50"], ["Name 1", "1.50"], ["Line break", "#N/A"]]


def test_headers_and_excels_row_numbers(model: SheetModel) -> None:
    assert [model.headerData(place, ACROSS) for place in (0, 1)] == ["Name", "Amount"]
    assert [model.headerData(place, DOWN) for place in (0, 1, 2)] == ["2", "4", "6"]
    assert model.headerData(1, ACROSS, Qt.ItemDataRole.ToolTipRole) == "Column B"
    assert model.headerData(9, ACROSS) is None
    assert model.headerData(9, DOWN) is None


def test_numbers_stand_on_the_right_and_so_do_their_headers(model: SheetModel) -> None:
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    assert [model.headerData(place, ACROSS, ALIGNMENT) for place in (0, 1)] == [left, right]
    assert [model.index(2, place).data(ALIGNMENT) for place in (0, 1)] == [left, right]
    assert model.headerData(0, DOWN, ALIGNMENT) == right


def test_an_error_is_red_and_bold_in_the_colours_of_the_look(model: SheetModel) -> None:
    wrong, fine = model.index(2, 1), model.index(1, 1)
    brush, font = wrong.data(COLOUR), wrong.data(Qt.ItemDataRole.FontRole)
    assert isinstance(brush, QBrush)
    assert brush.color().name().upper() == LIGHT.failed
    assert isinstance(font, QFont)
    assert font.bold()
    assert "error" in wrong.data(Qt.ItemDataRole.ToolTipRole)
    assert (fine.data(COLOUR), fine.data(Qt.ItemDataRole.FontRole)) == (None, None)
    model.set_tokens(DARK)
    assert wrong.data(COLOUR).color().name().upper() == DARK.failed


def test_a_long_text_can_be_read_whole(model: SheetModel) -> None:
    long = "word " * 20
    model.show(replace(sheet(1), rows=(Row(number=2, cells=(text(long), BLANK_CELL)),)))
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == long
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell("1.234,50 €", 1234.5, CellKind.NUMBER), "Excel shows 1.234,50 €; the cell holds 1234.5"),
        (Cell("1. Mai", datetime(2026, 5, 1), CellKind.DATE), "Excel shows 1. Mai; the cell holds 2026-05-01"),
        (Cell("", 5.0, CellKind.NUMBER), "Excel shows …; the cell holds 5"),
        (Cell("5", 5.0, CellKind.NUMBER), None),
        (Cell("x", "x", CellKind.TEXT), None),
        (Cell("TRUE", True, CellKind.BOOLEAN), None),
        (BLANK_CELL, None),
    ],
)
def test_hovering_tells_what_a_number_format_hides(model: SheetModel, cell: Cell, said: str | None) -> None:
    model.show(replace(sheet(1), rows=(Row(number=2, cells=(cell, BLANK_CELL)),)))
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == said


def test_rows_are_added_while_the_workbook_is_read(model: SheetModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsInserted, timeout=5_000) as added:
        model.grow(sheet(8))
    assert added.args is not None
    assert added.args[1:] == [3, 7]
    assert model.rowCount() == 8
    with qtbot.assertNotEmitted(model.rowsInserted):
        model.grow(sheet(8))


def test_another_width_or_nothing_before_begins_anew(model: SheetModel, qtbot: QtBot) -> None:
    empty = SheetModel(LIGHT)
    with qtbot.waitSignal(empty.modelReset, timeout=5_000):
        empty.grow(sheet())
    narrow = replace(sheet(), columns=sheet().columns[:1])
    with qtbot.waitSignal(model.modelReset, timeout=5_000):
        model.grow(narrow)
    assert model.columnCount() == 1


def test_only_some_rows_keep_their_numbers(model: SheetModel) -> None:
    model.show_only([2])
    assert (model.is_narrowed, texts(model)) == (True, [["Line break", "#N/A"]])
    assert model.headerData(0, DOWN) == "6"
    model.grow(sheet(8))
    assert model.rowCount() == 1
    model.show_only(None)
    assert (model.is_narrowed, model.rowCount()) == (False, 8)


def test_nothing_is_below_a_cell(model: SheetModel) -> None:
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)
    assert model.data(QModelIndex()) is None


def test_the_view_shares_its_room_and_keeps_the_row_numbers_in_sight(model: SheetModel, qtbot: QtBot) -> None:
    view = SheetTable(model, Precedence())
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.fit()
    assert sum(view.columnWidth(column) for column in (0, 1)) == view.viewport().width()
    assert view.rowHeight(0) == 37
    assert view.columnWidth(0) > view.columnWidth(1)
    view.resize(600, 400)
    assert sum(view.columnWidth(column) for column in (0, 1)) == view.viewport().width()


def test_many_columns_keep_a_width_that_can_be_read(qtbot: QtBot) -> None:
    columns = tuple(Column(letter="X", header=f"Header {place}", field="x", format="0") for place in range(200))
    table = replace(sheet(), columns=columns, rows=(Row(number=2, cells=(text("a"),) * 200),))
    model = SheetModel(LIGHT)
    view = SheetTable(model, Precedence())
    qtbot.addWidget(view)
    model.show(table)
    view.fit()
    assert min(view.columnWidth(column) for column in range(200)) >= 70
