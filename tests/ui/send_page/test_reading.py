"""How a file is read: told in a line, chosen in a dialog, done by the page; and cells without a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.sheet import Column, ReadOptions, Table
from mailtool_gui.ui.dialogs.reading import ReadingDialog, unread
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.phrases import region_name
from mailtool_gui.ui.widgets.reading_line import ReadingLine
from tests.support.workbooks import PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

LIMIT = 15_000  # ms


def table(options: ReadOptions = ReadOptions(), *, hidden: int = 0, locale: str = "de-DE") -> Table:  # noqa: B008
    return Table(
        source=Path("orders.xlsx"),
        worksheet="Orders",
        worksheets=("Orders", "Old"),
        header_row=3,
        columns=(Column(letter="A", header="Name", field="name", format="General"),),
        rows=(),
        locale=locale,
        hidden_worksheets=frozenset({"Old"}),
        areas=("Orders2026", "Prices"),
        hidden_rows=hidden,
        notes=("Two cells have no stored value.",),
        options=options,
    )


@pytest.fixture
def dialog(qtbot: QtBot) -> Callable[..., ReadingDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)

    def make(shown: Table, asked: ReadOptions = ReadOptions()) -> ReadingDialog:  # noqa: B008
        return ReadingDialog(shown, asked, owner)

    return make


def test_the_line_tells_how_the_file_was_read(qtbot: QtBot) -> None:
    line = ReadingLine()
    qtbot.addWidget(line)
    line.show_table(table(ReadOptions(worksheet="Orders"), hidden=37), reading=True)
    assert line.words.text() == (
        "Two cells have no stored value. · 37 hidden rows left out · Headers in row 3 · "
        "Numbers and dates as in Deutsch (Deutschland)"
    )
    assert not line.change.isEnabled()
    options = ReadOptions(area="Prices", hidden_rows=True, encoding="windows-1258", delimiter="\t")
    line.show_table(table(options, hidden=37), reading=False)
    for part in ("37 hidden rows taken in", "Prices", "Text in windows-1258, cells parted by Tab"):
        assert part in line.words.text()
    assert line.change.isEnabled()


def test_regions_are_named_in_their_own_language() -> None:
    assert region_name("vi-VN") == "Tiếng Việt (Việt Nam)"
    assert region_name("en-US") == "English (United States)"
    assert region_name("mn-MN").startswith("монгол")


def test_nothing_changed_asks_for_the_same_again(dialog: Callable[..., ReadingDialog]) -> None:
    found = ReadOptions(worksheet="Orders", encoding="utf-8", delimiter=";", quote='"')
    asked = dialog(table(found, hidden=2))
    assert asked.options == ReadOptions(worksheet="Orders")
    assert asked.region.currentData() == "de-DE"


def test_what_was_asked_for_stays_asked_for(dialog: Callable[..., ReadingDialog]) -> None:
    asked = ReadOptions(worksheet="Orders", header_row=3, encoding="koi8-r", delimiter="#", hidden_rows=True)
    assert dialog(table(asked, hidden=2), asked).options == asked


def test_every_choice_is_asked_for(dialog: Callable[..., ReadingDialog], qtbot: QtBot) -> None:
    asked = dialog(table(ReadOptions(encoding="utf-8", delimiter=";"), hidden=2))
    asked.header.setValue(5)
    asked.hidden.setChecked(True)
    for combo, data in ((asked.encoding, "windows-1252"), (asked.delimiter, "\t"), (asked.region, "vi-VN")):
        combo.setCurrentIndex(combo.findData(data))
    with qtbot.waitSignal(asked.chosen, timeout=LIMIT) as chosen:
        asked.again.click()
    assert chosen.args == [
        ReadOptions(worksheet="Orders", header_row=5, hidden_rows=True, encoding="windows-1252", delimiter="\t"),
        "vi-VN",
    ]


def test_another_area_finds_its_own_headers(dialog: Callable[..., ReadingDialog]) -> None:
    asked = dialog(table(), ReadOptions(header_row=3))
    asked.area.setCurrentIndex(asked.area.findData("Prices"))
    assert (asked.options.area, asked.options.header_row) == ("Prices", None)
    asked.area.setCurrentIndex(0)
    assert asked.options.header_row == 3


def test_a_workbook_is_not_asked_for_as_text(dialog: Callable[..., ReadingDialog]) -> None:
    assert dialog(table()).options == ReadOptions(worksheet="Orders")


def test_what_was_chosen_can_be_left_to_be_found(dialog: Callable[..., ReadingDialog]) -> None:
    chosen = ReadOptions(worksheet="Orders", encoding="koi8-r", delimiter="#", quote="")
    asked = dialog(table(chosen), chosen)
    for combo in (asked.encoding, asked.delimiter, asked.quote):
        combo.setCurrentIndex(0)
    assert asked.options == ReadOptions(worksheet="Orders")


def test_only_what_can_be_chosen_is_asked(dialog: Callable[..., ReadingDialog]) -> None:
    asked = dialog(table())
    asked.show()
    seen = [asked.area, asked.header, asked.region]
    assert all(widget.isVisible() and widget.accessibleName() for widget in seen)
    assert not any(widget.isVisible() for widget in (asked.hidden, asked.encoding, asked.delimiter, asked.quote))


def test_a_file_that_was_not_read_is_asked_for_as_text(dialog: Callable[..., ReadingDialog]) -> None:
    asked = dialog(unread(Path("cut.csv"), ReadOptions(delimiter=";"), "de-DE"), ReadOptions(delimiter=";"))
    asked.show()
    assert all(widget.isVisible() for widget in (asked.region, asked.encoding, asked.delimiter, asked.quote))
    assert not any(widget.isVisible() for widget in (asked.area, asked.header, asked.hidden))
    assert asked.options == ReadOptions(delimiter=";")
    asked.quote.setCurrentIndex(asked.quote.findText("None: marks are text"))
    assert asked.options == ReadOptions(delimiter=";", quote="")


def hidden_rows(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in PEOPLE:
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    old = book.create_sheet("Old")
    old.sheet_state = "hidden"
    old.append(("E-mail",))
    old.append(("old@x.example",))
    book.save(path)
    return path


def read(page: SendPage, qtbot: QtBot, rows: int) -> None:
    qtbot.waitUntil(lambda: page.sheet.worksheet.isEnabled() and page.sheet.model.rowCount() == rows, timeout=LIMIT)


def test_hidden_rows_and_worksheets_in_the_window(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.open_sheet(hidden_rows(tmp_path / "h.xlsx"))
    read(page, qtbot, 2)
    assert "1 hidden row left out" in page.sheet.reading.words.text()
    page.sheet.reading.change.click()
    dialog = page.findChild(QDialog)
    assert isinstance(dialog, ReadingDialog)
    dialog.hidden.setChecked(True)
    dialog.region.setCurrentIndex(dialog.region.findData("de-DE"))
    assert dialog.again.isDefault()
    dialog.again.click()
    read(page, qtbot, 3)
    assert page.sheet.model.index(2, 2).data() == "1234,5"
    assert page.sheet.worksheet.itemText(1) == "Old (hidden)"
    page.sheet.worksheet.setCurrentIndex(1)
    page.sheet.worksheet.activated.emit(1)
    read(page, qtbot, 1)
    assert page.sheet.model.index(0, 0).data() == "old@x.example"


def test_cells_are_pasted(page: SendPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Name\tE-mail\tBetrag\r\nAnna\tanna@x.example\t1.234,50 €\r\n")
    page.area.paste.click()
    read(page, qtbot, 1)
    assert page.sheet.name.text() == "Pasted cells.tsv"
    assert page.sheet.model.index(0, 2).data() == "1.234,50 €"
    assert page.sheet.to == "E-mail"


def test_a_clipboard_without_cells_is_told(page: SendPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("nothing of the kind")
    page.area.paste.click()
    qtbot.waitUntil(lambda: "no cells in the clipboard" in page.area.sentence.text(), timeout=LIMIT)
    assert page.area.choose.isVisible()


def test_a_table_in_the_clipboards_html_is_pasted(page: SendPage, qtbot: QtBot) -> None:
    cells = QMimeData()
    cells.setText("Name E-mail Anna anna@x.example")
    rows = "<tr><td>Name</td><td>E-mail</td></tr><tr><td>Anna</td><td>anna@x.example</td></tr>"
    cells.setHtml(f"<table>{rows}</table>")
    QApplication.clipboard().setMimeData(cells)
    page.area.paste.click()
    read(page, qtbot, 1)
    assert page.sheet.to == "E-mail"


def test_a_refused_list_is_read_after_another_choice(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_text('Name;E-mail\n"Anna;anna@x.example\nBo;bo@x.example\n', encoding="utf-8")
    page.open_sheet(path)
    qtbot.waitUntil(page.area.differently.isVisible, timeout=LIMIT)
    assert "--" not in page.area.sentence.text()
    page.area.differently.click()
    dialog = page.window().findChild(QDialog)
    assert isinstance(dialog, ReadingDialog)
    dialog.quote.setCurrentIndex(dialog.quote.findText("None: marks are text"))
    dialog.again.click()
    read(page, qtbot, 2)
    assert page.sheet.model.index(0, 0).data() == '"Anna'
    assert page.sheet.model.index(1, 1).data() == "bo@x.example"
