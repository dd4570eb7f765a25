"""Tables and named ranges of a workbook as the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions, Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import CORPUS, MAIN, OFFICE, PACKAGE, sheet_xml, text_rows, write_workbook

ROWS = [
    ["Report", "", ""],
    ["", "Name", "City"],
    ["", "Ann", "Ulm"],
    ["", "Bert", "Bonn"],
    ["", "Total", "2"],
    ["", "below", "below"],
]


def _book(path: Path, *, table: str = 'ref="B2:C5" totalsRowCount="1"', names: str = "") -> Path:
    relationships = f'<Relationship Id="rId1" Type="{OFFICE}/table" Target="../tables/table1.xml"/>'
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(("Start", "My Orders"), start=1)
    )
    rels = f'<Relationships xmlns="{PACKAGE}">{relationships}</Relationships>'
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )
    return write_workbook(
        path,
        sheet_xml(text_rows(["First", "Second"], ["1", "2"])),
        sheet_xml(text_rows(*ROWS)),
        extra={
            "xl/workbook.xml": book.encode(),
            "xl/worksheets/_rels/sheet2.xml.rels": rels.encode(),
            "xl/tables/table1.xml": f'<table xmlns="{MAIN}" id="1" name="t" displayName="Orders" {table}/>'.encode(),
        },
    )


def _open(path: Path, area: str, worksheet: str | None = None) -> Table:
    return open_table(path, options=ReadOptions(area=area, worksheet=worksheet))


def _shown(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.shown for cell in row.cells]) for row in table.rows]


def test_a_table_without_its_totals(tmp_path: Path) -> None:
    table = _open(_book(tmp_path / "a.xlsx"), "orders")
    assert (table.worksheet, table.header_row) == ("My Orders", 2)
    assert [column.header for column in table.columns] == ["Name", "City"]
    assert _shown(table) == [(3, ["Ann", "Ulm"]), (4, ["Bert", "Bonn"])]
    assert table.areas == ("Orders",)


@pytest.mark.parametrize("refers_to", ["'My Orders'!$B$2:$C$3", "'My Orders'!B2:C3"])
def test_a_named_range_selects_its_worksheet(tmp_path: Path, refers_to: str) -> None:
    path = _book(tmp_path / "a.xlsx", names=f'<definedName name="Few">{refers_to}</definedName>')
    table = _open(path, "Few")
    assert (table.worksheet, _shown(table)) == ("My Orders", [(3, ["Ann", "Ulm"])])
    assert table.areas == ("Orders", "Few")


def test_names_that_are_no_cells_are_not_offered(tmp_path: Path) -> None:
    names = (
        '<definedName name="_xlnm.Print_Area">Start!$A$1:$B$2</definedName>'
        '<definedName name="Rate">0.19</definedName><definedName name="Gone">#REF!</definedName>'
        '<definedName name="Two">Start!$A$1:$A$2,Start!$B$1:$B$2</definedName>'
        '<definedName name="Secret" hidden="1">Start!$A$1:$B$2</definedName>'
    )
    assert open_table(_book(tmp_path / "a.xlsx", names=names)).areas == ("Orders",)


@pytest.mark.parametrize(
    ("area", "worksheet", "numbers"),
    [
        ("'My Orders'!B2:C4", None, [3, 4]),
        ("b2:c4", "My Orders", [3, 4]),
        ("$C$4:$B$2", "My Orders", [3, 4]),
        ("My Orders!B3:C4", None, [4]),
        ("B:C", "My Orders", [3, 4, 5, 6]),
        ("A1:B2", None, [2]),
    ],
)
def test_references(tmp_path: Path, area: str, worksheet: str | None, numbers: list[int]) -> None:
    path = _book(tmp_path / "a.xlsx")
    if area == "B:C":
        with pytest.raises(SheetError, match="Row 1 holds no column names"):
            _open(path, area, worksheet)
        return
    assert [row.number for row in _open(path, area, worksheet).rows] == numbers


def test_an_area_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"no table or named range “Order”\. Did you mean “Orders”") as error:
        _open(_book(tmp_path / "a.xlsx"), "Order")
    assert (error.value.code, error.value.where) == ("no-such-area", str(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("area", ["A0:B2", "XFE1:XFE9", "A1:B1048577", "A1:", "7", "A1:B2:C3"])
def test_references_outside_of_a_worksheet(tmp_path: Path, area: str) -> None:
    with pytest.raises(SheetError) as error:
        _open(_book(tmp_path / "a.xlsx"), area)
    assert error.value.code == "no-such-area"


def test_a_table_without_headers(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="“Orders” has no header row") as error:
        _open(_book(tmp_path / "a.xlsx", table='ref="B3:C4" headerRowCount="0"'), "Orders")
    assert error.value.code == "no-header-row"


def test_tables_of_others() -> None:
    path = CORPUS / "test-data__spreadsheet__WithTable.xlsx"
    areas = open_table(path).areas
    table = open_table(path, options=ReadOptions(area=areas[0]))
    assert len(areas) == 1
    assert len(table.columns) >= 1
