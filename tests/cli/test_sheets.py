from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "orders.xlsx")


def test_a_sheet_has_every_key_of_the_contract(desk: Desk, sheet: Path) -> None:
    found = desk.run("sheet", sheet, "--json").json
    assert (found["worksheet"], found["worksheets"], found["row_count"]) == ("Sheet", ["Sheet"], 3)
    assert found["columns"][1] == {"letter": "B", "header": "E-mail", "field": "e_mail", "format": "General"}
    assert found["columns"][2]["format"] == "#,##0.00"
    assert [row["row"] for row in found["rows"]] == [2, 3, 4]
    assert found["rows"][2] == {
        "row": 4,
        "shown": {"Name": "Cao", "E-mail": "cao@x.example", "Amount": "1,234.50"},
        "raw": {"Name": "Cao", "E-mail": "cao@x.example", "Amount": 1234.5},
    }


def test_columns_of_one_name_are_all_shown(desk: Desk, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "d.xlsx", (("Note", "E-mail", "Note", "note"), ("a", "b@x.example", "c", "d")))
    found = desk.run("sheet", sheet, "--json").json
    assert [column["header"] for column in found["columns"]] == ["Note", "E-mail", "Note", "note"]
    assert found["rows"][0]["shown"] == {"Note": "a", "E-mail": "b@x.example", "Note [C]": "c", "note": "d"}
    assert found["rows"][0]["raw"] == found["rows"][0]["shown"]


def test_the_region_decides_how_numbers_are_shown(desk: Desk, sheet: Path) -> None:
    found = desk.run("sheet", sheet, "--locale", "de_DE.UTF-8", "--json").json
    assert (found["locale"], found["rows"][2]["shown"]["Amount"]) == ("de-DE", "1.234,50")
    assert desk.run("sheet", sheet, "--locale", "C", "--json").json["rows"][2]["shown"]["Amount"] == "1,234.50"


def test_a_window_of_rows(desk: Desk, sheet: Path) -> None:
    found = desk.run("sheet", sheet, "--rows", 1, "--offset", 1, "--json").json
    assert ([row["row"] for row in found["rows"]], found["row_count"]) == ([3], 3)
    assert desk.run("sheet", sheet, "--offset", 9, "--json").json["rows"] == []
    assert desk.run("sheet", sheet, "--rows", -1).code == 2


def test_dates_stand_as_text_behind_what_is_shown(desk: Desk, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "d.xlsx", (("When",), (datetime(2026, 11, 22),)))
    assert desk.run("sheet", sheet, "--json").json["rows"][0]["raw"] == {"When": "2026-11-22T00:00:00"}


def test_people_see_twenty_rows(desk: Desk, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "many.xlsx", (PEOPLE[0], *(PEOPLE[1:] * 10)))
    ran = desk.run("sheet", sheet)
    assert "Worksheet Sheet of Sheet: 30 rows" in ran.out
    assert "Showing 20 of 30" in ran.out
    assert len(desk.run("sheet", sheet, "--json").json["rows"]) == 30


def test_looking_makes_no_data_folder(desk: Desk, sheet: Path) -> None:
    assert desk.run("sheet", sheet).code == 0
    assert (desk.composed_for, desk.path.exists()) == ([], False)


def test_what_else_a_sheet_holds_is_told(desk: Desk, sheet: Path) -> None:
    found = desk.run("sheet", sheet, "--json").json
    assert (found["hidden_worksheets"], found["areas"], found["area"]) == ([], [], None)
    assert (found["hidden_rows"], found["error_cells"], found["notes"], found["header_row"]) == (0, 0, [], 1)


def test_hidden_rows_and_worksheets_are_told_and_can_be_taken_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    book = Workbook()
    main = book.active
    assert isinstance(main, Worksheet)
    for line in PEOPLE:
        main.append(line)
    main.row_dimensions[3].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(path)
    assert [row["row"] for row in desk.run("sheet", path, "--json").json["rows"]] == [2, 4]
    found = desk.run("sheet", path, "--hidden-rows", "--json").json
    assert ([row["row"] for row in found["rows"]], found["hidden_rows"]) == ([2, 3, 4], 1)
    assert found["hidden_worksheets"] == ["Old"]
    out = desk.run("sheet", path).out
    assert "Old (hidden)" in out
    assert "1 hidden row left out (--hidden-rows takes them in)" in out
    assert "1 hidden row taken in" in desk.run("sheet", path, "--hidden-rows").out


def test_an_area_and_a_header_row_are_chosen(desk: Desk, sheet: Path) -> None:
    found = desk.run("sheet", sheet, "--area", "A1:B3", "--json").json
    assert ([column["letter"] for column in found["columns"]], found["row_count"]) == (["A", "B"], 2)
    assert found["area"] == "A1:B3"
    assert desk.run("sheet", sheet, "--header-row", "2", "--json").json["columns"][0]["header"] == PEOPLE[1][0]
    assert desk.run("sheet", sheet, "--header-row", "0").code == 2


def test_a_text_file_is_read_as_it_is_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name;Stadt\nJürgen;Köln\n".encode("windows-1252"))
    found = desk.run("sheet", path, "--json").json
    assert (found["encoding"], found["delimiter"]) == ("windows-1252", ";")
    assert found["rows"][0]["shown"] == {"Name": "Jürgen", "Stadt": "Köln"}
    wrong = desk.run("sheet", path, "--encoding", "windows-1251", "--delimiter", "tab", "--json").json
    assert (wrong["encoding"], wrong["delimiter"]) == ("windows-1251", "\t")
    assert len(wrong["columns"]) == 1


def test_quotation_marks_can_be_text(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('Name;City\n"Anna;Bonn\n', encoding="utf-8")
    refused = desk.run("sheet", path)
    assert refused.code == 2
    assert "--quote none" in refused.err
    found = desk.run("sheet", path, "--quote", "none", "--json").json
    assert (found["quote"], found["rows"][0]["shown"]["Name"]) == ("", '"Anna')
    assert desk.run("sheet", path, "--quote", "x").code == 2


def test_a_message_is_made_from_what_is_chosen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("a title\nName|E-mail\nAnna|anna@x.example\n", encoding="utf-8")
    html = tmp_path / "m.html"
    html.write_text("<p>{{name}}</p>", encoding="utf-8")
    options = ("--subject", "Hi", "--html", html, "--delimiter", "|", "--header-row", "2")
    ran = desk.run("check", path, *options, "--json")
    assert (ran.code, ran.json["recipients"]) == (0, 1)
