from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import Align, OrderTable, TableColumn, Total
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.rich_edit import Shared
from mailtool_gui.ui.editor.table_view import TableView, decimals_of, unit_of, usual_table
from tests.support.documents import COLUMNS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def view(shared: Shared, around: QWidget) -> TableView:
    view = TableView(shared)
    layout = around.layout()
    assert layout
    layout.addWidget(view)
    view.show_block(usual_table(shared.fields))
    return view


def menu(view: TableView, place: int) -> dict[str, QMenu]:
    """The menus below the chip of a column, and the menu itself as ``."""
    whole = view.chips[place].menu()
    whole.aboutToShow.emit()
    below = {action.text(): action.menu() for action in whole.actions()}
    return {"": whole, **{name: found for name, found in below.items() if isinstance(found, QMenu)}}


def trigger(found: QMenu, name: str) -> None:
    next(action for action in found.actions() if action.text() == name).trigger()


def headers(view: TableView) -> list[str]:
    return [column.header for column in view.block().columns]


def test_headers_are_written_in_place(view: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.changed, timeout=5_000):
        view.heads[0].setText("Who")
        view.heads[0].textEdited.emit("Who")
    assert view.block().columns[0] == TableColumn(header="Who", field="first_name")
    head = view.heads[0]
    view.show_block(OrderTable(columns=(TableColumn(header="X", field="first_name"), *view.block().columns[1:])))
    assert (view.heads[0], head.text()) == (head, "X")  # the line with the cursor stays


def test_a_column_s_menu_changes_moves_and_removes_it(view: TableView) -> None:
    trigger(menu(view, 0)["Field"], "Code")
    assert view.block().columns[0] == TableColumn(header="Code", field="code")
    trigger(menu(view, 0)["Alignment"], "Centre")
    assert view.block().columns[0].align is Align.CENTER
    trigger(menu(view, 0)[""], "Move to the right")
    trigger(menu(view, 2)[""], "Move to the left")
    assert headers(view) == ["Code", "Amount", "Code"]
    trigger(menu(view, 0)[""], "Remove the column")
    assert headers(view) == ["Amount", "Code"]
    view.add.menu().aboutToShow.emit()
    trigger(view.add.menu(), "First name")
    assert headers(view) == ["Amount", "Code", "First name"]


def test_a_sum_follows_its_column(view: TableView) -> None:
    assert view.summed.currentText() == "Amount"
    view.sums.click()
    assert view.block().total == Total(column=2, label="Total", decimals=2, after=" €")
    view.word.setText("Sum")
    view.word.textEdited.emit("Sum")
    trigger(menu(view, 2)[""], "Move to the left")
    assert view.block().total == Total(column=1, label="Sum", decimals=2, after=" €")
    trigger(menu(view, 0)[""], "Remove the column")
    total = view.block().total
    assert total
    assert total.column == 0
    view.sums.click()
    assert view.block().total is None
    view.sums.click()
    trigger(menu(view, 0)[""], "Remove the column")
    assert view.block().total is None


def test_the_last_column_cannot_be_removed_and_there_are_not_too_many(view: TableView) -> None:
    view.show_block(OrderTable(columns=(TableColumn(header="a", field="code"),)))
    remove = next(action for action in menu(view, 0)[""].actions() if action.text() == "Remove the column")
    assert not remove.isEnabled()
    view.show_block(OrderTable(columns=(TableColumn(header="a", field="code"),) * 8))
    assert not view.add.isEnabled()


def test_other_fields_have_other_labels(view: TableView, fields: Fields) -> None:
    fields.show_columns(COLUMNS[:1], grouped=False)
    assert [chip.text() for chip in view.chips] == ["First name", "code", "amount"]


@pytest.mark.parametrize(
    ("form", "decimals", "unit"),
    [
        ("General", 2, ("", "")),
        ('#,##0.00 "€"', 2, ("", " €")),
        ("[$€-407] #,##0.0", 1, ("€", "")),
        ("$#,##0.000;[Red]-$#,##0.000", 3, ("$", "")),
        ("0", 0, ("", "")),
        ("#,##0 [$₫-42A]", 0, ("", " ₫")),
        ("dd.mm.yyyy", 2, ("", "")),
        ('0 "pcs."', 0, ("", " pcs.")),
    ],
)
def test_a_sum_is_written_as_its_column(form: str, decimals: int, unit: tuple[str, str]) -> None:
    assert decimals_of(form) == decimals
    assert unit_of(form) == unit
