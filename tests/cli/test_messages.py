from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook


@pytest.fixture
def message(tmp_path: Path) -> list[str | Path | float]:
    """A sheet of three people and a message."""
    sheet, html = write_workbook(tmp_path / "orders.xlsx"), write_html(tmp_path / "m.html")
    return [sheet, "--subject", "Hi {{name}}", "--html", html]


def test_a_clean_sheet_is_ready(desk: Desk, message: list[str | Path | float]) -> None:
    ran = desk.run("check", *message, "--json")
    before = {"rows": 0, "changed": 0, "new": 3, "jobs": []}
    nothing: dict[str, list[int]] = {"fixes": [], "left_out": [], "images": []}
    assert (ran.code, ran.json) == (
        0, {"recipients": 3, "ready": 3, "problems": [], "address_column": "E-mail", "sent_before": before, **nothing},
    )  # fmt: skip
    told = "3 of 3 recipients are ready.\nTheir addresses stand in column B, “E-mail”.\n"
    assert desk.run("check", *message).out == told
    assert (desk.records.accounts(), desk.path.exists()) == ([], False)


def test_problems_are_named_by_cell(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, ("Dee", "dee at x", 1.0), (None, "anna@x.example", 2.0)))
    ran = desk.run("check", *message, "--json")
    assert (ran.code, ran.json["recipients"], ran.json["ready"]) == (1, 5, 4)
    errors = [p for p in ran.json["problems"] if p["severity"] == "error"]
    assert [(p["code"], p["row"], p["cell"], p["column"]) for p in errors] == [("bad-address", 5, "B5", "E-mail")]
    assert {"severity", "code", "row", "cell", "column", "message"} == set(ran.json["problems"][0])
    warnings = {p["code"] for p in ran.json["problems"] if p["severity"] == "warning"}
    assert {"duplicate-address", "empty-field"} <= warnings
    people = desk.run("check", *message)
    assert "4 of 5 recipients are ready." in people.out
    assert people.out.index("error") < people.out.index("warning")


def test_warnings_alone_are_0(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, PEOPLE[1]))
    assert desk.run("check", *message).code == 0


def test_several_addresses_in_a_cell_are_split_by_choice(
    desk: Desk, message: list[str | Path | float], tmp_path: Path
) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, ("Dee", "dee@x.example; Eve <eve@x.example>", 1.0)))
    ran = desk.run("check", *message, "--json")
    (problem,) = ran.json["problems"]
    assert (ran.code, problem["code"], problem["cell"]) == (1, "bad-address", "B5")
    assert "--split-addresses" in problem["message"]
    ran = desk.run("check", *message, "--split-addresses", "--json")
    assert (ran.code, ran.json["recipients"], ran.json["ready"], ran.json["problems"]) == (0, 5, 5, [])


def test_what_is_mended_is_a_warning_and_a_guess_an_error(
    desk: Desk, message: list[str | Path | float], tmp_path: Path
) -> None:
    people = (("Dee", "dee@x.example\u200b", 1.0), ("Eve", "eve@x,example", 2.0))
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, *people))
    ran = desk.run("check", *message, "--json")
    found = [(p["severity"], p["code"], p["cell"]) for p in ran.json["problems"]]
    assert found == [("warning", "repaired-address", "B5"), ("error", "bad-address", "B6")]
    assert "dee@x.example‹U+200B›" in ran.json["problems"][0]["message"]
    assert "Did you mean eve@x.example?" in ran.json["problems"][1]["message"]


def test_a_region_that_is_not_known_is_a_warning(desk: Desk, message: list[str | Path | float]) -> None:
    ran = desk.run("check", *message, "--locale", "xx-YY", "--json")
    assert (ran.code, [p["code"] for p in ran.json["problems"]]) == (0, ["unknown-region"])
    assert "shown as in en-US" in ran.json["problems"][0]["message"]


def test_many_problems_are_listed_in_part(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, *(("Dee", "dee at x", 1.0) for _ in range(60))))
    assert "... and 10 more; --json lists all." in desk.run("check", *message).err
    assert len(desk.run("check", *message, "--json").json["problems"]) == 60


def test_one_exact_message(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    out = tmp_path / "row3.eml"
    ran = desk.run("render", *message, "--row", 3, "--out", out)
    assert (ran.code, ran.out) == (0, f"Row 3: the message to binh@x.example is in {out}.\n")
    parsed = message_from_bytes(out.read_bytes(), policy=default)
    assert (parsed["Subject"], parsed["To"]) == ("Hi Bình", "binh@x.example")
    html = parsed.get_body(("html",))
    assert html is not None
    assert html.get_content().strip() == "<p>Hello Bình, 7</p>"


def test_the_message_goes_to_standard_output_else(desk: Desk, message: list[str | Path | float]) -> None:
    ran = desk.run("render", *message, "--row", 2)
    assert message_from_bytes(ran.out.encode(), policy=default)["Subject"] == "Hi Anna"
    found = desk.run("render", *message, "--row", 2, "--json").json
    assert (found["address"], found["recipients"], found["rows"], found["out"]) == (
        "anna@x.example", ["anna@x.example"], [2], None,
    )  # fmt: skip
    assert found["size"] == len(found["message"].encode())


def test_a_row_of_a_group_is_the_group_s_message(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, PEOPLE[1]))
    found = desk.run("render", *message, "--group-by", "E-mail", "--row", 5, "--json").json
    assert found["rows"] == [2, 5]


