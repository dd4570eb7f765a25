from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest

from mailtool_gui.domain.sheet import Cell, CellKind, ReadOptions
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.source import MergedRange
from mailtool_gui.sheets.xlsb.format import XlsbFormat
from tests.sheets.reading import Reading
from tests.sheets.xlsb.binary import cell, link, merged, real, record, row, shared, text, wide, write_xlsb

XLSB = Reading(XlsbFormat())


def test_every_kind_of_cell(tmp_path: Path) -> None:
    def rk(value: int) -> bytes:
        return struct.pack("<i", value)

    tenth = struct.unpack("<q", struct.pack("<d", 0.5))[0] >> 32
    cells = row(0, cell(1, 0, b""), cell(2, 1, rk(42 << 2 | 2)), cell(2, 2, rk(12345 << 2 | 3)), cell(2, 3, rk(tenth)))
    cells += row(1, cell(2, 0, rk(-5 << 2 | 2)), cell(3, 1, b"\x2a"), cell(3, 2, b"\x99"), cell(4, 3, b"\x01"))
    cells += row(2, real(0, 1234.5), text(1, "Өнөр"), shared(2, 1), cell(62, 3, b"\0" + wide("rich")))
    cells += row(
        3, cell(8, 0, wide("f") + b"xx"), cell(9, 1, struct.pack("<d", 2.5)), cell(10, 2, b"\0"), cell(11, 3, b"\x07")
    )
    cells += row(4, text(0, ""), shared(1, 2))
    path = write_xlsb(tmp_path / "a.xlsb", cells, strings=["no", "shared", ""])
    assert {place: (found.raw, found.kind) for place, found in XLSB.cells(path).items()} == {
        "B1": (42, CellKind.NUMBER),
        "C1": (123.45, CellKind.NUMBER),
        "D1": (0.5, CellKind.NUMBER),
        "A2": (-5, CellKind.NUMBER),
        "B2": ("#N/A", CellKind.ERROR),
        "C2": ("#ERROR!", CellKind.ERROR),
        "D2": (True, CellKind.BOOLEAN),
        "A3": (1234.5, CellKind.NUMBER),
        "B3": ("Өнөр", CellKind.TEXT),
        "C3": ("shared", CellKind.TEXT),
        "D3": ("rich", CellKind.TEXT),
        "A4": ("f", CellKind.TEXT),
        "B4": (2.5, CellKind.NUMBER),
        "C4": (False, CellKind.BOOLEAN),
        "D4": ("#DIV/0!", CellKind.ERROR),
    }


def test_values_are_shown_by_their_formats(tmp_path: Path) -> None:
    cells = row(0, real(0, 42, 1), real(1, 1234.5, 2), real(2, 0.1, 3), real(3, 45413, 4), real(4, 1.5, 99))
    path = write_xlsb(tmp_path / "a.xlsb", cells, formats=["00000", '#,##0.00\\ "€"'], ids=[9, 14])
    found = XLSB.cells(path, "de-DE")
    assert [each.shown for each in found.values()] == ["00042", "1.234,50 €", "10%", "01.05.2024", "1,5"]
    assert found["D1"] == Cell("01.05.2024", datetime(2024, 5, 1), CellKind.DATE)


