from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.scan import SheetScan, scan_sheet
from tests.sheets.workbooks import sheet_xml, text_rows


def _scan(xml: str | bytes, *wanted: int, room: range = range(0), size: int = 10**6) -> SheetScan:
    data = xml.encode() if isinstance(xml, str) else xml

    def chunks() -> Iterator[bytes]:
        for start in range(0, len(data), size):
            yield data[start : start + size]

    return scan_sheet(chunks(), wanted, "a.xlsx", room=room)


@given(st.integers(1, 200))
def test_tags_are_found_whatever_the_chunks(size: int) -> None:
    rows = f'{text_rows(["Name"])}<row r="2" /><row r="3"></row><row r="4"><!-- x --></row>'
    xml = sheet_xml(rows, before='<dimension ref="A1"/>')
    scan = _scan(xml, 1, 2, 3, 4, size=size)
    tags = {number: xml[tag.start : tag.end] for number, tag in scan.rows.items()}
    assert tags == {1: '<row r="1">', 2: '<row r="2" />', 3: '<row r="3">', 4: '<row r="4">'}
    assert [scan.rows[number].empty for number in (1, 2, 3, 4)] == [False, True, False, False]
    assert all(xml.startswith("</row>", scan.rows[number].insert_at) for number in (1, 3, 4))
    assert scan.dimension is not None
    assert xml[scan.dimension.start : scan.dimension.end] == '<dimension ref="A1"/>'
    assert scan.dimension.empty


def test_what_is_used() -> None:
    rows = '<row r="3"><c r="C3"><v>1</v></c><c r="F3" s="1"/></row><row r="7"><c r="B7" s="1"></c></row>'
    scan = _scan(sheet_xml(rows, after='<mergeCells><mergeCell ref="A1:H2"/></mergeCells>'))
    assert (scan.first_column, scan.first_row) == (1, 3)
    assert (scan.last_column, scan.last_row) == (5, 7)
    assert (scan.filled_column, scan.merged_column) == (2, 7)


def test_rows_that_are_missing_have_their_place() -> None:
    xml = sheet_xml('<row r="2"/><row r="5"/>')
    scan = _scan(xml, 1, 2, 3, 4, 9)
    assert {number: xml[at : at + 11] for number, at in scan.missing.items()} == {
        1: '<row r="2"/',
        3: '<row r="5"/',
        4: '<row r="5"/',
        9: "</sheetData",
    }


def test_blank_cells_in_the_way_are_cut() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"></c><c r="E1" s="1"/>'
    xml = sheet_xml(f'<row r="1">{cells}</row><row r="2"><c r="B2" s="1"/></row>')
    row = _scan(xml, 1, room=range(1, 4)).rows[1]
    assert xml.startswith('<c r="B1"', row.insert_at)
    assert [xml[start:end] for start, end in row.cuts] == ['<c r="B1" s="1"/>', '<c r="C1" s="1"></c>']


@pytest.mark.parametrize(
    ("xml", "encoding"),
    [
        (b"<worksheet><sheetData/></worksheet>", "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData/></worksheet>', "iso-8859-1"),
        ('<?xml version="1.0" encoding="UTF-16"?><w><sheetData/></w>'.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "<w><sheetData/></w>".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding_is_told(xml: bytes, encoding: str) -> None:
    assert _scan(xml).encoding == encoding


def test_a_part_without_rows_at_all_is_damage() -> None:
    with pytest.raises(SheetError, match="no sheetData") as error:
        _scan("<worksheet/>")
    assert error.value.code == "damaged-file"


def test_a_wrong_reference_is_damage() -> None:
    with pytest.raises(SheetError, match="not a cell reference"):
        _scan(sheet_xml('<row r="1"><c r="?"/></row>'))
