from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import (
    KINDS,
    Align,
    Block,
    Button,
    Columns,
    Divider,
    Document,
    Heading,
    Image,
    Ink,
    Listing,
    Look,
    OrderTable,
    Paragraph,
    Span,
    Text,
)
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.block_list import BlockList
from mailtool_gui.ui.editor.columns_view import ColumnsView
from mailtool_gui.ui.editor.frame import BLOCK_MIME, BlockFrame
from mailtool_gui.ui.editor.link_dialog import LinkDialog
from mailtool_gui.ui.editor.views import TextView
from tests.ui.editor.conftest import Until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOVE = Qt.DropAction.MoveAction


def words(text: str) -> Text:
    return Text(paragraphs=(Paragraph((Span(text),)),))


A, B, C = words("a"), words("b"), words("c")


def show(editor: BlockEditor, *blocks: Block) -> None:
    editor.show_document(Document(blocks))


def frame(editor: BlockEditor, place: int) -> BlockFrame:
    return editor.list.frames[place]


def enter(editor: BlockEditor, place: int, until: Until) -> None:
    view = frame(editor, place).view
    view.focus()
    until(lambda: view.isAncestorOf(cursor()))


def cursor() -> QWidget:
    """What has it."""
    found = QApplication.focusWidget()
    assert found
    return found


def blocks(editor: BlockEditor) -> tuple[Block, ...]:
    return editor.document.blocks


def test_every_kind_of_block_is_shown_and_read_again(editor: BlockEditor) -> None:
    document = Document((
        Heading(line=(Span("Hi "), Span("first_name", field=True)), level=2, align=Align.CENTER),
        Text(paragraphs=(Paragraph((Span("x", Look(bold=True)),), Align.RIGHT, Listing.NONE),)),
        Button(line=(Span("Go"),), link="https://x.example/{{ code }}", ink=Ink.RED, align=Align.LEFT),
        Image(source="cid:a.png", alt="A {{ code }}", link="x.example", width=240, align=Align.RIGHT),
        Divider(),
        Columns(left=(A, Heading()), right=()),
        *(kind() for kind in KINDS.values()),
    ))  # fmt: skip
    editor.show_document(document)
    assert editor.document == document
    for each in editor.frames():
        each.view.changed.emit()  # everything is read anew
    assert editor.document == document
    assert not editor.history.canUndo()


def test_a_long_document_is_there_at_once_and_built_little_by_little(editor: BlockEditor, until: Until) -> None:
    document = Document(tuple(words(str(number)) for number in range(40)))
    editor.show_document(document)
    assert len(editor.list.frames) < 40
    assert editor.document == document
    until(lambda: len(editor.list.frames) == 40)
    assert frame(editor, 39).accessibleName() == "Text, block 40 of 40"
    assert editor.document == document
    editor.show_document(document)
    editor.add("divider", below=frame(editor, 0))  # before the last is built
    assert len(blocks(editor)) == 41
    assert blocks(editor)[1] == Divider()


def test_typing_is_a_step_after_a_pause_and_is_undone_whole(editor: BlockEditor, until: Until, qtbot: QtBot) -> None:
    show(editor, A, B)
    enter(editor, 1, until)
    with qtbot.waitSignal(editor.changed, timeout=5_000):
        QTest.keyClicks(cursor(), " more")
    assert blocks(editor) == (A, words("b more"))
    QTest.keyClick(cursor(), Qt.Key.Key_Z, CONTROL)
    assert blocks(editor) == (A, B)
    QTest.keyClick(cursor(), Qt.Key.Key_Z, CONTROL | SHIFT)
    assert blocks(editor) == (A, words("b more"))


def test_undo_takes_back_what_was_typed_a_moment_ago(editor: BlockEditor, until: Until) -> None:
    show(editor, A)
    enter(editor, 0, until)
    QTest.keyClicks(cursor(), "!")
    QTest.keyClick(cursor(), Qt.Key.Key_Z, CONTROL)
    assert blocks(editor) == (A,)


@pytest.mark.parametrize("kind", KINDS)
def test_the_palette_adds_below_the_cursor(editor: BlockEditor, until: Until, kind: str) -> None:
    show(editor, A, B)
    enter(editor, 0, until)
    editor.palette_row.buttons[kind].click()
    assert [type(block) for block in blocks(editor)] == [Text, KINDS[kind], Text]
    assert blocks(editor)[0::2] == (A, B)
    editor.undo()
    assert blocks(editor) == (A, B)


def test_a_blank_text_gives_way_to_what_is_chosen(editor: BlockEditor, until: Until) -> None:
    enter(editor, 0, until)
    editor.palette_row.buttons["heading"].click()
    assert blocks(editor) == (Heading(),)


