"""The whole way of a person: drop, look, write, check, send, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.services.accounts import Listed
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.end import End
from mailtool_gui.ui.pages.send import CHECK, MESSAGE, SHEET, SendPage
from tests.support.samples import plain_account
from tests.support.workbooks import PEOPLE, write_workbook
from tests.ui.conftest import NotedWays, QuietHost

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

LIMIT = 15_000  # ms
ORDERS = (
    ("Name", "E-mail", "Order"),
    ("Anna", "anna@x.example", "A1"),
    ("Bình", "binh@x.example", "B1"),
    ("Anna", "anna@x.example", "A2"),
)
BROKEN = (*PEOPLE, ("Dee", "dee at x", 1.5), ("Eli", "eli@x.example", "#N/A"))

OF_QT = {"QTableCornerButton", "QLineEditIconButton"}
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    def wait(holds: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(holds()), timeout=LIMIT)

    return wait


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[SendPage]:
    page = SendPage(context)
    qtbot.addWidget(page)
    page.resize(1076, 820)
    page.show()
    yield page
    page.hidden()


@pytest.fixture
def account(context: Context) -> Account:
    account = plain_account("Work")
    context.desk.parts.records.add_account(account)
    return account


def people(folder: Path, rows: Sequence[Sequence[object]] = PEOPLE, name: str = "people.xlsx") -> Path:
    return write_workbook(folder / name, rows)


def jobs(context: Context) -> Sequence[Job]:
    return context.desk.parts.records.jobs(status=None, limit=9, offset=0)


def opened(page: SendPage, until: Until, path: Path) -> None:
    """A workbook is open, its recipients counted."""
    page.open_sheet(path)
    until(lambda: "recipient" in page.sheet.summary.text() and "counting" not in page.sheet.summary.text())


def checked(page: SendPage, until: Until, path: Path) -> None:
    """A workbook with a message is at the last step, and looked through."""
    page.shown()
    opened(page, until, path)
    page.message.write("Hi {{ name }}", "<p>{{ name }}: {{ amount }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    until(lambda: page.checking.result is not None)


def confirmed(page: SendPage, until: Until, patience: int = 60_000) -> None:
    """The user has said Send; the seconds to undo run."""
    until(page.foot.next.isEnabled)
    page.foot.undo_bar.patience = patience
    page.foot.next.click()
    assert page.sending.dialog is not None
    page.sending.dialog.accept()


# the empty page


def test_an_empty_page_says_what_to_do(page: SendPage) -> None:
    assert page.area.isVisible()
    assert page.area.heading.text() == "Drop a workbook here"
    assert not page.steps.isVisible()
    assert not page.foot.isVisible()
    assert (page.key, page.icon, page.title()) == ("send", "send", "Send")


def test_no_part_of_the_page_is_a_window_of_its_own(context: Context, qtbot: QtBot) -> None:
    page = SendPage(context)
    qtbot.addWidget(page)
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []


class AskedDialog(QDialog):
    """Stands for the system's file dialog, which keeps files of its own open."""

    fileSelected = Signal(str)  # noqa: N815  # Qt's name
    FileMode = QFileDialog.FileMode

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        assert title in ("Choose a workbook", "Choose an HTML file")

    def setFileMode(self, mode: QFileDialog.FileMode) -> None:  # noqa: N802  # Qt's name
        assert mode is QFileDialog.FileMode.ExistingFile

    def setNameFilters(self, filters: list[str]) -> None:  # noqa: N802  # Qt's name
        assert "*.xlsx" in filters[0] or "*.html" in filters[0]


