"""Results written beside the rows of a worksheet, and every byte else as it was."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import Dress, write_results
from tests.sheets.workbooks import MAIN, sheet_xml, text_cell, text_rows, write_workbook

SHEET = "xl/worksheets/sheet1.xml"


def _written(tmp_path: Path, xml: str | bytes, values: dict[int, tuple[str, ...]], *headers: str) -> str:
    """The sheet part after results were written to a workbook of this sheet part."""
    path = write_workbook(tmp_path / "a.xlsx", xml)
    out = tmp_path / "out.xlsx"
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=headers or ("Status",), values=values)
    with zipfile.ZipFile(out) as archive:
        raw = archive.read(SHEET)
    return raw.decode("utf-16" if raw[:1] in b"\xff\xfe" else "utf-8")


def _inline(reference: str, text: str) -> str:
    return text_cell(reference, text)


def test_cells_go_to_the_right_of_everything_used(tmp_path: Path) -> None:
    rows = text_rows(["Name"], ["Anna"]) + f'<row r="9">{text_cell("D9", "note")}</row>'
    written = _written(tmp_path, sheet_xml(rows), {2: ("sent",)})
    assert f"{text_cell('A1', 'Name')}{_inline('E1', 'Status')}</row>" in written
    assert f"{text_cell('A2', 'Anna')}{_inline('E2', 'sent')}</row>" in written
    assert f'<row r="9">{text_cell("D9", "note")}</row>' in written


def test_a_worksheet_may_be_larger_than_other_parts(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"], *(["Anna"] for _ in range(2_000)))))
    limits = ReadLimits(part_bytes=60_000)
    assert len(open_table(path, limits=limits).rows) == 2_000
    for place, dress in enumerate((None, Dress())):
        out = tmp_path / f"out{place}.xlsx"
        results = {2_001: ("sent",)}
        write_results(
            path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values=results, limits=limits, dress=dress
        )
        assert open_table(out).rows[-1].cells[1].shown == "sent"


def test_nothing_else_of_the_sheet_changes(tmp_path: Path) -> None:
    before = '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="20"/></cols>'
    after = '<autoFilter ref="A1:A2"/><!-- kept --><tableParts count="1"><tablePart id="x"/></tableParts>'
    xml = sheet_xml(text_rows(["Name"], ["Anna"]), before=before, after=after)
    written = _written(tmp_path, xml, {2: ("sent",)})
    assert written.replace(_inline("B1", "Status"), "").replace(_inline("B2", "sent"), "") == xml


def test_spans_and_dimension_hold_the_new_cells(tmp_path: Path) -> None:
    row = f'<row r="2" spans="1:1" ht="15" customHeight="1">{text_cell("A2", "Anna")}</row>'
    xml = sheet_xml(text_rows(["Name"]) + row, before='<dimension ref="A1:A2"/>')
    written = _written(tmp_path, xml, {2: ("sent", "why")}, "Status", "Reason")
    assert '<dimension ref="A1:C2"/>' in written
    assert '<row r="2" spans="1:3" ht="15" customHeight="1">' in written


def test_a_false_dimension_becomes_true(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["Name", "City"], ["Anna"]), before='<dimension ref="A1"></dimension>')
    assert '<dimension ref="A1:C2"></dimension>' in _written(tmp_path, xml, {2: ("sent",)})


@pytest.mark.parametrize("empty", ['<row r="2"/>', '<row r="2"></row>', '<row r="2" spans="1:1" />'])
def test_rows_without_cells_are_filled(tmp_path: Path, empty: str) -> None:
    xml = sheet_xml(text_rows(["Name"]) + empty + f'<row r="3">{text_cell("A3", "x")}</row>')
    written = _written(tmp_path, xml, {2: ("sent",)})
    assert f'{_inline("B2", "sent")}</row><row r="3">' in written


def test_rows_that_are_not_stored_are_added_in_order(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["Name"]) + f'<row r="5">{text_cell("A5", "x")}</row>')
    written = _written(tmp_path, xml, {12: ("l",), 3: ("c",), 9: ("i",), 4: ("d",)})
    numbers = [part.partition('"')[0] for part in written.split('<row r="')[1:]]
    assert numbers == ["1", "3", "4", "5", "9", "12"]


def test_rows_without_references(tmp_path: Path) -> None:
    xml = sheet_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    written = _written(tmp_path, xml, {2: ("sent",)})
    assert f"<row><c><v>3</v></c>{_inline('C2', 'sent')}</row>" in written


def test_a_sheet_without_rows(tmp_path: Path) -> None:
    written = _written(tmp_path, sheet_xml(""), {2: ("sent",)})
    assert f'<row r="1">{_inline("A1", "Status")}</row><row r="2">{_inline("A2", "sent")}</row>' in written


def test_a_sheet_with_an_empty_tag_for_its_rows(tmp_path: Path) -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    written = _written(tmp_path, xml, {2: ("sent",)})
    assert written.startswith(f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">')
    assert written.endswith("</row></sheetData></worksheet>")


def test_prefixes_are_kept(tmp_path: Path) -> None:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    written = _written(tmp_path, xml + "</x:sheetData></x:worksheet>", {2: ("sent",)})
    assert '<x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">Status</x:t></x:is></x:c></x:row>' in written
    assert '<x:row r="2"><x:c r="B2"' in written


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_encodings_are_kept(tmp_path: Path, encoding: str) -> None:
    xml = sheet_xml(text_rows(["Größe"])).replace("UTF-8", encoding).encode(encoding)
    path = write_workbook(tmp_path / "a.xlsx", xml)
    out = tmp_path / "out.xlsx"
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Өдөр ü",), values={})
    assert [column.header for column in open_table(out).columns] == ["Größe", "Өдөр ü"]


def test_merged_cells_are_used_too(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["Title"]), after='<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>')
    assert _inline("E1", "Status") in _written(tmp_path, xml, {})


def test_a_title_merged_over_the_whole_sheet_is_not_in_the_way(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["Title"]), after='<mergeCells count="1"><mergeCell ref="A1:XFD1"/></mergeCells>')
    assert _inline("B1", "Status") in _written(tmp_path, xml, {})


def test_blank_cells_up_to_the_last_column_make_room(tmp_path: Path) -> None:
    blanks = '<c r="B1" s="1"/><c r="C1" s="1"></c><c r="D1" s="1"/><c r="XFD1" s="1"/>'
    xml = sheet_xml(f'<row r="1" spans="1:16384">{text_cell("A1", "Name")}{blanks}</row>')
    written = _written(tmp_path, xml, {}, "Status", "Reason")
    kept = '<c r="D1" s="1"/><c r="XFD1" s="1"/>'
    new = _inline("B1", "Status") + _inline("C1", "Reason")
    assert f'<row r="1" spans="1:16384">{text_cell("A1", "Name")}{new}{kept}</row>' in written


def test_a_sheet_used_to_its_last_column_has_no_room(tmp_path: Path) -> None:
    xml = sheet_xml(f'<row r="1">{text_cell("A1", "Name")}{text_cell("XFD1", "x")}</row>')
    with pytest.raises(SheetError) as error:
        _written(tmp_path, xml, {})
    assert error.value.code == "no-room"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(values=st.dictionaries(st.integers(2, 40), st.tuples(TEXTS, TEXTS), max_size=8), gap=st.integers(0, 5))
def test_every_text_comes_back(tmp_path: Path, values: dict[int, tuple[str, str]], gap: int) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Name"])
    for number in range(2, 30, gap + 1):
        book.active.cell(number, 1, "x")
    path = tmp_path / "a.xlsx"
    book.save(path)
    out = tmp_path / "out.xlsx"
    write_results(path, out, worksheet="Sheet", header_row=1, headers=("First", "Second"), values=values)
    sheet = openpyxl.load_workbook(out)["Sheet"]
    table = {row.number: tuple(cell.shown for cell in row.cells) for row in open_table(out).rows}
    for number, (first, second) in values.items():
        if first.strip() or second.strip():
            assert table[number][1:] == (first, second)
        if "_x" not in first:
            assert (sheet.cell(number, 2).value or "") == first
            assert sheet.cell(number, 2).data_type in {"s", "n", "inlineStr"}
