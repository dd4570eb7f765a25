"""Tests see no user: their own home, no screen, no keyring, no secrets."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from pathlib import Path

import pytest

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "run",
}
SETTINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
}
UNSET = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE", "FORCE_COLOR", "COLUMNS", "LINES")
SECRET = "MAILTOOL_SECRET_"


class Isolation:
    """Points the environment at a folder of this run; every test gets a data folder that does not exist yet."""

    def __init__(self) -> None:
        self._root = Path(tempfile.mkdtemp(prefix="mailtool-tests-"))
        self._numbers = itertools.count(1)
        self._environment = pytest.MonkeyPatch()

    def pytest_configure(self) -> None:
        """Before any test module is imported."""
        for name, folder in FOLDERS.items():
            path = self._root / folder
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._environment.setenv(name, str(path))
        for name, value in SETTINGS.items():
            self._environment.setenv(name, value)
        for name in (*UNSET, *(name for name in os.environ if name.startswith(SECRET))):
            self._environment.delenv(name, raising=False)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """A data folder of its own for each test, and for the processes it starts."""
        self._environment.setenv("MAILTOOL_HOME", str(self._root / f"data-{next(self._numbers)}"))

    def pytest_unconfigure(self) -> None:
        """The environment as it was."""
        self._environment.undo()
        shutil.rmtree(self._root, ignore_errors=True)
