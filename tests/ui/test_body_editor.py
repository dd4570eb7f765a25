from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.widgets.body_editor import BodyEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.mark.timeout(60)
def test_a_picture_inside_the_html_is_laid_out(qtbot: QtBot) -> None:
    editor = BodyEditor()  # wrapped anywhere, the time grew with the square of the letters: minutes
    qtbot.addWidget(editor)
    editor.resize(500, 400)
    editor.show()
    html = f"<img src='data:image/png;base64,{'x' * 1_900_000}'>"
    editor.write(html)
    qtbot.wait(1)
    assert editor.html.toPlainText() == html
