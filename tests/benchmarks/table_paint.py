"""What a full repaint of a table costs: a worksheet of 22 x 10 cells, and 22 deliveries with their states.

    .venv/bin/python -m tests.benchmarks.table_paint [--times 60]

In milliseconds of the processor, not of the clock: another program's work is left out. The best and the median count.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTableView

from mailtool_gui.sheets.open import open_table
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.models.sheet_model import SheetModel
from mailtool_gui.ui.states import Shown
from mailtool_gui.ui.tasks import Precedence, Tasks
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.tokens import ROW
from mailtool_gui.ui.widgets.paged_table import PagedTable
from mailtool_gui.ui.widgets.pill_cells import PillDelegate
from mailtool_gui.ui.widgets.sheet_table import SheetTable
from tests.benchmarks.window import spin

ROWS, COLUMNS = 22, 10
MARK = 8.0  # milliseconds


class Deliveries(PagedModel):
    """As many as are asked for, all accepted."""

    def columns(self) -> Sequence[Column]:
        """As on the page of a job."""
        titles = ("Row", "E-mail", "State", "Last try", "What the server said")
        return [Column(title=title, right=place in (0, 3)) for place, title in enumerate(titles)]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=60)
    times = parser.parse_args().times
    application = QApplication(["mailtool"])
    theme, tasks = Theme(application), Tasks()
    with tempfile.TemporaryDirectory() as folder:
        for name, table in (
            (f"worksheet, {ROWS} x {COLUMNS} cells", worksheet(Path(folder), theme)),
            (f"{ROWS} deliveries", deliveries(tasks, theme, application)),
        ):
            best, median = cost(table, times)
            print(f"{name}: {best:.1f} ms at best, median {median:.1f} ms (mark: under {MARK:.0f} ms)")
    tasks.wait()


def worksheet(folder: Path, theme: Theme) -> QTableView:
    """Texts and numbers."""
    path = folder / "sheet.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([f"Column {column}" for column in range(COLUMNS)])
        for row in range(10 * ROWS):
            writer.writerow([f"A text with number {row * column}" if column % 3 else row for column in range(COLUMNS)])
    model = SheetModel(theme.tokens)
    table = SheetTable(model, Precedence())
    model.setParent(table)
    model.show(open_table(path, locale="en-US"))
    return shown(table)


def deliveries(tasks: Tasks, theme: Theme, parent: QObject) -> QTableView:
    """With pills."""
    model = Deliveries(tasks, parent)
    table = PagedTable(model, {0: 96, 1: 250, 2: 160, 3: 154}, "Deliveries")
    table.setItemDelegateForColumn(2, PillDelegate(theme, table))
    model.ask(lambda offset, limit: Lines(lines=[line(row) for row in range(offset, offset + limit)], total=10_000))
    shown(table)
    spin(10, lambda: model.line(ROWS) is not None)
    return table


def line(row: int) -> Line:
    """One accepted delivery."""
    texts = (str(row), f"person{row}@example.com", "Accepted", "12:00:00", "250 2.0.0 Ok: queued as 4Zx8Q91bTzT")
    return Line(about=row, texts=texts, state=Shown("accepted", "Accepted"))


def shown(table: QTableView) -> QTableView:
    """So high that its rows are seen."""
    table.resize(1200, ROW * (ROWS + 1))
    table.show()
    spin(0.3)
    return table


def cost(table: QTableView, times: int) -> tuple[float, float]:
    """The best and the median of so many full repaints."""
    found: list[float] = []
    for _ in range(times):
        begun = time.thread_time()
        table.viewport().repaint()
        found.append((time.thread_time() - begun) * 1000)
    return min(found), sorted(found)[times // 2]


if __name__ == "__main__":
    main()
