from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import Dress, can_be_written_into, has_macros, write_results
from tests.sheets.workbooks import (
    CORPUS,
    MAIN,
    OFFICE,
    sheet_xml,
    simple_workbook,
    text_cell,
    text_rows,
    write_workbook,
)

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


def test_other_parts_keep_their_bytes_and_their_order(tmp_path: Path) -> None:
    extra = {"xl/vbaProject.bin": os.urandom(5000), "xl/charts/chart1.xml": b"<chart/>", "xl/media/": b""}
    path = write_workbook(tmp_path / "a.xlsm", sheet_xml(text_rows(["Name"], ["Anna"])), extra=extra)
    out = tmp_path / "out.xlsm"
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={2: ("sent",)})
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out) as new:
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [SHEET]
        assert [i.compress_type for i in new.infolist()] == [i.compress_type for i in old.infolist()]


def test_the_right_worksheet_is_written(tmp_path: Path) -> None:
    sheets = [sheet_xml(text_rows(["One"])), sheet_xml(text_rows(["Two"]))]
    path = write_workbook(tmp_path / "a.xlsx", *sheets)
    out = tmp_path / "out.xlsx"
    write_results(path, out, worksheet="Sheet2", header_row=1, headers=("Status",), values={})
    assert [column.header for column in open_table(out).columns] == ["One"]
    assert [column.header for column in open_table(out, options=ReadOptions(worksheet="Sheet2")).columns] == [
        "Two",
        "Status",
    ]


def test_the_workbook_itself_is_never_written_over(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    before = path.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(path)
    for out in (path, tmp_path / "link.xlsx"):
        with pytest.raises(SheetError) as error:
            write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
        assert error.value.code == "would-overwrite"
    assert path.read_bytes() == before


def test_an_older_result_is_replaced_whole(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert [column.header for column in open_table(out).columns] == ["Name", "Status"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "out.xlsx"]


def test_a_failure_leaves_the_older_result_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SheetError, match="No space left") as error:
        write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert (error.value.code, error.value.where) == ("not-written", str(out))
    assert out.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "out.xlsx"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "no" / "out.xlsx", worksheet="Sheet1", header_row=1, headers=(), values={})
    assert error.value.code == "not-written"


def test_damage_in_any_part_is_noticed(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"])), extra={"xl/media/a.png": os.urandom(999)}
    )
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/media/a.png") + 500] ^= 1
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "out.xlsx", worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert (error.value.code, error.value.where) == ("damaged-file", str(path))
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_that_is_gone_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.xlsx"
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "out.xlsx", worksheet="Sheet1", header_row=1, headers=(), values={})
    assert (error.value.code, error.value.where) == ("unreadable-file", str(path))


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


# with a dress

DRESS = Dress(tones={"sent": "C6EFCE", "failed": "FFC7CE"}, widths=(12.0, 30.0))


def _dressed(path: Path, out: Path, values: dict[int, tuple[str, ...]], **changes: object) -> openpyxl.Workbook:
    dress = replace(DRESS, **changes)  # type: ignore[arg-type]  # any field may be given
    headers = ("Status", "Reason")
    write_results(path, out, worksheet="Sheet", header_row=1, headers=headers, values=values, dress=dress)
    return openpyxl.load_workbook(out)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workbook as offices have them: a styled header, a filter, hidden rows, frozen panes, rules, a picture of it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Amount"])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="1F4E78")
    for number in range(2, 12):
        sheet.append([f"Person {number}", number / 2])
    sheet.auto_filter.ref = "A1:B11"
    sheet.auto_filter.add_filter_column(0, ["Person 2"])
    sheet.row_dimensions[5].hidden = True
    sheet.freeze_panes = "A2"
    sheet.column_dimensions.group("C", "Z", hidden=True)
    sheet.conditional_formatting.add("B2:B11", Rule(type="cellIs", operator="greaterThan", formula=["5"]))
    sheet.protection.sheet = True
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=11))
    sheet.add_chart(chart, "H2")
    book.create_sheet("Other").append(["x"])
    path = tmp_path / "office.xlsx"
    book.save(path)
    return path


