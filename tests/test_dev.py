"""The two commands of a newcomer: what they find missing, what they say, and that they are quick once set up."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"


def load(path: Path) -> Any:
    """The script as a module: its folder is no package."""
    spec = importlib.util.spec_from_file_location("dev_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev() -> Any:
    """The script, freshly loaded."""
    return load(SCRIPT)


class Machine:
    """A machine as the script finds it; what it installs is only noted."""

    def __init__(self, dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.installed: list[str] = []
        self.lacks: set[str] = set()
        self.root = self.debian = self.sudo = self.venv = True
        self.platform = "linux"
        monkeypatch.setattr(dev, "loadable", lambda library: dev.LIBRARIES[library] not in self.lacks)
        monkeypatch.setattr(dev, "exists", lambda path: dev.SERVERS[path] not in self.lacks)
        monkeypatch.setattr(dev, "is_root", lambda: self.root)
        monkeypatch.setattr(dev, "is_debian_like", lambda: self.debian)
        monkeypatch.setattr(dev, "has_package_lists", lambda: True)
        monkeypatch.setattr(dev, "lacks_venv", lambda: not self.venv)
        monkeypatch.setattr(dev, "install", self.installed.extend)
        monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/sudo" if self.sudo else None)
        monkeypatch.setattr(dev.sys, "platform", "linux")
        self._dev, self._monkeypatch = dev, monkeypatch

    def become(self, platform: str) -> None:
        """Another system."""
        self.debian = False
        self._monkeypatch.setattr(self._dev.sys, "platform", platform)


@pytest.fixture
def machine(dev: Any, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A Debian with everything, as root."""
    return Machine(dev, monkeypatch)


VENV = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


# System packages


