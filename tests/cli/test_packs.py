"""`mailtool pack` and `mailtool drafts`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook

FAULTY = (*PEOPLE, ("Dee", "dee at x", 1.0))


@pytest.fixture
def message(tmp_path: Path) -> list[str | Path | float]:
    sheet = write_workbook(tmp_path / "orders.xlsx", FAULTY)
    return [sheet, "--subject", "Hi {{name}}", "--html", write_html(tmp_path / "m.html")]


@pytest.mark.parametrize("command", ["pack", "drafts"])
def test_folders_of_a_sheet(desk: Desk, message: list[str | Path | float], tmp_path: Path, command: str) -> None:
    desk.account()
    ran = desk.run(command, *message, tmp_path / "out", "--json", "--skip-row", "5")
    assert (ran.code, ran.json["messages"], ran.json["out"]) == (1, 3, str(tmp_path / "out"))
    assert ran.json["left_out"] == [{"rows": [5], "address": "dee at x", "reason": "Left out before sending."}]
    assert len(list((tmp_path / "out").glob("*.eml"))) == 3
    clean = desk.run(command, *message, "--fix", "B5=dee@x.example", "--attach", message[0], tmp_path / "more")
    assert (clean.code, clean.err) == (0, "")
    assert "more: 4 messages. Nothing was sent" in clean.out
    assert desk.run(command, *message, tmp_path / "more", "--json").error["code"] == "not-empty"
    assert (desk.records.count_jobs(status=None), desk.host.calls) == (0, [])


def test_drafts_say_that_they_are_not_followed(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    desk.account()
    assert "MailTool does not learn of" in desk.run("drafts", *message, tmp_path / "out").out


def test_the_pack_of_a_job(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    desk.account()
    job = desk.run("send", *message, "--account", "work", "--queue-only", "--yes", "--json").json["id"]
    ran = desk.run("pack", "--job", job, tmp_path / "out", "--json")
    assert (ran.code, ran.json["messages"], ran.json["job"]) == (1, 3, job)
    assert "Not written: B5" in desk.run("pack", f"--job={job}", tmp_path / "more").err


def test_wrong_use_is_told(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    no_account = desk.run("pack", *message, tmp_path / "out", "--json")
    assert (no_account.code, no_account.error["where"]) == (2, "--account")
    desk.account()
    assert "OUT_FOLDER" in desk.run("pack", *message, "--json").error["message"]
    assert desk.run("pack", "--job", "job-nix", tmp_path / "out", "--json").error["code"] == "no-such-job"
    two = desk.run("pack", "--job", "job-nix", message[0], tmp_path / "out", "--json")
    assert (two.code, two.error["where"]) == (2, "--job")
    assert "OUT_FOLDER" in desk.run("pack", *message, "--json").error["message"]
    assert not (tmp_path / "out").exists()
