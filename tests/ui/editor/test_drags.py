from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget

from mailtool_gui.domain.document import (
    Columns,
    Divider,
    Heading,
    Image,
    OrderTable,
    Paragraph,
    Spacer,
    Span,
    Text,
)
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.block_list import BlockList
from mailtool_gui.ui.editor.columns_view import ColumnsView
from mailtool_gui.ui.editor.frame import BLOCK_MIME
from tests.ui.editor.conftest import Until
from tests.ui.editor.steps import A, B, C, blocks, enter, frame, show, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOVE = Qt.DropAction.MoveAction


def block_data(what: str) -> QMimeData:
    data = QMimeData()
    data.setData(BLOCK_MIME, what.encode())
    return data


def drop(target: BlockList, data: QMimeData, point: QPoint) -> QDropEvent:
    entering = QDragEnterEvent(point, MOVE, data, LEFT, NO_KEYS)
    target.dragEnterEvent(entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(point), MOVE, data, LEFT, NO_KEYS)
    target.dropEvent(dropped)
    return dropped


def test_a_block_is_dragged_by_its_handle(editor: BlockEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    show(editor, A, B, C)
    carried: list[str] = []

    def exec_(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        carried.append(bytes(data.data(BLOCK_MIME).data()).decode())
        drop(editor.list, block_data(carried[-1]), QPoint(20, editor.list.height() - 1))
        return MOVE

    monkeypatch.setattr(QDrag, "exec", exec_)
    handle = frame(editor, 0).handle
    QTest.mousePress(handle, LEFT, NO_KEYS, QPoint(8, 8))
    QTest.mouseMove(handle, QPoint(8, 60))
    handle.dragged.emit() if not carried else None
    QTest.mouseRelease(handle, LEFT, NO_KEYS, QPoint(8, 60))
    assert carried == ["place:0"]
    assert blocks(editor) == (B, C, A)


def test_a_line_shows_where_the_drop_would_be(editor: BlockEditor) -> None:
    show(editor, A, B)
    data = block_data("kind:divider")
    mark = editor.list._mark
    editor.list.dragEnterEvent(QDragEnterEvent(QPoint(9, 2), MOVE, data, LEFT, NO_KEYS))
    assert mark.isVisibleTo(editor.list)
    top = mark.y()
    editor.list.dragMoveEvent(QDragEnterEvent(QPoint(9, 400), MOVE, data, LEFT, NO_KEYS))
    assert mark.y() > top
    editor.list.dragLeaveEvent(QDragLeaveEvent())
    assert not mark.isVisibleTo(editor.list)
    drop(editor.list, data, QPoint(9, 2))
    assert blocks(editor) == (Divider(), A, B)


def test_a_block_is_dropped_into_a_column_and_out_again(editor: BlockEditor) -> None:
    show(editor, A, Columns(left=(B,), right=()))
    view = frame(editor, 1).view
    assert isinstance(view, ColumnsView)
    drop(view.sides[1], block_data("place:0"), QPoint(3, 3))
    assert blocks(editor) == (Columns(left=(B,), right=(A,)),)
    drop(editor.list, block_data("place:0.0.0"), QPoint(3, 1))
    assert blocks(editor) == (B, Columns(left=(), right=(A,)))
    drop(editor.list, block_data("nonsense"), QPoint(3, 1))
    assert len(blocks(editor)) == 2


def test_the_palette_is_dragged_too(editor: BlockEditor) -> None:
    data = editor.palette_row.buttons["button"].dragged().mimeData()
    assert bytes(data.data(BLOCK_MIME).data()) == b"kind:button"


def test_a_column_has_a_menu_of_its_own(editor: BlockEditor, until: Until) -> None:
    show(editor, Columns(left=(A,)))
    view = frame(editor, 0).view
    assert isinstance(view, ColumnsView)
    adds = [button for button in view.findChildren(type(editor._empty)) if button.menu()]
    right = next(button for button in adds if button.accessibleName() == "Add to the right column")
    assert [action.text() for action in right.menu().actions()][-1] == "Space"
    right.menu().actions()[1].trigger()
    assert blocks(editor) == (Columns(left=(A,), right=(Heading(),)),)
    enter(editor, 0, until)
    editor.palette_row.buttons["columns"].click()  # not inside: below
    assert [type(block) for block in blocks(editor)] == [Columns, Columns]


# pictures


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    path = tmp_path / "Lögo of us.png"
    image.save(str(path))
    return path


def test_a_picture_is_dropped_and_shown(editor: BlockEditor, logo: Path, until: Until) -> None:
    show(editor, A)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(logo))])
    drop(editor.list, data, QPoint(3, 1))
    image = blocks(editor)[0]
    assert isinstance(image, Image)
    assert image.file == str(logo)
    assert image.source.startswith("cid:L-go-of-us.")
    assert image.source.endswith(".png")
    until(lambda: editor.pictures.get(str(logo)))
    shown = frame(editor, 0).view.grab().toImage()
    assert QColor("#FF0000") in [shown.pixelColor(x, 50) for x in range(0, 132)]


def test_other_files_are_left_to_the_window(editor: BlockEditor, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "orders.xlsx"))])
    entering = QDragEnterEvent(QPoint(3, 3), MOVE, data, LEFT, NO_KEYS)
    editor.list.dragEnterEvent(entering)
    assert not entering.isAccepted()


def wheel(widget: QWidget) -> None:
    point = QPointF(5, 5)
    down = QPoint(0, -120)
    turned = QWheelEvent(
        point, QPointF(widget.mapToGlobal(point.toPoint())), down, down, Qt.MouseButton.NoButton, NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turned)


def test_scrolling_over_a_box_changes_nothing(editor: BlockEditor) -> None:
    show(editor, Image(source="cid:a"), Spacer(height=40), OrderTable())
    before = blocks(editor)
    boxes: list[QWidget] = [box for each in editor.frames() for box in each.view.findChildren(QComboBox)]
    boxes += [box for each in editor.frames() for box in each.view.findChildren(QSpinBox)]
    assert len(boxes) == 3
    for box in boxes:
        wheel(box)
    assert blocks(editor) == before


def test_a_field_is_dropped_where_the_pointer_is(editor: BlockEditor) -> None:
    show(editor, words("Dear , hello"))
    text = frame(editor, 0).view.texts[0]
    place = text.textCursor()
    place.setPosition(5)
    point = QPointF(text.cursorRect(place).center())
    data = QMimeData()
    data.setText("{{ first_name }}")
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(text.viewport(), QDragEnterEvent(point.toPoint(), copy, data, LEFT, NO_KEYS))
    QApplication.sendEvent(text.viewport(), QDropEvent(point, copy, data, LEFT, NO_KEYS))
    line = (Span("Dear "), Span("first_name", field=True), Span(", hello"))
    assert blocks(editor) == (Text(paragraphs=(Paragraph(line),)),)
