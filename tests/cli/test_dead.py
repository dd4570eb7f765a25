from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import GONE, Desk

A, B, C = "a@x.example", "b@x.example", "c@x.example"
WHY = "This address does not exist. Correct it in the sheet."


def failing(desk: Desk, *addresses: str) -> Job:
    """A job in which all but the last fail."""
    job = desk.job(*(addresses or (A, B, C)))
    with desk.engine() as engine:
        engine.activate(job)
        *dead, last = addresses or (A, B, C)
        for address in dead:
            engine.end(job, address, Verdict.FAIL, GONE, reason=WHY)
        engine.end(job, last, Verdict.SENT)
        engine.complete(job)
    return job


def test_nothing_has_failed(desk: Desk) -> None:
    assert desk.run("dead", "--json").json == {"dead": [], "count": 0, "total": 0, "causes": []}
    assert "Nothing has failed" in desk.run("dead").out
    assert not desk.path.exists()


@pytest.mark.parametrize("action", ["list", "retry", "restore", "dismiss"])
def test_a_mistyped_job_is_told(desk: Desk, action: str) -> None:
    failing(desk)
    ran = desk.run("dead", action, "--job", "job-nope", "--json")
    assert (ran.code, ran.json["error"]["code"], ran.json["error"]["where"]) == (2, "no-such-job", "job-nope")


def test_they_are_listed_with_their_story(desk: Desk) -> None:
    job = failing(desk)
    found = desk.run("dead", "list", "--json").json
    assert (found["count"], found["total"]) == (2, 2)
    letter = found["dead"][1]
    assert (letter["address"], letter["job"], letter["account"], letter["rows"]) == (A, job.id, "work", [2])
    assert (letter["reason"], letter["cause"], letter["used_up"]) == (WHY, WHY, False)
    assert letter["story"][0]["smtp_code"] == 550
    assert found["causes"][0]["count"] == 2
    shown = desk.run("dead").out
    assert all(word in shown for word in (A, B, job.id, WHY, "--to NEW", "Showing 2 of 2"))


def test_one_is_shown_with_every_try(desk: Desk) -> None:
    failing(desk)
    ran = desk.run("dead", "--address", A)
    assert (ran.code, B in ran.out, "rcpt" in ran.out) == (0, False, True)
    assert desk.run("dead", "--search", "b@", "--json").json["dead"][0]["address"] == B


def test_one_is_retried(desk: Desk) -> None:
    job = failing(desk)
    ran = desk.run("dead", "retry", "--address", A, "--json")
    assert (ran.code, ran.json) == (0, {"changed": 1, "message": "1 message put in again."})
    assert desk.delivery(job, A).status is DeliveryStatus.QUEUED
    assert desk.host.calls == ["hand_over"]


def test_all_are_retried(desk: Desk) -> None:
    first, second = failing(desk), failing(desk, "d@x.example", C)
    assert desk.run("dead", "retry", "--job", second.id, "--json").json["changed"] == 1
    assert desk.run("dead", "retry", "--json").json["changed"] == 2
    assert desk.run("dead", "retry").out == "Nothing to do.\n"
    assert desk.delivery(first, B).status is DeliveryStatus.QUEUED


def failing_in(desk: Desk, status: str) -> Job:
    """A job with two dead letters that was paused or cancelled before its last message."""
    job = desk.job(A, B, C)
    with desk.engine() as engine:
        engine.activate(job)
        for address in (A, B):
            engine.end(job, address, Verdict.FAIL, GONE, reason=WHY)
    assert desk.run("pause" if status == "paused" else "cancel", job.id).code == 0
    desk.host.calls.clear()
    return job


def test_what_is_of_a_paused_job_leaves_when_it_is_resumed(desk: Desk) -> None:
    job = failing_in(desk, "paused")
    ran = desk.run("dead", "retry", "--address", A, "--to", "anna@x.example")
    assert ran.out == (
        f"The message goes to anna@x.example when its job is resumed (`mailtool resume {job.id}`), "
        "under a new Message-ID.\n"
    )
    ran = desk.run("dead", "retry", "--json")
    assert ran.json["changed"] == 1
    assert f"What is of {job.id} leaves when the job is resumed" in ran.json["message"]


