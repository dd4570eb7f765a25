"""Hours, urgency and limits on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook


@pytest.fixture
def message(tmp_path: Path) -> list[str | Path | float]:
    sheet = write_workbook(tmp_path / "orders.xlsx", PEOPLE)
    return ["send", sheet, "--subject", "Hi", "--html", write_html(tmp_path / "m.html"), "--account", "work", "--yes"]


def test_a_job_keeps_and_tells_its_hours(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    sent = desk.run(*message, "--not-between", "20:00-07:00", "--weekdays", "mon-fri", "--queue-only", "--json").json
    told = (sent["not_between"], sent["weekdays"], sent["urgent"], sent["in_flight"])
    assert told == ("20:00-07:00", ["mon", "tue", "wed", "thu", "fri"], False, 0)
    assert "It sends not between 20:00 and 07:00, mon-fri only." in desk.run("job", sent["id"]).out


def test_hours_that_make_no_sense_are_refused_before_anything_is_read(
    desk: Desk, message: list[str | Path | float]
) -> None:
    desk.account()
    ran = desk.run(*message, "--weekdays", "payday", "--json")
    assert (ran.code, ran.json["error"]["where"]) == (2, "--weekdays")
    assert desk.run("jobs", "--json").json["total"] == 0


def test_an_urgent_job_says_so_until_it_is_so_no_more(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    job = desk.run(*message, "--urgent", "--queue-only", "--json").json
    assert job["urgent"] is True
    assert "It is urgent" in desk.run("job", job["id"]).out
    back = desk.run("urgent", job["id"], "--no", "--json").json
    assert (back["changed"], back["urgent"]) == (1, False)
    again = desk.run("urgent", job["id"], "--no")
    assert (again.code, again.out.strip()) == (0, f"Nothing to do: {job['id']} takes its turn with the others already.")
    assert "goes before the others" in desk.run("urgent", job["id"]).out


def test_a_stop_says_how_many_are_in_flight(desk: Desk) -> None:
    desk.account()
    job = desk.job("a@x.example", "b@x.example", "c@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.intend(job, "a@x.example")
        engine.intend(job, "b@x.example")
        paused = desk.run("pause", job.id, "--json").json
    assert paused["in_flight"] == 2
    assert paused["message"].endswith("2 messages in flight may still arrive; nothing else leaves.")


def test_a_stop_with_nothing_in_flight_says_so(desk: Desk) -> None:
    desk.account()
    job = desk.job("a@x.example")
    assert desk.run("cancel", job.id).out.strip() == f"{job.id} is cancelled. Nothing of it leaves any more."


@pytest.mark.parametrize(("said", "kept"), [("25", 25), ("none", None), ("0", None)])
def test_the_limit_for_one_recipient_can_be_set(desk: Desk, said: str, kept: int | None) -> None:
    plain = desk.run("account", "add", "w", "--from", "a@x.example", "--log-only", "--json").json
    assert plain["per_recipient_hour"] == 10
    assert desk.run("account", "edit", "w", "--per-recipient-hour", said, "--json").json["per_recipient_hour"] == kept
    assert desk.run("account", "edit", "w", "--daily-cap", "9", "--json").json["per_recipient_hour"] == kept


def test_help_tells_which_limit_can_be_none(desk: Desk) -> None:
    told = " ".join(desk.run("account", "edit", "--help").out.split())
    assert "any hour [10]; none, or 0: no limit." in told
    assert "any 24 hours, 1 at least." in told


def test_a_limit_for_one_recipient_that_makes_no_sense(desk: Desk) -> None:
    ran = desk.run("account", "add", "w", "--from", "a@x.example", "--log-only", "--per-recipient-hour", "few")
    assert ran.code == 2
    assert "is not a whole number of 1 or more, nor “none”." in ran.err


def test_workspace_begins_with_five_unless_the_user_knows_better(desk: Desk) -> None:
    add = ("account", "add", "--from", "a@x.example", "--log-only", "--preset", "workspace", "--json")
    first = desk.run(*add, "one").json
    assert (first["first_in_flight"], first["in_flight"]) == (5, 15)
    second = desk.run(*add, "two", "--in-flight", "12").json
    assert (second["first_in_flight"], second["in_flight"]) == (None, 12)


def test_an_accounts_days_are_shown(desk: Desk) -> None:
    desk.run("account", "add", "work", "--from", "a@x.example", "--log-only", "--preset", "gmail")
    desk.job(*(f"p{n}@x.example" for n in range(3)))
    shown = desk.run("account", "show", "work", "--json").json
    forecast = shown["forecast"]
    assert (shown["name"], shown["state"]["status"]) == ("work", "ready")
    told = [forecast[key] for key in ("cap", "sent", "reserved", "left", "planned", "waiting")]
    assert told == [450, 0, 0, 450, 3, 3]
    assert forecast["finishes_at"]
    assert len(forecast["hours"]) == 48
    words = desk.run("account", "show", "work").out
    assert "work: 0 of 450 recipients in the last 24 hours." in words
    assert "3 messages waiting; 3 leave in the next 24 hours." in words
    assert "All of it has left " in words


def test_an_account_without_work_shows_what_it_may_send(desk: Desk) -> None:
    desk.account()
    assert desk.run("account", "show", "work").out.strip() == "work: 0 recipients in the last 24 hours."
    assert desk.run("account", "show", "nobody").code == 2


def test_a_job_tells_when_it_finishes_and_why_not_sooner(desk: Desk) -> None:
    desk.account()
    job = desk.job(*(f"p{n}@x.example" for n in range(30)))
    shown = desk.run("job", job.id, "--json").json
    assert shown["finishes_at"]
    assert shown["forecast"].startswith("Finishes to")
    assert (shown["limited_by"], shown["why_slow"]) == (
        "pace",
        "The account sends 10 messages in 2 seconds at the most.",
    )
    assert shown["advice"].startswith("Under 500 recipients")
    words = desk.run("job", job.id).out
    assert shown["forecast"] in words
    assert "Why not faster: The account sends 10 messages in 2 seconds at the most." in words


def test_an_urgent_job_cannot_be_made_more_so(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    job = desk.run(*message, "--urgent", "--queue-only", "--json").json["id"]
    assert desk.run("urgent", job).out == f"Nothing to do: {job} goes before the others already.\n"
    desk.run("urgent", job, "--no")
    assert desk.run("urgent", job, "--no").out == f"Nothing to do: {job} takes its turn with the others already.\n"
    desk.run("cancel", job)
    assert desk.run("urgent", job).out == f"Nothing to do: {job} is cancelled.\n"


def test_a_job_of_later_begins_when_its_hours_do(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    hours = ("--at", "2090-01-02 10:00", "--not-between", "09:00-11:30")
    told = desk.run(*message, *hours, "--queue-only", "--json").json
    assert told["reason"] == "It starts at 2090-01-02 11:30:00."
    desk.run("pause", told["id"])
    assert "is resumed. It starts at 2090-01-02 11:30:00." in desk.run("resume", told["id"]).out
