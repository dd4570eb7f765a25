from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.pictures import Pictures
from mailtool_gui.ui.widgets.body_editor import BodyEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def editor(context: Context, qtbot: QtBot) -> Iterator[BodyEditor]:
    around = QWidget()
    qtbot.addWidget(around)
    editor = BodyEditor(context.theme, Fields(around), Pictures(context.tasks, around), around)
    editor.resize(560, 600)
    around.resize(560, 600)
    around.show()
    yield editor
    around.close()


@pytest.mark.timeout(60)
def test_a_picture_inside_the_html_is_laid_out(editor: BodyEditor, qtbot: QtBot) -> None:
    html = f"<img src='data:image/png;base64,{'x' * 1_900_000}'>"
    editor.write(html)  # wrapped anywhere, the time grew with the square of the letters: minutes
    qtbot.wait(1)
    assert editor.html.toPlainText() == html
