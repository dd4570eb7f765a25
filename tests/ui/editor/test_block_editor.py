from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import (
    KINDS,
    Align,
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
from mailtool_gui.ui.editor.views import TextView
from tests.ui.editor.conftest import Until
from tests.ui.editor.steps import A, B, C, blocks, cursor, enter, frame, show, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOVE = Qt.DropAction.MoveAction


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


# light and dark


def test_a_change_of_light_keeps_the_document(editor: BlockEditor) -> None:
    document = Document((A, Heading(line=(Span("Hi", field=True),)), Image(source="cid:x")))
    editor.show_document(document)
    editor.shared.theme.changed.emit()
    assert editor.document == document
    assert not editor.history.canUndo()
