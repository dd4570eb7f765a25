from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

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
