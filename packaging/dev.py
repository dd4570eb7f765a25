#!/usr/bin/env python3
"""The two commands of a newcomer, and nothing but the standard library.

    python3 packaging/dev.py run [options of the demo]
    python3 packaging/dev.py test [--all] [options of pytest]
    python3 packaging/dev.py setup

All of them first make the virtual environment `.venv` ready, which is quick once it is.
"""

from __future__ import annotations

import sys

# This comes before everything else, so that an old Python gets as far as the sentence.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("MailTool needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.json"

EXTRAS = {"run": ".", "test": ".[test]"}

# Debian's package for each shared library, in the order in which they start to matter.
ENGINE_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
TEST_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
SERVERS = {
    "/usr/sbin/postfix": "postfix",
    "/usr/sbin/dovecot": "dovecot-core",
    "/usr/lib/dovecot/imap": "dovecot-imapd",
    "/usr/lib/dovecot/lmtp": "dovecot-lmtpd",
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/openbox": "openbox",
    "/usr/bin/trayer": "trayer",
    "/usr/bin/dbus-daemon": "dbus-daemon",
    "/usr/bin/strace": "strace",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/bin/node": "nodejs",
    "/usr/bin/npm": "npm",
}
LIBRARIES = {**ENGINE_LIBRARIES, **TEST_LIBRARIES, **SCREEN_LIBRARIES}
NEEDED = {"run": ENGINE_LIBRARIES, "test": {**ENGINE_LIBRARIES, **TEST_LIBRARIES}}

PACKAGE_LISTS = Path("/var/lib/apt/lists")
SERVICE_POLICY = Path("/usr/sbin/policy-rc.d")


class Refusal(Exception):
    """The command cannot go on; the sentence says what to do."""


# What the machine lacks


