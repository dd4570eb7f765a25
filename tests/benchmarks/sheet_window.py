"""How late the window's event loop is while a large workbook is read, addressed and searched, beside idle, in one run.

    .venv/bin/python -m tests.benchmarks.sheet_window [--rows 100000]

The table is scrolled all the time, in the idle phase too: what is compared is the same work with and without reading.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from mailtool_gui.app import compose
from mailtool_gui.services.desk import Desk
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.live import Live
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.tasks import Tasks
from mailtool_gui.ui.theme import Theme
from tests.sheets.workbooks import write_large_workbook
from tests.ui.conftest import NotedWays, QuietHost

_IDLE = 3.0  # seconds
_PATIENCE = 300.0


class Lateness:
    """How much later than asked for the event loop comes to a timer of 1 ms."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def tell(self, phase: str, seconds: float) -> None:
        """Prints the phase's figures and begins the next."""
        late = sorted(self._late) or [0.0]
        middle, most = late[len(late) // 2], late[int(len(late) * 0.99)]
        print(f"{phase:10} {seconds:7.2f} s   p50 {middle:6.1f} ms   p99 {most:6.1f} ms   worst {late[-1]:6.1f} ms")
        self._late.clear()
        self._last = perf_counter()

    def _tick(self) -> None:
        now = perf_counter()
        self._late.append((now - self._last) * 1000)
        self._last = now


class Window:
    """The Send page on a data folder of its own, its table scrolled again and again."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        parts = replace(compose(folder / "data"), host=QuietHost())
        self.app, self.tasks = app, Tasks()
        context = Context(
            desk=Desk(lambda: parts, locale="en-US"),
            tasks=self.tasks,
            theme=Theme(app),
            live=Live(),
            ways=NotedWays(),
            wake=lambda: None,
        )
        self.page = SendPage(context)
        self.page.resize(1076, 820)
        self.page.show()
        self._scrolling = QTimer(interval=100)
        self._scrolling.timeout.connect(self._scroll)
        self._scrolling.start()

    def until(self, holds: Callable[[], object]) -> float:
        """Works events until `holds`; the seconds that took."""
        begun = perf_counter()
        while not holds() and perf_counter() - begun < _PATIENCE:
            self.app.processEvents()
        return perf_counter() - begun

    def _scroll(self) -> None:
        bar = self.page.sheet.table.verticalScrollBar()
        bar.setValue(int(bar.maximum() * (perf_counter() * 0.7 % 1)))


def measure(window: Window, small: Path, large: Path) -> None:
    """All phases, one after the other."""
    page, said = window.page, set[str]()
    page.opening.loading.grew.connect(lambda _table: said.add("first"))
    page.opening.loading.loaded.connect(lambda _loaded: said.add("loaded"))
    page.opening.loading.addressed.connect(lambda _addressed: said.add("addressed"))
    page.open_sheet(small)
    window.until(lambda: "addressed" in said)
    late = Lateness()
    begun = perf_counter()
    late.tell("idle", window.until(lambda: perf_counter() - begun > _IDLE))
    said.clear()
    page.open_sheet(large)
    late.tell("first rows", window.until(lambda: "first" in said))
    late.tell("reading", window.until(lambda: "loaded" in said))
    late.tell("addresses", window.until(lambda: "addressed" in said))
    page.sheet.search.setText("person 77")
    late.tell("search", window.until(lambda: page.sheet.model.is_narrowed))
    print(f"largest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    page.hidden()


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write_large_workbook(folder / "small.xlsx", rows=500)
        window = Window(app, folder)
        measure(window, small, write_large_workbook(folder / "large.xlsx", rows=rows))
        window.tasks.wait()
        sys.stdout.flush()
        os._exit(0)  # figures alone are wanted: nothing is taken down


if __name__ == "__main__":
    main()
