from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.source import MergedRange
from mailtool_gui.sheets.xls import XlsFormat
from tests.sheets.biff import (
    blank,
    boolean,
    hidden_row,
    label,
    link,
    merged,
    number,
    record,
    workbook_stream,
    write_xls,
)
from tests.sheets.reading import Reading
from tests.sheets.workbooks import CORPUS

XLS = Reading(XlsFormat())


def test_values_are_shown_by_their_formats(tmp_path: Path) -> None:
    cells = label(0, 0, "Số tiền") + number(1, 0, 1234.5, 2) + number(2, 0, 42, 3) + number(3, 0, 0.1, 5)
    cells += number(4, 0, 45413, 4) + boolean(5, 0, 1) + boolean(6, 0, 42, error=True) + blank(7, 0) + number(8, 0, 7)
    stream = workbook_stream(cells, formats=['#,##0.00\\ "€"', "00000"], ids=[14, 9])
    found = XLS.cells(write_xls(tmp_path / "a.xls", stream), "de-DE")
    assert found == {
        "A1": Cell("Số tiền", "Số tiền", CellKind.TEXT),
        "A2": Cell("1.234,50 €", 1234.5, CellKind.NUMBER),
        "A3": Cell("00042", 42, CellKind.NUMBER),
        "A4": Cell("10%", 0.1, CellKind.NUMBER),
        "A5": Cell("01.05.2024", datetime(2024, 5, 1), CellKind.DATE),
        "A6": Cell("WAHR", True, CellKind.BOOLEAN),
        "A7": Cell("#N/A", "#N/A", CellKind.ERROR),
        "A9": Cell("7", 7, CellKind.NUMBER),
    }


@pytest.mark.parametrize(("date1904", "day"), [(False, datetime(2024, 5, 1)), (True, datetime(2028, 5, 2))])
def test_both_date_systems(tmp_path: Path, date1904: bool, day: datetime) -> None:
    stream = workbook_stream(number(0, 0, 45413, 2), ids=[14], date1904=date1904)
    assert XLS.cells(write_xls(tmp_path / "a.xls", stream))["A1"].raw == day


def test_worksheets_and_which_of_them_are_hidden(tmp_path: Path) -> None:
    sheets = [label(0, 0, name) for name in "abc"]
    path = write_xls(tmp_path / "a.xls", workbook_stream(*sheets, names=("Very", "Hidden", "Seen"), states=(2, 1, 0)))
    sheet, rows = XLS.sheet(path)
    assert (sheet.worksheet, sheet.worksheets) == ("Seen", ("Very", "Hidden", "Seen"))
    assert sheet.hidden_worksheets == {"Very", "Hidden"}
    assert rows[0].cells[0].cell.shown == "c"
    assert XLS.sheet(path, "very")[1][0].cells[0].cell.shown == "a"


def test_hidden_rows_merged_cells_and_links(tmp_path: Path) -> None:
    cells = label(0, 0, "a") + hidden_row(1) + label(1, 0, "b") + merged(0, 1, 1, 2)
    cells += link(0, 0, "mailto:a@x.example") + link(1, 0, "https://x.example")
    sheet, rows = XLS.sheet(write_xls(tmp_path / "a.xls", workbook_stream(cells)))
    assert [row.hidden for row in rows] == [False, True]
    assert list(sheet.merged) == [MergedRange(1, 1, 2, 2)]
    assert [row.cells[0].cell.link for row in rows] == ["a@x.example", None]


def test_a_bare_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(workbook_stream(label(0, 0, "Name")))
    assert XlsFormat().recognises(Sample(path, path.read_bytes()[:HEAD]))
    assert XLS.cells(path)["A1"].shown == "Name"


@pytest.mark.parametrize(("version", "bof"), [(2, 0x0009), (3, 0x0209), (4, 0x0409)])
def test_workbooks_of_excel_2_to_4(tmp_path: Path, version: int, bof: int) -> None:
    begin = record(bof, struct.pack("<HHH", version, 0x0010, 0)[: 4 if version == 2 else 6])
    if version == 2:
        cells = record(0x0004, struct.pack("<HHBBBB", 0, 0, 0, 0, 0, 4) + b"Name")
        cells += record(0x0003, struct.pack("<HHBBBd", 1, 0, 0, 0, 0, 1.5))
    else:
        begin += record(0x0243 if version == 3 else 0x0443, bytes(12))
        cells = record(0x0204, struct.pack("<HHHH", 0, 0, 0, 4) + b"Name") + number(1, 0, 1.5, 0)
    path = tmp_path / "a.xls"
    path.write_bytes(begin + cells + record(0x000A))
    assert XlsFormat().recognises(Sample(path, path.read_bytes()[:HEAD]))
    found = XLS.cells(path)
    assert (found["A1"].shown, found["A2"].raw) == ("Name", 1.5)


def test_a_password(tmp_path: Path) -> None:
    stream = workbook_stream(label(0, 0, "x"), before=record(0x002F, bytes(6)))
    error = XLS.error(write_xls(tmp_path / "a.xls", stream))
    assert (error.code, "protected by a password" in error.message) == ("password-protected", True)


@pytest.mark.parametrize("keep", [100, 600, 1100, 1500])
def test_damage(tmp_path: Path, keep: int) -> None:
    path = write_xls(tmp_path / "a.xls", workbook_stream(label(0, 0, "Name")))
    path.write_bytes(path.read_bytes()[:keep])
    assert XLS.error(path).code == "damaged-file"


def test_a_style_that_there_is_not_is_damage(tmp_path: Path) -> None:
    assert XLS.error(write_xls(tmp_path / "a.xls", workbook_stream(number(0, 0, 1.5, 99)))).code == "damaged-file"


@pytest.mark.parametrize(("name", "rows"), [("tests__OOM_alloc", 19), ("tests__OOM_alloc2", 192)])
def test_allocation_bombs_are_harmless(name: str, rows: int) -> None:
    assert len(XLS.sheet(CORPUS / f"{name}.xls")[1]) == rows


def test_it_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", workbook_stream(label(0, 0, "Name") + label(1, 0, "Anna")))
    assert XlsFormat.isolated
    assert open_table(path).rows[0].cells[0].shown == "Anna"
