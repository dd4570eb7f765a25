from __future__ import annotations

from datetime import timedelta

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Scope, Verdict
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON


def ended(desk: Desk) -> Job:
    """Rows 2 sent, 3 and 4 failed, 5 and 6 unknown."""
    job = desk.job("a@x.example", "b@x.example", "c@x.example", "u@x.example", "v@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT)
        for address in ("b@x.example", "c@x.example"):
            engine.end(job, address, Verdict.FAIL, GONE)
        for address in ("u@x.example", "v@x.example"):
            engine.end(job, address, Verdict.UNKNOWN)
        engine.complete(job)
    return job


def statuses(desk: Desk, job: Job) -> list[str]:
    return [d.status.value for d in desk.records.deliveries(job.id, status=None, limit=99, offset=0)]


def test_pause_and_resume(desk: Desk) -> None:
    job = desk.job("a@x.example")
    ran = desk.run("pause", job.id, "--json")
    assert (ran.code, ran.json["status"], ran.json["changed"]) == (0, "paused", 1)
    assert desk.host.calls == ["wake"]
    ran = desk.run("resume", job.id, "--json")
    assert (ran.code, ran.json["status"], ran.json["changed"]) == (0, "waiting", 1)
    assert desk.host.calls == ["wake", "hand_over"]


def test_a_planned_job_resumes_as_delayed(desk: Desk) -> None:
    job = desk.job("a@x.example", scheduled_for=NOON + timedelta(days=3000))
    desk.run("pause", job.id)
    assert desk.run("resume", job.id, "--json").json["status"] == "delayed"


@pytest.mark.parametrize("wish", ["pause", "resume", "cancel"])
def test_an_ended_job_is_left_as_it_is(desk: Desk, wish: str) -> None:
    job = ended(desk)
    ran = desk.run(wish, job.id)
    assert (ran.code, ran.out) == (0, f"Nothing to do: {job.id} is completed.\n")
    assert desk.host.calls == []


def test_resume_of_a_running_job_changes_nothing(desk: Desk) -> None:
    job = desk.job("a@x.example")
    assert desk.run("resume", job.id, "--json").json["changed"] == 0
    assert desk.host.calls == []


def test_resume_lets_the_stopped_account_be_tried_again(desk: Desk) -> None:
    job = desk.job("a@x.example")
    desk.stop_account(
        AccountState(status=AccountStatus.PAUSED, verdict=Verdict.PAUSE, scope=Scope.ACCOUNT, reason="No.")
    )
    ran = desk.run("resume", job.id, "--json")
    assert (ran.json["status"], ran.json["reason"]) == ("waiting", None)
    assert desk.records.account_state("work").status is AccountStatus.READY
    assert desk.host.calls == ["hand_over"]


def test_cancel_skips_what_was_not_sent(desk: Desk) -> None:
    job = desk.job("a@x.example", "b@x.example")
    ran = desk.run("cancel", job.id, "--json")
    assert (ran.code, ran.json["status"]) == (0, "cancelled")
    assert ran.json["progress"]["skipped"] == 2
    assert desk.host.calls == ["wake"]


@pytest.mark.parametrize(
    ("who", "after"),
    [
        ([], ["sent", "queued", "queued", "unknown", "unknown"]),
        (["--address", "B@x.example"], ["sent", "queued", "failed", "unknown", "unknown"]),
        (["--address", "b@x.example", "c@x.example"], ["sent", "queued", "queued", "unknown", "unknown"]),
        (["--row", "4"], ["sent", "failed", "queued", "unknown", "unknown"]),
        (["--address", "--row", "3", "4"], ["sent", "queued", "queued", "unknown", "unknown"]),
        (["--address", "b@x.example", "--row", "4"], ["sent", "queued", "queued", "unknown", "unknown"]),
    ],
)
def test_retry_puts_failed_ones_back_and_never_unknown_ones(desk: Desk, who: list[str], after: list[str]) -> None:
    job = ended(desk)
    ran = desk.run("retry", job.id, *who, "--json")
    assert (ran.code, ran.json["status"]) == (0, "waiting")
    assert ran.json["changed"] == after.count("queued")
    assert statuses(desk, job) == after
    assert desk.host.calls == ["hand_over"]


@pytest.mark.parametrize("who", [["--address", "a@x.example"], ["--row", "5"]])
def test_retry_with_nothing_to_do_says_so(desk: Desk, who: list[str]) -> None:
    job = ended(desk)
    ran = desk.run("retry", job.id, *who)
    assert (ran.code, ran.out) == (0, "Nothing to do: none of them has failed.\n")
    assert (desk.host.calls, desk.records.job(job.id)) == ([], desk.records.job(job.id))
    assert statuses(desk, job) == ["sent", "failed", "failed", "unknown", "unknown"]


def test_retry_of_a_cancelled_job_says_why_not(desk: Desk) -> None:
    job = desk.job("a@x.example")
    desk.run("cancel", job.id)
    ran = desk.run("retry", job.id)
    assert (ran.code, ran.out) == (0, f"Nothing to do: {job.id} was cancelled. Send those rows again from the sheet.\n")


@pytest.mark.parametrize("who", [["--address", "z@x.example"], ["--row", "77"], ["--row", "x"], ["--address"]])
def test_retry_of_somebody_who_is_not_there_is_refused(desk: Desk, who: list[str]) -> None:
    job = ended(desk)
    assert desk.run("retry", job.id, *who).code == 2
    assert statuses(desk, job).count("failed") == 2


def test_resolve_lists_what_is_unknown(desk: Desk) -> None:
    job = ended(desk)
    ran = desk.run("resolve", job.id, "--json")
    assert (ran.code, ran.json["deliveries_total"]) == (1, 2)
    assert [d["address"] for d in ran.json["deliveries"]] == ["u@x.example", "v@x.example"]
    assert f"mailtool resolve {job.id} --mark-sent ADDRESS ..." in desk.run("resolve", job.id).out


def test_resolve_marks_as_sent(desk: Desk) -> None:
    job = ended(desk)
    ran = desk.run("resolve", job.id, "--mark-sent", "u@x.example", "v@x.example", "--json")
    assert (ran.code, ran.json["changed"], ran.json["progress"]["unknown"]) == (0, 2, 0)
    assert desk.delivery(job, "u@x.example").status is DeliveryStatus.SENT
    assert desk.run("resolve", job.id).out == "Nothing is unknown in this job.\n"
    assert desk.run("resolve", job.id).code == 0


def test_resolve_sends_again_under_a_new_revision(desk: Desk) -> None:
    job = ended(desk)
    ran = desk.run("resolve", job.id, "--send-again", "--row", 6)
    assert (ran.code, ran.out) == (0, "1 recipient put in again, with new Message-IDs.\n")
    again = desk.delivery(job, "v@x.example")
    assert (again.status, again.revision) == (DeliveryStatus.QUEUED, 1)
    assert desk.delivery(job, "u@x.example").status is DeliveryStatus.UNKNOWN
    assert desk.host.calls == ["hand_over"]


def test_resolve_never_touches_what_is_known(desk: Desk) -> None:
    job = ended(desk)
    ran = desk.run("resolve", job.id, "--send-again", "a@x.example")
    assert (ran.code, ran.out) == (0, "Nothing to do: none of them is unknown.\n")
    assert desk.delivery(job, "a@x.example").status is DeliveryStatus.SENT


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--search", "--mark-sent", "u@x.example"], "usage"),
        (["--search", "--row", "5"], "usage"),
        (["--mark-sent", "u@x.example", "--send-again", "v@x.example"], "usage"),
        (["--mark-sent"], "usage"),
        (["--row", "5"], "usage"),
        (["--mark-sent", "nobody@x.example"], "no-such-delivery"),
    ],
)
def test_resolve_refuses_what_makes_no_sense(desk: Desk, options: list[str], code: str) -> None:
    job = ended(desk)
    ran = desk.run("resolve", job.id, *options, "--json")
    assert (ran.code, ran.error["code"]) == (2, code)
    assert statuses(desk, job).count("unknown") == 2


@pytest.mark.parametrize("command", ["pause", "resume", "cancel", "retry", "resolve"])
def test_an_unknown_job_is_refused(desk: Desk, command: str) -> None:
    desk.job("a@x.example")
    assert desk.run(command, "job-nope", "--json").error["code"] == "no-such-job"
