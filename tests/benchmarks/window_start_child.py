"""One start of the program's window, as `window_start` times it: says when the window and the first rows are there.

python -m tests.benchmarks.window_start_child BEGUN DATA [SHEET]
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from mailtool_gui.app import show_window
from mailtool_gui.ui import start
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.widgets.sheet_table import SheetTable


def tell(word: str) -> None:
    """Seconds since before the process existed."""
    print(f"{word} {time.time() - float(sys.argv[1])}", flush=True)


class NotingWindow(MainWindow):
    """Says when it is painted, and when a sheet's first rows are."""

    def show(self) -> None:
        """Shown and painted."""
        super().show()
        QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        tell("window")
        if len(sys.argv) <= 3:
            os._exit(0)
        self._poll = QTimer(self, interval=2)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    def _look(self) -> None:
        visible = (each for each in self.findChildren(SheetTable) if each.isVisible())
        table = next(visible, None)
        if table is not None and table.model() is not None and table.model().rowCount():
            table.viewport().repaint()
            tell("rows")
            os._exit(0)


if __name__ == "__main__":
    start.MainWindow = NotingWindow  # type: ignore[attr-defined]  # the program is run as it is, but for this
    show_window(Path(sys.argv[2]), locale="en-US", sheet=Path(sys.argv[3]) if len(sys.argv) > 3 else None)