@pytest.mark.parametrize("from_table", [False, True])
def test_the_button_asks_for_a_file(
    page: SendPage, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch, from_table: bool
) -> None:
    monkeypatch.setattr("mailtool_gui.ui.choosing.QFileDialog", AskedDialog)
    if from_table:
        opened(page, until, people(tmp_path, name="first.xlsx"))
    (page.sheet.other if from_table else page.area.choose).click()
    (dialog,) = page.findChildren(AskedDialog)
    dialog.fileSelected.emit(str(people(tmp_path)))
    until(lambda: page.sheet.name.text() == "people.xlsx")
    dialog.close()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.docx", b"not a workbook", "This is not a workbook."),
        ("empty.xlsx", b"", "The file is empty."),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not a workbook"),
    ],
)
def test_a_bad_file_is_refused_in_words(
    page: SendPage, tmp_path: Path, until: Until, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page.open_sheet(tmp_path / name)
    until(lambda: page.area.sentence.property("state") == "failed")
    assert page.area.heading.text() == f"{name} cannot be opened"
    assert said in page.area.sentence.text()
    assert str(tmp_path) not in page.area.sentence.text()


def test_after_a_refusal_the_next_file_opens(page: SendPage, tmp_path: Path, until: Until) -> None:
    page.open_sheet(tmp_path / "missing.xlsx")
    until(lambda: page.area.sentence.property("state") == "failed")
    opened(page, until, people(tmp_path))
    assert page.sheet.isVisible()


# the sheet


def test_a_workbook_is_shown_as_excel_shows_it(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    assert page.sheet.name.text() == "people.xlsx"
    assert page.sheet.summary.text() == "3 rows · 3 recipients · shown as in Excel"
    assert page.sheet.model.index(2, 2).data() == "1,234.50"
    assert (page.sheet.to, page.sheet.address.currentText()) == ("E-mail", "E-mail (column B)")
    assert (page.sheet.group_by, page.sheet.per.currentText()) == (None, "row")
    assert page.foot.next.isEnabled()


def test_rows_of_one_customer_make_one_message(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path, ORDERS))
    page.sheet.per.setCurrentText("customer (same E-mail)")
    page.sheet.per.activated.emit(page.sheet.per.currentIndex())
    until(lambda: "2 recipients" in page.sheet.summary.text())
    fields = [chip.text() for chip in page.message.chips.buttons]
    assert fields == ["Name", "E-mail", "Order", "number of rows", "table of rows"]


def test_without_a_column_of_addresses_the_user_chooses(page: SendPage, tmp_path: Path, until: Until) -> None:
    page.open_sheet(people(tmp_path, (("Name", "Where"), ("Anna", "at home"))))
    until(lambda: "choose the column" in page.sheet.summary.text())
    assert page.sheet.address.currentIndex() == -1
    assert not page.foot.next.isEnabled()
    page.sheet.address.setCurrentIndex(1)
    page.sheet.address.activated.emit(1)
    until(lambda: "1 recipient ·" in page.sheet.summary.text())
    assert page.foot.addresses.word == "1 address cannot be used"


def test_of_two_columns_with_one_name_the_chosen_one_counts(page: SendPage, tmp_path: Path, until: Until) -> None:
    page.open_sheet(people(tmp_path, (("E-mail", "Name", "E-mail"), ("old@x.example", "Anna", "new@x.example"))))
    until(lambda: page.sheet.address.count() == 3)
    page.sheet.address.setCurrentIndex(2)
    page.sheet.address.activated.emit(2)
    until(lambda: "1 recipient ·" in page.sheet.summary.text())
    assert page.sheet.to == "C"


def test_cells_and_addresses_that_are_wrong_are_counted(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path, BROKEN))
    assert (page.foot.errors.word, page.foot.addresses.word) == ("1 cell shows an error", "1 address cannot be used")
    assert page.foot.errors.isVisible()


