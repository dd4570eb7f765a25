"""A table whose rows are read as they come into sight, and what chooses among them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Progress
from mailtool_gui.services.deliveries import Filter
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.paged import PARTS, Column, Line, Lines, PagedModel
from mailtool_gui.ui.phrases import figure
from mailtool_gui.ui.states import Shown as State
from mailtool_gui.ui.widgets.delivery_filter import DeliveryFilter
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card
from mailtool_gui.ui.widgets.parts_bar import BarDelegate

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def test_who_types_is_answered_once(qtbot: QtBot) -> None:
    chosen: list[Filter] = []
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.changed.connect(chosen.append)
    for text in ("a", "an", "ann"):
        shown.search.setText(text)
    qtbot.waitUntil(lambda: chosen == [Filter(text="ann")], timeout=PATIENCE)


def test_a_choice_drops_the_search(qtbot: QtBot) -> None:
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.search.setText("ann")
    with qtbot.waitSignal(shown.changed, timeout=PATIENCE) as caught:
        shown.choose(SKIPPED)
    assert caught.args == [Filter(status=SKIPPED)]
    shown.reset()
    assert shown.wanted == Filter()


def test_chips_never_become_narrower(qtbot: QtBot) -> None:
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.count(Progress(sent=1_000_000))
    wide = shown.chips[SENT].minimumWidth()
    assert shown.chips[SENT].text() == f"Accepted {figure(1_000_000)}"
    shown.count(Progress(sent=1))
    assert shown.chips[SENT].minimumWidth() == wide


class Names(PagedModel):
    """One column, many rows."""

    def columns(self) -> tuple[Column, ...]:
        return (Column(title="Name"), Column(title="Bar"))


def names(offset: int, limit: int) -> Lines:
    state = State("calm", "Waiting")
    rows = range(offset, min(offset + limit, 5000))
    return Lines(lines=[Line(about=n, texts=(f"{n}", ""), state=state, parts=(1, 1)) for n in rows], total=5000)


@pytest.fixture
def table(qtbot: QtBot, context: Context) -> Iterator[PagedTable]:
    holder = QLabel()
    model = Names(context.tasks, holder)
    made = PagedTable(model, {0: 90}, "Names")
    card = table_card(made)
    for each in (holder, card):
        qtbot.addWidget(each)
    card.resize(400, 400)
    card.show()
    with qtbot.waitSignal(model.answered, timeout=PATIENCE):
        model.ask(names)
    yield made  # its panel lives as long
    card.hide()


def test_scrolling_reads_what_comes_into_sight(qtbot: QtBot, table: PagedTable) -> None:
    assert table.line_at(4000) is None
    table.scrollTo(table.model().index(4000, 0))
    qtbot.waitUntil(lambda: table.line_at(4000) is not None, timeout=PATIENCE)


def test_enter_and_double_click_open_a_row(qtbot: QtBot, table: PagedTable) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened, timeout=PATIENCE) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args is not None
    assert caught.args[0].about == 2
    with qtbot.waitSignal(table.opened, timeout=PATIENCE):
        table.doubleClicked.emit(table.model().index(1, 0))


def test_the_other_keys_move(table: PagedTable) -> None:
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 3


def test_bars_are_painted_in_cells(qtbot: QtBot, context: Context, table: PagedTable) -> None:
    table.setItemDelegateForColumn(1, BarDelegate(context.theme, table))
    image = table.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(90, image.width()) for y in range(0, 80)}
    assert context.theme.tokens.accepted.lower() in found


def test_a_cell_without_parts_stays_empty(qtbot: QtBot, context: Context) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 1, view)
    view.setModel(model)
    view.setItemDelegate(BarDelegate(context.theme, view))
    image = view.viewport().grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert context.theme.tokens.accepted.lower() not in found
    assert model.index(0, 0).data(PARTS) is None