@pytest.mark.parametrize(
    ("named", "sender"), [([], "office@example.com"), (["--account", "work"], "office@example.com")]
)
def test_it_is_from_the_account(desk: Desk, message: list[str | Path | float], named: list[str], sender: str) -> None:
    desk.account()
    assert desk.run("render", *message, "--row", 2, *named, "--json").json["sender"] == sender


def test_it_is_from_an_example_where_accounts_leave_it_open(desk: Desk, message: list[str | Path | float]) -> None:
    assert desk.run("render", *message, "--row", 2, "--json").json["sender"] == "sender@example.com"
    desk.account("one")
    desk.account("two")
    assert desk.run("render", *message, "--row", 2, "--json").json["sender"] == "sender@example.com"
    assert desk.run("render", *message, "--row", 2, "--account", "three").code == 2


@pytest.mark.parametrize(("row", "sentence"), [(1, "rows are 2 to 4"), (99, "rows are 2 to 4"), (0, "0")])
def test_a_row_that_is_not_there_is_refused(
    desk: Desk, message: list[str | Path | float], row: int, sentence: str
) -> None:
    ran = desk.run("render", *message, "--row", row, "--json")
    assert ran.code == 2
    assert sentence in ran.error["message"]


def test_a_row_with_an_error_is_refused_with_it(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, ("Dee", "dee at x", 1.0)))
    ran = desk.run("render", *message, "--row", 5, "--json")
    assert (ran.code, ran.error["code"]) == (2, "row-with-error")
    assert "dee at x" in ran.error["message"]


def test_a_place_that_cannot_be_written_is_refused(
    desk: Desk, message: list[str | Path | float], tmp_path: Path
) -> None:
    ran = desk.run("render", *message, "--row", 2, "--out", tmp_path / "no" / "x.eml", "--json")
    assert (ran.code, ran.error["code"]) == (2, "cannot-write")


def test_one_recipient_is_ready(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", PEOPLE[:2])
    assert desk.run("check", *message).out.startswith("1 of 1 recipient is ready.\n")


def test_the_column_of_addresses_is_named(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> None:
    rows = (("Amount", "Name", "Work E-mail", "E-mail"), (1, "Anna", "anna@work.example", "anna@x.example"))
    write_workbook(tmp_path / "orders.xlsx", rows)
    assert "Their addresses stand in column D, “E-mail”." in desk.run("check", *message).out
    assert desk.run("check", *message, "--to", "C", "--json").json["address_column"] == "Work E-mail"


def test_the_table_of_problems_says_each_place_once(
    desk: Desk, message: list[str | Path | float], tmp_path: Path
) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, ("Dee", None, 1.0)))
    (line,) = [line.split() for line in desk.run("check", *message).out.splitlines() if "B5" in line]
    assert line[:3] == ["error", "B5", "There"]
    desk.account()
    (warning,) = [line for line in sent_warnings(desk, message, tmp_path) if "A5" in line]
    assert warning.count("A5") == 1


def sent_warnings(desk: Desk, message: list[str | Path | float], tmp_path: Path) -> list[str]:
    """What `send` warns of, where a name is blank."""
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, (None, "dee@x.example", 1.0)))
    return desk.run("send", *message, "--account", "work").err.splitlines()


def test_key_columns_and_patterns_guard_against_the_wrong_person(desk: Desk, tmp_path: Path) -> None:
    rows = [["E-mail", "Branch"], ["ann@x.example", "North1"], ["bob@x.example", "South2"]]
    sheet, html = write_workbook(tmp_path / "b.xlsx", rows), write_html(tmp_path / "m.html", "<p>x</p>")
    (tmp_path / "files").mkdir()
    for name in ("North1.pdf", "South2 for North1.pdf", "to South2.pdf"):
        (tmp_path / "files" / name).write_bytes(b"x")
    message: list[str | Path | float] = [sheet, "--subject", "Hi", "--html", html, "--attach-dir", tmp_path / "files"]
    attached = [*message, "--attach", "*{{branch}}*.pdf"]
    found = desk.run("check", *attached, "--key-column", "Branch", "--json").json["problems"]
    assert [(p["code"], p["row"]) for p in found if p["code"] == "other-key"] == [("other-key", 2), ("other-key", 3)]
    wrong = desk.run("check", *attached, "--key-column", "Nowhere", "--json")
    assert (wrong.code, wrong.error["code"]) == (2, "no-such-column")


def test_a_suppressed_address_is_an_error_that_send_skips(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    desk.run("suppress", "add", "ANNA@x.example", "--reason", "asked")
    ran = desk.run("check", *message, "--json")
    assert (ran.code, ran.json["ready"]) == (1, 2)
    assert [(p["code"], p["cell"]) for p in ran.json["problems"] if p["severity"] == "error"] == [("suppressed", "B2")]
    assert desk.run("send", *message, "--account", "work", "--queue-only", "--json").error["code"] == "rows-with-errors"
    job = desk.run("send", *message, "--account", "work", "--queue-only", "--yes", "--json").json
    assert (job["progress"]["skipped"], job["progress"]["queued"]) == (1, 2)
