from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import Align, Ink, Listing, Look, Paragraph, Span
from mailtool_gui.ui.editor.chip import SIGN
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.rich_edit import MIME, RichEdit, Shared
from mailtool_gui.ui.editor.rich_text import set_alignment, set_listing
from tests.ui.editor.conftest import Until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

BOLD = Look(bold=True)
SEVERAL = (
    Paragraph((Span("Dear "), Span("first_name", BOLD, True), Span(",\nhello 😀 "), Span("code", field=True))),
    Paragraph((Span("one"),), Align.LEFT, Listing.BULLETS),
    Paragraph((Span("two", Look(ink=Ink.RED, italic=True)),), Align.LEFT, Listing.BULLETS),
    Paragraph((Span("first"),), Align.LEFT, Listing.NUMBERS),
    Paragraph((Span("our shop", Look(link="https://x.example")),), Align.CENTER),
    Paragraph((), Align.RIGHT),
)


@pytest.fixture
def edit(shared: Shared, around: QWidget, qtbot: QtBot) -> RichEdit:
    edit = RichEdit(shared, around)
    layout = around.layout()
    assert layout
    layout.addWidget(edit)
    around.show()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus, timeout=10_000)
    return edit


def line(edit: RichEdit) -> tuple[Span, ...]:
    (paragraph,) = edit.paragraphs()
    return paragraph.line