def test_status_is_coloured_and_headers_look_like_their_neighbours(office: Path, tmp_path: Path) -> None:
    values: dict[int, tuple[str, ...]] = {
        2: ("sent", ""),
        3: ("failed", "=1+1"),
        4: ("queued", "+1"),
        5: ("sent", "@x"),
    }
    sheet = _dressed(office, tmp_path / "out.xlsx", values)["Sheet"]
    colours = [sheet.cell(row, 3).fill.fgColor.rgb for row in range(2, 6)]
    assert (colours[0], colours[1], colours[3]) == ("FFC6EFCE", "FFFFC7CE", "FFC6EFCE")
    assert sheet.cell(4, 3).fill.fill_type is None
    assert sheet["C1"].fill.fgColor.rgb == sheet["B1"].fill.fgColor.rgb
    assert (sheet["D3"].value, sheet["D3"].number_format, sheet["D3"].quotePrefix) == ("=1+1", "@", True)


def test_the_filter_grows_and_the_columns_can_be_seen(office: Path, tmp_path: Path) -> None:
    book = _dressed(office, tmp_path / "out.xlsx", {11: ("sent", "")})
    sheet = book["Sheet"]
    assert sheet.auto_filter.ref == "A1:D11"
    assert sheet.auto_filter.filterColumn[0].colId == 0
    widths = {letter: (each.width, each.hidden) for letter, each in sheet.column_dimensions.items()}
    assert (widths["C"], widths["D"], widths["E"][1]) == ((12.0, False), (30.0, False), True)
    assert (sheet.freeze_panes, sheet.row_dimensions[5].hidden, sheet.protection.sheet) == ("A2", True, True)


def test_only_three_parts_change(office: Path, tmp_path: Path) -> None:
    _dressed(office, tmp_path / "out.xlsx", {2: ("sent", "")})
    with zipfile.ZipFile(office) as old, zipfile.ZipFile(tmp_path / "out.xlsx") as new:
        assert new.namelist() == old.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"}


_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


def _readable() -> list[Path]:
    """The corpus' workbooks that have rows to write beside."""
    found = []
    for path in sorted(CORPUS.glob("*.xlsx")):
        try:
            open_table(path)
        except SheetError:
            continue
        found.append(path)
    return found


def test_most_of_the_corpus_can_be_written_into() -> None:
    assert len(_readable()) >= 20


@pytest.mark.parametrize("path", _readable(), ids=lambda path: path.stem)
def test_every_workbook_of_the_corpus_stays_valid(path: Path, tmp_path: Path) -> None:
    table = open_table(path)
    out = tmp_path / "out.xlsx"
    write_results(
        path,
        out,
        worksheet=table.worksheet,
        header_row=table.header_row,
        headers=("Status", "Reason"),
        values={row.number: ("sent" if row.number % 2 else "failed", "=1+1") for row in table.rows},
        dress=DRESS,
    )
    again = open_table(out)
    assert [tuple(cell.shown for cell in row.cells[: len(table.columns)]) for row in again.rows] == [
        tuple(cell.shown for cell in row.cells) for row in table.rows
    ]
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out) as new:
        for name in (name for name in old.namelist() if old.read(name) != new.read(name)):
            _check_part(ElementTree.fromstring(new.read(name)))


def _check_part(root: ElementTree.Element) -> None:
    """What Excel would call damage: a wrong order, a wrong count, a column or a name that is there twice."""
    local = [each.tag.rpartition("}")[2] for each in root]
    if root.tag.endswith("}worksheet"):
        places = [_ORDER.index(name) for name in local if name in _ORDER]
        assert places == sorted(places)
        assert local.count("autoFilter") <= 1
        _check_cells(root)
    for each in root:
        if "count" in each.attrib and each.tag.endswith(("}fills", "}cellXfs", "}definedNames")):
            assert int(each.attrib["count"]) == len(each)
    names = [(name.get("name"), name.get("localSheetId")) for name in root.iter() if name.tag.endswith("definedName")]
    assert len(names) == len(set(names))


