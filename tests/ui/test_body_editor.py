from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import Composition, Document, Heading, Image, Paragraph, Span, Text
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import Template
from mailtool_gui.services import documents
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.pictures import Pictures
from mailtool_gui.ui.widgets.body_editor import BLOCKS, HTML, PLAIN, BodyEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

HELLO = Document((Heading(line=(Span("Hello "), Span("name", field=True))),))
MADE = documents.made(HELLO)


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


def kept(document: Document = HELLO, *, by_hand: bool = False) -> Template:
    blocks = documents.kept(Composition(document=document, by_hand=by_hand))
    return Template(subject="Hi", html="<p>by hand</p>", blocks=blocks)


@pytest.mark.timeout(60)
def test_a_picture_inside_the_html_is_laid_out(editor: BodyEditor, qtbot: QtBot) -> None:
    html = f"<img src='data:image/png;base64,{'x' * 1_900_000}'>"
    editor.write(html)  # wrapped anywhere, the time grew with the square of the letters: minutes
    qtbot.wait(1)
    assert editor.html.toPlainText() == html


def test_a_new_message_is_blank_blocks(editor: BodyEditor) -> None:
    assert (editor.by_hand, editor.is_blank, editor.text) == (False, True, "")
    assert editor.blocks.isVisibleTo(editor)


def test_blocks_make_the_html_and_the_text(editor: BodyEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.changed, timeout=5_000):
        editor.blocks.show_document(HELLO)
    assert (editor.source, editor.text, editor.is_blank) == (MADE.html, MADE.text, False)
    assert editor.kept_blocks == documents.kept(Composition(document=HELLO))
    assert editor.plain.toPlainText() == "Hello {{ name }}\n"
    editor.tabs[HTML].click()
    assert editor.html.toPlainText() == MADE.html
    assert editor.html.isReadOnly()
    assert not editor.by_hand


def test_html_that_is_changed_by_hand_leaves_the_blocks_as_they_were(editor: BodyEditor, qtbot: QtBot) -> None:
    editor.blocks.show_document(HELLO)
    editor.tabs[HTML].click()
    with qtbot.waitSignal(editor.hand_changed, timeout=5_000) as told:
        editor.made_bar.edit.click()
    assert told.args == [True]
    assert not editor.html.isReadOnly()
    editor.html.setPlainText("<p>mine</p>")
    assert (editor.source, editor.text) == ("<p>mine</p>", None)
    editor.tabs[BLOCKS].click()
    assert editor.kept.isVisibleTo(editor)
    assert "cannot be turned back" in editor.kept.sentence.text()
    assert editor.kept_blocks == documents.kept(Composition(document=HELLO, by_hand=True))
    editor.kept.back.click()
    assert (editor.source, editor.by_hand) == (MADE.html, False)
    editor.tabs[HTML].click()
    assert editor.html.toPlainText() == MADE.html
    editor.made_bar.back.click()
    assert (editor.source, editor.by_hand) == ("<p>mine</p>", True)


def test_a_finished_html_message_has_no_blocks_to_go_back_to(editor: BodyEditor) -> None:
    editor.blocks.show_document(HELLO)
    editor.write("<p>{{ name }}</p>")
    assert editor.tabs[HTML].isChecked()
    assert (editor.source, editor.kept_blocks, editor.text) == ("<p>{{ name }}</p>", None, None)
    editor.tabs[BLOCKS].click()
    assert editor.kept.back.text() == "Begin anew with blocks"
    editor.kept.back.click()
    assert (editor.by_hand, editor.is_blank) == (False, True)
    editor.use_hand()
    assert editor.source == "<p>{{ name }}</p>"


def test_a_kept_template_opens_as_what_it_was(editor: BodyEditor) -> None:
    editor.show_template(kept())
    assert (editor.by_hand, editor.source, editor.tabs[BLOCKS].isChecked()) == (False, MADE.html, True)
    editor.show_template(kept(by_hand=True))
    assert (editor.by_hand, editor.source, editor.tabs[HTML].isChecked()) == (True, "<p>by hand</p>", True)
    editor.kept.back.click()
    assert editor.source == MADE.html
    editor.show_template(Template(subject="Hi", html="<p>only</p>"))
    assert (editor.by_hand, editor.source) == (True, "<p>only</p>")


def test_the_user_s_own_text_comes_back_with_a_template(editor: BodyEditor) -> None:
    editor.show_template(Template(subject="", html="<p>x</p>", text="My words"))
    assert (editor.own.isChecked(), editor.text) == (True, "My words")
    editor.show_template(Template(subject="", html=MADE.html, text=MADE.text, blocks=kept().blocks))
    assert (editor.own.isChecked(), editor.text) == (False, MADE.text)


def test_a_template_with_damaged_blocks_changes_nothing(editor: BodyEditor) -> None:
    editor.blocks.show_document(HELLO)
    with pytest.raises(TemplateError, match="cannot be read"):
        editor.show_template(Template(subject="", html="<p>x</p>", blocks="{}"))
    assert editor.source == MADE.html


def test_pictures_of_the_blocks_travel_with_the_message(editor: BodyEditor) -> None:
    picture = Image(source="cid:logo.png", file="/pictures/logo.png")
    editor.blocks.show_document(Document((picture, picture, Image(source="https://x.example/a.png"))))
    (inline,) = editor.inline
    assert (inline.cid, str(inline.path)) == ("logo.png", "/pictures/logo.png")


def test_a_field_goes_where_one_writes(editor: BodyEditor) -> None:
    editor.insert("{{ name }}")
    assert editor.blocks.document == Document((Text(paragraphs=(Paragraph((Span("name", field=True),)),)),))
    editor.tabs[PLAIN].click()
    editor.own.click()
    editor.plain.clear()
    editor.insert("{{ a }}")
    assert editor.plain.toPlainText() == "{{ a }}"
    editor.own.click()
    editor.write("<p></p>")
    editor.insert("{{ b }}")
    assert editor.source == "{{ b }}<p></p>"
