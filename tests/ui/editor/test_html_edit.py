from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.editor.html_edit import MOST_LINES, HtmlEdit
from mailtool_gui.ui.tokens import Tokens

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def edit(context: Context, qtbot: QtBot) -> HtmlEdit:
    edit = HtmlEdit(context.theme)
    qtbot.addWidget(edit)
    edit.resize(500, 300)
    edit.show()
    return edit


def coloured(edit: HtmlEdit, line: int) -> list[tuple[str, str]]:
    """The pieces of a line that have a colour, with it."""
    block = edit.document().findBlockByNumber(line)
    return [
        (block.text()[form.start : form.start + form.length], form.format.foreground().color().name().upper())
        for form in block.layout().formats()
    ]


def test_tags_attributes_texts_fields_and_loops_have_colours(edit: HtmlEdit, context: Context) -> None:
    edit.setPlainText('<p class="a">it\'s {{ name }}</p>\n{% for row in rows %}<!-- x --> {# y #}')
    tokens: Tokens = context.theme.tokens
    assert coloured(edit, 0) == [
        ("<p", tokens.accent),
        ("class", tokens.unsure),
        ('"a"', tokens.accepted),
        (">", tokens.accent),
        ("{{ name }}", tokens.accent),
        ("</p>", tokens.accent),
    ]
    assert coloured(edit, 1) == [
        ("{% for row in rows %}", tokens.trying),
        ("<!-- x -->", tokens.secondary),
        ("{# y #}", tokens.secondary),
    ]


def test_tags_and_comments_go_on_over_lines(edit: HtmlEdit, context: Context) -> None:
    edit.setPlainText('<a\nhref="x"\n>y<!-- one\ntwo\nthree --><b>')
    tokens = context.theme.tokens
    assert coloured(edit, 1) == [("href", tokens.unsure), ('"x"', tokens.accepted)]
    assert coloured(edit, 3) == [("two", tokens.secondary)]
    assert coloured(edit, 4) == [("three -->", tokens.secondary), ("<b>", tokens.accent)]


def test_very_long_lines_and_files_stay_plain(edit: HtmlEdit, qtbot: QtBot) -> None:
    edit.setPlainText(f"<p>{'x' * 5_000}</p>\n<b>")
    assert coloured(edit, 0) == []
    assert coloured(edit, 1)
    edit.setPlainText("<b>\n" * (MOST_LINES + 1))
    assert coloured(edit, 0) == []
    edit.setPlainText("<b>")
    qtbot.waitUntil(lambda: bool(coloured(edit, 0)), timeout=5_000)


def test_colours_follow_the_light(edit: HtmlEdit, context: Context) -> None:
    edit.setPlainText("<b>")
    context.theme.changed.emit()
    assert coloured(edit, 0)[0][1] == context.theme.tokens.accent


def test_the_line_of_a_mistake_is_underlined_until_it_is_mended(edit: HtmlEdit) -> None:
    edit.setPlainText("a\n\nb\n{{ nobody }}")
    edit.show_mistake("HTML line 4, column 4: There is no column for the field “nobody”.")
    (mark,) = edit.extraSelections()
    assert mark.cursor.block().text() == "{{ nobody }}"
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert mark.format.underlineStyle() == wave
    edit.go_to_mistake()
    assert edit.textCursor().block().blockNumber() == 3
    edit.show_mistake("subject line 1: no")
    assert edit.extraSelections() == []
    edit.show_mistake("HTML line 99: beyond the end")
    assert edit.extraSelections() == []