def test_an_order_table_begins_with_the_columns_of_the_workbook(editor: BlockEditor) -> None:
    editor.add("table")
    table = blocks(editor)[-1]
    assert isinstance(table, OrderTable)
    assert [(column.header, column.field) for column in table.columns] == [
        ("First name", "first_name"), ("Code", "code"), ("Amount", "amount"),
    ]  # fmt: skip
    assert table.columns[2].align is Align.RIGHT


def test_keys_move_duplicate_delete_and_add(editor: BlockEditor, until: Until) -> None:
    show(editor, A, B, C)
    enter(editor, 1, until)
    QTest.keyClick(cursor(), Qt.Key.Key_Up, ALT)
    assert blocks(editor) == (B, A, C)
    QTest.keyClick(cursor(), Qt.Key.Key_Up, ALT)  # it is the first already
    QTest.keyClick(cursor(), Qt.Key.Key_Down, ALT)
    QTest.keyClick(cursor(), Qt.Key.Key_Down, ALT)
    assert blocks(editor) == (A, C, B)
    QTest.keyClick(cursor(), Qt.Key.Key_D, CONTROL | SHIFT)
    assert blocks(editor) == (A, C, B, B)
    QTest.keyClick(cursor(), Qt.Key.Key_Delete, CONTROL | SHIFT)
    QTest.keyClick(cursor(), Qt.Key.Key_Return, CONTROL)
    assert blocks(editor) == (A, C, B, Text())
    QTest.keyClicks(cursor(), "d")
    assert blocks(editor)[3] == words("d")
    for _ in range(8):
        editor.undo()
    assert blocks(editor) == (A, B, C)


def test_what_stays_keeps_its_widgets_when_others_move(editor: BlockEditor) -> None:
    show(editor, A, B, C)
    before = list(editor.list.frames)
    editor.shift(1, before[0])
    assert editor.list.frames == [before[1], before[0], before[2]]
    editor.remove(before[1])
    assert editor.list.frames == [before[0], before[2]]


def test_the_bar_of_the_block_with_the_cursor_works(editor: BlockEditor, until: Until) -> None:
    show(editor, A, B)
    enter(editor, 0, until)
    assert editor._bar.isVisible()
    assert editor._bar.name.text() == "Text"
    for name in ("down", "up", "copy", "remove", "remove"):
        editor._bar.buttons[name].click()
    assert blocks(editor) == (B,)


def test_without_blocks_one_can_begin_anew(editor: BlockEditor) -> None:
    show(editor, A)
    editor.remove(frame(editor, 0))
    assert blocks(editor) == ()
    assert editor._empty.isVisibleTo(editor)
    assert not editor._bar.isVisible()
    editor._empty.click()
    assert blocks(editor) == (Text(),)


def test_the_handle_has_a_menu_and_the_delete_key(editor: BlockEditor) -> None:
    show(editor, A, B)
    menu = frame(editor, 0).handle.menu()
    menu.aboutToShow.emit()
    names = [action.text().partition("\t")[0] for action in menu.actions()]
    assert names == ["Add above", "Add below", "", "Move up", "Move down", "Duplicate", "Delete"]
    menu.actions()[4].trigger()
    assert blocks(editor) == (B, A)
    under = menu.actions()[0].menu()
    assert under is not None
    frame(editor, 0).handle.menu().aboutToShow.emit()
    above = frame(editor, 0).handle.menu().actions()[0].menu()
    assert above is not None
    above.actions()[5].trigger()  # type: ignore[attr-defined]  # menu() is an object to the stubs
    assert blocks(editor) == (Divider(), B, A)
    QTest.keyClick(frame(editor, 1).handle, Qt.Key.Key_Delete)
    assert blocks(editor) == (Divider(), A)


def test_a_heading_leads_on_to_a_text_with_the_return_key(editor: BlockEditor, until: Until) -> None:
    show(editor, Heading(line=(Span("Hi"),)), A)
    enter(editor, 0, until)
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert blocks(editor) == (Heading(line=(Span("Hi"),)), Text(), A)
    assert isinstance(cursor().parentWidget(), TextView)


def test_arrows_lead_from_block_to_block(editor: BlockEditor, until: Until) -> None:
    show(editor, A, Divider(), B)
    enter(editor, 0, until)
    QTest.keyClick(cursor(), Qt.Key.Key_Down)
    until(frame(editor, 2).view.texts[0].hasFocus)
    QTest.keyClick(cursor(), Qt.Key.Key_Up)
    until(frame(editor, 0).view.texts[0].hasFocus)


# the tools


