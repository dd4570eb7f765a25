"""What a worksheet may hold, from the stored XML to the cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, CellKind, ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.source import ReadRequest, StoredRow
from mailtool_gui.sheets.xlsx.format import XlsxFormat
from tests.sheets.workbooks import MAIN, STRICT, STRICT_OFFICE, number_cell, sheet_xml, text_rows, write_workbook


def _rows(
    path: Path, worksheet: str | None = None, locale: str = "en-US", limits: ReadLimits = DEFAULT_LIMITS
) -> list[StoredRow]:
    request = ReadRequest(path=path, options=ReadOptions(worksheet=worksheet), locale=locale, limits=limits)
    with XlsxFormat().open(request) as sheet:
        return list(sheet.rows)


def _cells(
    tmp_path: Path,
    cells: str,
    *,
    formats: Sequence[str] = (),
    strings: Sequence[str] | None = None,
    date1904: bool = False,
    locale: str = "en-US",
) -> list[Cell]:
    xml = sheet_xml(f'<row r="1">{cells}</row>')
    path = write_workbook(tmp_path / "a.xlsx", xml, formats=formats, strings=strings, date1904=date1904)
    return [stored.cell for row in _rows(path, locale=locale) for stored in row.cells.values()]


def test_a_format_without_anything_hides_true_as_it_hides_a_text(tmp_path: Path) -> None:
    assert _cells(tmp_path, '<c r="A1" t="b" s="1"><v>1</v></c>', formats=[";;;"]) == [Cell("", True, CellKind.BOOLEAN)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1"><v>42</v></c>', Cell("42", 42, CellKind.NUMBER)),
        ('<c r="A1" t="n"><v>1.5</v></c>', Cell("1.5", 1.5, CellKind.NUMBER)),
        ('<c r="A1"><v>1E3</v></c>', Cell("1000", 1000, CellKind.NUMBER)),
        ('<c r="A1" s="1"><v>42</v></c>', Cell("00042", 42, CellKind.NUMBER)),
        ('<c r="A1" s="2"><v>45983.5</v></c>', Cell("22.11.2025", datetime(2025, 11, 22, 12), CellKind.DATE)),
        ('<c r="A1" s="3"><v>0.75</v></c>', Cell("18:00", time(18), CellKind.DATE)),
        ('<c r="A1" s="3"><v>-1</v></c>', Cell("########", -1, CellKind.DATE)),
        ('<c r="A1" s="99"><v>42</v></c>', Cell("42", 42, CellKind.NUMBER)),
        ('<c r="A1" t="b"><v>1</v></c>', Cell("TRUE", True, CellKind.BOOLEAN)),
        ('<c r="A1" t="b"><v>0</v></c>', Cell("FALSE", False, CellKind.BOOLEAN)),
        ('<c r="A1" t="e"><v>#N/A</v></c>', Cell("#N/A", "#N/A", CellKind.ERROR)),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell("#DIV/0!", "#DIV/0!", CellKind.ERROR)),
        ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', Cell("ab", "ab", CellKind.TEXT)),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Cell("2", 2, CellKind.NUMBER)),
        ('<c r="A1" t="inlineStr"><is><t>in</t></is></c>', Cell("in", "in", CellKind.TEXT)),
        (
            '<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t> line</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
            Cell("in line", "in line", CellKind.TEXT),
        ),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', Cell("a\rb", "a\rb", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>0</v></c>', Cell("shared", "shared", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>1</v></c>', Cell("rich text", "rich text", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>2</v></c>', Cell("漢字", "漢字", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>3</v></c>', Cell("", "", CellKind.TEXT)),
        (
            '<c r="A1" t="d"><v>2025-11-22T12:00:00</v></c>',
            Cell("11/22/2025", datetime(2025, 11, 22, 12), CellKind.DATE),
        ),
        ('<c r="A1" t="d"><v>13:30:00</v></c>', Cell("1:30:00 PM", time(13, 30), CellKind.DATE)),
        ('<c r="A1" s="2" t="d"><v>2025-11-22</v></c>', Cell("22.11.2025", datetime(2025, 11, 22), CellKind.DATE)),
        ('<c r="A1"><v>abc</v></c>', Cell("abc", "abc", CellKind.ERROR)),
        ('<c r="A1"><v>1e999</v></c>', Cell("1e999", "1e999", CellKind.ERROR)),
        ('<c r="A1">\n <v>42</v>\n</c>', Cell("42", 42, CellKind.NUMBER)),
        ('<c r="A1" t="str">\n <v>ab</v>\n</c>', Cell("ab", "ab", CellKind.TEXT)),
    ],
)
def test_cells_of_every_type(tmp_path: Path, cell: str, expected: Cell) -> None:
    strings = [
        "<t>shared</t>",
        "<r><t>rich</t></r><r><t> text</t></r>",
        '<t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh>',
        "<t/>",
    ]
    assert _cells(tmp_path, cell, formats=["00000", "dd\\.mm\\.yyyy", "hh:mm"], strings=strings) == [expected]


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1"/>', '<c r="A1" s="1"/>', '<c r="A1"><v></v></c>', '<c r="A1" t="str"><f>A2</f><v></v></c>'],
)
def test_cells_without_a_value_are_not_stored(tmp_path: Path, cell: str) -> None:
    assert _cells(tmp_path, cell) == []


def test_the_region_shows_numbers_and_its_short_date(tmp_path: Path) -> None:
    cells = number_cell("A1", 1234.5, 1) + number_cell("B1", 45983, 2)
    shown = [cell.shown for cell in _cells(tmp_path, cells, formats=["#,##0.00"], locale="de-DE")]
    assert shown == ["1.234,50", "22.11.2025"]


def test_dates_from_1904(tmp_path: Path) -> None:
    (cell,) = _cells(tmp_path, number_cell("A1", 44521, 1), formats=["yyyy-mm-dd"], date1904=True)
    assert cell == Cell("2025-11-22", datetime(2025, 11, 22), CellKind.DATE)


def test_missing_references_count_on(tmp_path: Path) -> None:
    xml = sheet_xml('<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>')
    rows = _rows(write_workbook(tmp_path / "a.xlsx", xml))
    assert [(row.number, {place: cell.cell.raw for place, cell in row.cells.items()}) for row in rows] == [
        (1, {0: 1, 2: 2, 3: 3}),
        (3, {0: 4}),
    ]


def test_a_false_dimension_hides_nothing(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["a", "b"], ["c", "d"]), before='<dimension ref="A1"/>')
    assert [len(row.cells) for row in _rows(write_workbook(tmp_path / "a.xlsx", xml))] == [2, 2]


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["a"]) + '<row r="2"><c r="A2" t="d"><v>2025-11-22</v></c></row>', main=STRICT)
    path = write_workbook(tmp_path / "a.xlsx", xml, main=STRICT, office=STRICT_OFFICE, strings=["<t>x</t>"])
    assert [row.cells[0].cell.shown for row in _rows(path)] == ["a", "11/22/2025"]


def test_prefixed_elements_are_read(tmp_path: Path) -> None:
    cell = '<x:c r="B2" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>'
    rows = f'<x:sheetData><x:row r="2">{cell}</x:row></x:sheetData>'
    xml = f'<x:worksheet xmlns:x="{MAIN}">{rows}</x:worksheet>'
    (row,) = _rows(write_workbook(tmp_path / "a.xlsx", xml))
    assert (row.number, row.cells[1].cell.shown) == (2, "a")


def test_utf_16_is_read(tmp_path: Path) -> None:
    xml = sheet_xml(text_rows(["Өнөр"])).replace("UTF-8", "UTF-16").encode("utf-16")
    (row,) = _rows(write_workbook(tmp_path / "a.xlsx", xml))
    assert row.cells[0].cell.shown == "Өнөр"


def test_targets_may_be_absolute(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["a"])), targets="/xl/worksheets/sheet{}.xml")
    assert len(_rows(path)) == 1


def test_hidden_worksheets_are_listed_and_chart_sheets_are_not(tmp_path: Path) -> None:
    sheets = [sheet_xml(text_rows([name])) for name in ("one", "two", "three")]
    kinds = ("chartsheet", "worksheet", "worksheet")
    path = write_workbook(
        tmp_path / "a.xlsx", *sheets, states=("visible", "veryHidden", "visible"), kinds=kinds, names=("1", "2", "3")
    )
    request = ReadRequest(path=path, options=ReadOptions(), locale="en-US", limits=DEFAULT_LIMITS)
    with XlsxFormat().open(request) as sheet:
        assert (sheet.worksheet, sheet.worksheets) == ("3", ("2", "3"))
    assert _rows(path, "2")[0].cells[0].cell.shown == "two"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="2"/><row r="1"/>', "damaged-file"),
        ('<row r="x"/>', "damaged-file"),
        ('<row r="1048577"/>', "too-large"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "too-large"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "damaged-file"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "damaged-file"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "damaged-file"),
        ('<row r="1"><c r="A1" t="d"><v>soon</v></c></row>', "damaged-file"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "damaged-file"),
    ],
)
def test_damage_is_named(tmp_path: Path, rows: str, code: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(rows))
    with pytest.raises(SheetError) as error:
        _rows(path)
    assert error.value.code == code
    assert error.value.where == str(path)


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["a", "b", "c"])))
    with pytest.raises(SheetError, match="2 cells") as error:
        _rows(path, limits=ReadLimits(cells=2))
    assert error.value.code == "too-large"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    sheet = sheet_xml(text_rows(["a"]))
    path = write_workbook(tmp_path / "a.xlsx", sheet if "sheet1" not in part else bomb)
    if "sheet1" not in part:
        path = write_workbook(tmp_path / "b.xlsx", sheet, extra={part: bomb})
    with pytest.raises(SheetError) as error:
        _rows(path)
    assert error.value.code == "hostile-file"


@pytest.mark.parametrize(
    "cell", ['<c r="D7"><f>1+1</f></c>', '<c r="D7"><f>1+1</f><v></v></c>', '<c r="D7" s="1"><f>1+1</f><v/></c>']
)
def test_a_formula_that_was_never_calculated_is_an_error(tmp_path: Path, cell: str) -> None:
    rows = f'<row r="7">{cell}</row><row r="8">{cell.replace("D7", "D8")}</row>'
    request = ReadRequest(
        path=write_workbook(tmp_path / "a.xlsx", sheet_xml(rows), formats=["0.00"]),
        options=ReadOptions(),
        locale="en-US",
        limits=DEFAULT_LIMITS,
    )
    with XlsxFormat().open(request) as sheet:
        cells = [row.cells[3].cell for row in sheet.rows]
        notes = list(sheet.notes)
    assert cells == [Cell("#NOT CALCULATED!", "=1+1", CellKind.ERROR)] * 2
    assert notes == ["D7 holds a formula that Excel has not calculated yet: open the workbook in Excel and save it."]


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [("", False), (' hidden="1"', True), (' hidden="true"', True), (' hidden="0"', False), (' ht="0"', True),
     (' ht="15"', False), (' ht="x"', False), (" hidden='1'", True)],
)  # fmt: skip
def test_hidden_rows_are_marked(tmp_path: Path, attributes: str, hidden: bool) -> None:
    xml = sheet_xml(f'<row r="1"{attributes}><c r="A1"><v>1</v></c></row>')
    assert [row.hidden for row in _rows(write_workbook(tmp_path / "a.xlsx", xml))] == [hidden]


def test_refusals_name_the_worksheet_and_the_cell(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="7"><c r="D7" t="s"><v>9</v></c></row>')
    with pytest.raises(SheetError, match="worksheet “Orders”: cell D7: there is no shared string 9"):
        _rows(write_workbook(tmp_path / "a.xlsx", xml, names=("Orders",)))


@pytest.mark.parametrize(
    ("formula", "link"),
    [
        ('HYPERLINK("mailto:ann@x.example","Ann")', "ann@x.example"),
        ('HYPERLINK("mailto:ann@x.example?subject=a &amp; b")', "ann@x.example"),
        ('HYPERLINK("https://x.example","Ann")', None),
        ('HYPERLINK("mailto:"&amp;B1,"Ann")', None),
        ("A1", None),
    ],
)
def test_a_formula_that_links_to_an_address_gives_it(tmp_path: Path, formula: str, link: str | None) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="str"><f>{formula}</f><v>Ann</v></c></row>' for row in range(1, 20))
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(rows))
    request = ReadRequest(path=path, options=ReadOptions(), locale="en-US", limits=DEFAULT_LIMITS)
    with XlsxFormat().open(request) as sheet:
        assert [row.cells[0].cell for row in sheet.rows] == [Cell("Ann", "Ann", CellKind.TEXT, link)] * 19


@pytest.mark.parametrize("number", ["0", "00", "-1", "1.0", "９", "12345678901"])
def test_a_row_has_a_number_from_one_on(tmp_path: Path, number: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(f'<row r="{number}"><c t="str"><v>x</v></c></row>'))
    request = ReadRequest(path=path, options=ReadOptions(), locale="en-US", limits=DEFAULT_LIMITS)
    with pytest.raises(SheetError, match=f"“{number}” is not a row number"), XlsxFormat().open(request) as sheet:
        list(sheet.rows)