def test_days_may_begin_in_1904(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", row(0, real(0, 45413, 1)), ids=[14], date1904=True)
    assert XLSB.cells(path)["A1"].raw == datetime(2028, 5, 2)


def test_worksheets_and_which_of_them_are_hidden(tmp_path: Path) -> None:
    sheets = [row(0, text(0, name)) for name in "abc"]
    path = write_xlsb(tmp_path / "a.xlsb", *sheets, names=("Very", "Hidden", "Seen"), states=(2, 1, 0))
    sheet, rows = XLSB.sheet(path)
    assert (sheet.worksheet, sheet.worksheets) == ("Seen", ("Very", "Hidden", "Seen"))
    assert sheet.hidden_worksheets == {"Very", "Hidden"}
    assert rows[0].cells[0].cell.shown == "c"
    assert XLSB.sheet(path, "very")[1][0].cells[0].cell.shown == "a"


def test_hidden_rows_merged_cells_and_links(tmp_path: Path) -> None:
    cells = row(0, text(0, "a")) + row(4, text(0, "b"), hidden=True)
    behind = merged(0, 4, 1, 2) + link(0, 0, "rId1") + link(4, 0, "rId2")
    links = {"rId1": "mailto:a@x.example", "rId2": "https://x.example"}
    sheet, rows = XLSB.sheet(write_xlsb(tmp_path / "a.xlsb", cells, behind=behind, links=links))
    assert [(each.number, each.hidden) for each in rows] == [(1, False), (5, True)]
    assert list(sheet.merged) == [MergedRange(1, 1, 5, 2)]
    assert [each.cells[0].cell.link for each in rows] == ["a@x.example", None]


def test_a_link_over_a_whole_worksheet_is_left_out(tmp_path: Path) -> None:
    behind = record(494, struct.pack("<IIII", 0, 1_048_575, 0, 16_383) + wide("rId1"))
    path = write_xlsb(tmp_path / "a.xlsb", row(0, text(0, "a")), behind=behind, links={"rId1": "mailto:a@x.example"})
    assert XLSB.cells(path)["A1"].link is None


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (row(0, shared(0, 5)), "cell A1"),
        (row(0, cell(5, 2, b"1234")), "cell C1"),
        (row(0, cell(6, 0, b"\xff\xff\0\0")), "cell A1"),
        (row(0, cell(4, 0, b"")), "cell A1"),
        (row(0, record(5, b"12")), "cell of row 1"),
        (row(3) + row(3), "its row 4 follows row 4"),
        (record(0, b"1234"), "cut short"),
        (b"\x05\x50abc", "cut short"),
    ],
)
def test_damage_is_named_by_its_cell(tmp_path: Path, cells: bytes, what: str) -> None:
    error = XLSB.error(write_xlsb(tmp_path / "a.xlsb", cells))
    assert (error.code, what in error.message) == ("damaged-file", True)


@pytest.mark.parametrize("cells", [row(2_000_000, text(0, "x")), row(0, text(3_000_000_000, "x"))])
def test_places_that_excel_does_not_have(tmp_path: Path, cells: bytes) -> None:
    assert XLSB.error(write_xlsb(tmp_path / "a.xlsb", cells)).code == "too-large"


@pytest.mark.parametrize(
    "extra",
    [
        {"xl/workbook.bin": record(156, b"12345678")},
        {"xl/workbook.bin": record(153, b"1")},
        {"xl/styles.bin": record(44, b"1")},
        {"xl/styles.bin": record(617) + record(47, b"1")},
        {"xl/sharedStrings.bin": record(19, b"12")},
        {"xl/worksheets/sheet1.bin": record(176, b"12")},
        {"xl/worksheets/sheet1.bin": record(494, bytes(17))},
    ],
)
def test_damage_in_every_part(tmp_path: Path, extra: dict[str, bytes]) -> None:
    assert XLSB.error(write_xlsb(tmp_path / "a.xlsb", row(0, text(0, "x")), extra=extra)).code == "damaged-file"


def test_a_workbook_without_worksheets(tmp_path: Path) -> None:
    assert XLSB.error(write_xlsb(tmp_path / "a.xlsb")).code == "empty-sheet"


def test_a_table(tmp_path: Path) -> None:
    cells = row(2, text(0, "Name"), text(1, "Amount")) + row(3, text(0, "Anna"), real(1, 5))
    table = open_table(write_xlsb(tmp_path / "a.xlsb", cells))
    assert [column.header for column in table.columns] == ["Name", "Amount"]
    assert [each.shown for each in table.rows[0].cells] == ["Anna", "5"]


def test_cells_can_be_chosen(tmp_path: Path) -> None:
    cells = row(0, text(0, "x"), text(1, "Name")) + row(1, text(0, "x"), text(1, "Anna")) + row(2, text(1, "no"))
    path = write_xlsb(tmp_path / "a.xlsb", row(0, text(0, "y")), cells)
    table = open_table(path, options=ReadOptions(area="Sheet2!B1:B2"))
    assert (table.worksheet, table.columns[0].header, len(table.rows)) == ("Sheet2", "Name", 1)
