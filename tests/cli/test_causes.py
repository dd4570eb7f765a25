from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.cli.causes import cause_rows, what_helps, what_to_do
from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.causes import Cause
from mailtool_gui.services.remedies import Remedy, Step
from tests.support.desk import GONE, Desk

FAILED, SKIPPED = DeliveryStatus.FAILED, DeliveryStatus.SKIPPED
REFUSED = "The server refused the user name or password. Enter the password again in the account; nothing was retried."


@pytest.mark.parametrize("step", Step)
def test_every_remedy_has_its_sentence(step: Step) -> None:
    told = what_to_do(Remedy(step=step), job="job-7", account="work")
    assert told.endswith((".", "`."))
    assert "{" not in told


def cause(status: DeliveryStatus, count: int, step: Step, at: datetime | None = None) -> Cause:
    return Cause(status=status, reason="Why.", count=count, remedy=Remedy(step=step, at=at))


def test_what_helps_says_for_how_many_and_when_it_goes_on_first() -> None:
    soon = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    waiting = [cause(DeliveryStatus.DEFERRED, 2, Step.WAIT, soon + timedelta(hours=4))]
    waiting += [cause(DeliveryStatus.DEFERRED, 1, Step.WAIT, soon), cause(DeliveryStatus.DEFERRED, 1, Step.WAIT)]
    told = what_helps([*waiting, cause(DeliveryStatus.UNKNOWN, 1, Step.DECIDE)], job="job-7", account="work")
    assert told[0] == f"4 recipients: {what_to_do(Remedy(step=Step.WAIT, at=soon))}"
    assert told[1].startswith("1 recipient: Say what became of them")


def test_only_what_failed_for_good_is_among_the_dead() -> None:
    failed, skipped = (cause(status, 1, Step.CORRECT_ROWS) for status in (FAILED, SKIPPED))
    told = what_helps([failed, skipped], job="job-7", account="work")
    assert [("dead retry" in sentence, "--only-new" in sentence) for sentence in told] == [(True, True), (False, True)]
    assert "dead retry" not in cause_rows([skipped])[0][3]


def test_what_went_wrong_is_told_with_what_helps(desk: Desk) -> None:
    job = desk.job("a@x.example", "b@x.example", "c@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        for address in ("a@x.example", "b@x.example"):
            engine.end(job, address, Verdict.FAIL, GONE, reason="It does not exist.")
    found = desk.run("job", job.id, "--json").json["causes"]
    assert [(cause["count"], cause["status"], cause["reason"], cause["remedy"]) for cause in found] == [
        (2, "failed", "It does not exist.", "correct-rows")
    ]
    shown = desk.run("job", job.id).out
    assert "It does not exist." in shown
    assert "--only-new" in shown


def test_a_refused_password_comes_first(desk: Desk) -> None:
    job = desk.job("a@x.example", "b@x.example")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason=REFUSED))
    cause = desk.run("job", job.id, "--json").json["causes"][0]
    assert (cause["count"], cause["reason"], cause["remedy"]) == (2, REFUSED, "edit-account")
    assert cause["what_to_do"].endswith(f"with `mailtool account edit work`, then `mailtool resume {job.id}`.")


def test_a_job_without_trouble_has_no_causes(desk: Desk) -> None:
    job = desk.job("a@x.example")
    assert desk.run("job", job.id, "--json").json["causes"] == []
    assert "What went wrong" not in desk.run("job", job.id).out


def test_an_account_without_a_network_is_told_of(desk: Desk) -> None:
    now = datetime.now(UTC)
    desk.job("a@x.example", "b@x.example")
    state = AccountState(
        status=AccountStatus.OFFLINE, until=now + timedelta(minutes=2), reason="No answer.", at=now, since=now
    )
    desk.stop_account(state)
    ran = desk.run("jobs", "--json")
    (outage,) = ran.json["offline"]
    assert (outage["account"], outage["waiting"], outage["reason"]) == ("work", 2, "No answer.")
    assert "work has reached no server since" in desk.run("jobs").err
    checks = {check["name"]: check for check in desk.run("health", "--json").json["checks"]}
    assert not checks["network"]["ok"]
    assert "2 messages wait" in checks["network"]["detail"]
    assert "Nobody knows when it is done." in checks["forecast"]["detail"]


@pytest.mark.parametrize(("minutes", "next_try"), [(2, True), (-2, False)])
def test_a_job_without_a_network_tells_what_it_waits_for_and_no_time_left(
    desk: Desk, minutes: int, *, next_try: bool
) -> None:
    now = datetime.now(UTC)
    job = desk.job("a@x.example", "b@x.example")
    until = now + timedelta(minutes=minutes)
    desk.stop_account(AccountState(status=AccountStatus.OFFLINE, until=until, reason="No answer.", at=now, since=now))
    told = desk.run("job", job.id)
    assert "- No answer." in told.out
    assert ("Next try: " in told.out) is next_try
    assert [word for word in (" left", "Finishes", "Why not faster") if word in told.out] == []
    assert desk.run("job", job.id, "--json").json["eta_seconds"] is None


def test_whoever_waits_is_told_what_helps(desk: Desk, tmp_path: Path) -> None:
    def work(job: str) -> None:
        found = desk.records.job(job)
        assert found
        with desk.engine() as engine:
            engine.activate(found)
            engine.end(found, "a@x.example", Verdict.FAIL, GONE, reason="It does not exist.")
            engine.complete(found)

    desk.host.work = work
    desk.account()
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,E-mail\nAnn,a@x.example\n", encoding="utf-8")
    html = tmp_path / "hello.html"
    html.write_text("<p>Hello {{ name }}</p>", encoding="utf-8")
    arguments = ("send", sheet, "--subject", "Hello", "--html", html, "--account", "work", "--wait", "--yes")
    assert "--only-new" in desk.run(*arguments).out
    ran = desk.run(*arguments, "--json")
    assert [cause["remedy"] for cause in ran.json["causes"]] == ["correct-rows"]
    assert "--only-new" in ran.err