def loadable(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def exists(path: str) -> bool:
    """Whether there is such a file."""
    return Path(path).exists()


def missing(wanted: Mapping[str, str], there: Callable[[str], bool]) -> list[str]:
    """The packages of those `wanted` things that are not `there`."""
    return [package for thing, package in wanted.items() if not there(thing)]


def lacks_venv() -> bool:
    """Whether this Python was packaged without what makes virtual environments, as Debian does."""
    return importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None


def is_debian_like() -> bool:
    """Whether packages come by apt-get."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether system packages can be installed from here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_package_lists() -> bool:
    """Whether apt-get knows any package yet."""
    return any(PACKAGE_LISTS.glob("*_Packages*"))


def line_to_paste(packages: Sequence[str], *, sudo: bool, update: bool) -> str:
    """The one shell line by which an administrator installs `packages`."""
    commands = ["apt-get update"] if update else []
    commands.append("apt-get install -y --no-install-recommends " + " ".join(packages))
    if sudo:
        return " && ".join(f"sudo {command}" for command in commands)
    return "su -c " + shlex.quote(" && ".join(commands))


# System packages


def provide(purpose: str, *, everything: bool = False) -> None:
    """Installs the system packages for `purpose`, or names them in one line.

    Raises Refusal where `purpose` (with `everything`: the mail servers of the whole suite) cannot do without.
    """
    if everything and not is_debian_like():
        raise Refusal(f"The whole suite needs Debian's {', '.join(SERVERS.values())}; `test` without --all does not.")
    if is_debian_like():
        _provide_packages(purpose, missing(SERVERS, exists) if everything else [])
        if everything and not is_root():
            raise Refusal("The whole suite starts mail servers, so it must run as root; `test` without --all need not.")
    elif sys.platform == "linux":
        _name_libraries(missing(NEEDED[purpose], loadable))


def _provide_packages(purpose: str, servers: Sequence[str]) -> None:
    venv = ["python{}.{}-venv".format(*sys.version_info)] if lacks_venv() else []
    lacking = [*missing(LIBRARIES, loadable), *venv, *servers]
    if lacking and is_root():
        install(lacking)
    elif missing(NEEDED[purpose], loadable) or venv or servers:
        raise Refusal(_ask_for(lacking))
    elif lacking:
        print(_ask_for(lacking), file=sys.stderr)


def _name_libraries(packages: Sequence[str]) -> None:
    names = ", ".join(library for library, package in LIBRARIES.items() if package in packages)
    if names:
        raise Refusal(f"Install the packages that hold these libraries, then try again: {names}")


def _ask_for(packages: Sequence[str]) -> str:
    line = line_to_paste(packages, sudo=shutil.which("sudo") is not None, update=not has_package_lists())
    return f"System packages are missing. Paste this line, then try again:\n{line}"


def install(packages: Sequence[str]) -> None:
    """Installs Debian packages as root, asking nothing and starting no service."""
    print(f"Installing {' '.join(packages)} ...", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *packages]
    if "postfix" in packages:
        _leave_postfix_unconfigured(environment)
    if not has_package_lists():
        _update_package_lists(environment)
    with NoServices(SERVICE_POLICY):
        if _quietly(command, environment) == 0:
            return
        _update_package_lists(environment)
        if _quietly(command, environment, errors=True) != 0:
            raise Refusal(f"apt-get could not install {' '.join(packages)}: its own words stand above.")


class NoServices:
    """While it holds, package scripts start no service (Debian's policy-rc.d); an administrator's own policy stays."""

    def __init__(self, policy: Path) -> None:
        self._policy = policy
        self._ours = False

    def __enter__(self) -> None:
        if not self._policy.exists():
            self._policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
            self._policy.chmod(0o755)
            self._ours = True

    def __exit__(self, *_: object) -> None:
        if self._ours:
            self._policy.unlink()


def _update_package_lists(environment: Mapping[str, str]) -> None:
    if _quietly(["apt-get", "update", "-qq"], environment, errors=True) != 0:
        raise Refusal("apt-get update failed: its own words stand above.")


def _leave_postfix_unconfigured(environment: Mapping[str, str]) -> None:
    answer = "postfix postfix/main_mailer_type select No configuration\n"
    subprocess.run(["debconf-set-selections"], input=answer, text=True, env=environment, check=True)


def _quietly(command: Sequence[str], environment: Mapping[str, str], *, errors: bool = False) -> int:
    stderr = None if errors else subprocess.DEVNULL
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr, check=False
    ).returncode


# The virtual environment


def fingerprint(project: bytes, environment: str) -> str:
    """What a finished set-up stands for: the project's needs, its Python and place, the system's libraries."""
    parts = [project, environment.encode(), str(ROOT).encode(), json.dumps(LIBRARIES).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def ready_for(stamp: Path) -> dict[str, str]:
    """The fingerprint each purpose was last set up with."""
    try:
        marks = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return marks if isinstance(marks, dict) else {}


def current_fingerprint() -> str:
    """The fingerprint that a set-up made now would have."""
    try:
        environment = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        environment = ""
    return fingerprint((ROOT / "pyproject.toml").read_bytes(), environment)


def set_up(purpose: str, *, everything: bool = False) -> None:
    """Makes the machine and `.venv` ready for `run` or `test`; does nothing when they are. Raises Refusal."""
    marks = ready_for(STAMP)
    ready = PYTHON.exists() and current_fingerprint() in (marks.get(purpose), marks.get("test"))
    if everything or not ready:
        provide(purpose, everything=everything)
    if ready:
        return
    print(f"Setting up MailTool in {VENV} (only once) ...", file=sys.stderr)
    make_environment()
    install_project(EXTRAS[purpose])
    STAMP.write_text(json.dumps({**marks, purpose: current_fingerprint()}), encoding="utf-8")


def make_environment() -> None:
    """Makes `.venv`, or makes it anew where it has no working pip or an old Python."""
    if PYTHON.exists() and _run(PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))") == 0:
        return
    if lacks_venv():
        raise Refusal("This Python cannot make virtual environments: its modules venv and ensurepip are missing.")
    if _run(sys.executable, "-m", "venv", "--clear", VENV) != 0:
        raise Refusal(f"The virtual environment {VENV} could not be made: the reason stands above.")


def install_project(what: str) -> None:
    """Installs the project, to be edited in place, with its dependencies, and proves that Qt can be loaded."""
    if _run(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--editable", what) != 0:
        raise Refusal("pip could not install what MailTool needs: its own words stand above.")
    if _run(PYTHON, "-c", "from PySide6 import QtCore, QtNetwork") != 0:
        raise Refusal("Qt cannot be loaded: the library that is missing stands above.")


def _run(*command: str | Path) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


# The commands


def run(arguments: Sequence[str]) -> int:
    """The demo: the main job from end to end, and nothing leaves the machine; in a window where there is a display."""
    set_up("run")
    return _become([str(SCRIPTS / "mailtool"), "demo", *demo_options(arguments)])


def demo_options(arguments: Sequence[str]) -> list[str]:
    """The demo's options: in the terminal where a window's libraries are missing, which Qt would not survive."""
    lacking = sys.platform == "linux" and missing({**TEST_LIBRARIES, **SCREEN_LIBRARIES}, loadable)
    return [*arguments, "--headless"] if lacking and "--headless" not in arguments else list(arguments)


def test(arguments: Sequence[str]) -> int:
    """Style, types and the fast tests; with `--all` those with real servers and crashes too."""
    everything = "--all" in arguments
    options = [argument for argument in arguments if argument != "--all"]
    set_up("test", everything=everything)
    failed = [name for name, command in checks(everything, options) if not _passes(name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def checks(everything: bool, options: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The checks in their order, each with its command; pytest comes last, so that its closing line does."""
    layer = ["--dist", "loadgroup"] if everything else ["--dist", "worksteal", "-m", "not real and not slow"]
    return [
        ("ruff check", ["ruff", "check", "--quiet", "."]),
        ("ruff format", ["ruff", "format", "--check", "--quiet", "."]),
        ("mypy", ["mypy"]),
        ("pytest", ["pytest", "-n", "auto", *layer, *options]),
    ]


def _passes(name: str, command: Sequence[str]) -> bool:
    print(f"-- {name}", flush=True)
    return _run(PYTHON, "-m", *command) == 0


def _become(command: list[str]) -> int:
    if os.name != "nt":
        os.execv(command[0], command)
    return _run(*command)


def _setup(_: Sequence[str]) -> int:
    set_up("test")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"run": run, "test": test, "setup": _setup}


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code: 2 for wrong use, 1 where the machine lacks something."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stdout if arguments[:1] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    # What was compiled once starts in half the time, and the tests start the program hundreds of times.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
