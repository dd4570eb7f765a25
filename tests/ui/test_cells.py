"""Cells painted from plain texts: nothing is asked of the model by roles, and the look is the style sheet's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.states import Shown
from mailtool_gui.ui.tasks import Tasks
from mailtool_gui.ui.tokens import DARK, LIGHT, ROW
from mailtool_gui.ui.widgets.cells import BESIDE
from mailtool_gui.ui.widgets.paged_table import PagedTable

WIDTH = 200


class Words(PagedModel):
    """Two columns of the same word; `roles` are those of all questions."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self.roles: list[int] = []

    def columns(self) -> Sequence[Column]:
        return [Column(title="Left"), Column(title="Right", right=True)]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self.roles.append(role)
        return super().data(index, role)


@pytest.fixture
def table(context: Context, qtbot: QtBot) -> PagedTable:
    model = Words(context.tasks, context.live)
    made = PagedTable(model, {0: WIDTH, 1: WIDTH}, "Words")
    qtbot.addWidget(made)
    made.horizontalHeader().hide()
    made.show()
    frame = made.size() - made.viewport().size()
    made.resize(QSize(2 * WIDTH, 3 * ROW) + frame)
    return made


def say(table: PagedTable, qtbot: QtBot, *words: str) -> None:
    """Shows these words, one a row."""
    model = table.model()
    assert isinstance(model, Words)
    lines = [Line(about=word, texts=(word, word), state=Shown("", "")) for word in words]
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.ask(lambda offset, limit: Lines(lines=lines[offset : offset + limit], total=len(lines)))


def painted(table: PagedTable) -> QImage:
    """What is seen."""
    return table.viewport().grab().toImage()


def inked(picture: QImage, row: int, column: int, ground: str) -> list[int]:
    """Where in a cell, counted from its left edge, something else than the ground is seen above its line."""
    left, top = column * WIDTH, row * ROW
    places = ((x, y) for x in range(WIDTH) for y in range(ROW - 1))
    return sorted({x for x, y in places if picture.pixelColor(left + x, top + y) != QColor(ground)})


def test_painting_puts_no_questions(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "one", "two")
    model = table.model()
    assert isinstance(model, Words)
    model.roles.clear()
    assert inked(painted(table), 0, 0, LIGHT.panel)
    assert model.roles == []


def test_text_stands_beside_the_edge_that_its_column_is_aligned_to(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "HH")
    picture = painted(table)
    left, right = inked(picture, 0, 0, LIGHT.panel), inked(picture, 0, 1, LIGHT.panel)
    assert BESIDE <= left[0] <= BESIDE + 3
    assert left[-1] < WIDTH // 2 < right[0]
    assert WIDTH - BESIDE - 4 <= right[-1] < WIDTH - BESIDE


def test_long_text_ends_before_the_edge(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "word " * 40)
    assert inked(painted(table), 0, 0, LIGHT.panel)[-1] < WIDTH - BESIDE


def test_markup_is_text(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "<b>x</b>", "x")
    picture = painted(table)
    assert inked(picture, 0, 0, LIGHT.panel)[-1] > inked(picture, 1, 0, LIGHT.panel)[-1] + 20


def test_another_text_takes_the_place_of_the_first(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "HHHHHH")
    before = painted(table)
    say(table, qtbot, "H")
    assert inked(painted(table), 0, 0, LIGHT.panel)[-1] < inked(before, 0, 0, LIGHT.panel)[-1]


def test_a_larger_font_is_laid_out_anew(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "HHHH")
    before = inked(painted(table), 0, 0, LIGHT.panel)
    table.setStyleSheet("font-size: 20px;")
    assert inked(painted(table), 0, 0, LIGHT.panel)[-1] > before[-1]


def test_lines_and_the_chosen_row_follow_the_look(table: PagedTable, qtbot: QtBot, context: Context) -> None:
    say(table, qtbot, "one", "two")
    table.selectRow(1)
    for scheme, tokens in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)):
        context.theme._apply(scheme)
        picture = painted(table)
        assert picture.pixelColor(5, 5) == QColor(tokens.panel)
        assert picture.pixelColor(5, ROW - 1) == QColor(tokens.line)
        assert picture.pixelColor(5, ROW + 5) == QColor(tokens.accent_soft)
    context.theme._apply(Qt.ColorScheme.Light)


def test_rows_that_are_not_read_yet_are_empty(table: PagedTable, qtbot: QtBot) -> None:
    say(table, qtbot, "one")
    model = table.model()
    assert isinstance(model, Words)
    assert model.plain_text(70, 0) == ""
    assert (model.is_right(0), model.is_right(1)) == (False, True)
