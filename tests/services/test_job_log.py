"""The log of a job as people read it, and as it may leave the machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.errors import JobError, UsageError
from mailtool_gui.domain.job import Progress
from mailtool_gui.domain.job_log import About, Entry
from mailtool_gui.services.job_log import JobLogs, exported, headline, so_far, why, without_names
from tests.support.desk import Desk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
A, B = "anna.b@x.example", "b@x.example"


@pytest.fixture
def logs(desk: Desk) -> JobLogs:
    return JobLogs(desk.records)


def entry(**values: object) -> Entry:
    given = {"id": 1, "job": "job-1", "at": NOON, "about": About.JOB, **values}
    return Entry(**given)  # type: ignore[arg-type]  # any field may be given


def test_what_happened_is_said_in_a_few_words() -> None:
    assert headline(entry(state="preparing")) == "preparing"
    assert headline(entry(before="active", state="paused")) == "active → paused"
    assert headline(entry(about=About.ACCOUNT, before="ready", state="cooling")) == "account: ready → cooling"
    assert headline(entry(about=About.ACCOUNT, before="cooling", state="cooling")) == "account: cooling"
    assert headline(entry(about=About.DELIVERIES, reason="3 messages were put in again.")) == "messages"
    assert headline(entry(about=About.PROGRAM)) == "a mistake of the program"
    assert why(entry(reason="Slower.", error="421 later")) == "Slower. (421 later)"
    assert why(entry(reason="It failed.", address=A, attempt=2)) == f"It failed. {A} try 2"
    assert so_far(entry(progress=Progress(sent=118, failed=2, queued=380))) == "120 of 500: 118 sent, 2 failed"
    assert so_far(entry()) == ""


def test_what_leaves_the_machine_names_nobody() -> None:
    told = entry(
        about=About.PROGRAM,
        reason=f"“Anna's secret” is wrong: {A}, <{B}>",
        error="KeyError",
        trace="/home/anna/mailtool/worker.py:12 run\n/usr/lib/x.py:3 y",
        address=A,
        attempt=1,
    )
    lines = "\n".join(exported(told))
    assert "a***@x.example" in lines
    assert "b***@x.example" in lines
    assert not any(word in lines for word in ("anna.b", "secret", "/home/anna", "<b@"))
    assert "worker.py:12 run" in lines
    assert "KeyError" in lines


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("550 5.1.1 <jörg@büro.example>: no", "550 5.1.1 <j***@büro.example>: no"),
        ("mail to x@y.example, z@y.example.", "mail to x***@y.example, z***@y.example."),
        ("nobody here", "nobody here"),
        ("@home", "@home"),
    ],
)
def test_addresses_are_masked_wherever_they_stand(text: str, safe: str) -> None:
    assert without_names(text) == safe


def test_a_log_is_read_followed_and_exported(desk: Desk, logs: JobLogs, tmp_path: Path) -> None:
    job = desk.job(A, B)
    with desk.engine() as engine:
        engine.activate(job)
        engine.ledger.pause_job(job.id, reason=f"Look at {A}.")
    assert [each.state for each in logs.page(job.id, limit=2).items] == ["paused", "active"]
    assert logs.page(job.id, limit=2).total == 4
    out = tmp_path / "log.txt"
    assert logs.export(job.id, out) == 4
    written = out.read_text(encoding="utf-8")
    assert "active → paused  0 of 2: 0 sent, 0 failed  Look at a***@x.example." in written
    assert A not in written
    with pytest.raises(UsageError) as caught:
        logs.export(job.id, out)
    assert caught.value.code == "exists"
    assert logs.export(job.id, out, overwrite=True) == 4
    with pytest.raises(UsageError):
        logs.export(job.id, tmp_path / "nowhere" / "log.txt")


def test_a_follower_sees_each_entry_once_and_the_last_ones_too(desk: Desk, logs: JobLogs) -> None:
    job = desk.job(A, B)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        (desk.records.pause if len(waits) == 1 else desk.records.resume)(job.id)

    seen = [each.state for each in logs.follow(job.id, wait=wait, ended=lambda: len(waits) == 2)]
    assert seen == ["preparing", "waiting", "paused", "waiting"]


def test_an_unknown_job_has_no_log(desk: Desk, logs: JobLogs) -> None:
    for ask in (lambda: logs.page("job-x", limit=1), lambda: list(logs.everything("job-x"))):
        with pytest.raises(JobError):
            ask()


def test_the_account_is_part_of_the_story(desk: Desk, logs: JobLogs) -> None:
    job = desk.job(A)
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="The password was refused."))
    told = logs.page(job.id, limit=1).items[0]
    assert (headline(told), told.reason) == ("account: ready → paused", "The password was refused.")
