from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, CellKind, Column, RawValue
from mailtool_gui.sheets.new_results import ResultRow, ResultSheet, write_new_workbook, write_text
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import Dress

DRESS = Dress(tones={"sent": "C6EFCE"}, widths=(12.0, 30.0))
COLUMNS = (
    Column(letter="B", header="Name", field="name", format="General"),
    Column(letter="C", header="Amount", field="amount", format="#,##0.00"),
)


def sheet(header_row: int = 1, worksheet: str = "People") -> ResultSheet:
    return ResultSheet(
        worksheet=worksheet, header_row=header_row, columns=COLUMNS, headers=("Status", "Reason"), locale="en-US"
    )


def row(number: int, name: str, amount: Cell, *texts: str) -> ResultRow:
    return ResultRow(number=number, cells=(Cell(name, name, CellKind.TEXT), amount), texts=texts)


def number(raw: float, shown: str) -> Cell:
    return Cell(shown, raw, CellKind.NUMBER)


def shown(text: str, raw: RawValue = None, kind: CellKind = CellKind.TEXT) -> Cell:
    return Cell(text, raw if raw is not None else text, kind)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def written(out: Path, *rows: ResultRow, header_row: int = 1) -> Worksheet:
    write_new_workbook(out, sheet(header_row), rows, DRESS)
    return openpyxl.load_workbook(out).worksheets[0]


def test_rows_keep_excels_numbers_and_columns(out: Path) -> None:
    made = written(
        out, row(5, "Anna", number(1, "1.00"), "sent", ""), row(9, "Binh", shown(""), "failed", "x"), header_row=3
    )
    assert [cell.value for cell in made[3]] == [None, "Name", "Amount", "Status", "Reason"]
    assert [cell.value for cell in made[5]][1:4] == ["Anna", 1, "sent"]
    assert [cell.value for cell in made[9]][1:5] == ["Binh", None, "failed", "x"]
    assert (made.max_row, made.auto_filter.ref, made.freeze_panes) == (9, "B3:E9", "A4")


def test_numbers_stay_numbers_where_they_are_shown_alike(out: Path) -> None:
    made = written(
        out, row(2, "Anna", number(1234.5, "1,234.50"), "sent", ""), row(3, "B", number(2.5, "€ 2.5"), "", "")
    )
    assert (made["C2"].value, made["C2"].number_format) == (1234.5, "#,##0.00")
    assert (made["C3"].value, made["C3"].number_format) == ("€ 2.5", "@")


def test_dates_and_truths_are_what_was_seen(out: Path) -> None:
    date = shown("12.05.2026", datetime(2026, 5, 12), CellKind.DATE)  # a sheet's dates have no zone
    made = written(out, row(2, "A", date, "", ""), row(3, "B", shown("TRUE", True, CellKind.BOOLEAN), "", ""))
    assert [made["C2"].value, made["C3"].value] == ["12.05.2026", "TRUE"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "'x", "00042", "1e5"])
def test_nothing_from_outside_is_a_formula(out: Path, text: str) -> None:
    made = written(out, row(2, text, shown(text), text, text))
    assert [cell.value for cell in made[2]][1:] == [text] * 4
    assert {cell.data_type for cell in made[2][1:]} == {"s"}
    assert made["B2"].quotePrefix


def test_colours_widths_and_bold_headers(out: Path) -> None:
    made = written(out, row(2, "Anna", shown(""), "sent", ""))
    assert made["D2"].fill.fgColor.rgb == "FFC6EFCE"
    assert made["B1"].font.bold
    assert (made.column_dimensions["D"].width, made.column_dimensions["E"].width) == (12.0, 30.0)


def test_no_rows_and_an_odd_title(out: Path) -> None:
    write_new_workbook(out, sheet(worksheet="a/b:[c]*?" + "x" * 40), [], DRESS)
    made = openpyxl.load_workbook(out).worksheets[0]
    assert made.title.startswith("a b  c   x")
    assert len(made.title) == 31
    assert [cell.value for cell in made[1]][1:] == ["Name", "Amount", "Status", "Reason"]


TEXTS = st.text(max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_any_text_can_be_written(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    made = [row(place, one, shown(""), "sent", two) for place, (one, two) in enumerate(rows, start=2)]
    out = tmp_path / "out.xlsx"
    write_new_workbook(out, sheet(), made, DRESS)
    assert [column.header for column in open_table(out).columns][:2] == ["Name", "Amount"]
    write_text(tmp_path / "out.csv", sheet(), made)
    assert len(parsed(tmp_path / "out.csv")) == len(rows) + 1


# text


def parsed(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_text_file_opens_in_excel(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    rows = [row(2, "Bùi, Anna", number(-1.5, "-1.50"), "sent", "line\nbreak")]
    write_text(out, sheet(), rows)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert parsed(out) == [["Name", "Amount", "Status", "Reason"], ["Bùi, Anna", "-1.50", "sent", "line\nbreak"]]


@pytest.mark.parametrize("text", ["=1+1", "+84 1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    out = tmp_path / "out.csv"
    write_text(out, sheet(), [row(2, text, shown(text), text, text)])
    assert parsed(out)[1] == [f"'{text}"] * 4


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "out"
    with pytest.raises(SheetError) as error:
        write_new_workbook(nowhere, sheet(), [], DRESS)
    assert error.value.code == "not-written"
    with pytest.raises(SheetError) as error:
        write_text(nowhere, sheet(), [])
    assert error.value.code == "not-written"
