"""Findings are put right in their place: cells corrected, rows left out, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mailtool_gui.domain.account import Account
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import CHECK, SHEET, SendPage
from tests.support.workbooks import PEOPLE
from tests.ui.conftest import NotedWays
from tests.ui.send_page.steps import BROKEN, Until, checked, confirmed, jobs, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def broken(page: SendPage, tmp_path: Path, until: Until, account: Account) -> SendPage:
    """A workbook with an address that is none in B5 and an error in C6 has been looked through."""
    checked(page, until, people(tmp_path, BROKEN))
    return page


def put_right(page: SendPage, until: Until, value: str) -> None:
    """The user types a value for the current cell, and the rows are looked through again."""
    panel = page.check.findings.panel
    panel.value.setText(value)
    QTest.keyClick(panel.value, Qt.Key.Key_Return)
    until(lambda: page.checking.result is not None)


def leave_out(page: SendPage, until: Until, reason: str) -> None:
    panel = page.check.findings.panel
    panel.skip.click()
    assert panel.dialog is not None
    panel.dialog.reason.setText(reason)
    panel.dialog.yes.click()
    until(lambda: page.checking.result is not None)


def result_account(page: SendPage) -> Account:
    assert page.check.account is not None
    return page.check.account


def test_a_finding_leads_to_its_cell(broken: SendPage) -> None:
    findings = broken.check.findings
    assert findings.panel.isVisible()
    assert findings.panel.cell.text() == "B5 · E-mail"
    assert findings.panel.value.text() == "dee at x"
    findings.table.selectRow(1)
    assert findings.panel.cell.text() == "C6 · Amount"
    assert findings.panel.table.currentIndex().row() == 4
    QTest.keyClick(findings.table, Qt.Key.Key_Return)
    assert findings.panel.value.hasFocus()


def test_typing_corrects_the_first_faulty_cell_and_then_the_next(broken: SendPage, until: Until) -> None:
    value = broken.check.findings.panel.value
    assert broken.focusWidget() is value
    assert value.selectedText() == "dee at x"
    QTest.keyClicks(value, "dee@x.example")
    QTest.keyClick(value, Qt.Key.Key_Return)
    until(lambda: broken.checking.result is not None)
    assert broken.mending.fixes[0].value == "dee@x.example"
    assert broken.focusWidget() is value
    assert broken.check.findings.panel.cell.text() == "C6 · Amount"
    assert value.selectedText() == "#N/A"


def test_who_is_at_work_elsewhere_keeps_the_keyboard(broken: SendPage, until: Until) -> None:
    broken.foot.back.setFocus()
    broken.check.again.emit()
    until(lambda: broken.checking.result is not None)
    assert broken.focusWidget() is broken.foot.back


def test_warnings_alone_do_not_take_the_keyboard(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    checked(page, until, people(tmp_path, (*PEOPLE, PEOPLE[1])))
    assert page.check.findings.panel.isVisible()
    assert page.focusWidget() is page.check.accounts


def test_a_cell_is_put_right_and_the_rows_are_checked_again(broken: SendPage, until: Until) -> None:
    put_right(broken, until, "dee@x.example")
    assert broken.check.heading.text() == "4 of 5 recipients are ready"
    assert broken.check.findings.panel.cell.text() == "C6 · Amount"  # the next finding
    cell = broken.sheet.model.index(3, 1)
    assert cell.data() == "dee@x.example"
    assert cell.data(Qt.ItemDataRole.DecorationRole) is not None
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "dee@x.example, corrected"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Corrected; the workbook shows “dee at x”"
    broken._go_to(SHEET)
    assert broken.foot.mended.word == "1 put right"
    broken._go_to(CHECK)
    until(lambda: broken.checking.result is not None)
    put_right(broken, until, "7")
    assert broken.check.heading.text() == "All 5 recipients are ready"
    assert broken.check.findings.put_right.text() == "Put right (2)"


def test_a_row_is_left_out_with_its_reason(broken: SendPage, until: Until) -> None:
    leave_out(broken, until, "has  cancelled")
    assert broken.check.heading.text() == "3 of 4 recipients are ready"
    model = broken.sheet.model
    assert model.index(3, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole) == "Left out: has cancelled"
    assert model.headerData(3, Qt.Orientation.Vertical, Qt.ItemDataRole.FontRole).strikeOut()


def test_changes_are_listed_and_taken_back(broken: SendPage, until: Until) -> None:
    put_right(broken, until, "dee@x.example")
    leave_out(broken, until, "")
    findings = broken.check.findings
    findings.put_right.click()
    changes = findings.changes
    assert changes.table.isVisible()
    assert not findings.panel.isVisible()
    texts = [[changes.model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert texts == [["Corrected", "B5 · E-mail", "dee at x → dee@x.example"], ["Left out", "Row 6", ""]]
    changes.table.selectRow(0)
    changes.undo.click()
    until(lambda: broken.checking.result is not None)
    assert broken.sheet.model.index(3, 1).data() == "dee at x"
    QTest.keyClick(changes.table, Qt.Key.Key_Delete)
    until(lambda: broken.checking.result is not None)
    assert broken.mending.fixes == ()
    assert not findings.put_right.isVisible()
    assert broken.check.heading.text() == "3 of 5 recipients are ready"


def test_the_same_text_again_is_no_change(broken: SendPage, until: Until) -> None:
    put_right(broken, until, "dee at x")
    assert broken.mending.fixes == ()
    put_right(broken, until, "dee@x.example")
    broken.check.findings.panel.table.setCurrentIndex(broken.check.findings.panel.model.index(3, 1))
    put_right(broken, until, "dee at x")
    assert broken.mending.fixes == ()


def test_what_was_put_right_is_sent_and_kept_with_the_job(broken: SendPage, until: Until, context: Context) -> None:
    put_right(broken, until, "dee@x.example")
    leave_out(broken, until, "no amount")
    result = broken.checking.result
    assert result is not None
    details = broken.sending._details(result, result_account(broken), None)
    assert "Cells that you corrected: 1.\nRows that you left out: 1." in details
    confirmed(broken, until, patience=100)
    until(lambda: not broken.is_counting_down)
    (job,) = jobs(context)
    assert (job.progress.queued, job.progress.skipped) == (4, 1)
    (correction,) = context.desk.jobs.corrections(job.id)
    assert correction.words == "B5 E-mail: dee at x → dee@x.example"
    assert broken.mending.fixes == ()  # the next workbook begins anew


def test_the_preview_shows_what_was_corrected_before_the_rows_are_looked_through(
    broken: SendPage, until: Until
) -> None:
    broken.check.findings.table.selectRow(1)
    assert broken.check.findings.panel.cell.text() == "C6 · Amount"
    panel = broken.check.findings.panel
    panel.value.setText("77")
    QTest.keyClick(panel.value, Qt.Key.Key_Return)
    broken._stop_check()
    assert broken.checking.result is None
    broken.message.preview.search.setText("eli@x.example")
    QTest.keyClick(broken.message.preview.search, Qt.Key.Key_Return)
    until(lambda: "Eli: 77" in broken.message.preview.text.toPlainText())


def test_a_corrected_address_is_the_previews_at_once(broken: SendPage, until: Until) -> None:
    panel, preview = broken.check.findings.panel, broken.message.preview
    panel.value.setText("dora@x.example")
    QTest.keyClick(panel.value, Qt.Key.Key_Return)
    broken._stop_check()
    preview.search.setText("dee")
    QTest.keyClick(preview.search, Qt.Key.Key_Return)
    until(lambda: preview.people.text().endswith("to dora@x.example"))
    assert preview.trouble.text() == ""
    assert preview.heading.text() == "As dora@x.example will see it"


def test_rows_that_were_changed_in_the_workbook_are_looked_at_anew(
    broken: SendPage, until: Until, tmp_path: Path, ways: NotedWays
) -> None:
    put_right(broken, until, "dee@x.example")
    people(tmp_path, (*BROKEN[:4], ("Eve", "eve at x", 2.5), *BROKEN[5:]))
    broken.check.repeat.click()
    until(lambda: broken.checking.result is not None)
    assert broken.mending.fixes == ()
    assert str(ways.went[-1][1]).endswith("Changes that were taken back: 1.")
    assert broken.check.problems.index(0, 1).data() == "B5"
    assert broken.check.findings.panel.model.index(3, 1).data() == "eve at x"


def test_everything_left_out_can_be_taken_back(page: SendPage, until: Until, tmp_path: Path) -> None:
    checked(page, until, people(tmp_path, (BROKEN[0], BROKEN[4])))
    panel = page.check.findings.panel
    panel.skip.click()
    assert panel.dialog is not None
    panel.dialog.yes.click()
    until(lambda: page.check.heading.text() == "This cannot be sent yet")
    page.check.findings.put_right.click()
    page.check.findings.changes.undo.click()
    until(lambda: page.checking.result is not None)
    assert page.check.heading.text() == "0 of 1 recipients are ready"
