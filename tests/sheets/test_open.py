from __future__ import annotations

import fcntl
import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets import open as opening
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import CORPUS, sheet_xml, simple_workbook, text_rows, write_workbook


def _error(path: Path, worksheet: str | None = None) -> SheetError:
    with pytest.raises(SheetError) as caught:
        open_table(path, options=ReadOptions(worksheet=worksheet))
    assert caught.value.where == str(path)
    return caught.value


def test_a_table_is_what_the_worksheet_holds(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["First Name", "E-mail"], ["Anna", "anna@example.com"])
    table = open_table(path)
    assert (table.source, table.worksheet, table.worksheets) == (path, "Sheet1", ("Sheet1",))
    assert (table.header_row, table.locale) == (1, "en-US")
    assert [(c.letter, c.header, c.field, c.format) for c in table.columns] == [
        ("A", "First Name", "first_name", "General"),
        ("B", "E-mail", "e_mail", "General"),
    ]
    assert [(row.number, [cell.shown for cell in row.cells]) for row in table.rows] == [
        (2, ["Anna", "anna@example.com"])
    ]


def test_no_such_file(tmp_path: Path) -> None:
    assert _error(tmp_path / "none.xlsx").code == "no-such-file"


def test_a_folder(tmp_path: Path) -> None:
    assert _error(tmp_path).code == "is-a-folder"


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    assert _error(tmp_path / "a.xlsx").code == "empty-file"


def test_a_password() -> None:
    error = _error(CORPUS / "test-data__spreadsheet__protected_passtika.xlsx")
    assert error.code == "password-protected"


@pytest.mark.parametrize("content", [b"hello", b"%PDF-1.7", b"\x89PNG"])
def test_not_a_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert _error(tmp_path / "a.xlsx").code == "not-a-workbook"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert _error(tmp_path / "a.xlsx").code == "not-a-workbook"


def test_a_new_workbook_under_an_old_name_is_read(tmp_path: Path) -> None:
    assert len(open_table(simple_workbook(tmp_path / "a.xls", ["Name"], ["Anna"])).rows) == 1


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    error = _error(path)
    assert error.code == "unreadable-file"
    assert "Permission denied" in error.message


def test_a_file_locked_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])

    def refuse(*_: object, **__: object) -> None:
        raise OSError(32, "used by another process")

    monkeypatch.setattr(opening, "build_table", refuse)
    assert _error(path).code == "unreadable-file"


def test_a_worksheet_by_name(tmp_path: Path) -> None:
    sheets = [sheet_xml(text_rows(["One"])), sheet_xml(text_rows(["Two"]))]
    path = write_workbook(tmp_path / "a.xlsx", *sheets, names=("Orders", "Customers"))
    assert open_table(path, options=ReadOptions(worksheet="customers")).columns[0].header == "Two"
    error = _error(path, worksheet="Customer")
    assert error.code == "no-such-worksheet"
    assert "Did you mean “Customers”?" in error.message
    assert "Orders, Customers" in error.message


@pytest.mark.parametrize("rows", ["", '<row r="1"/>', '<row r="1"><c r="A1" s="1"/></row>', text_rows(["  "])])
def test_an_empty_sheet(tmp_path: Path, rows: str) -> None:
    assert _error(write_workbook(tmp_path / "a.xlsx", sheet_xml(rows))).code == "empty-sheet"


def test_no_header_row(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Anna", "anna@example.com"], ["Bert", "bert@example.com"])
    assert _error(path).code == "no-header-row"


def test_two_columns_of_one_field_are_shown_as_excel_shows_them(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["First Name", "E-mail", "firstName"], ["a", "b", "c"])
    table = open_table(path)
    assert [column.header for column in table.columns] == ["First Name", "E-mail", "firstName"]
    assert [cell.shown for cell in table.rows[0].cells] == ["a", "b", "c"]


def test_limits_can_be_set(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    with pytest.raises(SheetError) as error:
        open_table(path, limits=ReadLimits(rows=1))
    assert error.value.code == "too-large"


def test_a_truncated_file_is_damaged(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    path.write_bytes(path.read_bytes()[:-40])
    assert _error(path).code == "damaged-file"


def test_unknown_locales_are_american(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    assert open_table(path, locale=None).locale == "en-US"
    assert open_table(path, locale="tlh").columns[0].header == "Name"


def test_excels_note_of_an_open_workbook_names_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$orders.xlsx").write_bytes(b"\x05Anna " + b" " * 159)
    error = _error(tmp_path / "~$orders.xlsx")
    assert error.code == "not-a-workbook"
    assert "orders.xlsx." in error.message


def test_a_workbook_that_another_program_holds_open_is_read(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    with path.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        fcntl.lockf(held, fcntl.LOCK_EX)
        assert [len(open_table(path, apart=apart).rows) for apart in (False, True)] == [1, 1]
