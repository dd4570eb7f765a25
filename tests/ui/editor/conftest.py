"""A block editor on a screen that nobody sees, with the fields of a small workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.pictures import Pictures
from mailtool_gui.ui.editor.rich_edit import Shared
from tests.support.documents import COLUMNS

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda wanted: qtbot.waitUntil(lambda: bool(wanted()), timeout=10_000)


@pytest.fixture
def around(qtbot: QtBot) -> Iterator[QWidget]:
    around = QWidget()
    around.resize(600, 800)
    QVBoxLayout(around)
    yield around
    around.close()
    around.deleteLater()


@pytest.fixture
def fields(around: QWidget) -> Fields:
    fields = Fields(around)
    fields.show_columns(COLUMNS, grouped=True)
    return fields


@pytest.fixture
def shared(context: Context, fields: Fields) -> Shared:
    return Shared(fields=fields, theme=context.theme)


@pytest.fixture
def editor(context: Context, fields: Fields, around: QWidget, qtbot: QtBot) -> BlockEditor:
    editor = BlockEditor(context.theme, fields, Pictures(context.tasks, around), around)
    layout = around.layout()
    assert layout
    layout.addWidget(editor)
    around.show()
    qtbot.waitExposed(around)
    return editor
