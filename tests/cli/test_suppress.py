from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.outcome import Reply, Verdict
from tests.support.desk import Desk


def addresses(desk: Desk, *args: str) -> list[str]:
    return [entry["address"] for entry in desk.run("suppress", "list", *args, "--json").json["suppressions"]]


def test_an_empty_list_is_listed_and_nothing_is_made(desk: Desk) -> None:
    ran = desk.run("suppress", "list", "--json")
    assert (ran.code, ran.json) == (0, {"suppressions": [], "count": 0, "total": 0})
    assert desk.run("suppress", "list").err == "No address is suppressed.\n"
    assert not desk.path.exists()


def test_an_address_is_kept_with_reason_and_date(desk: Desk) -> None:
    ran = desk.run("suppress", "add", "Ann@Example.COM", "--reason", "asked  for it", "--json")
    assert (ran.code, ran.json["added"], ran.json["already"], ran.json["changed"]) == (0, 1, 0, 1)
    assert (ran.json["address"], ran.json["reason"]) == ("Ann@example.com", "asked for it")
    (entry,) = desk.run("suppress", "list", "--json").json["suppressions"]
    at = datetime.fromisoformat(entry.pop("at"))
    assert entry == {"address": "Ann@example.com", "reason": "asked for it"}
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_it_is_told_in_words(desk: Desk) -> None:
    assert "1 address put on the list" in desk.run("suppress", "add", "ann@example.com").out
    again = desk.run("suppress", "add", "ANN@example.com", "bob@example.com", "cy@example.com")
    assert again.out == "2 addresses put on the list, never to be mailed again. 1 was on the list already.\n"
    listed = desk.run("suppress", "list").out
    assert "ann@example.com" in listed
    assert "Since" in listed
    assert desk.run("suppress", "remove", "Ann@example.com").out == "1 address taken off the list.\n"


def test_who_is_on_the_list_already_stays_as_he_is(desk: Desk) -> None:
    desk.run("suppress", "add", "ann@example.com", "--reason", "first")
    ran = desk.run("suppress", "add", "ANN@example.com", "--reason", "second", "--json")
    assert (ran.code, ran.json["added"], ran.json["already"], ran.json["reason"]) == (0, 0, 1, "first")


def test_removing_whoever_is_not_there_changes_nothing_and_says_so(desk: Desk) -> None:
    ran = desk.run("suppress", "remove", "ann@example.com", "--json")
    assert (ran.code, ran.json["removed"]) == (0, 0)
    assert "Nothing to do" in ran.json["message"]


def test_the_list_can_be_asked_about_one(desk: Desk) -> None:
    desk.run("suppress", "add", "ann@example.com", "bob@example.com")
    assert addresses(desk, "BOB@example.com", "cy@example.com") == ["bob@example.com"]
    assert desk.run("suppress", "list", "cy@example.com").err == "None of them is on the list.\n"


def test_the_list_comes_in_pages_where_that_is_asked_for(desk: Desk) -> None:
    desk.run("suppress", "add", *(f"p{n}@example.com" for n in range(5)))
    ran = desk.run("suppress", "list", "--limit", 2, "--offset", 4, "--json")
    assert (ran.json["count"], ran.json["total"]) == (1, 5)
    assert len(addresses(desk)) == 5


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["add"], "usage"),
        (["add", "nobody"], "bad-address"),
        (["add", "ann@example.com", "nobody"], "bad-address"),
        (["add", "a\r\n@x.de"], "bad-address"),
        (["add", "ann@example.com", "--file", "x.txt"], "usage"),
        (["add", "--file", "nowhere.txt"], "no-such-file"),
        (["add", "--file", "."], "no-such-file"),
        (["add", "ann@example.com", "--reason", "x" * 501], "usage"),
        (["remove"], "usage"),
        (["remove", "nobody"], "bad-address"),
        (["list", "nobody"], "bad-address"),
        (["lst"], "usage"),
        ([], "usage"),
    ],
)
def test_wrong_use_adds_nothing(desk: Desk, args: list[str], code: str) -> None:
    ran = desk.run("suppress", *args, "--json")
    assert (ran.code, ran.error["code"]) == (2, code)
    assert addresses(desk) == []


def test_a_file_is_read_line_by_line_and_what_is_no_address_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("Address\nann@example.com\n# a remark\n\nnobody\nBob <bob@example.com>\n")
    ran = desk.run("suppress", "add", "--file", tmp_path / "gone.txt", "--reason", "left", "--json")
    assert (ran.code, ran.json["added"]) == (1, 2)
    assert ["line 5" in problem for problem in ran.json["problems"]] == [True]
    assert sorted(addresses(desk)) == ["ann@example.com", "bob@example.com"]
    told = desk.run("suppress", "add", "--file", tmp_path / "gone.txt")
    assert (told.code, told.out.count("2 were on the list already")) == (1, 1)
    assert "line 5" in told.err


def test_a_long_list_of_problems_is_cut_short_in_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("ann@example.com\n" + "nobody\n" * 30)
    assert "... and 10 more" in desk.run("suppress", "add", "--file", tmp_path / "gone.txt").err


def test_what_a_server_knows_no_more_is_on_the_list_with_its_reason(desk: Desk) -> None:
    job = desk.job("ann@example.com")
    with desk.engine() as engine:
        engine.activate(job)
        reply = Reply(code=550, enhanced="5.1.1", text="no such user")
        engine.end(job, "ann@example.com", Verdict.FAIL, reply, reason="There is no such mailbox.", suppress=True)
    (entry,) = desk.run("suppress", "list", "--json").json["suppressions"]
    assert (entry["address"], entry["reason"]) == ("ann@example.com", "There is no such mailbox.")