def test_retry_of_a_paused_job_says_when_it_goes(desk: Desk) -> None:
    job = failing_in(desk, "paused")
    assert f"2 recipients put in again. Nothing leaves before the job is resumed: `mailtool resume {job.id}`." in (
        desk.run("retry", job.id).out
    )


def test_what_is_of_a_cancelled_job_stays_and_it_is_said_why(desk: Desk) -> None:
    job, other = failing_in(desk, "cancelled"), failing(desk)
    ran = desk.run("dead", "retry", "--job", job.id, "--json")
    assert (ran.code, ran.json["changed"]) == (0, 0)
    for words in (job.id, "was cancelled", "Send those rows again from the sheet", "mailtool dead dismiss"):
        assert words in ran.json["message"]
    ran = desk.run("dead", "retry")
    assert "2 messages put in again." in ran.out
    assert job.id in ran.out
    assert other.id not in ran.out


def test_an_address_is_put_right(desk: Desk) -> None:
    job = failing(desk)
    ran = desk.run("dead", "retry", "--address", A, "--to", "anna@x.example")
    assert (ran.code, "anna@x.example" in ran.out) == (0, True)
    told = desk.run("job", job.id, "--deliveries", "--json").json["deliveries"][0]
    assert (told["address"], told["corrected_from"], told["status"]) == ("anna@x.example", A, "queued")


def test_the_old_address_finds_it_still(desk: Desk) -> None:
    failing(desk)
    desk.run("dead", "retry", "--address", A, "--to", "anna@x.example")
    (found,) = desk.run("find", A, "--json").json["deliveries"]
    assert (found["address"], found["corrected_from"]) == ("anna@x.example", A)
    assert f"Corrected from {A} to anna@x.example." in desk.run("find", A).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["retry", "--to", "new@x.example"], "usage"),
        (["retry", "--address", A, "--to", "nobody"], "bad-address"),
        (["retry", "--address", A, "--to", C], "in-this-job"),
        (["retry", "--address", C], "not-a-dead-letter"),
        (["list", "--to", "new@x.example"], "usage"),
        (["dismiss"], "usage"),
        (["retry", "--row", "2"], "usage"),
        (["bury"], "usage"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(desk: Desk, arguments: list[str], code: str) -> None:
    failing(desk)
    ran = desk.run("dead", *arguments, "--json")
    assert (ran.code, ran.error["code"]) == (2, code)
    assert desk.run("dead", "--json").json["total"] == 2
    assert desk.host.calls == []


def test_a_suppressed_address_is_refused(desk: Desk) -> None:
    failing(desk)
    desk.run("suppress", "add", "gone@x.example")
    ran = desk.run("dead", "retry", "--address", A, "--to", "gone@x.example", "--json")
    assert (ran.code, ran.error["code"]) == (2, "suppressed")


def test_they_are_laid_aside_and_taken_up_again(desk: Desk) -> None:
    job = failing(desk)
    ran = desk.run("dead", "dismiss", "--job", job.id, "--row", "2", "--reason", "left", "--json")
    assert ran.json["changed"] == 1
    assert desk.run("dead", "--json").json["total"] == 1
    (aside,) = desk.run("dead", "--dismissed", "--json").json["dead"]
    assert (aside["address"], aside["dismissed_reason"], aside["status"]) == (A, "left", "failed")
    assert "laid aside: left" in desk.run("dead", "--dismissed").out
    assert desk.run("job", job.id, "--json").json["progress"]["failed"] == 2
    assert desk.run("dead", "restore", "--json").json["changed"] == 1
    assert desk.run("dead", "dismiss", "--all", "--json").json["changed"] == 2
