"""`mailtool test`, `--fix`, `--skip-row` and `--hold-after`."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import GONE, Desk, Ran
from tests.support.workbooks import PEOPLE, write_html, write_workbook

FAULTY = (*PEOPLE, ("Dee", "dee at x", 1.0))


@pytest.fixture
def message(tmp_path: Path) -> list[str | Path | float]:
    sheet = write_workbook(tmp_path / "orders.xlsx", FAULTY)
    return [sheet, "--subject", "Hi {{name}}", "--html", write_html(tmp_path / "m.html")]


def worked(desk: Desk, *verdicts: Verdict) -> None:
    """Whoever waits has the tests end so."""

    def work(job_id: str) -> None:
        job = desk.records.job(job_id)
        assert job
        with desk.engine() as engine:
            engine.activate(job)
            for delivery, verdict in zip(desk.records.deliveries(job_id, status=None, limit=9, offset=0), verdicts):  # noqa: B905  # some may be left
                ended = {Verdict.SENT: None, Verdict.FAIL: GONE}[verdict]
                engine.end(job, delivery.address, verdict, ended)
            if job.progress.queued == len(verdicts):
                engine.complete(job)

    desk.host.work = work


def ran_test(desk: Desk, message: list[str | Path | float], *more: str) -> Ran:
    return desk.run("test", *message, "--account", "work", "--send-to", "me@x.example", *more)


def test_a_test_is_worked_and_told(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    worked(desk, Verdict.SENT)
    ran = ran_test(desk, message, "--row", "3", "--json")
    assert (ran.code, ran.json["kind"], ran.json["status"]) == (0, "test", "completed")
    assert [(d["address"], d["rows"], d["status"]) for d in ran.json["deliveries"]] == [("me@x.example", [3], "sent")]
    assert ran.json["deliveries_total"] == 1


def test_in_words(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    worked(desk, Verdict.SENT)
    ran = ran_test(desk, message)
    assert ran.code == 0
    assert "1 test accepted by the server. No row counts as sent." in ran.out


def test_a_test_that_fails_needs_a_look(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    worked(desk, Verdict.FAIL)
    assert ran_test(desk, message).code == 1


def test_a_test_may_be_put_in_alone(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    ran = ran_test(desk, message, "--queue-only", "--json", "--row", "2", "3")
    assert (ran.code, ran.json["status"], ran.json["progress"]["queued"], desk.host.calls) == (0, "waiting", 2, [])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--row", "5"], "row-with-error"),
        (["--row", "77"], "no-such-row"),
        (["--row", "x"], "usage"),
        (["--fix", "B77=x"], "no-such-row"),
        (["--fix", "nonsense"], "usage"),
        (["--fix", "B0=x"], "usage"),
        (["--skip-row", "two"], "usage"),
    ],
)
def test_what_makes_no_sense_is_refused(
    desk: Desk, message: list[str | Path | float], more: list[str], code: str
) -> None:
    desk.account()
    ran = ran_test(desk, message, "--json", *more)
    assert (ran.code, ran.error["code"]) == (2, code)
    assert desk.records.count_jobs(status=None) == 0


def test_an_unknown_account_and_a_bad_address_are_refused(desk: Desk, message: list[str | Path | float]) -> None:
    assert ran_test(desk, message, "--json").error["code"] == "no-such-account"
    desk.account()
    ran = desk.run("test", *message, "--account", "work", "--send-to", "me", "--json")
    assert (ran.code, ran.error["code"], ran.error["where"]) == (2, "bad-address", "test address")


def test_jobs_list_tests_apart_and_find_says_what_they_are(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    ran_test(desk, message, "--queue-only")
    listed = desk.run("jobs", "--json").json
    assert (listed["jobs"], listed["total"], listed["tests"]) == ([], 0, 1)
    assert [job["kind"] for job in desk.run("jobs", "--kind", "test", "--json").json["jobs"]] == ["test"]
    assert "1 test not listed here" in desk.run("jobs").err
    assert desk.run("find", "anna@x.example", "--json").json["deliveries"] == []
    assert [d["kind"] for d in desk.run("find", "me@x.example", "--json").json["deliveries"]] == ["test"]


def test_cells_are_corrected_and_rows_left_out(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    mend = ["--fix", "b5=dee@x.example", "A2=Änne=1", "--skip-row", "3=called him", "4"]
    told = desk.run("check", *mend, *message, "--json").json
    assert (told["recipients"], told["ready"], told["left_out"]) == (2, 2, [3, 4])
    assert told["fixes"] == [
        {"cell": "A2", "row": 2, "column": "Name", "before": "Anna", "after": "Änne=1"},
        {"cell": "B5", "row": 5, "column": "E-mail", "before": "dee at x", "after": "dee@x.example"},
    ]
    words = desk.run("check", *message, *mend).out
    assert "Corrected: B5 E-mail: dee at x → dee@x.example" in words
    assert "2 rows left out." in words
    sent = desk.run("send", *message, *mend, "--account", "work", "--queue-only", "--json")
    assert sent.json["progress"]["skipped"] == 2
    skipped = desk.run("job", sent.json["id"], "--deliveries", "--status", "skipped", "--json").json["deliveries"]
    assert [d["reason"] for d in skipped] == ["Left out before sending: called him", "Left out before sending."]


def test_a_job_that_is_to_hold_says_so(desk: Desk, message: list[str | Path | float]) -> None:
    desk.account()
    sent = desk.run("send", *message, "--yes", "--account", "work", "--hold-after", "2", "--queue-only", "--json").json
    assert sent["hold_after"] == 2
    assert "It pauses after the first 2 messages, to be looked at." in desk.run("job", sent["id"]).out
    stored = desk.records.job(sent["id"])
    assert stored
    with desk.engine() as engine:
        engine.activate(stored)
        assert engine.ledger.hold_job(stored.id, reason="Look.")
    held = desk.run("job", sent["id"], "--json").json
    assert (held["status"], held["reason"], held["hold_after"]) == (JobStatus.PAUSED.value, "Look.", 2)
    assert desk.run("resume", sent["id"], "--json").json["status"] == "waiting"
    assert desk.run("send", *message, "--account", "work", "--hold-after", "0", "--json").code == 2
