"""Starting an engine that outlives the command that wanted it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    _CREATION_FLAGS = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _CREATION_FLAGS = 0


def start_detached_engine(folder: Path) -> None:
    """Starts `mailtool engine --hand-over --until-done`, in a session of its own, its streams to null.

    It inherits the environment, since that may hold the account's password, and nothing else.
    """
    command = [sys.executable, "-m", "mailtool_gui", "--data-dir", str(folder), "engine", "--hand-over", "--until-done"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": _module_path()},
        creationflags=_CREATION_FLAGS,
        start_new_session=sys.platform != "win32",
    )
    process.returncode = 0  # nobody waits for it, which Popen would warn about


def _module_path() -> str:
    """Where this package lies, for a program that is run from its sources in another folder, after what was set."""
    return os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(Path(__file__).parents[2]))))
