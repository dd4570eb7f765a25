from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mailtool_gui.domain.document import (
    Align,
    Button,
    Heading,
    Ink,
    Listing,
    Look,
    Paragraph,
    Span,
    Text,
)
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.link_dialog import LinkDialog
from mailtool_gui.ui.editor.views import ButtonView, TextView
from tests.ui.editor.conftest import Until
from tests.ui.editor.steps import blocks, cursor, enter, frame, show, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOVE = Qt.DropAction.MoveAction


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


def test_the_words_on_a_button_have_room(editor: BlockEditor, until: Until) -> None:
    show(editor, Button(line=(Span("Go"),)))
    view = frame(editor, 0).view
    assert isinstance(view, ButtonView)
    until(lambda: view.label.viewport().height() >= view.label.document().size().height())


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
