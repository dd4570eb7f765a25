"""The program as it starts at a desk from the second time on: its modules compiled."""

from __future__ import annotations

import compileall
from pathlib import Path

import mailtool_gui


def compile_program() -> None:
    """Where Python is told to keep nothing (`PYTHONDONTWRITEBYTECODE`), each start would compile all of it: that is
    half of a start."""
    compileall.compile_dir(Path(mailtool_gui.__file__).parent, quiet=1)
