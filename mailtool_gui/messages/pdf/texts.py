"""The program's side: a reading process that is started when it is needed, and again where a file has ended it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from weakref import finalize

from mailtool_gui.messages.pdf import COMMAND
from mailtool_gui.messages.pdf.child import SECONDS

_ON_THE_CLOCK = 3  # times the limit of work: a busy machine takes its time
_ROOT = Path(__file__).parents[3]

if sys.platform == "win32":
    _CREATION_FLAGS = subprocess.CREATE_NO_WINDOW
else:
    _CREATION_FLAGS = 0


class PdfTexts:
    """The texts of PDF files, one after the other, for one thread. `close` ends the process."""

    def __init__(self, seconds: float = SECONDS * _ON_THE_CLOCK) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def text(self, path: Path) -> str | None:
        """The text of the file; None where it cannot be read, takes too long or takes too much memory."""
        process = self._running()
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            line = _asked(process, path)
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            self.close()
            return None
        text: str | None = json.loads(line)
        return text

    def close(self) -> None:
        """Ends the process, if there is one; the next file starts another."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = _started()
            finalize(self, _end, self._process)
        return self._process


def _started() -> subprocess.Popen[str]:
    frozen = bool(getattr(sys, "frozen", False))
    return subprocess.Popen(
        [sys.executable, COMMAND] if frozen else [sys.executable, "-m", "mailtool_gui", COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if frozen else _ROOT,
        encoding="utf-8",
        creationflags=_CREATION_FLAGS,
    )


def _asked(process: subprocess.Popen[str], path: Path) -> str:
    """The line that answers; not a whole one where the process has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(str(path)) + "\n")
        process.stdin.flush()
        return process.stdout.readline()
    except (OSError, ValueError):
        return ""


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    try:
        process.communicate()  # closes its pipes and waits for it
    except ValueError:
        process.wait()  # they were closed already
