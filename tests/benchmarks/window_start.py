"""How soon the first window is there, and how soon a workbook's rows are seen in it.

    .venv/bin/python -m tests.benchmarks.window_start [--runs 5] [--rows 100000]

Each start is a process of its own, timed from before it exists: bare Qt (an empty main window), the program's window,
the window with a file of 500 rows, and with a large one; in turn, the median counts. Under Xvfb:
`QT_QPA_PLATFORM=xcb xvfb-run ...`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.campaign import make_campaign
from tests.benchmarks.compiled import compile_program

_BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 820)
window.show()
QTimer.singleShot(0, lambda: (print(f"window {time.time() - float(sys.argv[1])}", flush=True), os._exit(0)))
application.exec()
"""


def main() -> None:
    """The command; with hidden arguments, one start."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", type=int, default=100_000)
    given = parser.parse_args()
    compile_program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {"500 rows": 500, f"{given.rows} rows": given.rows}
        sheets = {label: _sheet(folder / label, rows) for label, rows in files.items()}
        found: dict[str, list[float]] = {}
        for run in range(given.runs + 1):  # the first warms the disk's cache
            for label, seconds in one_run(folder / f"data{run}", sheets).items():
                found.setdefault(label, []).append(seconds)
    for label, times in found.items():
        print(f"{label}: {statistics.median(times[1:]) * 1000:.0f} ms")
    print("marks: first window 350 ms where bare Qt takes 160; 500 rows within 1 s of the window, the first of")
    print(f"{given.rows} within 2 s of it")


def one_run(data: Path, sheets: dict[str, Path]) -> dict[str, float]:
    """Seconds of each kind of start, once."""
    found = {"bare Qt": started([sys.executable, "-c", _BARE])["window"]}
    program = [sys.executable, "-m", "tests.benchmarks.window_start_child"]
    found["first window"] = started([*program], str(data))["window"]
    for label, sheet in sheets.items():
        times = started([*program], str(data), str(sheet))
        found[f"{label}, after the window"] = times["rows"] - times["window"]
    return found


def started(command: list[str], *arguments: str) -> dict[str, float]:
    """What the process tells: seconds from before it existed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    line = [*command, str(time.time()), *arguments]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=False, env=environment)
    pairs = [each.split() for each in done.stdout.splitlines()]
    if not pairs:
        sys.exit(f"{line} told nothing:\n{done.stderr[-2000:]}")
    return {word: float(seconds) for word, seconds in pairs}


def _sheet(folder: Path, rows: int) -> Path:
    folder.mkdir()
    return make_campaign(folder, rows=rows).sheet


if __name__ == "__main__":
    main()
