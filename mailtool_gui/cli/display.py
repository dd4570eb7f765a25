"""Whether a window could be seen."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_PATIENCE = 1.0  # seconds for a display elsewhere to answer
_X11_PORT = 6000


def has_display(environ: Mapping[str, str] | None = None) -> bool:
    """Whether this user has a screen that answers: Windows and macOS always, elsewhere Wayland or X11."""
    if sys.platform in ("win32", "darwin"):
        return True
    said = os.environ if environ is None else environ
    return _wayland_answers(said) or _x11_answers(said.get("DISPLAY", ""))


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    return bool(name) and _answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / str(name)))


def _x11_answers(display: str) -> bool:
    found = re.fullmatch(r"(?:unix)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?", display)
    if not found:
        return False
    number = int(found["number"])
    if not found["host"]:
        path = f"/tmp/.X11-unix/X{number}"
        return _answers(path) or _answers(f"\0{path}")
    try:
        socket.create_connection((found["host"], _X11_PORT + number), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(path)
        except OSError:
            return False
        return True
