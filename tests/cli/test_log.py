from __future__ import annotations

from pathlib import Path

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.job_log import Mistake
from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import Desk
from tests.support.samples import NOON


def told(desk: Desk) -> Job:
    """A job that was paused and ended by a mistake of the program."""
    job = desk.job("anna@x.example", "b@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.ledger.pause_job(job.id, reason="anna@x.example asked.")
        mistake = Mistake(error="ZeroDivisionError", trace="/home/anna/worker.py:3 run")
        engine.ledger.fail_job(job.id, reason="The program made a mistake.", now=NOON, mistake=mistake)
    return job


def test_a_log_is_listed_in_order(desk: Desk) -> None:
    job = told(desk)
    found = desk.run("log", job.id, "--json").json
    assert (found["job"], found["count"], found["total"]) == (job.id, 6, 6)
    assert [(entry["from"], entry["to"]) for entry in found["entries"]] == [
        (None, "preparing"),
        ("preparing", "waiting"),
        ("waiting", "active"),
        ("active", "paused"),
        (None, None),
        ("paused", "failed"),
    ]
    mistake = found["entries"][4]
    assert (mistake["about"], mistake["error"]) == ("program", "ZeroDivisionError")
    assert mistake["trace"] == ["/home/anna/worker.py:3 run"]
    assert found["entries"][3]["progress"]["queued"] == 2


def test_people_see_a_table(desk: Desk) -> None:
    shown = desk.run("log", told(desk).id).out
    assert all(word in shown for word in ("active → paused", "anna@x.example asked.", "worker.py:3 run", "of 6"))


def test_a_job_that_is_done_ends_with_its_figures(desk: Desk) -> None:
    job = desk.job("a@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT)
        engine.complete(job)
    assert desk.run("log", job.id).out.splitlines()[-1].endswith("Success: 1, Failed: 0")


def test_the_newest_come_last(desk: Desk) -> None:
    job = told(desk)
    found = desk.run("log", job.id, "--limit", "2", "--offset", "1", "--json").json
    assert [entry["about"] for entry in found["entries"]] == ["job", "program"]


def test_a_job_that_has_ended_is_followed_to_its_end(desk: Desk) -> None:
    lines = desk.run("log", told(desk).id, "--follow").out.splitlines()
    assert len(lines) == 6
    assert "paused → failed" in lines[-1]
    assert desk.run("log", desk.records.jobs(status=None, limit=1, offset=0)[0].id, "--follow", "--json").json["count"]


def test_a_file_names_nobody(desk: Desk, tmp_path: Path) -> None:
    job, out = told(desk), tmp_path / "log.txt"
    ran = desk.run("log", job.id, "--out", out, "--json")
    assert ran.json == {"out": str(out), "entries": 6}
    assert "a***@x.example asked." in out.read_text(encoding="utf-8")
    assert "anna" not in out.read_text(encoding="utf-8")
    assert desk.run("log", job.id, "--out", out, "--json").error["code"] == "exists"
    assert "This is a folder" in desk.run("log", job.id, "--out", out.parent).err
    assert "masked" in desk.run("log", job.id, "--out", out, "--overwrite").out
    assert desk.run("log", job.id, "--out", out, "--follow", "--json").error["code"] == "usage"


def test_an_unknown_job_is_told(desk: Desk) -> None:
    ran = desk.run("log", "job-x", "--json")
    assert (ran.code, ran.error["code"]) == (2, "no-such-job")


def test_the_account_is_part_of_it(desk: Desk) -> None:
    job = desk.job("a@x.example")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="The password was refused."))
    entry = desk.run("log", job.id, "--json").json["entries"][-1]
    assert (entry["about"], entry["from"], entry["to"]) == ("account", "ready", "paused")
    assert entry["reason"] == "The password was refused."
