from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, CellKind, ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.ods.format import OdsFormat
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.source import ReadRequest, StoredRow
from tests.sheets.ods.documents import (
    KIND,
    content_xml,
    row,
    simple_document,
    text_cell,
    text_row,
    value_cell,
    write_document,
)

GAP = '<table:table-cell table:number-columns-repeated="16380"/>'


def _rows(
    path: Path, worksheet: str | None = None, limits: ReadLimits = DEFAULT_LIMITS, locale: str = "en-US"
) -> list[StoredRow]:
    options = ReadOptions(worksheet=worksheet)
    with OdsFormat().open(ReadRequest(path=path, options=options, locale=locale, limits=limits)) as sheet:
        return list(sheet.rows)


def _shown(rows: list[StoredRow]) -> dict[int, dict[int, str]]:
    return {each.number: {place: stored.cell.shown for place, stored in each.cells.items()} for each in rows}


def _error(path: Path, limits: ReadLimits = DEFAULT_LIMITS) -> SheetError:
    with pytest.raises(SheetError) as caught:
        _rows(path, limits=limits)
    assert caught.value.where == str(path)
    return caught.value


def test_a_table_is_what_the_document_shows(tmp_path: Path) -> None:
    amount = value_cell("float", "1234.5", "1.234,50 €")
    path = simple_document(tmp_path / "a.ods", text_row("Name", "Betrag"), row(text_cell("Anna"), amount))
    table = open_table(path, locale="en-US")
    assert [column.header for column in table.columns] == ["Name", "Betrag"]
    assert table.rows[0].cells[1] == Cell("1.234,50 €", 1234.5, CellKind.NUMBER)


def test_worksheets_and_which_of_them_are_hidden(tmp_path: Path) -> None:
    tables = {"Hidden": text_row("h"), "Orders": text_row("o"), "Other": text_row("x")}
    path = write_document(tmp_path / "a.ods", content_xml(tables, hidden=("Hidden",)))
    request = ReadRequest(path=path, options=ReadOptions(), locale="", limits=DEFAULT_LIMITS)
    with OdsFormat().open(request) as sheet:
        assert (sheet.worksheet, sheet.worksheets) == ("Orders", ("Hidden", "Orders", "Other"))
        assert sheet.hidden_worksheets == {"Hidden"}
        assert _shown(list(sheet.rows)) == {1: {0: "o"}}
    assert _shown(_rows(path, "hidden")) == {1: {0: "h"}}
    assert _shown(_rows(path, "Other")) == {1: {0: "x"}}


def test_copies_of_other_files_are_no_worksheets(tmp_path: Path) -> None:
    tables = {
        "'file:///x.ods'#$A": f'<table:table-source xlink:href="x.ods"/>{text_row("no")}',
        "Mine": text_row("yes"),
    }
    path = write_document(tmp_path / "a.ods", content_xml(tables))
    assert _shown(_rows(path)) == {1: {0: "yes"}}
    assert _error_of_name(path, "'file:///x.ods'#$A") == "no-such-worksheet"


def _error_of_name(path: Path, name: str) -> str:
    with pytest.raises(SheetError) as caught:
        _rows(path, name)
    return caught.value.code


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    path = simple_document(
        tmp_path / "a.ods",
        row(text_cell("a", 'table:number-columns-repeated="2"'), GAP),
        row(GAP, attributes='table:number-rows-repeated="3"'),
        row("<table:table-cell/>", text_cell("b"), attributes='table:number-rows-repeated="2"'),
        row(GAP, attributes='table:number-rows-repeated="1048570"'),
    )
    assert _shown(_rows(path)) == {1: {0: "a", 1: "a"}, 5: {1: "b"}, 6: {1: "b"}}


def test_a_million_empty_rows_cost_nothing(tmp_path: Path) -> None:
    empty = row('<table:table-cell table:number-columns-repeated="16384" table:style-name="ce1"/>')
    rows = text_row("Name") + empty.replace(
        "<table:table-row ", '<table:table-row table:number-rows-repeated="1048575" '
    )
    assert len(_rows(simple_document(tmp_path / "a.ods", rows))) == 1


