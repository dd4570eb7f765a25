"""Copies, answers and attachments: chosen in a dialog, told in a line, used by the check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from shiboken6 import isValid

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.message import Template
from mailtool_gui.ui.dialogs.extras import ExtrasDialog
from mailtool_gui.ui.extras import Extras, extras_told
from mailtool_gui.ui.pages.send import SendPage
from tests.ui.conftest import NotedWays
from tests.ui.send_page.steps import Until, opened, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

ROWS = (
    ("Name", "E-mail", "Boss", "File", "Number"),
    ("Anna", "anna@x.example", "eva@x.example", "a.txt", "K-10001"),
    ("Bình", "binh@x.example", "", "b.txt", "K-10002"),
)
NOTHING = "No copies, no attachments; answers go to the sender"


@pytest.fixture
def sheet(page: SendPage, tmp_path: Path, until: Until, account: Account) -> SendPage:
    for name in ("a.txt", "b.txt", "all.txt"):
        (tmp_path / name).write_text(name)
    opened(page, until, people(tmp_path, ROWS))
    page.shown()
    return page


@pytest.fixture
def dialog(sheet: SendPage) -> Iterator[ExtrasDialog]:
    assert sheet.sheet.extras.words.text() == NOTHING
    sheet.sheet.extras.change.click()
    found = sheet.sheet.extras.dialog
    assert found is not None
    yield found
    if isValid(found):
        found.close()


def test_choices_are_told_and_used(sheet: SendPage, dialog: ExtrasDialog, tmp_path: Path, until: Until) -> None:
    dialog.cc.choose("Boss")
    dialog.reply_to.setEditText("office@x.example")
    dialog.files.add(tmp_path / "all.txt", tmp_path / "all.txt")
    dialog.file_column.choose("File")
    assert dialog.folder.text() == str(tmp_path)
    dialog.keys.item(4).setCheckState(Qt.CheckState.Checked)
    dialog.read_pdf.setChecked(True)
    dialog.notice.setChecked(True)
    dialog.web.setText("https://x.example/out")
    dialog.mail.setText("out@x.example")
    dialog.use.click()
    now = sheet.sheet.extras.now
    assert now.unsubscribe == ("https://x.example/out", "mailto:out@x.example")
    assert (now.cc, now.reply_to, now.key_columns) == ("Boss", "office@x.example", ("Number",))
    sheet.message.write("Hi {{ name }}", "<p>{{ name }}</p>")
    sheet.foot.next.click()
    sheet.foot.next.click()
    until(lambda: sheet.checking.result is not None)
    told = sheet.check.extras.text()
    assert sheet.check.extras.isVisible()
    for words in (
        "Cc: column “Boss”",
        "Answers go to office@x.example",
        "Attached: all.txt, File",
        "PDF files are read",
    ):
        assert words in told
    assert sheet.checking.result is not None
    first = sheet.checking.result.proofed.recipients[0]
    assert first.cc == ("eva@x.example",)
    assert {path.name for path, _ in sheet.checking.result.proofed.files} == {"a.txt", "b.txt", "all.txt"}


def test_choices_come_back_and_go(sheet: SendPage, dialog: ExtrasDialog, tmp_path: Path) -> None:
    dialog.bcc.choose("Boss")
    dialog.reply_to.choose("Boss")
    dialog.files.add(tmp_path / "all.txt")
    dialog.use.click()
    sheet.sheet.extras.ask()
    again = sheet.sheet.extras.dialog
    assert again is not None
    assert again.extras == sheet.sheet.extras.now
    assert again.reply_to.currentText() == "column “Boss”"
    again.files.list.setCurrentRow(0)
    again.files.less.click()
    again.bcc.choose("")
    again.reply_to.setEditText("")
    again.use.click()
    assert sheet.sheet.extras.now == Extras()
    assert sheet.sheet.extras.words.text() == NOTHING


@pytest.mark.parametrize("field", ["reply_to", "web"])
def test_what_is_no_address_is_told(sheet: SendPage, dialog: ExtrasDialog, field: str) -> None:
    if field == "web":
        dialog.web.setText("nowhere at all")
    else:
        dialog.reply_to.setEditText("nobody at x")
    dialog.use.click()
    assert dialog.problem.isVisible()
    assert dialog.problem.text()
    dialog.leave.click()
    assert sheet.sheet.extras.now == Extras()


def test_another_workbook_keeps_what_it_has(sheet: SendPage, tmp_path: Path, until: Until) -> None:
    line = sheet.sheet.extras
    line.choose(Extras(cc="Boss", reply_to="office@x.example", file_column="File", files=("/x/all.txt",)))
    rows = (("Name", "E-mail", "File"), ("Anna", "anna@x.example", "a.txt"))
    sheet.open_sheet(people(tmp_path, rows, "other.xlsx"))
    until(lambda: line.now.cc is None)
    assert line.now == Extras(reply_to="office@x.example", file_column="File", files=("/x/all.txt",))


def test_a_pattern_names_each_row_s_files(sheet: SendPage, dialog: ExtrasDialog, tmp_path: Path, until: Until) -> None:
    for number in ("K-10001", "K-10002"):
        (tmp_path / f"{number}-invoice.txt").write_text(number)
    dialog.file_column.setEditText("{{ number }}*.txt")
    assert dialog.folder.text() == str(tmp_path)
    dialog.use.click()
    sheet.sheet.extras.show_table(sheet.opening.loaded.table, reading=False)  # type: ignore[union-attr]  # is loaded
    assert sheet.sheet.extras.now.file_column == "{{ number }}*.txt"
    sheet.message.write("Hi {{ name }}", "<p>{{ name }}</p>")
    sheet.foot.next.click()
    sheet.foot.next.click()
    until(lambda: sheet.checking.result is not None)
    assert sheet.checking.result is not None
    files = {path.name for path, _ in sheet.checking.result.proofed.files}
    assert files == {"K-10001-invoice.txt", "K-10002-invoice.txt"}


def test_a_folder_is_chosen_for_the_column_s_files(dialog: ExtrasDialog, tmp_path: Path) -> None:
    assert not dialog.choose.isEnabled()
    dialog.file_column.choose("File")
    dialog._take_folder(tmp_path / "invoices")
    assert (dialog.folder.text(), dialog.extras.folder) == (str(tmp_path / "invoices"), tmp_path / "invoices")


def test_every_field_has_a_name(dialog: ExtrasDialog) -> None:
    fields = [each for kind in (QComboBox, QLineEdit, QAbstractButton) for each in dialog.findChildren(kind)]
    nameless = [each for each in fields if not each.accessibleName() and not getattr(each, "text", lambda: "")()]
    assert [each for each in nameless if not each.objectName().startswith("qt_")] == []


def test_a_template_that_is_opened_brings_its_own(sheet: SendPage, tmp_path: Path) -> None:
    kept = Template(
        subject="Hi",
        html="<p>{{ name }}</p>",
        cc_column="boss",
        reply_to="office@x.example",
        attachments=(str(tmp_path / "all.txt"), "File", "Gone"),
        key_columns=("E", "Nothing"),
        notice=True,
    )
    sheet.message.templates.opened.emit(kept)
    chosen = Extras(
        cc="Boss",
        reply_to="office@x.example",
        files=(str(tmp_path / "all.txt"),),
        file_column="File",
        key_columns=("Number",),
        notice=True,
    )
    assert sheet.sheet.extras.now == chosen
    assert "Says that a program wrote it" in sheet.sheet.extras.words.text()


def test_nothing_chosen_changes_nothing() -> None:
    template = Template(subject="a", html="b")
    assert Extras().applied(template, Path("x.xlsx")) == template
    assert extras_told(template) == ""


def test_a_saved_template_keeps_copies_and_attachments(
    sheet: SendPage, dialog: ExtrasDialog, tmp_path: Path, until: Until, ways: NotedWays
) -> None:
    dialog.cc.choose("Boss")
    dialog.files.add(tmp_path / "all.txt", tmp_path / "all.txt")
    dialog.file_column.choose("File")
    dialog.use.click()
    sheet.message.write("Hi {{ name }}", "<p>{{ name }}</p>")
    chosen = sheet.sheet.extras.now
    sheet.message.templates.save("Mine")
    until(lambda: ("say", "Saved as “Mine”, version 1.") in ways.went)
    kept = sheet.context.desk.templates.get("Mine").template
    assert (kept.cc_column, kept.attachments) == ("Boss", (str(tmp_path / "all.txt"), "File"))
    sheet.sheet.extras.choose(Extras())
    sheet.message.templates.opened.emit(kept)
    assert sheet.sheet.extras.now == chosen
    assert not [words for way, words in ways.went if way == "say" and "left out" in str(words)]


def test_what_a_template_names_and_cannot_be_taken_is_told(sheet: SendPage, tmp_path: Path, ways: NotedWays) -> None:
    gone = str(tmp_path / "gone.pdf")
    second = "{{ name }}.pdf"
    template = Template(subject="x", html="<p>x</p>", cc_column="Chief", attachments=(gone, "File", second))
    sheet.sheet.extras.take(template)
    assert ways.went[-1] == ("say", f"Not in this workbook, or gone, and left out: Chief, {gone}, {second}.")
    assert sheet.sheet.extras.now.cc is None
    sheet.sheet.extras.take(Template(subject="x", html="<p>x</p>", reply_to="me@x.example", bcc_column="boss"))
    assert len([way for way, _ in ways.went if way == "say"]) == 1
