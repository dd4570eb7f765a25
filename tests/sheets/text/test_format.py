from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import CellKind, ReadOptions, Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.text.vietnamese import in_windows_1258


def _table(
    tmp_path: Path,
    content: str | bytes,
    *,
    name: str = "list.csv",
    locale: str = "en-US",
    options: ReadOptions = ReadOptions(),  # noqa: B008 - a value that cannot change
) -> Table:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(path, options=options, locale=locale)


def _shown(table: Table) -> list[list[str]]:
    return [[cell.shown for cell in row.cells] for row in table.rows]


def _code(tmp_path: Path, content: str | bytes, options: ReadOptions) -> str:
    with pytest.raises(SheetError) as error:
        _table(tmp_path, content, options=options)
    return error.value.code


def test_a_file_says_what_is_shown(tmp_path: Path) -> None:
    table = _table(tmp_path, "Code;Amount;Day\n00042;1.234,50;1.5.2024\n", locale="de-DE")
    assert [column.header for column in table.columns] == ["Code", "Amount", "Day"]
    assert _shown(table) == [["00042", "1.234,50", "1.5.2024"]]
    assert [(cell.raw, cell.kind) for cell in table.rows[0].cells] == [
        ("00042", CellKind.TEXT),
        (1234.5, CellKind.NUMBER),
        ("1.5.2024", CellKind.TEXT),
    ]


def test_what_was_found_can_be_seen_and_changed(tmp_path: Path) -> None:
    content = "Name;City\nJürgen;Köln\n".encode("windows-1252")
    table = _table(tmp_path, content)
    options = table.options
    assert (options.encoding, options.delimiter, options.quote) == ("windows-1252", ";", '"')
    assert len(table.notes) == 1
    assert "choose another encoding" in table.notes[0]
    again = _table(tmp_path, content, options=options)
    assert (again.options, again.notes, _shown(again)) == (options, (), _shown(table))
    other = _table(tmp_path, content, options=ReadOptions(encoding="windows-1251", delimiter=","))
    assert _shown(other) == [["Jьrgen;Kцln"]]


def test_rows_have_the_numbers_that_excel_gives_them(tmp_path: Path) -> None:
    table = _table(tmp_path, 'sep=,\r\nName,Note\r\n\r\nAnna,"two\nlines"\r\n\r\nBert,x\r\n')
    assert (table.header_row, [row.number for row in table.rows]) == (1, [3, 5])


def test_vietnamese_of_old_days(tmp_path: Path) -> None:
    table = _table(tmp_path, in_windows_1258("Họ tên,Thành phố\nNguyễn Văn Dũng,Đà Nẵng\n"))
    assert table.options.encoding == "windows-1258"
    assert _shown(table) == [["Nguyễn Văn Dũng", "Đà Nẵng"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms(tmp_path: Path, encoding: str) -> None:
    table = _table(tmp_path, "Нэр\tХот\nӨнөр\tУлаанбаатар\n".encode(encoding), name="list.txt")
    assert [column.header for column in table.columns] == ["Нэр", "Хот"]
    assert _shown(table) == [["Өнөр", "Улаанбаатар"]]


def test_tabs_part_a_tsv_whatever_else_is_in_it(tmp_path: Path) -> None:
    assert _shown(_table(tmp_path, "Name\nAnna, Bert, Carl\nDora, Emil, F\n", name="a.tsv"))[0] == ["Anna, Bert, Carl"]


def test_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    assert _shown(_table(tmp_path, "Name\tCity\nAnna\tBonn\n", name="export.xls")) == [["Anna", "Bonn"]]


def test_rows_of_different_lengths(tmp_path: Path) -> None:
    table = _table(tmp_path, "Name,City,\nAnna\nBert,Bonn,,,\nCarl,Köln,x\nDora,Ulm,,y\n")
    assert _shown(table) == [["Anna", ""], ["Bert", "Bonn"], ["Carl", "Köln"], ["Dora", "Ulm"]]
    assert table.notes[0] == "Line 5 has 4 cells, most lines have 3. Look at its columns."


def test_errors_of_the_workbook_it_came_from(tmp_path: Path) -> None:
    assert _table(tmp_path, "Name,Amount\nAnna,#N/A\n").rows[0].cells[1].kind is CellKind.ERROR


@pytest.mark.parametrize("delimiter", [",,", '"', "\n", " ", ""])
def test_what_cannot_part_cells(tmp_path: Path, delimiter: str) -> None:
    assert _code(tmp_path, "Name,City\nA,B\n", ReadOptions(delimiter=delimiter)) == "no-such-delimiter"


def test_there_is_one_worksheet(tmp_path: Path) -> None:
    assert _code(tmp_path, "Name,City\nA,B\n", ReadOptions(worksheet="Sheet2")) == "no-such-worksheet"
    assert _table(tmp_path, "Name,City\nA,B\n", options=ReadOptions(worksheet="text")).worksheets == ("Text",)


def test_a_broken_byte_is_not_dropped(tmp_path: Path) -> None:
    content = "Name,City\nJürgen,Köln\n".encode() + b"M\xfcller,Bonn\n"
    assert _code(tmp_path, content, ReadOptions()) == "broken-encoding"


def test_cells_can_be_chosen(tmp_path: Path) -> None:
    table = _table(tmp_path, "x,Title,x\nx,Name,City\nx,Anna,Bonn\nx,no,no\n", options=ReadOptions(area="B2:C3"))
    assert (table.header_row, [column.letter for column in table.columns]) == (2, ["B", "C"])
    assert _shown(table) == [["Anna", "Bonn"]]