def test_repeated_content_is_bounded(tmp_path: Path) -> None:
    many = 'table:number-rows-repeated="999999999"'
    assert _error(simple_document(tmp_path / "a.ods", row(text_cell("x"), attributes=many))).code == "too-large"
    wide = text_cell("x", 'table:number-columns-repeated="999999999"')
    assert _error(simple_document(tmp_path / "b.ods", row(wide))).code == "too-large"
    block = row(
        text_cell("x", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"'
    )
    assert _error(simple_document(tmp_path / "c.ods", block)).code == "too-large"


def test_rows_that_change_later_are_not_one(tmp_path: Path) -> None:
    path = simple_document(tmp_path / "a.ods", row(text_cell("x"), attributes='table:number-rows-repeated="2"'))
    first, second = _rows(path)
    first.cells.clear()
    assert second.cells


def test_rows_in_groups_and_header_rows_count(tmp_path: Path) -> None:
    group = f"<table:table-row-group>{text_row('b')}</table:table-row-group>"
    path = simple_document(
        tmp_path / "a.ods", f"<table:table-header-rows>{text_row('a')}</table:table-header-rows>", group
    )
    assert _shown(_rows(path)) == {1: {0: "a"}, 2: {0: "b"}}


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_hidden_rows_are_marked(tmp_path: Path, visibility: str) -> None:
    hidden = row(text_cell("b"), attributes=f'table:visibility="{visibility}"')
    rows = _rows(simple_document(tmp_path / "a.ods", text_row("a"), hidden))
    assert [each.hidden for each in rows] == [False, True]


def test_headers_merged_over_two_rows_are_one_header_row(tmp_path: Path) -> None:
    two, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    hidden = "<table:covered-table-cell/>"
    path = simple_document(
        tmp_path / "a.ods",
        row(text_cell("Name", two), text_cell("Address", wide), hidden, text_cell("Email", two)),
        row(hidden, text_cell("Street"), text_cell("Town"), hidden),
        row(text_cell("Anna", two), text_cell("1 Way"), text_cell("Ulm"), text_cell("anna@example.com", two)),
        row(hidden, text_cell("2 Way"), text_cell("Bonn"), hidden),
    )
    table = open_table(path)
    assert (table.header_row, [column.header for column in table.columns]) == (2, ["Name", "Street", "Town", "Email"])
    assert [[cell.shown for cell in each.cells] for each in table.rows] == [
        ["Anna", "1 Way", "Ulm", "anna@example.com"],
        ["Anna", "2 Way", "Bonn", "anna@example.com"],
    ]


def test_a_header_over_several_columns_names_them_all(tmp_path: Path) -> None:
    wide = text_cell("Phone", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    path = simple_document(
        tmp_path / "a.ods", row(text_cell("Email"), wide), text_row("a@example.com", "1", "2"), text_row("", "3", "4")
    )
    assert [column.header for column in open_table(path).columns] == ["Email", "Phone", "Phone 2"]


def test_merged_cells_show_in_every_row_they_cover(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    path = simple_document(
        tmp_path / "a.ods",
        text_row("Customer", "Item"),
        row(text_cell("Anna", 'table:number-rows-spanned="3"'), text_cell("pen")),
        row(covered, text_cell("ink")),
        row(covered, "<table:table-cell/>"),
        row("<table:table-cell/>", text_cell("cap")),
    )
    assert _shown(_rows(path))[3] == {0: "Anna", 1: "ink"}
    assert {number: cells for number, cells in _shown(_rows(path)).items() if number > 3} == {5: {1: "cap"}}


def test_what_is_covered_is_not_shown(tmp_path: Path) -> None:
    covered = text_cell("old").replace("table:table-cell", "table:covered-table-cell")
    path = simple_document(tmp_path / "a.ods", row(text_cell("a"), covered, text_cell("c")))
    assert _shown(_rows(path)) == {1: {0: "a", 2: "c"}}


def test_tables_in_drawings_and_links_are_left_out(tmp_path: Path) -> None:
    inner = f'<table:table table:name="inner">{text_row("no")}</table:table>'
    rows = f"<table:shapes><draw:frame>{inner}<text:p>no</text:p></draw:frame></table:shapes>{text_row('yes')}"
    after = f"<table:dde-links><table:dde-link>{inner}</table:dde-link></table:dde-links>"
    path = write_document(tmp_path / "a.ods", content_xml({"Sheet1": rows}, after=after))
    assert _shown(_rows(path)) == {1: {0: "yes"}}
    assert _error_of_name(path, "inner") == "no-such-worksheet"


def test_a_flat_document(tmp_path: Path) -> None:
    path = tmp_path / "a.fods"
    path.write_text(content_xml({"Sheet1": text_row("Name")}, root="document"), encoding="utf-8")
    assert OdsFormat().recognises(Sample(path, path.read_bytes()[:HEAD]))
    assert _shown(_rows(path)) == {1: {0: "Name"}}
    assert _error(path, ReadLimits(part_bytes=100)).code == "too-large"


def test_a_document_packed_anew_is_known_by_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content_xml({"Sheet1": text_row("Name")}))
        archive.writestr("mimetype", KIND)
    assert OdsFormat().recognises(Sample(path, path.read_bytes()[:HEAD]))


@pytest.mark.parametrize("extra", [{}, {"encrypted-package": b"x"}])
def test_a_password(tmp_path: Path, extra: dict[str, bytes]) -> None:
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{urn}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    path = write_document(tmp_path / "a.ods", b"\x00\x01", manifest="" if extra else manifest, extra=extra)
    error = _error(path)
    assert (error.code, "protected by a password" in error.message) == ("password-protected", True)


def test_bombs_and_damage_are_refused(tmp_path: Path) -> None:
    entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'
    assert _error(write_document(tmp_path / "a.ods", entities)).code == "hostile-file"
    blanks = content_xml({"Sheet1": " " * 8_000_000})
    assert _error(write_document(tmp_path / "b.ods", blanks)).code == "hostile-file"
    assert _error(write_document(tmp_path / "c.ods", "<office")).code == "damaged-file"
    assert _error(write_document(tmp_path / "d.ods", content_xml({}))).code == "empty-sheet"
    with zipfile.ZipFile(tmp_path / "e.ods", "w") as archive:
        archive.writestr("mimetype", KIND)
    assert _error(tmp_path / "e.ods").code == "damaged-file"


def test_named_ranges_and_database_ranges_can_be_chosen(tmp_path: Path) -> None:
    after = (
        '<table:named-expressions><table:named-range table:name="Mine" '
        "table:cell-range-address=\"$'My Sheet'.$A$2:.$B$3\"/>"
        '<table:named-range table:name="Broken" table:cell-range-address="$Gone.$A$1"/></table:named-expressions>'
        '<table:database-ranges><table:database-range table:name="__Anonymous_Sheet_DB__0" '
        "table:target-range-address=\"'My Sheet'.A1:'My Sheet'.A2\"/>"
        '<table:database-range table:name="Data" '
        "table:target-range-address=\"'My Sheet'.A1:'My Sheet'.A2\"/></table:database-ranges>"
    )
    rows = text_row("Title") + text_row("Name", "City", "x") + text_row("Anna", "Bonn", "y") + text_row("no", "no")
    tables = {"First": text_row("F"), "My Sheet": rows}
    path = write_document(tmp_path / "a.ods", content_xml(tables, after=after))
    table = open_table(path, options=ReadOptions(area="mine"))
    assert (table.worksheet, table.areas, table.header_row) == ("My Sheet", ("Mine", "Data"), 2)
    assert [[cell.shown for cell in each.cells] for each in table.rows] == [["Anna", "Bonn"]]
    assert open_table(path, options=ReadOptions(area="Data")).header_row == 1
    by_reference = open_table(path, options=ReadOptions(area="B2:C3", worksheet="My Sheet"))
    assert [column.header for column in by_reference.columns] == ["City", "x"]
