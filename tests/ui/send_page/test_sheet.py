"""The page as it opens, and the workbook on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import SendPage
from tests.ui.send_page.steps import BROKEN, LIMIT, ORDERS, AskedDialog, Until, opened, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


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
    assert fields == ["Name", "E-mail", "Order", "number of rows"]


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
    with qtbot.waitSignal(page.opening.loading.grew, timeout=LIMIT) as seen:
        page.open_sheet(path)
    assert seen.args is not None
    assert len(seen.args[0].rows) == 200
    page.sheet.stop.click()
    assert page.area.isVisible()
    assert not page.opening.loading._reading.is_busy
    opened(page, until, path)
    assert "6,000 rows" in page.sheet.summary.text() or "6000 rows" in page.sheet.summary.text()
