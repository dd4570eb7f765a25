from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON

JOB_KEYS = {
    "id", "kind", "name", "source", "account", "status", "reason", "progress", "created_at", "started_at",
    "completed_at", "scheduled_for", "estimated_seconds", "eta_seconds", "duration_seconds",
}  # fmt: skip
PROGRESS_KEYS = {
    "total", "sent", "failed", "skipped", "unknown", "deferred", "queued", "current", "percentage",
}  # fmt: skip
DELIVERY_KEYS = {
    "address", "rows", "row_count", "status", "attempts", "message_id", "smtp_code", "enhanced_code", "outcome",
    "scope", "reason", "reply", "last_attempt_at", "next_attempt_at",
}  # fmt: skip
REFUSED = AccountState(
    status=AccountStatus.PAUSED,
    verdict=Verdict.PAUSE,
    scope=Scope.ACCOUNT,
    reason="The server refused the password.",
    reply=Reply(code=535, enhanced="5.7.8", text="bad credentials"),
)


def half_done(desk: Desk) -> str:
    """A job of four: one sent, one failed, one deferred, one queued."""
    job = desk.job("a@x.example", "b@x.example", "c@x.example", "d@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT, Reply(code=250, enhanced="2.0.0", text="Ok: queued"))
        engine.end(job, "b@x.example", Verdict.FAIL, GONE)
        engine.end(job, "c@x.example", Verdict.DEFER, next_attempt_at=NOON + timedelta(minutes=5))
    return job.id


def test_a_job_has_every_key_of_the_contract(desk: Desk) -> None:
    found = desk.run("job", half_done(desk), "--json").json
    assert set(found) >= JOB_KEYS
    assert set(found["progress"]) == PROGRESS_KEYS
    assert found["kind"] == "send"
    assert found["status"] == "active"
    assert found["progress"] | {"percentage": 50, "current": 2} == found["progress"]
    assert (found["progress"]["sent"], found["progress"]["failed"]) == (1, 1)
    assert (found["progress"]["deferred"], found["progress"]["queued"], found["progress"]["total"]) == (1, 1, 4)
    assert found["duration_seconds"] is None
    assert isinstance(found["eta_seconds"], int)
    assert found["estimated_seconds"] == 2


def test_times_carry_their_offset(desk: Desk) -> None:
    found = desk.run("job", half_done(desk), "--json").json
    assert datetime.fromisoformat(found["created_at"]) == NOON
    assert datetime.fromisoformat(found["started_at"]).utcoffset() is not None


def test_an_ended_job_has_a_duration(desk: Desk) -> None:
    job = desk.job("a@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT)
        engine.complete(job)
    found = desk.run("job", job.id, "--json").json
    assert (found["status"], found["duration_seconds"], found["eta_seconds"]) == ("completed", 0, None)
    assert found["progress"]["percentage"] == 100


def test_deliveries_come_in_the_order_of_their_rows(desk: Desk) -> None:
    found = desk.run("job", half_done(desk), "--deliveries", "--json").json
    assert [d["rows"] for d in found["deliveries"]] == [[2], [3], [4], [5]]
    assert [d["status"] for d in found["deliveries"]] == ["sent", "failed", "deferred", "queued"]
    assert found["deliveries_total"] == 4
    assert all(set(d) >= DELIVERY_KEYS for d in found["deliveries"])


def test_a_failed_delivery_tells_its_story(desk: Desk) -> None:
    found = desk.run("job", half_done(desk), "--deliveries", "--status", "failed", "--json").json
    (failed,) = found["deliveries"]
    assert found["deliveries_total"] == 1
    assert (failed["smtp_code"], failed["enhanced_code"], failed["reply"]) == (550, "5.1.1", "5.1.1 no such user")
    assert (failed["outcome"], failed["scope"], failed["attempts"]) == ("fail", "recipient", 1)
    assert failed["reason"] == "It was failed."
    assert failed["message_id"].startswith("<")


def test_deliveries_are_paged(desk: Desk) -> None:
    found = desk.run("job", half_done(desk), "--deliveries", "--limit", 2, "--offset", 1, "--json").json
    assert [d["address"] for d in found["deliveries"]] == ["b@x.example", "c@x.example"]
    assert found["deliveries_total"] == 4


@pytest.mark.parametrize("who", [["--attempts", "B@x.example"], ["--attempts", "--row", "3"], ["--row", "3"]])
def test_attempts_of_an_address_or_a_row(desk: Desk, who: list[str]) -> None:
    found = desk.run("job", half_done(desk), *who, "--json").json
    (attempt,) = found["attempts"]
    assert (attempt["address"], attempt["number"], attempt["stage"]) == ("b@x.example", 1, "rcpt")
    assert (attempt["smtp_code"], attempt["outcome"], attempt["charged"]) == (550, "fail", True)
    assert set(found) >= JOB_KEYS


def test_attempts_of_nobody_are_refused(desk: Desk) -> None:
    ran = desk.run("job", half_done(desk), "--attempts", "--json")
    assert (ran.code, ran.error["where"]) == (2, "--attempts")


@pytest.mark.parametrize(("option", "value"), [("--attempts", "nobody@x.example"), ("--row", "99")])
def test_attempts_of_somebody_else_are_refused(desk: Desk, option: str, value: str) -> None:
    ran = desk.run("job", half_done(desk), option, value, "--json")
    assert (ran.code, ran.error["code"]) == (2, "no-such-delivery")
    assert value in ran.error["message"]


def test_an_unknown_job_is_exit_2(desk: Desk) -> None:
    ran = desk.run("job", "job-20261122-zzzz", "--json")
    assert ran.code == 2
    assert ran.error == {
        "code": "no-such-job",
        "message": "There is no job job-20261122-zzzz. `mailtool jobs` lists them.",
        "where": "job-20261122-zzzz",
    }


def test_jobs_are_newest_first_and_paged(desk: Desk) -> None:
    made = [desk.job("a@x.example", created_at=NOON + timedelta(minutes=n)).id for n in range(3)]
    found = desk.run("jobs", "--limit", 2, "--json").json
    assert [job["id"] for job in found["jobs"]] == [made[2], made[1]]
    assert (found["count"], found["total"]) == (2, 3)


def test_no_data_folder_is_no_jobs(desk: Desk) -> None:
    ran = desk.run("jobs", "--json")
    assert (ran.code, ran.json) == (0, {"jobs": [], "count": 0, "total": 0, "tests": 0, "offline": []})
    assert not desk.path.exists()


def test_reading_never_starts_or_wakes_anybody(desk: Desk) -> None:
    job = half_done(desk)
    for command in (["jobs"], ["job", job, "--deliveries"], ["find", "a@x.example"], ["health"]):
        assert desk.run(*command).code == 0
    assert desk.host.calls == []


@pytest.mark.parametrize(("host", "told"), [(None, True), (12, False)])
def test_a_job_that_nobody_works_says_so(desk: Desk, host: int | None, told: bool) -> None:
    job = desk.job("a@x.example")
    desk.hosting_process = host
    assert ("Nobody works it now" in desk.run("job", job.id).out) is told
    desk.records.pause(job.id)
    assert "Nobody works it now" not in desk.run("job", job.id).out


def test_a_paused_account_pauses_its_jobs_and_says_why(desk: Desk) -> None:
    job = half_done(desk)
    desk.stop_account(REFUSED)
    ran = desk.run("job", job, "--deliveries", "--json")
    assert ran.code == 0
    assert (ran.json["status"], ran.json["reason"]) == ("paused", "The server refused the password.")
    sent, failed, deferred, queued = ran.json["deliveries"]
    assert (sent["outcome"], failed["outcome"]) == ("sent", "fail")
    for stopped, status in ((deferred, "deferred"), (queued, "queued")):
        assert stopped["status"] == status
        assert (stopped["outcome"], stopped["scope"]) == ("pause", "account")
        assert (stopped["smtp_code"], stopped["enhanced_code"]) == (535, "5.7.8")
        assert stopped["reason"] == "The server refused the password."


def test_the_list_filters_by_the_state_shown(desk: Desk) -> None:
    stopped = half_done(desk)
    other = desk.job("z@x.example", account="other").id
    desk.stop_account(REFUSED)
    assert [job["id"] for job in desk.run("jobs", "--status", "paused", "--json").json["jobs"]] == [stopped]
    assert desk.run("jobs", "--status", "active", "--json").json["total"] == 0
    assert [job["id"] for job in desk.run("jobs", "--status", "waiting", "--json").json["jobs"]] == [other]


def test_a_cooling_account_leaves_the_state_and_says_when_it_goes_on(desk: Desk) -> None:
    job = half_done(desk)
    until = NOON + timedelta(days=900)
    desk.stop_account(
        AccountState(
            status=AccountStatus.COOLING, until=until, verdict=Verdict.COOL, scope=Scope.ACCOUNT, reason="Slow."
        )
    )
    found = desk.run("job", job, "--json").json
    assert found["status"] == "active"
    assert found["reason"] == f"Slow. Next try: {until.astimezone():%Y-%m-%d %H:%M:%S}."


def test_find_answers_over_all_jobs(desk: Desk) -> None:
    half_done(desk)
    later = desk.job("b@x.example", created_at=NOON + timedelta(hours=1))
    found = desk.run("find", " B@X.example", "--json").json
    assert found["count"] == 2
    assert found["deliveries"][0]["job"] == later.id
    assert [d["status"] for d in found["deliveries"]] == ["queued", "failed"]


def test_find_of_a_stranger_is_empty_and_well(desk: Desk) -> None:
    half_done(desk)
    ran = desk.run("find", "stranger@x.example")
    assert (ran.code, ran.out) == (0, "There is no delivery to stranger@x.example.\n")
    assert desk.run("find", "stranger@x.example", "--json").json["deliveries"] == []
    assert desk.run("find", "  ").code == 2


def test_people_see_tables(desk: Desk) -> None:
    job = half_done(desk)
    ran = desk.run("job", job, "--deliveries", "--attempts", "b@x.example")
    assert f"{job}  people.xlsx" in ran.out
    assert "Progress: 2/4 (50%) - 1 sent, 1 failed, 1 deferred, 1 queued" in ran.out
    assert "Showing 4 of 4" in ran.out
    assert "550 5.1.1 no such user" in ran.out
    assert job in desk.run("jobs").out
    assert job in desk.run("find", "a@x.example").out


def test_a_word_that_is_no_state_is_refused_with_the_choice(desk: Desk) -> None:
    ran = desk.run("jobs", "--status", "done", "--json")
    assert (ran.code, ran.error["code"]) == (2, "usage")
    assert "completed" in ran.error["message"]


def test_an_empty_list_is_a_sentence(desk: Desk) -> None:
    assert desk.run("jobs").err == "There is no job yet. `mailtool send` makes one.\n"
    job = desk.job("a@x.example")
    assert desk.run("jobs", "--status", "failed").err == "There is no such job.\n"
    assert desk.run("job", job.id, "--deliveries", "--status", "failed").err == "There is no such recipient.\n"