def press(edit: RichEdit, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(edit, key, held)


def test_what_is_shown_is_read_again(edit: RichEdit) -> None:
    edit.show_paragraphs(SEVERAL)
    assert edit.paragraphs() == SEVERAL
    edit.show_paragraphs((Paragraph((Span("x"),)),))
    assert edit.paragraphs() == (Paragraph((Span("x"),)),)


def test_showing_is_no_edit_and_typing_is(edit: RichEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(edit.edited):
        edit.show_paragraphs(SEVERAL)
    with qtbot.waitSignal(edit.edited, timeout=5_000):
        QTest.keyClicks(edit, "x")


def test_a_chip_is_one_sign_and_is_deleted_whole(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "Dear ")
    edit.insert_field("first_name")
    QTest.keyClicks(edit, "!")
    assert line(edit) == (Span("Dear "), Span("first_name", field=True), Span("!"))
    press(edit, Qt.Key.Key_Backspace)
    press(edit, Qt.Key.Key_Backspace)
    assert line(edit) == (Span("Dear "),)


def test_letters_typed_behind_a_chip_are_letters(edit: RichEdit) -> None:
    edit.insert_field("first_name")
    edit.insert_field("code")
    QTest.keyClicks(edit, "ab")
    assert line(edit) == (Span("first_name", field=True), Span("code", field=True), Span("ab"))


def test_typing_braces_offers_fields_and_the_keyboard_chooses(edit: RichEdit, until: Until) -> None:
    QTest.keyClicks(edit, "Hi {{")
    until(edit.completing.isVisible)
    assert [edit.completing.item(row).text() for row in range(edit.completing.count())] == [
        "First name", "Code", "Amount", "number of rows",
    ]  # fmt: skip
    press(edit, Qt.Key.Key_Down)
    press(edit, Qt.Key.Key_Return)
    assert line(edit) == (Span("Hi "), Span("code", field=True))
    assert not edit.completing.isVisible()


def test_the_offer_narrows_with_every_letter(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "{{ amo")
    assert edit.completing.count() == 1
    press(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(edit, " {{nobody")
    assert not edit.completing.isVisible()
    assert line(edit)[0] == Span("amount", field=True)


def test_escape_closes_the_offer_and_keeps_the_letters(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "{{")
    press(edit, Qt.Key.Key_Escape)
    assert not edit.completing.isVisible()
    assert line(edit) == (Span("{{"),)


def test_a_field_typed_whole_becomes_a_chip(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "{{ First name }} and {{amount | number(2)}}")
    assert line(edit) == (Span("first_name", field=True), Span(" and "), Span("amount | number(2)", field=True))


def test_a_click_in_the_offer_chooses(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "{{")
    edit.completing.itemClicked.emit(edit.completing.item(2))
    assert line(edit) == (Span("amount", field=True),)


def test_marks_are_set_by_keys_and_chips_stay_chips(edit: RichEdit) -> None:
    edit.show_paragraphs((Paragraph((Span("a "), Span("code", field=True), Span(" b"))),))
    edit.selectAll()
    press(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert line(edit) == (Span("a ", BOLD), Span("code", BOLD, True), Span(" b", BOLD))
    press(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    press(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    press(edit, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert {span.look for span in line(edit)} == {Look(italic=True, underline=True)}


def test_inks_and_links_are_set_and_taken_away(edit: RichEdit) -> None:
    edit.show_paragraphs((Paragraph((Span("shop"),)),))
    edit.selectAll()
    edit.set_ink(Ink.GREEN)
    assert line(edit) == (Span("shop", Look(ink=Ink.GREEN)),)
    edit.set_ink(Ink.PLAIN)
    edit.set_link("https://x.example")
    assert line(edit) == (Span("shop", Look(link="https://x.example")),)
    cursor = edit.textCursor()
    cursor.setPosition(2)
    edit.setTextCursor(cursor)
    assert edit.select_link() == "https://x.example"
    assert edit.textCursor().selectedText() == "shop"
    edit.set_link("")
    assert line(edit) == (Span("shop"),)


def test_lists_begin_go_on_and_end(edit: RichEdit) -> None:
    set_listing(edit.textCursor(), Listing.BULLETS)
    QTest.keyClicks(edit, "one")
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "end")
    assert [(p.listing, p.line[0].text) for p in edit.paragraphs()] == [
        (Listing.BULLETS, "one"), (Listing.BULLETS, "two"), (Listing.NONE, "end"),
    ]  # fmt: skip


def test_alignment_is_that_of_the_selected_paragraphs(edit: RichEdit) -> None:
    edit.show_paragraphs((Paragraph((Span("a"),)), Paragraph((Span("b"),))))
    edit.selectAll()
    set_alignment(edit.textCursor(), Align.RIGHT)
    assert [paragraph.align for paragraph in edit.paragraphs()] == [Align.RIGHT, Align.RIGHT]


def test_undo_and_redo_are_asked_of_the_whole_document(edit: RichEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.undo_asked, timeout=5_000):
        press(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(edit.redo_asked, timeout=5_000):
        press(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(edit.link_asked, timeout=5_000):
        press(edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_arrows_lead_out_at_the_first_and_the_last_line(edit: RichEdit, qtbot: QtBot) -> None:
    edit.show_paragraphs((Paragraph((Span("a"),)), Paragraph((Span("b"),))))
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    with qtbot.waitSignal(edit.left, timeout=5_000) as told:
        press(edit, Qt.Key.Key_Up)
    assert told.args == [-1]
    with qtbot.assertNotEmitted(edit.left):
        press(edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(edit.left, timeout=5_000) as told:
        press(edit, Qt.Key.Key_Down)
    assert told.args == [1]


# the clipboard


def mime(html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return data


def test_what_is_copied_is_pasted_with_its_chips(edit: RichEdit) -> None:
    edit.show_paragraphs(SEVERAL)
    edit.selectAll()
    data = edit.createMimeDataFromSelection()
    assert data.text().startswith("Dear {{ first_name }},\nhello 😀 {{ code }}\none")
    assert data.hasFormat(MIME)
    edit.show_paragraphs((Paragraph(),))
    edit.insertFromMimeData(data)
    assert edit.paragraphs()[0].line == SEVERAL[0].line
    assert edit.paragraphs()[2] == SEVERAL[2]


def test_a_part_of_a_text_with_wide_signs_is_copied_whole(edit: RichEdit) -> None:
    edit.show_paragraphs((Paragraph((Span("😀😀ab"), Span("code", field=True))),))
    cursor = edit.textCursor()
    cursor.setPosition(4)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    assert edit.createMimeDataFromSelection().text() == "ab{{ code }}"


def test_html_is_pasted_without_its_looks(edit: RichEdit) -> None:
    html = "<p style='font-family:Comic;color:red'>Dear <b>Ann</b></p><script>x</script><p>{{ code }}</p>"
    edit.insertFromMimeData(mime(html=html, text="other"))
    assert edit.paragraphs() == (
        Paragraph((Span("Dear "), Span("Ann", BOLD))),
        Paragraph((Span("code", field=True),)),
    )


def test_text_is_pasted_with_its_fields(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "Hi ")
    edit.insertFromMimeData(mime(text="{{ first_name }},\nbye"))
    assert edit.paragraphs() == (
        Paragraph((Span("Hi "), Span("first_name", field=True), Span(","))),
        Paragraph((Span("bye"),)),
    )


def test_files_and_damaged_data_are_not_pasted(edit: RichEdit) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.png")])
    assert not edit.canInsertFromMimeData(files)
    damaged = QMimeData()
    damaged.setData(MIME, b"no json")
    edit.insertFromMimeData(damaged)
    assert edit.toPlainText() == ""
    edit.insertPlainText(f"a{SIGN}b")
    assert line(edit) == (Span("a"), Span("b"))


# how chips look


def test_a_chip_shows_the_header_and_grows_with_it(edit: RichEdit, fields: Fields) -> None:
    edit.insert_field("row_count")
    narrow = edit.document().idealWidth()
    fields.show_columns([], grouped=False)
    assert fields.label("row_count") == "row_count"
    fields.all, fields._labels = [], {"rowcount": "the number of all these many rows"}
    fields.changed.emit()
    assert edit.document().idealWidth() > narrow
    assert edit.grab().toImage().pixelColor(40, edit.height() // 2).isValid()


def test_labels_are_short_and_tell_of_filters(fields: Fields) -> None:
    assert fields.label("first_name") == "First name"
    assert fields.label("First Name | upper") == "First name …"
    assert fields.label("x" * 60) == "x" * 27 + "…"
    assert fields.expression("FIRST NAME") == "first_name"
    assert fields.expression("other") == "other"
    assert [field.expression for field in fields.matching("na")] == ["first_name"]


def test_a_field_that_the_workbook_has_not_is_drawn_as_a_mistake(edit: RichEdit, fields: Fields) -> None:
    tokens = edit.shared.theme.tokens

    def drawn() -> set[str]:
        image = edit.grab().toImage()
        return {image.pixelColor(x, edit.height() // 2).name().upper() for x in range(0, 120)}

    edit.insert_field("first_name")
    assert tokens.accent_soft in drawn()
    edit.show_paragraphs((Paragraph((Span("shoe_size", field=True),)),))
    assert tokens.failed_soft in drawn()
    known = ("First Name", "amount | number(2)", "row_count", "signature", "raw.amount * 2", "rows | sum('amount')")
    assert not [expression for expression in known if fields.is_unknown(expression)]
    fields.show_columns((), grouped=False)
    assert not fields.is_unknown("shoe_size")
