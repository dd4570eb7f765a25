"""The program as it is installed: processes of their own, the real engine, a server or folder on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.smtp_script import ScriptServer
from tests.support.workbooks import write_html, write_workbook

PATIENCE = 90.0  # seconds


def mailtool(*args: str | Path | int, code: int = 0, **environ: str) -> Any:
    """Runs a command with `--json` and answers with its document; its exit code must be `code`."""
    done = subprocess.run(
        [sys.executable, "-m", "mailtool_gui", *map(str, args), "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def message(tmp_path: Path) -> list[str | Path | int]:
    """A sheet of three people and a message."""
    sheet, html = write_workbook(tmp_path / "orders.xlsx"), write_html(tmp_path / "m.html")
    return [sheet, "--subject", "Hi {{name}}", "--html", html]


def until(wanted: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def nobody_hosts() -> bool:
    checks = {check["name"]: check["detail"] for check in mailtool("health")["checks"]}
    return "Nobody works" in checks["lock"]


def test_send_and_wait_into_a_folder(tmp_path: Path, message: list[str | Path | int]) -> None:
    out = tmp_path / "out"
    mailtool("account", "add", "files", "--from", "me@x.example", "--folder", out)
    job = mailtool("send", *message, "--account", "files", "--wait")
    assert (job["status"], job["progress"]["sent"], job["progress"]["percentage"]) == ("completed", 3, 100)
    assert job["duration_seconds"] >= 0
    assert len(list(out.glob("*.eml"))) == 3
    found = mailtool("find", "binh@x.example")["deliveries"]
    assert [(d["status"], d["outcome"], d["rows"]) for d in found] == [("sent", "sent", [3])]


def test_send_alone_is_worked_by_an_engine_of_its_own(tmp_path: Path, message: list[str | Path | int]) -> None:
    mailtool("account", "add", "files", "--from", "me@x.example", "--folder", tmp_path / "out")
    job = mailtool("send", *message, "--account", "files")
    until(lambda: mailtool("job", job["id"])["status"] == "completed")
    assert len(list((tmp_path / "out").glob("*.eml"))) == 3
    until(nobody_hosts)


def test_queued_ones_are_worked_by_the_engine(tmp_path: Path, message: list[str | Path | int]) -> None:
    mailtool("account", "add", "files", "--from", "me@x.example", "--folder", tmp_path / "out")
    mailtool("send", *message, "--account", "files", "--queue-only")
    assert not (tmp_path / "out").exists()
    mailtool("engine", "--until-done")
    assert len(list((tmp_path / "out").glob("*.eml"))) == 3


def test_a_wrong_password_pauses_and_says_so(message: list[str | Path | int]) -> None:
    refusals = ["535 5.7.8 Authentication credentials invalid"] * 9
    with ScriptServer({"AUTH": refusals}, features=("PIPELINING", "AUTH PLAIN LOGIN")) as server:
        add = ("account", "add", "work", "--from", "me@x.example", "--host", server.host, "--port", server.port)
        mailtool(*add, "--tls", "none", "--user", "me", "--allow-cleartext-auth", code=3)
        job = mailtool("send", *message, "--account", "work", "--wait", code=3, MAILTOOL_SECRET_WORK="wrong")
        assert server.record.verbs.count("AUTH") == 1
        tested = mailtool("account", "test", "work", code=3, MAILTOOL_SECRET_WORK="wrong")
    assert job["status"] == "paused"
    assert job["reason"] == tested["reason"]
    assert (tested["ok"], tested["smtp_code"], tested["enhanced_code"]) == (False, 535, "5.7.8")
    shown = mailtool("job", job["id"], "--deliveries")["deliveries"]
    assert {(d["status"], d["outcome"], d["scope"], d["smtp_code"]) for d in shown} == {
        ("queued", "pause", "account", 535)
    }


def test_a_password_that_is_nowhere_pauses_and_says_so(message: list[str | Path | int]) -> None:
    with ScriptServer(features=("AUTH PLAIN",)) as server:
        add = ("account", "add", "work", "--from", "me@x.example", "--host", server.host, "--port", server.port)
        mailtool(*add, "--tls", "none", "--user", "me", "--allow-cleartext-auth", code=3)
        job = mailtool("send", *message, "--account", "work", "--wait", code=3)
    assert job["status"] == "paused"
    assert "password" in job["reason"].lower()


def test_a_server_that_is_not_there_is_told(message: list[str | Path | int]) -> None:
    with ScriptServer() as server:
        port = server.port
    mailtool("account", "add", "work", "--from", "me@x.example", "--host", "127.0.0.1", "--port", port, "--tls", "none")
    tested = mailtool("account", "test", "work", code=3)
    assert (tested["ok"], tested["scope"]) == (False, "server")
    assert tested["reason"]


def test_a_read_only_data_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    error = mailtool(
        "account", "add", "l", "--from", "a@x.example", "--log-only", "--data-dir", tmp_path / "file", code=2
    )
    assert str(tmp_path / "file") in error["error"]["where"]


@pytest.mark.slow  # its waiting times are the demo's own: twelve seconds
def test_a_small_demo_ends_with_its_planted_failure() -> None:
    job = mailtool("demo", "--headless", "--rows", 9, code=1)
    assert (job["status"], job["account"]) == ("completed", "demo")
    counts = job["progress"]
    assert (counts["total"], counts["sent"], counts["failed"], counts["unknown"]) == (6, 5, 1, 0)
    found = mailtool("job", job["id"], "--deliveries")["deliveries"]
    (failed,) = [d for d in found if d["status"] == "failed"]
    assert (failed["outcome"], failed["enhanced_code"]) == ("fail", "5.1.1")
    assert max(d["attempts"] for d in found if d["status"] == "sent") > 1


def test_a_secret_is_never_written_down(tmp_path: Path, message: list[str | Path | int]) -> None:
    with ScriptServer(features=("AUTH PLAIN",)) as server:
        add = ("account", "add", "work", "--from", "me@x.example", "--host", server.host, "--port", server.port)
        mailtool(*add, "--tls", "none", "--user", "me", "--allow-cleartext-auth", code=3)
        mailtool("send", *message, "--account", "work", "--wait", MAILTOOL_SECRET_WORK="Tr0ub4dor")
    files = [path for path in Path(os.environ["MAILTOOL_HOME"]).rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert b"Tr0ub4dor" not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600, path
