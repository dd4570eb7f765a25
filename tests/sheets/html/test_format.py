from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import CellKind, ReadOptions, Table
from mailtool_gui.sheets.open import open_table

ROWS = "<tr><td>Name</td><td>Betrag</td></tr><tr><td>Jürgen</td><td>1.234,50</td></tr>"


def _table(tmp_path: Path, content: bytes, name: str = "export.xls", options: ReadOptions | None = None) -> Table:
    path = tmp_path / name
    path.write_bytes(content)
    return open_table(path, options=options or ReadOptions(), locale="de-DE", apart=False)


@pytest.mark.parametrize(
    "content",
    [
        f"<html><body><table>{ROWS}</table></body></html>".encode(),
        b"\xef\xbb\xbf" + f"<!DOCTYPE html><table>{ROWS}</table>".encode(),
        f'<html><meta charset="windows-1252"><table>{ROWS}</table>'.encode("windows-1252"),
        f"<html><meta content='text/html; charset=iso-8859-1'><table>{ROWS}</table>".encode("windows-1252"),
        f"<html><table>{ROWS}</table>".encode("windows-1252"),
    ],
)
def test_a_page_under_the_name_of_a_workbook(tmp_path: Path, content: bytes) -> None:
    table = _table(tmp_path, content)
    assert [column.header for column in table.columns] == ["Name", "Betrag"]
    assert [(cell.shown, cell.kind) for cell in table.rows[0].cells] == [
        ("Jürgen", CellKind.TEXT),
        ("1.234,50", CellKind.NUMBER),
    ]


def test_links_and_areas(tmp_path: Path) -> None:
    rows = "<tr><td>x<td>Name<tr><td>x<td><a href='mailto:a@x.example'>Anna</a><tr><td>y<td>no"
    table = _table(tmp_path, f"<table>{rows}</table>".encode(), "a.html", ReadOptions(area="B1:B2"))
    assert [cell.link for row in table.rows for cell in row.cells] == ["a@x.example"]


def test_headers_over_several_rows_and_columns_are_one_header_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        "<table><tr><th rowspan=2>Name<th colspan=2>Address<th rowspan=2>Email<tr><th>Street<th>Town"
        "<tr><td rowspan=2>Anna<td>1 Way<td>Ulm<td rowspan=2>anna@example.com<tr><td>2 Way<td>Bonn</table>"
    )
    table = open_table(path, apart=False)
    assert [column.header for column in table.columns] == ["Name", "Street", "Town", "Email"]
    assert [[cell.shown for cell in each.cells] for each in table.rows] == [
        ["Anna", "1 Way", "Ulm", "anna@example.com"],
        ["Anna", "2 Way", "Bonn", "anna@example.com"],
    ]


def test_a_header_over_two_columns_names_both(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table><tr><th>Email<th colspan=2>Phone<tr><td>a@example.com<td>1<td>2</table>")
    table = open_table(path, apart=False)
    assert [column.header for column in table.columns] == ["Email", "Phone", "Phone 2"]


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as error:
        _table(tmp_path, b"<html><frameset><frame src='sheet001.htm'></frameset></html>")
    assert (error.value.code, "save it as .xlsx" in error.value.message) == ("not-a-workbook", True)


def test_a_broken_byte_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as error:
        _table(tmp_path, b"<html><meta charset=utf-8>\n<table><tr><td>\xe9</table>")
    assert error.value.code == "broken-encoding"
    assert error.value.message.startswith("Line 2 ")


def test_an_unknown_charset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as error:
        _table(tmp_path, b"<html><meta charset=utf-7><table><tr><td>x</table>")
    assert error.value.code == "no-such-encoding"