def test_tools_follow_the_block(editor: BlockEditor, until: Until) -> None:
    show(editor, Text(paragraphs=(Paragraph((Span("x", Look(bold=True)),), Align.RIGHT, Listing.NUMBERS),)), Heading())
    enter(editor, 0, until)
    tools = editor.tools.buttons
    until(tools["bold"].isChecked)
    assert {name for name, tool in tools.items() if tool.isChecked()} == {"bold", "right", "numbers"}
    assert [name for name, tool in tools.items() if not tool.isEnabled()] == ["level"]
    enter(editor, 1, until)
    assert [name for name, tool in tools.items() if tool.isEnabled()] == ["left", "center", "right", "level"]


def test_tools_change_the_text(editor: BlockEditor, until: Until) -> None:
    show(editor, words("shop"))
    enter(editor, 0, until)
    view = frame(editor, 0).view
    assert isinstance(view, TextView)
    view.edit.selectAll()
    for name in ("bold", "italic", "underline", "center", "bullets"):
        editor.tools.buttons[name].click()
    editor.tools.buttons["ink"].menu().actions()[5].trigger()
    look = Look(bold=True, italic=True, underline=True, ink=Ink.RED)
    assert blocks(editor) == (Text(paragraphs=(Paragraph((Span("shop", look),), Align.CENTER, Listing.BULLETS),)),)
    editor.tools.buttons["bullets"].click()
    editor.tools.buttons["bold"].click()
    assert view.listing is Listing.NONE
    assert not view.edit.look().bold


def test_tools_change_headings_and_buttons(editor: BlockEditor, until: Until) -> None:
    show(editor, Heading(line=(Span("Hi"),)), Button(line=(Span("Go"),)))
    enter(editor, 0, until)
    editor.tools.buttons["level"].menu().actions()[2].trigger()
    editor.tools.buttons["right"].click()
    enter(editor, 1, until)
    editor.tools.buttons["ink"].menu().actions()[3].trigger()
    editor.tools.buttons["left"].click()
    heading, button = blocks(editor)
    assert heading == Heading(line=(Span("Hi"),), level=3, align=Align.RIGHT)
    assert button == Button(line=(Span("Go"),), ink=Ink.GREEN, align=Align.LEFT)


def test_a_link_is_asked_for_and_checked(editor: BlockEditor, until: Until) -> None:
    show(editor, words("shop"))
    enter(editor, 0, until)
    frame(editor, 0).view.texts[0].selectAll()
    QTest.keyClick(cursor(), Qt.Key.Key_K, CONTROL)
    (dialog,) = editor.findChildren(LinkDialog)
    dialog.address.setText("javascript:alert(1)")
    dialog.keep.click()
    assert dialog.hint.property("state") == "failed"
    dialog.address.setText("shop.example/{{ code }}")
    dialog.keep.click()
    assert blocks(editor) == (
        Text(paragraphs=(Paragraph((Span("shop", Look(link="https://shop.example/{{ code }}")),)),)),
    )
    until(lambda: not editor.findChildren(LinkDialog))
    editor.ask_for_link()
    (dialog,) = editor.findChildren(LinkDialog)
    assert dialog.address.text() == "https://shop.example/{{ code }}"
    dialog.remove.click()
    assert blocks(editor) == (words("shop"),)


def test_a_link_without_words_is_written_out(editor: BlockEditor, until: Until) -> None:
    show(editor, words("see "))
    enter(editor, 0, until)
    QTest.keyClick(cursor(), Qt.Key.Key_End)
    editor.ask_for_link()
    (dialog,) = editor.findChildren(LinkDialog)
    dialog.address.setText("https://shop.example")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    look = Look(link="https://shop.example")
    assert blocks(editor) == (Text(paragraphs=(Paragraph((Span("see "), Span("https://shop.example", look))),)),)


# fields from the palette


def test_a_field_goes_where_the_cursor_was_last(editor: BlockEditor, until: Until) -> None:
    show(editor, words("Hi "), Button())
    enter(editor, 0, until)
    QTest.keyClick(cursor(), Qt.Key.Key_End)
    editor.insert("{{ first_name }}")
    enter(editor, 1, until)
    editor.insert("{{ code }}")
    text, button = blocks(editor)
    assert text == Text(paragraphs=(Paragraph((Span("Hi "), Span("first_name", field=True))),))
    assert button == Button(line=(Span("code", field=True),))


def test_a_field_without_any_text_makes_one(editor: BlockEditor) -> None:
    show(editor, Divider())
    editor.insert("{{ code }}")
    assert blocks(editor)[1] == Text(paragraphs=(Paragraph((Span("code", field=True),)),))


# drags


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


# light and dark


def test_a_change_of_light_keeps_the_document(editor: BlockEditor) -> None:
    document = Document((A, Heading(line=(Span("Hi", field=True),)), Image(source="cid:x")))
    editor.show_document(document)
    editor.shared.theme.changed.emit()
    assert editor.document == document
    assert not editor.history.canUndo()
