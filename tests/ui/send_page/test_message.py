"""The message as it is written, or comes written, and its preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.message import Template
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import SendPage
from tests.ui.conftest import NotedWays
from tests.ui.send_page.steps import BROKEN, ORDERS, AskedDialog, Until, checked, opened, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


def test_the_preview_follows_the_writing(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    assert page.foot.hint.text() == "Write a subject and a message."
    page.message.subject.setText("Hi {{ name }}")
    page.message.body.setPlainText("<p>You owe <b>{{ amount }}</b></p>")
    until(lambda: page.message.preview.subject.text() == "Hi Anna")
    assert page.message.preview.mail.toPlainText() == "You owe 12.50"
    assert page.message.preview.count.text() == "1 of 3"
    page.message.preview.previous.click()
    until(lambda: page.message.preview.subject.text() == "Hi Cao")
    page.message.preview.searched.emit("bình")
    until(lambda: page.message.preview.subject.text() == "Hi Bình")
    assert page.message.preview.count.text() == "2 of 3"
    assert page.foot.next.isEnabled()


def test_nobody_found_is_said(page: SendPage, tmp_path: Path, until: Until, ways: NotedWays) -> None:
    opened(page, until, people(tmp_path))
    page.message.preview.searched.emit("zoë")
    until(lambda: ("say", "No recipient has “zoë”.") in ways.went)


def test_a_mistake_is_said_under_the_editor_and_goes_with_it(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    page.message.write("Hi", "<p>{{ nam }}</p>")
    until(lambda: "Did you mean {{name}}?" in page.message.problem.text())
    assert page.message.problem.text().startswith("HTML line 1, column 7:")
    page.message.write("Hi", "<p>{{ name }}</p>")
    until(page.message.problem.isHidden)
    page.message.write("Hi", "<p>{name}</p>")
    until(lambda: "will be sent as it is" in page.message.problem.text())
    page.message.body.clear()
    assert page.message.problem.isHidden()
    assert not page.foot.next.isEnabled()


def test_a_recipient_who_gets_nothing_is_explained(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path, BROKEN))
    page.foot.next.click()
    page.message.write("Hi", "<p>{{ amount }}</p>")
    page.writing.previewer.find("eli")
    until(
        lambda: "E6 shows" in page.message.preview.trouble.text() or "C6 shows" in page.message.preview.trouble.text()
    )
    page.writing.previewer.find("dee")
    until(lambda: "is not an e-mail address" in page.message.preview.trouble.text())


def test_a_draft_comes_written_and_grouped(page: SendPage, tmp_path: Path, until: Until) -> None:
    template = Template(subject="Hi {{ name }}", html="<p>{{ row_count }}</p>", group_by="e-mail")
    page.open_draft(people(tmp_path, ORDERS), template)
    until(lambda: "2 recipients" in page.sheet.summary.text())
    assert page.sheet.group_by == "E-mail"
    page.foot.next.click()
    until(lambda: page.message.preview.mail.toPlainText() == "2")


def test_hidden_nothing_is_read(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    page.message.write("Hi", "<p>x</p>")
    page.hidden()
    assert page.writing.previewer.is_settled


def test_an_html_file_is_opened_as_the_message(page: SendPage, tmp_path: Path, until: Until, ways: NotedWays) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    (tmp_path / "letter.html").write_text("<p>Dear {{ name }}</p>", encoding="utf-8")
    page.open_sheet(tmp_path / "letter.html")  # as a drop anywhere in the window does
    until(lambda: page.message.body.toPlainText() == "<p>Dear {{ name }}</p>")
    assert page.isVisible()
    assert page.opening.path == tmp_path / "people.xlsx"
    (tmp_path / "empty.htm").write_text("", encoding="utf-8")
    page.open_sheet(tmp_path / "empty.htm")
    until(lambda: any(kind == "say" and "is empty" in str(what) for kind, what in ways.went))
    assert page.message.body.toPlainText() == "<p>Dear {{ name }}</p>"


def test_the_button_asks_for_an_html_file(
    page: SendPage, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailtool_gui.ui.choosing.QFileDialog", AskedDialog)
    (tmp_path / "letter.html").write_text("<p>Hello</p>", encoding="utf-8")
    page.message.editor.open.click()
    (dialog,) = page.findChildren(AskedDialog)
    dialog.fileSelected.emit(str(tmp_path / "letter.html"))
    dialog.close()
    until(lambda: page.message.body.toPlainText() == "<p>Hello</p>")


def test_the_plain_text_of_one_s_own_is_sent(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path))
    page.foot.back.click()
    page.message.editor.own.click()
    page.message.plain.setPlainText("Hello {{ name }}")
    page.foot.next.click()
    until(lambda: page.checking.result is not None)
    result = page.checking.result
    assert result
    assert result.proofed.draft.template.text == "Hello {{ name }}"
