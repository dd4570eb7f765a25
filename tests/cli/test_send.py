from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from tests.support.desk import GONE, Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook

BAD = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Eli", None, 2.0))


@pytest.fixture
def send(desk: Desk, tmp_path: Path) -> list[str | Path | float]:
    """`send` with a sheet of three people, a message and an account."""
    desk.account()
    sheet, html = write_workbook(tmp_path / "orders.xlsx"), write_html(tmp_path / "m.html")
    return ["send", sheet, "--subject", "Hi {{name}}", "--html", html, "--account", "work"]


def test_send_puts_a_job_in_and_hands_it_over(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--json")
    assert ran.code == 0
    assert (ran.json["status"], ran.json["name"], ran.json["source"]) == ("waiting", "orders.xlsx", "orders.xlsx")
    assert (ran.json["account"], ran.json["progress"]["total"], ran.json["progress"]["queued"]) == ("work", 3, 3)
    assert (ran.json["estimated_seconds"], ran.json["scheduled_for"]) == (2, None)
    assert desk.host.calls == ["hand_over"]
    job = desk.records.job(ran.json["id"])
    assert job is not None
    assert [d.address for d, _ in desk.records.recipients(job.id)] == [
        "anna@x.example", "binh@x.example", "cao@x.example",
    ]  # fmt: skip


def test_queue_only_starts_nobody(desk: Desk, send: list[str | Path | float]) -> None:
    assert desk.run(*send, "--queue-only").code == 0
    assert desk.host.calls == []
    assert desk.records.count_jobs(status=None) == 1


def test_people_are_told_the_job_and_the_estimate(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--name", "Spring")
    assert "Spring  (orders.xlsx, account work)" in ran.out
    assert "Estimate: 2s for 3 recipients" in ran.out
    assert "`mailtool job job-" in ran.out


def test_the_estimate_is_for_those_that_are_sent(desk: Desk, tmp_path: Path) -> None:
    sheet, html = write_workbook(tmp_path / "o.xlsx", BAD), write_html(tmp_path / "m.html")
    desk.account()
    planned = ("--at", "2036-12-24 09:30", "--queue-only", "--yes")
    ran = desk.run("send", sheet, "--subject", "Hi", "--html", html, "--account", "work", *planned)
    assert "2 skipped" in ran.out
    assert "Estimate: 2s for 3 recipients" in ran.out


def test_the_snapshot_holds_all_that_is_needed(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    job = desk.run(*send, "--reply-to", "you@x.example", "--locale", "de-DE", "--json").json["id"]
    snapshot = desk.records.snapshot(job)
    assert snapshot.template.html == "<p>Hello {{name}}, {{amount}}</p>"
    assert (snapshot.template.reply_to, snapshot.locale, snapshot.header_row) == ("you@x.example", "de-DE", 1)
    assert snapshot.workbook.read_bytes() == (tmp_path / "orders.xlsx").read_bytes()
    assert snapshot.workbook.is_relative_to(desk.path)
    assert snapshot.seed.endswith("@example.com")
    assert [r.rows[0].cells[2].shown for _, r in desk.records.recipients(job)] == ["12,50", "7", "1.234,50"]


def test_rows_with_errors_stop_everything(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", BAD)
    ran = desk.run(*send, "--json")
    assert (ran.code, ran.error["code"]) == (2, "rows-with-errors")
    assert ran.error["message"] == (
        "2 recipients have errors and nothing was put in. Correct the sheet, or skip them with --yes."
    )
    assert [(p["cell"], p["severity"]) for p in ran.error["problems"]] == [("B5", "error"), ("B6", "error")]
    assert desk.records.count_jobs(status=None) == 0
    assert not list((desk.path / "workbooks").glob("*"))
    ran = desk.run(*send)
    assert (ran.code, ran.out) == (2, "")
    assert "B5" in ran.err


def test_with_yes_rows_with_errors_are_skipped_with_the_reason(
    desk: Desk, send: list[str | Path | float], tmp_path: Path
) -> None:
    write_workbook(tmp_path / "orders.xlsx", BAD)
    ran = desk.run(*send, "--yes", "--json")
    assert ran.code == 1
    assert (ran.json["progress"]["skipped"], ran.json["progress"]["queued"]) == (2, 3)
    found = desk.run("job", ran.json["id"], "--deliveries", "--status", "skipped", "--json").json["deliveries"]
    assert [d["rows"] for d in found] == [[5], [6]]
    assert "dee at x" in found[0]["reason"]


def test_nothing_but_errors_is_refused_even_with_yes(
    desk: Desk, send: list[str | Path | float], tmp_path: Path
) -> None:
    write_workbook(tmp_path / "orders.xlsx", (PEOPLE[0], ("Dee", "dee at x", 1.0)))
    ran = desk.run(*send, "--to", "E-mail", "--yes", "--json")
    assert ran.code == 2
    assert "nothing to send" in ran.error["message"]


def test_a_missing_account_is_answered_before_the_sheet_is_read(desk: Desk, send: list[str | Path | float]) -> None:
    send[1] = "nowhere.xlsx"
    ran = desk.run(*send[:-1], "home", "--json")
    assert (ran.code, ran.error["code"]) == (2, "no-such-account")
    assert "There are: work." in ran.error["message"]


def test_the_same_key_answers_with_the_first_job(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    first = desk.run(*send, "--key", "k1", "--json").json["id"]
    (tmp_path / "orders.xlsx").unlink()
    ran = desk.run(*send, "--key", "k1", "--json")
    assert (ran.code, ran.json["id"]) == (0, first)
    assert desk.records.count_jobs(status=None) == 1
    assert "used before" in desk.run(*send, "--key", "k1").err


def test_the_first_n_recipients(desk: Desk, send: list[str | Path | float]) -> None:
    assert desk.run(*send, "--limit", 2, "--json").json["progress"]["total"] == 2
    assert desk.run(*send, "--limit", 0).code == 2


def test_rows_of_one_group_are_one_delivery(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, ("Anna", "Anna@x.example", 3.0)))
    job = desk.run(*send, "--group-by", "email", "--json").json["id"]
    found = desk.run("job", job, "--deliveries", "--json").json["deliveries"]
    assert [d["rows"] for d in found] == [[2, 5], [3], [4]]
    assert found[0]["row_count"] == 2


def test_copies_come_from_their_columns(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    rows = [(*row, copy) for row, copy in zip(PEOPLE, ("Boss", "b@x.example", None, "c@x.example"), strict=True)]
    write_workbook(tmp_path / "orders.xlsx", rows)
    job = desk.run(*send, "--cc", "Boss", "--bcc", "D", "--to", "B", "--json").json["id"]
    copies = [(r.cc, r.bcc) for _, r in desk.records.recipients(job)]
    assert copies == [(("b@x.example",),) * 2, ((), ()), (("c@x.example",),) * 2]


def test_a_planned_start(desk: Desk, send: list[str | Path | float]) -> None:
    start = datetime.now().astimezone().replace(microsecond=0) + timedelta(days=2)
    ran = desk.run(*send, "--at", start.isoformat(), "--json")
    assert (ran.code, ran.json["status"]) == (0, "delayed")
    assert datetime.fromisoformat(ran.json["scheduled_for"]) == start
    assert ran.json["eta_seconds"] > 86_400
    assert "It starts at" in ran.json["reason"]


@pytest.mark.parametrize("text", ["2001-01-01 10:00", "soon"])
def test_a_start_that_cannot_be_is_refused(desk: Desk, send: list[str | Path | float], text: str) -> None:
    assert desk.run(*send, "--at", text, "--json").error["where"] == "--at"
    assert desk.records.count_jobs(status=None) == 0


def test_waiting_works_the_job_and_prints_it_once(desk: Desk, send: list[str | Path | float]) -> None:
    desk.host.work = lambda job: finish(desk, job)
    ran = desk.run(*send, "--wait", "--json")
    assert (ran.code, ran.json["status"], ran.json["progress"]["sent"]) == (0, "completed", 3)
    assert desk.host.calls == [f"work_until {ran.json['id']}"]
    assert "COMPLETED in" in ran.err
    assert "accepted by the server" in ran.err


def test_waiting_tells_people_what_happened_and_why(desk: Desk, send: list[str | Path | float]) -> None:
    desk.host.work = lambda job: finish(desk, job, failed="binh@x.example")
    ran = desk.run(*send, "--wait")
    assert ran.code == 1
    assert "Progress: 3/3 (100%) - Success: 2, Failed: 1" in ran.err
    assert "It was failed." in ran.out


def test_waiting_in_vain_says_why_and_exits_3(desk: Desk, send: list[str | Path | float]) -> None:
    stop = AccountState(
        status=AccountStatus.PAUSED, verdict=Verdict.PAUSE, scope=Scope.ACCOUNT, reason="Wrong password."
    )
    desk.host.work = lambda _job: desk.stop_account(stop)
    ran = desk.run(*send, "--wait", "--json")
    assert (ran.code, ran.json["status"], ran.json["reason"]) == (3, "paused", "Wrong password.")
    assert "paused: Wrong password." in ran.err


def test_waiting_for_a_cooling_account_exits_1_with_the_time(desk: Desk, send: list[str | Path | float]) -> None:
    until = datetime.now().astimezone() + timedelta(minutes=15)
    desk.host.work = lambda _job: desk.stop_account(
        AccountState(status=AccountStatus.COOLING, until=until, verdict=Verdict.COOL, reason="Too many log-ins.")
    )
    ran = desk.run(*send, "--wait", "--json")
    assert ran.code == 1
    assert ran.json["reason"].startswith("Too many log-ins. Next try: ")


def test_an_interrupted_wait_is_a_stop(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--wait", "--json")
    assert (ran.code, ran.json["status"]) == (3, "waiting")
    assert "stopped before the end" in ran.err


def test_a_send_with_a_paused_account_exits_3_at_once(desk: Desk, send: list[str | Path | float]) -> None:
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Wrong password."))
    ran = desk.run(*send, "--json")
    assert (ran.code, ran.json["status"]) == (3, "paused")


def test_wait_and_queue_only_exclude_each_other(desk: Desk, send: list[str | Path | float]) -> None:
    assert desk.run(*send, "--wait", "--queue-only").code == 2


@pytest.mark.parametrize(("answer", "code", "jobs"), [("y\n", 0, 1), ("n\n", 3, 0), ("\n", 3, 0)])
def test_at_a_terminal_the_user_is_asked(
    desk: Desk, send: list[str | Path | float], monkeypatch: pytest.MonkeyPatch, answer: str, code: int, jobs: int
) -> None:
    monkeypatch.setattr("mailtool_gui.cli.send.at_terminal", lambda: True)
    ran = desk.run(*send, stdin=answer)
    assert ran.code == code
    assert "Send orders.xlsx to 3 recipients with account work?" in ran.err
    assert desk.records.count_jobs(status=None) == jobs


@pytest.mark.parametrize("option", ["--yes", "--json"])
def test_scripts_are_never_asked(
    desk: Desk, send: list[str | Path | float], monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr("mailtool_gui.cli.send.at_terminal", lambda: True)
    assert desk.run(*send, option).code == 0


def test_many_warnings_are_told_in_part(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    write_workbook(tmp_path / "orders.xlsx", (*PEOPLE, *(("Anna", "anna@x.example", 1.0) for _ in range(9))))
    ran = desk.run(*send, "--json")
    assert ran.code == 0
    assert ran.err.count("Warning: ") == 5
    assert "... and 4 more warnings" in ran.err


def test_a_file_is_attached_by_its_whole_path(
    desk: Desk, send: list[str | Path | float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terms.pdf").write_bytes(b"%PDF")
    monkeypatch.chdir(tmp_path)
    job = desk.run(*send, "--attach", "terms.pdf", "--json").json["id"]
    snapshot = desk.records.snapshot(job)
    assert snapshot.template.attachments == (str(tmp_path / "terms.pdf"),)
    assert [path for path, _ in snapshot.files] == [tmp_path / "terms.pdf"]


def test_a_column_s_exact_name_wins_over_a_file_s(
    desk: Desk, send: list[str | Path | float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("Amount", "plain"):
        (tmp_path / name).write_bytes(b"x")
    job = desk.run(*send, "--attach", "plain", "--json").json["id"]
    assert desk.records.snapshot(job).template.attachments == (str(tmp_path / "plain"),)
    refused = desk.run(*send, "--attach", "Amount", "--json")
    assert (refused.code, refused.error["problems"][0]["cell"]) == (2, "C2")


def test_a_column_names_files_in_a_folder(desk: Desk, send: list[str | Path | float], tmp_path: Path) -> None:
    rows = [(*row, name) for row, name in zip(PEOPLE, ("Bill", "1.pdf", "2.pdf", "gone.pdf"), strict=True)]
    write_workbook(tmp_path / "orders.xlsx", rows)
    for name in ("1.pdf", "2.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    ran = desk.run(*send, "--attach", "Bill", "--attach-dir", tmp_path, "--json")
    assert (ran.code, ran.error["code"]) == (2, "rows-with-errors")
    assert ran.error["problems"][0]["cell"] == "D4"
    ran = desk.run(*send, "--attach", "Bill", "--attach-dir", tmp_path, "--yes", "--json")
    assert (ran.code, ran.json["progress"]["skipped"]) == (1, 1)


def test_where_people_unsubscribe_is_kept_with_the_job(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--unsubscribe", "mailto:leave@x.example", "--unsubscribe", "https://x.example/u", "--json")
    template = desk.records.snapshot(ran.json["id"]).template
    assert template.unsubscribe == ("https://x.example/u", "mailto:leave@x.example")


def test_a_wrong_address_to_unsubscribe_at_is_refused(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--unsubscribe", "ftp://x.example/u", "--json")
    assert (ran.code, ran.error["code"], ran.error["where"]) == (2, "bad-unsubscribe", "--unsubscribe")


def finish(desk: Desk, job_id: str, failed: str = "") -> None:
    """Sends every message of the job, or has one refused."""
    job = desk.records.job(job_id)
    assert job is not None
    with desk.engine() as engine:
        engine.activate(job)
        for delivery in desk.records.deliveries(job_id, status=DeliveryStatus.QUEUED, limit=99, offset=0):
            gone = delivery.address == failed
            engine.end(job, delivery.address, Verdict.FAIL if gone else Verdict.SENT, GONE if gone else None)
        engine.complete(job)


def test_an_empty_key_is_refused(desk: Desk, send: list[str | Path | float]) -> None:
    ran = desk.run(*send, "--key", " ", "--json")
    assert (ran.code, ran.error["where"]) == (2, "--key")
    assert desk.records.count_jobs(status=None) == 0


def test_a_waiting_user_is_told_how_it_goes_on(desk: Desk, send: list[str | Path | float]) -> None:
    desk.host.work = lambda job: (desk.records.pause(job), None)[1]
    ran = desk.run(*send, "--wait")
    (job,) = desk.records.jobs(status=None, limit=9, offset=0)
    told = f"paused: you have paused this job.\n`mailtool resume {job.id}` lets it go on."
    assert (ran.code, told in ran.err) == (3, True)
    desk.host.work = lambda _job: None
    assert "stopped before the end.\n`mailtool engine` goes on with it." in desk.run(*send, "--wait").err
    until = SystemClock().now() + timedelta(minutes=9)
    desk.stop_account(AccountState(status=AccountStatus.COOLING, reason="Too fast.", until=until))
    assert "It goes on by itself, in the background" in desk.run(*send, "--wait").err
