"""A display of one's own (Xvfb), looked at and typed on as a person does (xdotool)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["grab"])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Screen:
    """One display; `environment` is for a program that shall be seen here."""

    def __init__(self, number: int) -> None:
        self.environment: Mapping[str, str] = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    def picture(self, path: Path) -> Path:
        """What is on the display now, as PNG."""
        subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=self.environment, check=True, timeout=30)
        return path

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title holds this."""
        found = self._do("search", "--onlyvisible", "--name", title)
        return found.split()

    def focus(self, window: str) -> None:
        """What is typed goes to this window."""
        self._do("windowfocus", window)

    def minimize(self, window: str) -> None:
        """Puts a window out of sight."""
        self._do("windowminimize", window)

    def press(self, keys: str) -> None:
        """Presses keys such as `alt+n`."""
        self._do("key", "--clearmodifiers", keys)

    def type(self, text: str) -> None:
        """Writes at the cursor."""
        self._do("type", "--clearmodifiers", "--delay", "8", text)

    def click(self, x: int, y: int, *, times: int = 1) -> None:
        """Clicks with the left button."""
        self._do("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", "1")

    def move(self, x: int, y: int) -> None:
        """Moves the mouse, with whatever hangs on it."""
        self._do("mousemove", str(x), str(y))

    def press_button(self, x: int, y: int) -> None:
        """Presses the left button, and holds it."""
        self._do("mousemove", str(x), str(y), "mousedown", "1")

    def release_button(self) -> None:
        """Lets the left button go."""
        self._do("mouseup", "1")

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout


@contextmanager
def own_screen(width: int = 1400, height: int = 900) -> Iterator[Screen]:
    """A display that nobody else uses, for as long as the block lasts."""
    near, far = os.pipe()
    command = ["Xvfb", "-displayfd", str(far), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(far,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(far)
    try:
        with os.fdopen(near) as number:
            yield Screen(int(number.readline()))
    finally:
        server.terminate()
        server.wait(10)