def test_rows_are_searched(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.sheet.search.setText("BÌNH")
    until(lambda: page.sheet.model.rowCount() == 1)
    assert page.sheet.model.headerData(0, Qt.Orientation.Vertical) == "3"
    page.sheet.search.setText("nobody")
    until(lambda: page.sheet.model.rowCount() == 0)
    page.sheet.search.clear()
    until(lambda: page.sheet.model.rowCount() == 3)


def test_another_worksheet_is_opened(page: SendPage, tmp_path: Path, until: Until) -> None:
    workbook = Workbook()
    for name, address in (("May", "may@x.example"), ("June", "june@x.example")):
        sheet = workbook.create_sheet(name)
        sheet.append(["E-mail"])
        sheet.append([address])
    del workbook["Sheet"]
    workbook.save(tmp_path / "two.xlsx")
    opened(page, until, tmp_path / "two.xlsx")
    assert page.sheet.model.index(0, 0).data() == "may@x.example"
    page.sheet.worksheet.setCurrentText("June")
    page.sheet.worksheet.activated.emit(1)
    until(lambda: page.sheet.model.index(0, 0).data() == "june@x.example")
    until(page.foot.next.isEnabled)


def test_a_long_workbook_is_seen_while_it_is_read_and_can_be_stopped(
    page: SendPage, tmp_path: Path, until: Until, qtbot: QtBot
) -> None:
    rows = [("Name", "E-mail"), *((f"N{number}", f"n{number}@x.example") for number in range(6_000))]
    path = people(tmp_path, rows, "long.xlsx")
    with qtbot.waitSignal(page.loading.grew, timeout=LIMIT) as seen:
        page.open_sheet(path)
    assert seen.args is not None
    assert len(seen.args[0].rows) == 200
    page.sheet.stop.click()
    assert page.area.isVisible()
    assert not page.loading._reading.is_busy
    opened(page, until, path)
    assert "6,000 rows" in page.sheet.summary.text() or "6000 rows" in page.sheet.summary.text()


# the message


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
    page.previewer.find("eli")
    until(
        lambda: "E6 shows" in page.message.preview.trouble.text() or "C6 shows" in page.message.preview.trouble.text()
    )
    page.previewer.find("dee")
    until(lambda: "is not an e-mail address" in page.message.preview.trouble.text())


def test_a_draft_comes_written_and_grouped(page: SendPage, tmp_path: Path, until: Until) -> None:
    page.open_draft(people(tmp_path, ORDERS), "Hi {{ name }}", "<p>{{ row_count }}</p>", "e-mail")
    until(lambda: "2 recipients" in page.sheet.summary.text())
    assert page.sheet.group_by == "E-mail"
    page.foot.next.click()
    until(lambda: page.message.preview.mail.toPlainText() == "2")


def test_hidden_nothing_is_read(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    page.message.write("Hi", "<p>x</p>")
    page.hidden()
    assert page.previewer.is_settled


# the check


def test_all_ready_is_said_with_the_account_and_the_time(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    checked(page, until, people(tmp_path))
    assert page.check.heading.text() == "All 3 recipients are ready"
    until(lambda: page.check.account == account)
    assert page.check.pace.text() == "Recommended: 10 at once, at most 10 in 2 s."
    assert page.check.estimate.text().startswith("Takes about 2 s: done at about ")
    assert page.foot.next.text() == "&Send to 3 recipients…"
    until(page.foot.next.isEnabled)


def test_without_an_account_the_way_to_one_is_shown(
    page: SendPage, tmp_path: Path, until: Until, ways: NotedWays
) -> None:
    checked(page, until, people(tmp_path))
    assert page.check.add.isVisible()
    assert (page.foot.hint.text(), page.foot.next.isEnabled()) == ("Add an account to send from.", False)
    page.check.add.click()
    assert ways.went[-1] == ("page", "accounts")


def test_an_account_that_is_stopped_says_why(page: SendPage, context: Context, account: Account, until: Until) -> None:
    state = AccountState(status=AccountStatus.PAUSED, reason="The password was refused.")
    page.check.show_accounts([Listed(account=account, state=state)])
    assert page.check.pace.text().endswith("The password was refused.")
    other = replace(account, name="Other")
    page.check.show_accounts([Listed(account=other, state=AccountState()), Listed(account=account, state=state)])
    assert page.check.account == account


def test_problems_are_listed_by_cell_and_rows_skipped_only_when_told(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    checked(page, until, people(tmp_path, BROKEN))
    until(lambda: page.check.account == account)
    assert page.check.heading.text() == "3 of 5 recipients are ready"
    cells = [page.check.problems.index(row, 1).data() for row in range(page.check.problems.rowCount())]
    assert cells == ["B5", "C6"]
    assert page.check.errors.word == "2 errors"
    assert (page.check.skip.text(), page.foot.next.isEnabled()) == (
        "S&kip the 2 recipients with errors; they get no message",
        False,
    )
    page.check.skip.click()
    assert page.foot.next.isEnabled()


def test_a_template_that_cannot_be_used_is_refused_as_a_whole(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.message.write("Hi", "<p>{{ nam }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    until(lambda: page.check.heading.text() == "This cannot be sent yet")
    assert "{{name}}" in page.check.summary.text()
    assert not page.foot.next.isEnabled()


def test_what_was_checked_is_not_checked_again_unless_it_changed(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    path = people(tmp_path)
    checked(page, until, path)
    first = page.checking.result
    assert first is not None
    page._run_check()
    until(lambda: page.checking.result is not None)
    assert page.checking.result is first
    people(tmp_path, PEOPLE[:2])
    page.check.repeat.click()
    until(lambda: page.checking.result is not None)
    assert page.checking.result is not first
    assert page.check.heading.text() == "1 recipient is ready"


def test_a_check_can_be_stopped(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.message.write("Hi", "<p>x</p>")
    page.foot.next.click()
    page.foot.next.click()
    assert page.check.stop.isVisible()
    page.check.stop.click()
    assert page.message.isVisible()
    assert page.checking.result is None


# sending


def test_nothing_is_put_in_before_the_time_is_over(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context, ways: NotedWays, host: QuietHost
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    assert page.is_counting_down
    assert page.foot.undo_bar.isVisible()
    assert not page.foot.next.isVisible()
    assert not page.foot.back.isVisible()
    assert jobs(context) == []
    page.foot.undo_bar.undo.click()
    assert not page.is_counting_down
    assert page.foot.next.isVisible()
    assert (jobs(context), ways.went[-1]) == ([], ("say", "Nothing was sent."))
    assert "woken" not in host.calls


def test_leaving_may_hasten_it(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    ends: list[End] = []
    page.settled.connect(ends.append)
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.send_now()
    page.undo()  # too late
    until(lambda: ends == [End.PUT_IN])
    assert len(jobs(context)) == 1


def test_leaving_may_take_it_back(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    ends: list[End] = []
    page.settled.connect(ends.append)
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.undo()
    assert (ends, page.is_counting_down, jobs(context)) == ([End.UNDONE], False, [])


def test_when_the_time_is_over_the_job_is_put_in_once(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context, ways: NotedWays, host: QuietHost
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until, patience=100)
    until(lambda: not page.is_counting_down)
    (job,) = jobs(context)
    assert (job.name, job.account, job.progress.queued) == ("people.xlsx", "Work", 3)
    assert ways.went[-1] == ("job", job.id)
    assert "woken" in host.calls
    assert page.area.isVisible()
    assert "people.xlsx is on its way" in page.area.sentence.text()
    assert page.message.is_written  # corrected rows are sent with the same message


def test_rows_with_errors_are_skipped_as_told(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path, BROKEN))
    page.check.skip.click()
    until(page.foot.next.isEnabled)
    page.foot.undo_bar.patience = 100
    page.foot.next.click()
    assert page.sending.dialog is not None
    assert page.sending.dialog.question.text() == "Send to 3 recipients?"
    assert "2 recipients with errors are skipped." in page.sending.dialog.details.text()
    page.sending.dialog.accept()
    until(lambda: not page.is_counting_down)
    (job,) = jobs(context)
    assert (job.progress.queued, job.progress.skipped) == (3, 2)
    records = context.desk.parts.records
    skipped = records.deliveries(job.id, status=DeliveryStatus.SKIPPED, limit=9, offset=0)
    assert [delivery.rows for delivery in skipped] == [(5,), (6,)]


def test_thought_better_of_it_nothing_begins(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path))
    until(page.foot.next.isEnabled)
    page.foot.next.click()
    assert page.sending.dialog is not None
    page.sending.dialog.leave.click()
    assert page.sending.dialog is None
    assert not page.is_counting_down
    assert jobs(context) == []


def test_a_workbook_changed_meanwhile_is_not_sent(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    path = people(tmp_path)
    checked(page, until, path)
    confirmed(page, until, patience=1_500)
    people(tmp_path, PEOPLE[:2])
    until(lambda: not page.is_counting_down)
    assert "was changed after it was checked" in page.check.summary.text()
    assert jobs(context) == []
    assert not page.foot.next.isEnabled()


def test_another_workbook_waits_until_the_sending_has_begun(
    page: SendPage, tmp_path: Path, until: Until, account: Account, ways: NotedWays
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.open_sheet(people(tmp_path, name="other.xlsx"))
    assert ways.went[-1] == (
        "say",
        "A sending is about to start. Undo it first, or wait until it has begun.",
    )
    page.foot.undo_bar.undo.click()
    assert page.check.isVisible()


# the steps


def test_steps_lead_back_and_forth(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    assert [step.isEnabled() for step in page.steps.buttons] == [True, True, False]
    page.foot.next.click()
    page.message.write("Hi", "<p>x</p>")
    assert [step.isEnabled() for step in page.steps.buttons] == [True, True, True]
    for place, step in ((MESSAGE, page.message), (CHECK, page.check), (SHEET, page.sheet)):
        page.steps.buttons[place].click()
        assert step.isVisible()
    page.foot.next.click()
    page.foot.back.click()
    assert page.sheet.isVisible()


def test_every_control_has_a_name_for_those_who_listen(page: SendPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser, QTableView)
    controls = [widget for widget in page.findChildren(QWidget) if isinstance(widget, kinds)]
    own = [widget for widget in controls if widget.metaObject().className() not in OF_QT]
    nameless = [
        widget
        for widget in own
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert len(own) > 20
    assert [widget.metaObject().className() for widget in nameless] == []


# messages written elsewhere


def test_an_html_file_is_opened_as_the_message(page: SendPage, tmp_path: Path, until: Until, ways: NotedWays) -> None:
    opened(page, until, people(tmp_path))
    page.foot.next.click()
    (tmp_path / "letter.html").write_text("<p>Dear {{ name }}</p>", encoding="utf-8")
    page.open_sheet(tmp_path / "letter.html")  # as a drop anywhere in the window does
    until(lambda: page.message.body.toPlainText() == "<p>Dear {{ name }}</p>")
    assert page.isVisible()
    assert page._path == tmp_path / "people.xlsx"
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
