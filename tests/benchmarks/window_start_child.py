"""One start of the program's window, as `window_start` times it: says when the window and the first rows are there.

python -m tests.benchmarks.window_start_child BEGUN DATA [SHEET]
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping

from PySide6.QtCore import QTimer

from mailtool_gui.__main__ import main
from mailtool_gui.cli import display
from mailtool_gui.ui import start
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.widgets.sheet_table import SheetTable


class NotingWindow(MainWindow):
    """Says when it is painted, and when a sheet's first rows are."""

    begun = 0.0
    waits_for_rows = False

    def show(self) -> None:
        """Shown and painted."""
        super().show()
        QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        self._note("window")
        if not self.waits_for_rows:
            os._exit(0)
        self._poll = QTimer(self, interval=2)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    def _look(self) -> None:
        visible = (each for each in self.findChildren(SheetTable) if each.isVisible())
        table = next(visible, None)
        if table is not None and table.model() is not None and table.model().rowCount():
            table.viewport().repaint()
            self._note("rows")
            os._exit(0)

    def _note(self, word: str) -> None:
        """Seconds since before the process existed."""
        print(f"{word} {time.time() - self.begun}", flush=True)


def _shown(environ: Mapping[str, str] | None = None) -> bool:
    """`offscreen` is a display here."""
    return True


def run() -> None:
    """The program as it is double-clicked, but for the window that notes."""
    start.MainWindow = NotingWindow  # type: ignore[attr-defined]  # the program is run as it is, but for this
    display.has_display = _shown
    begun, data, *sheet = sys.argv[1:]
    sys.argv[1:] = ["--data-dir", data, "--locale", "en-US", *sheet]
    NotingWindow.begun, NotingWindow.waits_for_rows = float(begun), bool(sheet)
    main()


if __name__ == "__main__":
    run()
