from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import GONE, Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook


@pytest.fixture
def job(desk: Desk, tmp_path: Path) -> str:
    """A job of four rows for three people: one sent (two rows), one failed, one queued."""
    desk.account()
    sheet = write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, PEOPLE[1]))
    html = write_html(tmp_path / "m.html")
    send = ("send", sheet, "--subject", "x", "--html", html, "--account", "work", "--group-by", "E-mail", "--json")
    made = desk.records.job(desk.run(*send).json["id"])
    assert made is not None
    with desk.engine() as engine:
        engine.activate(made)
        engine.end(made, "anna@x.example", Verdict.SENT)
        engine.end(made, "binh@x.example", Verdict.FAIL, GONE)
    return made.id


def cells(path: Path) -> list[tuple[object, ...]]:
    workbook = load_workbook(path)
    try:
        return [row[3:] for row in workbook.worksheets[0].iter_rows(values_only=True)]
    finally:
        workbook.close()


def test_every_row_gets_its_result_as_text(desk: Desk, job: str, tmp_path: Path) -> None:
    ran = desk.run("export", job, tmp_path / "out.xlsx", "--json")
    assert (ran.code, ran.json) == (0, {"job": job, "out": str(tmp_path / "out.xlsx"), "rows": 4})
    header, anna, binh, cao, anna_again = cells(tmp_path / "out.xlsx")
    assert header == ("MailTool status", "MailTool time", "MailTool reason", "MailTool Message-ID")
    assert [row[0] for row in (anna, binh, cao)] == ["sent", "failed", "queued"]
    assert anna == anna_again
    assert str(anna[3]).startswith("<")
    assert binh[2] == "It was failed."
    assert all(cell is None or isinstance(cell, str) for row in (anna, binh, cao) for cell in row)


def test_the_user_s_own_file_may_be_gone(desk: Desk, job: str, tmp_path: Path) -> None:
    (tmp_path / "orders.xlsx").unlink()
    assert desk.run("export", job, tmp_path / "out.xlsx").code == 0
    assert len(cells(tmp_path / "out.xlsx")) == 5


def test_a_file_that_is_there_is_kept_unless_told(desk: Desk, job: str, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"mine")
    ran = desk.run("export", job, out, "--json")
    assert (ran.code, ran.error["code"], out.read_bytes()) == (2, "file-exists", b"mine")
    assert "--overwrite" in ran.error["message"]
    assert desk.run("export", job, out, "--overwrite").code == 0
    assert len(cells(out)) == 5


@pytest.mark.parametrize(("out", "code"), [("gone/out.xlsx", "no-such-folder"), (".", "is-a-folder")])
def test_a_place_that_cannot_be_is_refused(desk: Desk, job: str, tmp_path: Path, out: str, code: str) -> None:
    ran = desk.run("export", job, tmp_path / out, "--json")
    assert (ran.code, ran.error["code"]) == (2, code)


def test_an_unknown_job_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("export", "job-nope", tmp_path / "o.xlsx", "--json").error["code"] == "no-such-job"


def test_a_copy_that_is_gone_is_told(desk: Desk, job: str, tmp_path: Path) -> None:
    desk.records.snapshot(job).workbook.unlink()
    ran = desk.run("export", job, tmp_path / "o.xlsx", "--json")
    assert (ran.code, ran.error["code"]) == (2, "ledger")


def test_what_is_not_the_workbook_itself_is_said_so(desk: Desk, job: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    ran = desk.run("export", job, out, "--json")
    assert (ran.code, ran.json["rows"]) == (0, 4)
    assert ran.json["note"] == "The text file holds the rows of orders.xlsx as they were shown."
    assert out.read_bytes().startswith(b"\xef\xbb\xbfName,")
    assert "as they were shown." in desk.run("export", job, out, "--overwrite").out
