"""The program's start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CLOSE_THEN_LOOK = """
import os
from mailtool_gui.__main__ import occupy_standard_streams

report = os.dup(1)
for number in {closed}:
    os.close(number)
occupy_standard_streams()
same = [number for number in {closed} if os.path.samestat(os.fstat(number), os.stat(os.devnull))]
os.write(report, repr(same).encode())
os._exit(0)
"""


@pytest.mark.parametrize("closed", [[0], [1], [2], [0, 1], [1, 2], [0, 1, 2]])
def test_closed_streams_are_taken_by_the_null_device(closed: list[int]) -> None:
    script = CLOSE_THEN_LOOK.format(closed=closed)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=30)
    assert done.stdout.decode() == repr(closed)


def test_a_command_without_any_stream_leaves_the_ledger_whole(tmp_path: Path) -> None:
    command = f"exec {sys.executable} -m mailtool_gui account add box --from a@example.com --folder out <&- >&- 2>&-"
    environment = os.environ | {"MAILTOOL_HOME": str(tmp_path / "data")}
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, env=environment, timeout=60, check=False)
    assert done.returncode == 0
    looked = subprocess.run(
        [sys.executable, "-m", "mailtool_gui", "account", "list"], env=environment, capture_output=True, check=True
    )
    assert b"box" in looked.stdout
