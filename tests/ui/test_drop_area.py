"""Where a workbook is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.widgets.drop_area import DropArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
COPY = Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def area(context: Context, qtbot: QtBot) -> DropArea:
    area = DropArea(context.theme)
    qtbot.addWidget(area)
    return area


def test_a_dropped_file_is_told(area: DropArea, qtbot: QtBot, tmp_path: Path) -> None:
    data = files(tmp_path / "o.xlsx")
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS)
    area.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(area.dropped, timeout=5_000) as told:
        area.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, LEFT, NO_KEYS))
    assert told.args == [tmp_path / "o.xlsx"]


class EndedOwner:
    """The clipboard of a display on which the program that has copied has ended."""

    def mimeData(self) -> None:  # noqa: N802
        """Nothing, not even an empty one."""


def test_a_clipboard_that_nobody_answers_for_is_empty(
    area: DropArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "clipboard", EndedOwner)
    area.show()
    with qtbot.waitSignal(area.pasted, timeout=5_000) as told:
        area.paste.click()
    assert told.args == ["", ""]


def test_text_is_not_a_file(area: DropArea, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("hello")
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS)
    entering.ignore()
    area.dragEnterEvent(entering)
    assert not entering.isAccepted()
    with qtbot.assertNotEmitted(area.dropped):
        area.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, LEFT, NO_KEYS))


def test_the_area_says_what_to_do_what_goes_on_and_what_is_wrong(area: DropArea) -> None:
    assert (area.heading.text(), area.choose.isHidden(), area.stop.isHidden()) == ("Drop a workbook here", False, True)
    area.show_reading("o.xlsx")
    assert (area.heading.text(), area.choose.isHidden(), area.stop.isHidden()) == ("Opening o.xlsx…", True, False)
    area.show_refusal(Path("o.xlsx"), "It is empty.")
    assert area.heading.text() == "o.xlsx cannot be opened"
    assert (area.sentence.text(), area.sentence.property("state")) == ("It is empty.", "failed")
    area.show_empty()
    assert area.sentence.property("state") is None


def test_a_refused_text_file_may_be_read_otherwise(area: DropArea, qtbot: QtBot) -> None:
    area.show_refusal(Path("o.xlsx"), "It is empty.")
    assert area.differently.isHidden()
    area.show_refusal(Path("o.CSV"), "A quotation mark is never closed.")
    assert not area.differently.isHidden()
    with qtbot.waitSignal(area.otherwise, timeout=5_000) as told:
        area.differently.click()
    assert told.args == [Path("o.CSV")]
    area.show_reading("o.csv")
    assert area.differently.isHidden()


def test_a_long_refusal_is_seen_whole(area: DropArea) -> None:
    area.resize(1000, 700)
    area.show_refusal(Path("o.docx"), "This is a long sentence about a file. " * 6)
    area.show()
    assert area.sentence.height() >= area.sentence.heightForWidth(area.sentence.width())
    assert area.sentence.height() > 2 * area.sentence.fontMetrics().height()


def test_the_area_is_drawn_with_a_file_over_it_and_without(area: DropArea) -> None:
    area.resize(300, 200)
    calm = area.grab().toImage().pixelColor(150, 12)
    data = files(Path("/o.xlsx"))  # the event does not own it
    area.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS))
    assert area.grab().toImage().pixelColor(150, 12) != calm
