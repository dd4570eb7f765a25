from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.cli import send as module
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook

MORE = (*PEOPLE, ("Dee", "dee@x.example", 4.0))
Words = list[str | Path | float]


@pytest.fixture
def message(desk: Desk, tmp_path: Path) -> Words:
    """The message options of a sheet of which three rows were sent, and one is new."""
    desk.account()
    sheet = write_workbook(tmp_path / "may.xlsx")
    rest: Words = ["--subject", "Your order", "--html", write_html(tmp_path / "m.html")]
    assert desk.run("send", sheet, *rest, "--account", "work", "--queue-only").code == 0
    return [write_workbook(tmp_path / "june.xlsx", MORE), *rest]


def test_check_tells_what_was_sent_before(desk: Desk, message: Words) -> None:
    ran = desk.run("check", *message, "--json")
    assert (ran.code, ran.json["ready"]) == (0, 4)
    (problem,) = ran.json["problems"]
    assert (problem["severity"], problem["code"], problem["row"]) == ("warning", "sent-before", None)
    before = ran.json["sent_before"]
    assert (before["rows"], before["changed"], before["new"]) == (3, 0, 1)
    assert [(job["subject"], job["same_subject"], job["rows"]) for job in before["jobs"]] == [("Your order", True, 3)]


@pytest.mark.parametrize("option", ["--only-new", "--only-new-or-changed"])
def test_only_what_is_new_is_sent(desk: Desk, message: Words, option: str) -> None:
    ran = desk.run("send", *message, "--account", "work", "--queue-only", option, "--json")
    assert (ran.code, ran.json["progress"]["total"]) == (0, 1)
    assert "What was mailed is left out." in ran.err
    again = desk.run("send", *message, "--account", "work", "--queue-only", option, "--json")
    assert (again.code, again.error["code"]) == (2, "nothing-new")


def test_a_script_that_sends_twice_is_warned_and_obeyed(desk: Desk, message: Words) -> None:
    ran = desk.run("send", *message, "--account", "work", "--queue-only", "--json")
    assert (ran.code, ran.json["progress"]["total"]) == (0, 4)
    assert "Warning: 3 of these 4 rows are being mailed" in ran.err


def test_somebody_at_a_terminal_is_told_and_asked(desk: Desk, message: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "at_terminal", lambda: True)
    ran = desk.run("send", *message, "--account", "work", "--queue-only", stdin="n\n")
    assert ran.code != 0
    assert ran.err.index("3 of these 4 rows") < ran.err.index("Send june.xlsx")
    assert desk.records.count_jobs(status=None) == 1


def test_both_wishes_at_once_are_one_too_many(desk: Desk, message: Words) -> None:
    ran = desk.run("check", *message, "--only-new", "--only-new-or-changed", "--json")
    assert (ran.code, ran.error["where"]) == (2, "--only-new")
