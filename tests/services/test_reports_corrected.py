"""What was corrected before sending stands beside the row; the row itself stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mailtool_gui.domain.fixes import Fix, Skip
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.once import Once
from mailtool_gui.domain.result_columns import CORRECTED_HEADER, RESULT_HEADERS
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.desk import Desk as Services
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.reports import Reports
from mailtool_gui.services.wish import Wish
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook

FIXES = (
    Fix(row=3, column="B", value="b@x.example"),
    Fix(row=3, column="A", value=""),
    Fix(row=4, column="C", value="=5"),
)
WORDS = ("A3 Name: Bình → (empty); B3 E-mail: binh@x.example → b@x.example", "C4 Amount: 1,234.50 → =5")
WIDE = (*RESULT_HEADERS, CORRECTED_HEADER)


def put_in(desk: Desk, sheet: Path, fixes: tuple[Fix, ...] = FIXES, skips: tuple[Skip, ...] = ()) -> Job:
    campaigns = Services(Once(lambda: desk.parts(desk.path)), locale="en-US").campaigns
    draft = Draft(sheet=sheet, template=Template(subject="Hi", html="x"), fixes=fixes, skips=skips)
    account = desk.records.account("work") or desk.account()
    return campaigns.put_in(campaigns.proofed(draft, Sender("a@x.example")), Wish(account=account))


def rows_of(path: Path) -> list[tuple[object, ...]]:
    workbook = load_workbook(path)
    try:
        return list(workbook.worksheets[0].iter_rows(values_only=True))
    finally:
        workbook.close()


def test_a_workbook_comes_back_as_it_was_with_what_was_corrected_beside_it(desk: Desk, tmp_path: Path) -> None:
    job = put_in(desk, write_workbook(tmp_path / "o.xlsx"), skips=(Skip(row=2, reason="no"),))
    assert Reports(desk.records).export(job.id, tmp_path / "out.xlsx") == 3
    header, *rows = rows_of(tmp_path / "out.xlsx")
    assert header[3:] == WIDE
    assert [row[:3] for row in rows] == list(PEOPLE[1:])
    assert [row[7] for row in rows] == [None, *WORDS]
    assert (rows[0][3], rows[0][5]) == ("skipped", "Left out before sending: no")


def test_a_job_without_corrections_has_no_such_column(desk: Desk, tmp_path: Path) -> None:
    job = put_in(desk, write_workbook(tmp_path / "o.xlsx"), fixes=())
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    assert rows_of(tmp_path / "out.xlsx")[0][3:] == RESULT_HEADERS


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_rows_that_are_written_anew_show_the_cells_as_they_were(desk: Desk, tmp_path: Path, name: str) -> None:
    sheet = tmp_path / "o.csv"
    sheet.write_text('Name,E-mail,Amount\nAnna,anna@x.example,1\nBình,binh@x.example,2\nCao,cao@x.example,"1,234.50"\n')
    job = put_in(desk, sheet)
    Reports(desk.records).export(job.id, tmp_path / name)
    if name.endswith(".csv"):
        lines = (tmp_path / name).read_text("utf-8-sig").splitlines()
        assert lines[2].startswith("Bình,binh@x.example,2,queued")
        assert WORDS[0] in lines[2]
        assert lines[0].endswith(CORRECTED_HEADER)
    else:
        header, *rows = rows_of(tmp_path / name)
        assert header[3:] == WIDE
        assert [row[7] for row in rows] == [None, *WORDS]
        assert [str(cell) for cell in rows[1][:2]] == ["Bình", "binh@x.example"]


def test_an_earlier_export_s_columns_are_written_anew_whatever_their_number(desk: Desk, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "o.xlsx")
    reports = Reports(desk.records)
    reports.export(put_in(desk, sheet).id, tmp_path / "one.xlsx")
    reports.export(put_in(desk, tmp_path / "one.xlsx", fixes=()).id, tmp_path / "two.xlsx")
    header, *rows = rows_of(tmp_path / "two.xlsx")
    assert header[3:] == WIDE
    assert [row[7] for row in rows] == [None, None, None]


def test_a_column_of_the_user_s_beside_an_earlier_export_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    rows = [(*row, *(RESULT_HEADERS if not n else ("sent", "", "", "")), "mine") for n, row in enumerate(PEOPLE)]
    job = put_in(desk, write_workbook(tmp_path / "o.xlsx", rows))
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    header, *rest = rows_of(tmp_path / "out.xlsx")
    assert (header[7], header[8:]) == ("mine", WIDE)
    assert {row[7] for row in rest} == {"mine"}


def test_a_sheet_that_was_sent_corrected_is_known_again(desk: Desk, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "o.xlsx")
    put_in(desk, sheet)
    campaigns = Services(Once(lambda: desk.parts(desk.path)), locale="en-US").campaigns
    draft = Draft(sheet=sheet, template=Template(subject="Hi", html="x"), fixes=FIXES)
    before = campaigns.proofed(draft, Sender("a@x.example")).before
    assert before is not None
    assert (before.rows, before.new) == (frozenset({2, 3, 4}), 0)


def test_a_job_tells_what_was_corrected(desk: Desk, tmp_path: Path) -> None:
    job = put_in(desk, write_workbook(tmp_path / "o.xlsx"))
    told = desk.run("job", job.id, "--deliveries", "--json").json["fixes"]
    assert [each["cell"] for each in told] == ["A3", "B3", "C4"]
    assert f"Corrected: {WORDS[1]}" in desk.run("job", job.id, "--deliveries").out
