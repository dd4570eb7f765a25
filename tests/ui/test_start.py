"""What the program has imported when its first window is on the screen: each import more makes everybody wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STARTED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from mailtool_gui.app import show_window
from mailtool_gui.ui import start

class Noting(start.MainWindow):
    def show(self):
        super().show()
        QTimer.singleShot(0, self, self.tell)

    def tell(self):
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

start.MainWindow = Noting
show_window(Path(sys.argv[1]), locale="en-US")
"""
LIBRARIES = {"PySide6", "shiboken6", "shibokensupport"}
LAYERS = {"app", "domain", "services", "store", "ui", "workers"}
SERVICES = {"desk"}
STORE = {"data_folder", "failures", "placement"}
SLOW = {"PySide6.QtNetwork", "calendar", "decimal", "email", "html.parser", "http", "pickle", "ssl", "uuid", "xml"}
"""Not needed for a window, and of the standard library's or Qt's slowest."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules of a process of its own."""
    command = [sys.executable, "-c", STARTED, str(tmp_path_factory.mktemp("start") / "data")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout, result.stderr
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_libraries_wait_for_the_first_window(imported: set[str]) -> None:
    files = {path.name.partition(".")[0] for path in Path(json.__file__).parents[1].iterdir()}
    beside = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names) - files - {"mailtool_gui"}
    assert {name for name in beside if not _of_the_environment(name)} <= LIBRARIES


def _of_the_environment(name: str) -> bool:
    """What an installation loads into every process, and what Qt for Python makes for itself."""
    return name.startswith(("_", "sitecustomize", "usercustomize")) or name == "signature_bootstrap"


def test_layers_wait_for_the_first_window(imported: set[str]) -> None:
    ours = {name.split(".")[1] for name in imported if name.startswith("mailtool_gui.")}
    assert "ui" in ours
    assert ours <= LAYERS


def test_services_wait_for_the_first_window(imported: set[str]) -> None:
    assert {name.split(".")[2] for name in imported if name.startswith("mailtool_gui.services.")} <= SERVICES


def test_the_ledger_waits_for_the_first_window(imported: set[str]) -> None:
    assert {name.split(".")[2] for name in imported if name.startswith("mailtool_gui.store.")} <= STORE


def test_pages_wait_for_the_first_window(imported: set[str]) -> None:
    pages = {name.split(".")[3] for name in imported if name.startswith("mailtool_gui.ui.pages.")}
    assert pages == {"page", "registry"}


def test_tables_wait_for_the_first_window(imported: set[str]) -> None:
    assert not {name for name in imported if "cells" in name or name.startswith("mailtool_gui.ui.models.")}


def test_slow_modules_wait_for_the_first_window(imported: set[str]) -> None:
    assert not imported & SLOW
