"""What the last step says and offers of a workbook with hidden rows and cells with several addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Account
from mailtool_gui.ui.pages.send import SendPage
from tests.support.workbooks import PEOPLE, write_workbook

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform's
    pytest.mark.usefixtures("account"),
]

LIMIT = 15_000  # ms
SEVERAL = (*PEOPLE, ("Both", "dee@x.example; eli@x.example", 4.0))


def check(page: SendPage, qtbot: QtBot, path: Path) -> None:
    page.shown()
    page.open_sheet(path)
    qtbot.waitUntil(lambda: page.foot.isVisible() and page.foot.next.isEnabled(), timeout=LIMIT)
    page.message.write("Hi {{ name }}", "<p>{{ name }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    qtbot.waitUntil(lambda: page.checking.result is not None, timeout=LIMIT)


def ready(page: SendPage) -> int:
    return page.checking.result.ready if page.checking.result else -1


def test_cells_with_several_addresses_are_split_by_choice(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(page, qtbot, write_workbook(tmp_path / "several.xlsx", SEVERAL))
    assert (ready(page), page.check.split.isVisible(), page.check.split.isChecked()) == (3, True, False)
    assert page.check.split.text() == "S&plit the 1 cell with several addresses: each address gets a message"
    assert "--" not in page.check.problems.index(0, 2).data()
    page.check.split.click()
    qtbot.waitUntil(lambda: ready(page) == 5, timeout=LIMIT)
    assert page.check.split.isVisible()
    assert page.check.skip.isHidden()
    page.check.split.click()
    qtbot.waitUntil(lambda: ready(page) == 3, timeout=LIMIT)


def test_the_preview_splits_before_the_rows_are_looked_through(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(page, qtbot, write_workbook(tmp_path / "several.xlsx", SEVERAL))
    page.check.split.click()
    page._stop_check()
    preview = page.message.preview
    preview.search.setText("dee@x")
    QTest.keyClick(preview.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.heading.text() == "As dee@x.example will see it", timeout=LIMIT)
    assert preview.trouble.text() == ""
    assert "Hi Both" in preview.subject.text()


def test_a_check_that_ends_while_the_message_is_looked_at_is_the_previews(
    page: SendPage, qtbot: QtBot, tmp_path: Path
) -> None:
    check(page, qtbot, write_workbook(tmp_path / "several.xlsx", SEVERAL))
    page.check.split.click()
    page.foot.back.click()
    previewer = page.writing.previewer
    qtbot.waitUntil(lambda: ready(page) == 5 and previewer.is_settled, timeout=LIMIT)
    assert page.checking.result is not None
    with qtbot.waitSignal(previewer.shown, timeout=LIMIT):
        page._show_checked(page.checking.result)


def test_another_workbook_is_not_split_unasked(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(page, qtbot, write_workbook(tmp_path / "several.xlsx", SEVERAL))
    page.check.split.click()
    qtbot.waitUntil(lambda: ready(page) == 5, timeout=LIMIT)
    check(page, qtbot, write_workbook(tmp_path / "plain.xlsx"))
    assert page.check.split.isHidden()
    check(page, qtbot, write_workbook(tmp_path / "other.xlsx", SEVERAL))
    assert not page.check.split.isChecked()


def test_hidden_rows_are_told_before_sending(page: SendPage, account: Account, qtbot: QtBot, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "hidden.xlsx")
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    check(page, qtbot, path)
    page.foot.next.click()
    assert page.sending.dialog is not None
    assert "1 row that is hidden in the workbook is left out." in page.sending.dialog.details.text().splitlines()
    page.sending.dialog.reject()