def _check_cells(root: ElementTree.Element) -> None:
    references = [cell.get("r") for cell in root.iter() if cell.tag.endswith("}c") and cell.get("r")]
    assert len(references) == len(set(references))
    columns = [(int(col.attrib["min"]), int(col.attrib["max"])) for col in root.iter() if col.tag.endswith("}col")]
    assert all(low[1] < high[0] for low, high in pairwise(columns))


def test_earlier_results_are_written_anew(office: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    _dressed(office, first, {2: ("failed", "why"), 3: ("failed", "kept")})
    sheet = _dressed(first, second, {2: ("sent", ""), 4: ("sent", "new")}, at=2)["Sheet"]
    assert sheet.max_column == 4
    assert [[cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=1, max_row=4)] == [
        ["Status", "Reason"],
        ["sent", None],
        ["failed", "kept"],
        ["sent", "new"],
    ]
    assert sheet["C2"].fill.fgColor.rgb == "FFC6EFCE"
    assert sheet.auto_filter.ref == "A1:D11"


def test_earlier_results_that_excel_saved_are_found_among_other_cells(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "Anna")}<c r="B2" t="s" s="1"><v>0</v></c><c r="C2"><v>5</v></c></row>'
    path = write_workbook(
        tmp_path / "a.xlsx", sheet_xml(text_rows(["Name", "Status", "Amount"]) + row), strings=["<t>x</t>"]
    )
    out = tmp_path / "out.xlsx"
    values = {2: ("sent",)}
    dress = Dress(at=1)
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values=values, dress=dress)
    assert [[cell.shown for cell in row.cells] for row in open_table(out).rows] == [["Anna", "sent", "5"]]


def test_a_workbook_without_styles_gets_plain_cells(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"], ["Anna"])), styles=None)
    out = tmp_path / "out.xlsx"
    write_results(
        path, out, worksheet="Sheet1", header_row=1, headers=("A", "B"), values={2: ("sent", "")}, dress=DRESS
    )
    with zipfile.ZipFile(out) as archive:
        assert text_cell("B2", "sent") in archive.read(SHEET).decode()


def test_a_table_is_never_overlapped(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["Name", "City"], ["Anna", "Hue"]):
        book.active.append(row)
    book.active.add_table(Table(displayName="People", ref="A1:B2"))
    book.save(tmp_path / "a.xlsx")
    sheet = _dressed(tmp_path / "a.xlsx", tmp_path / "out.xlsx", {2: ("sent", "")})["Sheet"]
    assert sheet.tables["People"].ref == "A1:B2"
    assert sheet.auto_filter.ref == "C1:D2"


def test_what_can_be_written_into(office: Path, tmp_path: Path) -> None:
    assert can_be_written_into(office)
    assert can_be_written_into(office.rename(tmp_path / "office.xls"))
    (tmp_path / "a.xlsx").write_bytes(b"a,b\n1,2\n")
    assert not can_be_written_into(tmp_path / "a.xlsx")
    assert not can_be_written_into(tmp_path / "gone.xlsx")


def test_a_template_comes_back_as_a_workbook(office: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(office)
    book.template = True
    book.save(tmp_path / "a.xltx")
    again = _dressed(tmp_path / "a.xltx", tmp_path / "out.xlsx", {2: ("sent", "")})
    assert (again.template, book.template) == (False, True)


def test_macros_are_seen(office: Path, tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        ' Target="vbaProject.bin"/></Relationships>'
    )
    extra = {"xl/vbaProject.bin": b"macros", "xl/_rels/workbook.xml.rels": rels.encode()}
    path = write_workbook(tmp_path / "a.xlsm", sheet_xml(text_rows(["Name"])), extra=extra)
    assert (has_macros(path), has_macros(office), has_macros(tmp_path / "gone")) == (True, False, False)