def test_nothing_is_done_where_nothing_is_missing(
    dev: Any, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    for purpose in ("run", "test"):
        dev.provide(purpose)
    dev.provide("test", everything=True)
    assert machine.installed == []
    assert capsys.readouterr() == ("", "")


def test_root_installs_what_is_missing_and_nothing_else(dev: Any, machine: Machine) -> None:
    machine.lacks, machine.venv = {"libglib2.0-0", "libxcb-cursor0", "postfix"}, False
    dev.provide("run")
    assert machine.installed == ["libglib2.0-0", "libxcb-cursor0", VENV]


def test_root_installs_the_servers_for_everything(dev: Any, machine: Machine) -> None:
    machine.lacks = {"libgl1", "postfix", "dovecot-imapd"}
    dev.provide("test", everything=True)
    assert machine.installed == ["libgl1", "postfix", "dovecot-imapd"]


def test_root_installs_a_small_desktop_for_everything(dev: Any, machine: Machine) -> None:
    desktop = ["xvfb", "xdotool", "openbox", "trayer", "dbus-daemon", "at-spi2-core"]
    machine.lacks = set(desktop)
    dev.provide("test")
    assert machine.installed == []
    dev.provide("test", everything=True)
    assert machine.installed == desktop


@pytest.mark.parametrize(("purpose", "lacking"), [("run", "libglib2.0-0"), ("test", "libgl1")])
def test_a_user_is_told_one_line_to_paste(dev: Any, machine: Machine, purpose: str, lacking: str) -> None:
    machine.root, machine.lacks = False, {lacking, "libxcb-shape0"}
    with pytest.raises(dev.Refusal) as refusal:
        dev.provide(purpose)
    line = str(refusal.value).splitlines()[-1]
    assert line == f"sudo apt-get install -y --no-install-recommends {lacking} libxcb-shape0"
    assert machine.installed == []


def test_a_user_without_venv_is_told(dev: Any, machine: Machine) -> None:
    machine.root, machine.venv = False, False
    with pytest.raises(dev.Refusal, match=rf"sudo apt-get install .* {VENV}$"):
        dev.provide("run")


def test_what_only_the_window_needs_stops_nobody(
    dev: Any, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.root, machine.lacks = False, {"libxcb-cursor0"}
    dev.provide("test")
    assert capsys.readouterr().err.splitlines()[-1].endswith(" libxcb-cursor0")


def test_a_user_cannot_test_everything(dev: Any, machine: Machine) -> None:
    machine.root = False
    with pytest.raises(dev.Refusal, match="must run as root"):
        dev.provide("test", everything=True)
    machine.lacks = {"libgl1", "dovecot-core", "xvfb"}
    with pytest.raises(dev.Refusal, match=r"libgl1 dovecot-core xvfb$"):
        dev.provide("test", everything=True)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_everything_needs_debian(dev: Any, machine: Machine, platform: str) -> None:
    machine.become(platform)
    with pytest.raises(dev.Refusal, match="postfix, dovecot-core"):
        dev.provide("test", everything=True)


def test_other_linux_families_are_told_the_libraries(dev: Any, machine: Machine) -> None:
    machine.become("linux")
    machine.lacks = {"libgl1", "libegl1"}
    dev.provide("run")
    with pytest.raises(dev.Refusal, match=r"libGL\.so\.1, libEGL\.so\.1$"):
        dev.provide("test")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own(dev: Any, machine: Machine, platform: str) -> None:
    machine.become(platform)
    machine.lacks = set(dev.LIBRARIES.values())
    dev.provide("test")
    assert machine.installed == []


@pytest.mark.parametrize(
    ("sudo", "update", "line"),
    [
        (True, False, "sudo apt-get install -y --no-install-recommends a b"),
        (True, True, "sudo apt-get update && sudo apt-get install -y --no-install-recommends a b"),
        (False, True, "su -c 'apt-get update && apt-get install -y --no-install-recommends a b'"),
    ],
)
def test_line_to_paste(dev: Any, sudo: bool, update: bool, line: str) -> None:
    assert dev.line_to_paste(["a", "b"], sudo=sudo, update=update) == line


def test_loadable(dev: Any) -> None:
    assert not dev.loadable("libdoes-not-exist.so.7")


def test_package_lists(dev: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "PACKAGE_LISTS", tmp_path)
    assert not dev.has_package_lists()
    (tmp_path / "mirror_dists_bookworm_main_binary-amd64_Packages.lz4").touch()
    assert dev.has_package_lists()


def test_no_service_is_started(dev: Any, tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    with dev.NoServices(policy):
        assert policy.read_text().endswith("exit 101\n")
        assert os.access(policy, os.X_OK)
    assert not policy.exists()


def test_an_administrators_policy_stays(dev: Any, tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 0\n")
    with dev.NoServices(policy):
        assert policy.read_text().endswith("exit 0\n")
    assert policy.exists()


class Apt:
    """Notes the commands of an installation and answers them with the given exit codes, then with 0."""

    def __init__(self, *codes: int) -> None:
        self.commands: list[str] = []
        self._codes = list(codes)

    def __call__(self, command: Sequence[str], environment: dict[str, str], *, errors: bool = False) -> int:
        assert environment["DEBIAN_FRONTEND"] == "noninteractive"
        self.commands.append(" ".join(command[:2]))
        return self._codes.pop(0) if self._codes else 0


@pytest.mark.parametrize(
    ("lists", "codes", "commands"),
    [
        (True, (), ["apt-get install"]),
        (False, (), ["apt-get update", "apt-get install"]),
        (True, (100,), ["apt-get install", "apt-get update", "apt-get install"]),
    ],
)
def test_package_lists_are_fetched_only_when_needed(
    dev: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    lists: bool,
    codes: tuple[int, ...],
    commands: list[str],
) -> None:
    apt = Apt(*codes)
    monkeypatch.setattr(dev, "_quietly", apt)
    monkeypatch.setattr(dev, "has_package_lists", lambda: lists)
    monkeypatch.setattr(dev, "SERVICE_POLICY", tmp_path / "policy-rc.d")
    dev.install(["libgl1"])
    assert apt.commands == commands


def test_a_failing_installation_is_told(dev: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "_quietly", Apt(100, 0, 100))
    monkeypatch.setattr(dev, "has_package_lists", lambda: True)
    monkeypatch.setattr(dev, "SERVICE_POLICY", tmp_path / "policy-rc.d")
    with pytest.raises(dev.Refusal, match="could not install libgl1"):
        dev.install(["libgl1"])


# The virtual environment


def test_fingerprint_tells_every_difference(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dev.fingerprint(b"needs", "version = 3.11.2")
    assert first == dev.fingerprint(b"needs", "version = 3.11.2")
    others = {dev.fingerprint(b"other needs", "version = 3.11.2"), dev.fingerprint(b"needs", "version = 3.12.0")}
    monkeypatch.setattr(dev, "LIBRARIES", {**dev.LIBRARIES, "libnew.so.1": "libnew1"})
    others.add(dev.fingerprint(b"needs", "version = 3.11.2"))
    monkeypatch.setattr(dev, "ROOT", Path("/elsewhere"))
    others.add(dev.fingerprint(b"needs", "version = 3.11.2"))
    assert len(others | {first}) == 5


@pytest.mark.parametrize("text", [None, "", "{", "[]", "\ufeff"])
def test_an_unreadable_stamp_means_not_ready(dev: Any, tmp_path: Path, text: str | None) -> None:
    stamp = tmp_path / "set-up.json"
    if text is not None:
        stamp.write_text(text, encoding="utf-8")
    assert dev.ready_for(stamp) == {}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is set up, with commands that only repeat what they were told."""
    root = tmp_path / "project with blanks"
    (root / "packaging").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    shutil.copy(SCRIPT, root / "packaging")
    scripts = root / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    scripts.mkdir(parents=True)
    for name in ("mailtool", "python"):
        (scripts / name).write_text(f'#!/bin/sh\necho "{name} $@"\nexit $CODE\n')
        (scripts / name).chmod(0o755)
    copy = load(root / "packaging" / "dev.py")
    (root / ".venv" / "set-up.json").write_text(json.dumps({"test": copy.current_fingerprint()}))
    return root


def call(project: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """One of the commands, run in `project`; its tools end with `code`."""
    return subprocess.run(
        [sys.executable, str(project / "packaging" / "dev.py"), *arguments],
        env={**os.environ, "CODE": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demo_opens_its_window_where_one_can_be_shown(dev: Any, machine: Machine) -> None:
    assert dev.demo_options(["--rows", "9"]) == ["--rows", "9"]
    machine.lacks = {"libxcb-cursor0"}
    assert dev.demo_options(["--rows", "9"]) == ["--rows", "9", "--headless"]
    assert dev.demo_options(["--headless"]) == ["--headless"]
    machine.become("darwin")
    assert dev.demo_options([]) == []


def test_run_is_the_demo_and_ends_as_it_does(project: Path) -> None:
    result = call(project, "run", "--rows", "20", code=1)
    assert (result.returncode, result.stdout, result.stderr) == (1, "mailtool demo --rows 20\n", "")


def test_what_is_compiled_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = project / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    (scripts / "mailtool").write_text('#!/bin/sh\necho "told: ${PYTHONDONTWRITEBYTECODE-nothing}"\n')
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert call(project, "run").stdout == "told: nothing\n"


def test_test_runs_all_checks_and_pytest_last(project: Path) -> None:
    result = call(project, "test", "-k", "words")
    told = [line for line in result.stdout.splitlines() if not line.startswith("--")]
    assert [line.split()[2] for line in told] == ["ruff", "ruff", "mypy", "pytest"]
    assert told[-1].endswith("-m not real and not slow -k words")
    assert result.returncode == 0


def test_every_failed_check_is_named(project: Path) -> None:
    result = call(project, "test", code=1)
    assert result.stderr == "Failed: ruff check, ruff format, mypy, pytest\n"
    assert result.returncode == 1


def test_everything_leaves_out_nothing(dev: Any) -> None:
    assert "-m" not in dev.checks(True, [])[-1][1]
    assert dev.checks(False, ["-x"])[-1][1][-3:] == ["-m", "not real and not slow", "-x"]


def test_setup_has_nothing_to_do_twice(project: Path) -> None:
    result = call(project, "setup")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_changed_project_is_set_up_anew(project: Path) -> None:
    (project / "pyproject.toml").write_text("[project]\nname = 'changed'\n")
    first = call(project, "run")
    assert "Setting up" in first.stderr
    assert "pip install -qq --disable-pip-version-check --editable ." in first.stdout
    assert call(project, "run").stderr == ""
    assert "pip install -qq --disable-pip-version-check --editable .[test]" in call(project, "test").stdout


def test_a_failing_pip_is_told_and_tried_again(project: Path) -> None:
    python = next((project / ".venv").glob("*/python"))
    python.write_text('#!/bin/sh\n[ "$2" != pip ]\n')
    (project / "pyproject.toml").write_text("[project]\nname = 'changed'\n")
    for _ in range(2):
        result = call(project, "run")
        assert result.stderr.splitlines()[-1].startswith("pip could not install")
        assert result.returncode == 1


# Wrong use


@pytest.mark.parametrize("arguments", [(), ("tset",), ("--all",)])
def test_wrong_use_shows_the_commands(project: Path, arguments: tuple[str, ...]) -> None:
    result = call(project, *arguments)
    assert result.returncode == 2
    assert "dev.py test [--all]" in result.stderr


def test_help(project: Path) -> None:
    result = call(project, "--help")
    assert result.returncode == 0
    assert "dev.py run" in result.stdout


def test_an_old_python_is_refused_with_a_sentence() -> None:
    code = f"import sys, runpy; sys.version_info = (3, 9, 1); runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr == "MailTool needs Python 3.11 or newer; this is Python 3.9.\n"
    assert result.returncode == 1


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
