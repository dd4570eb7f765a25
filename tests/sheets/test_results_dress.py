"""Results with colours, widths and the filter, in workbooks as offices have them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as TablePart

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Table
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import Dress, can_be_written_into, has_macros, write_results
from tests.sheets.workbooks import CORPUS, OFFICE, sheet_xml, text_cell, text_rows, write_workbook

SHEET = "xl/worksheets/sheet1.xml"
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


WORKBOOKS = sorted(CORPUS.glob("*.xlsx"))


def _read(path: Path) -> Table | None:
    """A workbook of the corpus, None where it is refused and has no rows to write beside."""
    try:
        return open_table(path)
    except SheetError:
        return None


def test_most_of_the_corpus_can_be_written_into() -> None:
    assert sum(_read(path) is not None for path in WORKBOOKS) >= 20


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_every_workbook_of_the_corpus_stays_valid(path: Path, tmp_path: Path) -> None:
    table = _read(path)
    if table is None:
        return
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
    book.active.add_table(TablePart(displayName="People", ref="A1:B2"))
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
