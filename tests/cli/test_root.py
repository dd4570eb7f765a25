from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mailtool_gui import __version__
from mailtool_gui.cli.root import COMMANDS, mailtool, wants_json
from mailtool_gui.cli.session import Session
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.services.parts import Parts
from tests.support.desk import Desk


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_contract_exists_and_helps(desk: Desk, name: str) -> None:
    ran = desk.run(name, "--help")
    assert ran.code == 0
    assert f"Usage: mailtool {name}" in ran.out
    if name not in {"account", "suppress", "template"}:
        assert "--data-dir" in ran.out
    assert (desk.composed_for, desk.path.exists()) == ([], False)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_lives_in_its_module_under_its_name(name: str) -> None:
    module = importlib.import_module(f"mailtool_gui.cli.{COMMANDS[name]}")
    found = getattr(module, name)
    assert isinstance(found, click.Command)
    assert found.name == name


def test_version_and_help(desk: Desk) -> None:
    assert desk.run("--version").out == f"MailTool {__version__}\n"
    for option in ("--help", "-h"):
        ran = desk.run(option)
        assert ran.code == 0
        assert all(name in ran.out for name in COMMANDS)


@pytest.mark.parametrize(
    "args",
    [
        ["cleanup"],
        ["cleanup", "--dry-run"],
    ],
)
def test_what_is_planned_says_so(desk: Desk, args: list[str]) -> None:
    ran = desk.run(*args, "--json")
    assert (ran.code, ran.error["code"]) == (2, "not-in-this-version")


@pytest.mark.parametrize(
    "args",
    [
        ["--json", "jobs"],
        ["jobs", "--json"],
        ["--locale", "de-DE", "jobs", "--json"],
        ["jobs", "--json", "--locale", "de-DE"],
        ["--json", "account", "list"],
        ["account", "--json", "list"],
        ["account", "list", "--json"],
        ["--json", "jobs", "--json"],
    ],
)
def test_global_options_stand_before_or_after(desk: Desk, args: list[str]) -> None:
    ran = desk.run(*args)
    assert ran.code == 0
    assert isinstance(ran.json, dict)
    assert ran.err == ""


def folders_of(desk: Desk, *args: str | Path) -> list[Path]:
    desk.run(*args)
    return desk.composed_for


def test_the_data_folder_is_said_before_or_after(desk: Desk, tmp_path: Path) -> None:
    assert folders_of(desk, "--data-dir", tmp_path / "a", "jobs") == [tmp_path / "a"]
    assert folders_of(desk, "jobs", "--data-dir", tmp_path / "b")[1:] == [tmp_path / "b"]
    assert folders_of(desk, "account", f"--data-dir={tmp_path / 'c'}", "list")[2:] == [tmp_path / "c"]


def test_the_environment_names_it_else(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILTOOL_HOME", str(tmp_path / "env"))
    assert folders_of(desk, "jobs") == [tmp_path / "env"]
    assert folders_of(desk, "jobs", "--data-dir", tmp_path / "said")[1:] == [tmp_path / "said"]


def test_the_platform_names_it_at_last(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILTOOL_HOME", raising=False)
    (folder,) = folders_of(desk, "jobs")
    assert folder.name == "MailTool"


def test_an_empty_data_folder_is_refused(desk: Desk) -> None:
    assert desk.run("jobs", "--data-dir", "").code == 2


@pytest.mark.parametrize(
    "args",
    [
        ["snd"],
        ["jobs", "--nonsense"],
        ["jobs", "--limit", "many"],
        ["jobs", "--limit", "-1"],
        ["job"],
        ["job", "a", "b"],
        ["--nonsense"],
        ["account"],
        ["account", "lst"],
        ["send", "x.xlsx"],
        ["engine", "--until-idle", "--until-done"],
    ],
)
def test_wrong_use_is_one_line_or_one_document(desk: Desk, args: list[str]) -> None:
    ran = desk.run(*args)
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith("mailtool")
    assert "mailtool: mailtool" not in line
    assert "Usage:" not in line
    ran = desk.run(*args, "--json")
    assert ran.code == 2
    assert set(ran.json) == {"error"}
    assert ran.error["code"] == "usage"
    assert "\n" not in ran.error["message"]


def test_a_slip_is_answered_with_the_nearest_command(desk: Desk) -> None:
    assert "Did you mean “send”?" in desk.run("sned").err


def broken(error: Exception) -> Callable[[Path], Parts]:
    def compose(_folder: Path) -> Parts:
        raise error

    return compose


def test_an_error_of_ours_is_its_sentence_and_its_code() -> None:
    session = Session(broken(LedgerError("It is damaged.", where="/data", code="corrupt")))
    result = CliRunner().invoke(mailtool, ["jobs"], obj=session)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "mailtool: /data: It is damaged.\n")


@pytest.mark.parametrize("error", [RuntimeError("boom"), ZeroDivisionError()])
def test_nothing_ends_without_its_exit_code(error: Exception) -> None:
    result = CliRunner().invoke(mailtool, ["jobs", "--json"], obj=Session(broken(error)))
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == "internal"
    assert "Traceback" in result.stderr


def test_an_interruption_is_a_stop() -> None:
    session = Session(broken(KeyboardInterrupt()))  # type: ignore[arg-type]  # raised all the same
    result = CliRunner().invoke(mailtool, ["jobs"], obj=session)
    assert (result.exit_code, result.stderr.strip()) == (3, "mailtool: Stopped.")


@pytest.mark.parametrize(
    ("args", "wanted"), [(["jobs", "--json"], True), (["jobs"], False), (["render", "--", "--json"], False)]
)
def test_json_is_seen_before_anything_is_understood(args: list[str], wanted: bool) -> None:
    assert wants_json(args) is wanted


HEAVY = ("rich", "openpyxl", "aiosmtpd", "keyring", "PySide6", "jinja2", "peewee", "inscriptis", "lxml")


def imported(*args: str) -> set[str]:
    """The heavy packages that a command of a fresh process imports."""
    code = (
        "import sys\nfrom mailtool_gui.__main__ import main\n"
        f"try:\n    main()\nfinally:\n    print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args", [["--help"], ["send", "--help"], ["--version"], ["jobs", "--json"], ["account", "list"]]
)
def test_nothing_heavy_is_imported_unless_used(args: list[str]) -> None:
    assert imported(*args) - ({"peewee"} if args[0] == "jobs" else set()) == set()
