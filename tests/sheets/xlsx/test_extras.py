"""Merged cells and mail links, which stand behind the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import MAIN, OFFICE, PACKAGE, sheet_xml, text_rows, write_workbook


def _linked(path: Path, links: str, target: str, rows: str | None = None) -> Table:
    relationship = f'<Relationship Id="rId1" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
    xml = sheet_xml(
        rows or text_rows(["Name", "Mail"], ["Ann", "Write to Ann"], ["Bert", "Write to Bert"]), after=links
    )
    xml = xml.replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" ')
    rels = f'<Relationships xmlns="{PACKAGE}">{relationship}</Relationships>'
    return open_table(write_workbook(path, xml, extra={"xl/worksheets/_rels/sheet1.xml.rels": rels.encode()}))


def _links(table: Table) -> list[list[str | None]]:
    return [[cell.link for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("mailto:ann@example.org", "ann@example.org"),
        ("MAILTO:ann@example.org?subject=Hello", "ann@example.org"),
        ("mailto:ann%2Btag@example.org", "ann+tag@example.org"),
        ("mailto:ann@example.org%0d%0aBcc:x@example.org", None),
        ("mailto:", None),
        ("https://example.org/", None),
    ],
)
def test_a_link_gives_its_address(tmp_path: Path, target: str, address: str | None) -> None:
    links = '<hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks>'
    assert _links(_linked(tmp_path / "a.xlsx", links, target)) == [[None, address], [None, None]]


def test_a_link_over_several_cells(tmp_path: Path) -> None:
    links = '<hyperlinks><hyperlink ref="A2:B3" r:id="rId1"/></hyperlinks>'
    assert _links(_linked(tmp_path / "a.xlsx", links, "mailto:a@b.org")) == [["a@b.org"] * 2] * 2


def test_links_without_a_target_are_no_mail_links(tmp_path: Path) -> None:
    links = '<hyperlinks><hyperlink ref="B2" location="Sheet1!A1"/><hyperlink ref="B3" r:id="rId9"/></hyperlinks>'
    assert _links(_linked(tmp_path / "a.xlsx", links, "mailto:a@b.org")) == [[None, None]] * 2


def test_links_are_found_behind_odd_rows(tmp_path: Path) -> None:
    rows = text_rows(["Name", "Mail"], ["Ann", "x"]) + "<!-- </sheetData> -->"
    links = '<hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks>'
    assert _links(_linked(tmp_path / "a.xlsx", links, "mailto:a@b.org", rows)) == [[None, "a@b.org"]]


def _merged(path: Path, rows: str, *ranges: str) -> Table:
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return open_table(write_workbook(path, sheet_xml(rows, after=f"<mergeCells>{merges}</mergeCells>")))


def _shown(table: Table) -> list[list[str]]:
    return [[cell.shown for cell in row.cells] for row in table.rows]


def test_a_merged_customer_is_the_customer_of_every_row(tmp_path: Path) -> None:
    rows = text_rows(["Customer", "Item"], ["Ann", "pen"], ["", "ink"], ["Bert", "cup"])
    assert _shown(_merged(tmp_path / "a.xlsx", rows, "A2:A3")) == [["Ann", "pen"], ["Ann", "ink"], ["Bert", "cup"]]


def test_a_merged_header_names_its_columns_one_by_one(tmp_path: Path) -> None:
    rows = text_rows(["Name", "Address", "", "", "City"], ["Ann", "Main St", "7", "b", "Ulm"])
    table = _merged(tmp_path / "a.xlsx", rows, "B1:D1")
    assert [column.header for column in table.columns] == ["Name", "Address", "Address 2", "Address 3", "City"]
    assert _shown(table) == [["Ann", "Main St", "7", "b", "Ulm"]]


def test_a_merged_header_at_the_end_reaches_to_its_last_column(tmp_path: Path) -> None:
    table = _merged(tmp_path / "a.xlsx", text_rows(["Name", "Address", ""], ["Ann", "Main St", "7"]), "B1:C1")
    assert [column.header for column in table.columns] == ["Name", "Address", "Address 2"]


def test_counted_names_leave_other_headers_alone(tmp_path: Path) -> None:
    rows = text_rows(["Address", "", "address_2"], ["a", "b", "c"])
    table = _merged(tmp_path / "a.xlsx", rows, "A1:B1")
    assert [column.header for column in table.columns] == ["Address", "Address 3", "address_2"]


def test_headers_of_two_rows(tmp_path: Path) -> None:
    rows = text_rows(["Name", "Address", "", "Amount"], ["", "Street", "City", ""], ["Ann", "Main St", "Ulm", "7"])
    table = _merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:C1", "D1:D2")
    assert table.header_row == 2
    assert [column.header for column in table.columns] == ["Name", "Street", "City", "Amount"]
    assert _shown(table) == [["Ann", "Main St", "Ulm", "7"]]


def test_tall_headers_are_no_data(tmp_path: Path) -> None:
    rows = text_rows(["Name", "City"], ["", ""], ["Ann", "Ulm"])
    table = _merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:B2")
    assert _shown(table) == [["Ann", "Ulm"]]


def test_group_titles_above_names_are_no_header_row(tmp_path: Path) -> None:
    rows = text_rows(
        ["Who", "", "Where", "", "What"], ["Name", "Mail", "Street", "City", "Item"], ["a", "b", "c", "d", "e"]
    )
    table = _merged(tmp_path / "a.xlsx", rows, "A1:B1", "C1:D1")
    assert [column.header for column in table.columns] == ["Name", "Mail", "Street", "City", "Item"]


def test_a_title_beside_the_whole_table_is_no_tall_header(tmp_path: Path) -> None:
    rows = text_rows(["2026", "Name", "City"], *(["", "Ann", "Ulm"] for _ in range(8)))
    table = _merged(tmp_path / "a.xlsx", rows, "A1:A9")
    assert (table.header_row, len(table.rows)) == (1, 8)


@pytest.mark.parametrize("reference", ["", "A1:B", "XFE1:XFF2", "A0:A3", "x"])
def test_odd_ranges_are_left_out(tmp_path: Path, reference: str) -> None:
    table = _merged(tmp_path / "a.xlsx", text_rows(["Name", "City"], ["Ann", "Ulm"]), reference)
    assert _shown(table) == [["Ann", "Ulm"]]


def test_far_too_many_merged_cells(tmp_path: Path) -> None:
    ranges = [f"A{row}:B{row}" for row in range(1, 100_002)]
    with pytest.raises(SheetError, match="“Sheet1” has more than 100,000 merged cells"):
        _merged(tmp_path / "a.xlsx", text_rows(["Name"]), *ranges)


def test_prefixed_parts_have_merged_cells_too(tmp_path: Path) -> None:
    cells = [f'<x:c r="{at}" t="str"><x:v>{text}</x:v></x:c>' for at, text in (("A1", "Name"), ("B1", "Item"))]
    data = [f'<x:c r="{at}" t="str"><x:v>{text}</x:v></x:c>' for at, text in (("A2", "Ann"), ("B2", "x"), ("B3", "y"))]
    rows = "".join(
        f'<x:row r="{number}">{content}</x:row>'
        for number, content in ((1, "".join(cells)), (2, data[0] + data[1]), (3, data[2]))
    )
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A2:A3"/></x:mergeCells></x:worksheet>'
    )
    table = open_table(write_workbook(tmp_path / "a.xlsx", xml))
    assert _shown(table) == [["Ann", "x"], ["Ann", "y"]]
