"""A million deliveries in the window: how much memory the view takes, how soon it answers, how smoothly it scrolls.

    .venv/bin/python -m tests.benchmarks.window_million [--rows 1000000] [--keep FOLDER]

Makes the ledger first (a minute); with `--keep` it stays there for the next time. An answer is timed from the wish (a
chip, a title, a text) to the painted rows, the program's threads included; the 120 ms in which somebody may go
on typing are left out. A frame is one scroll step with its painting. Under Xvfb: `QT_QPA_PLATFORM=xcb xvfb-run ...`.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.ui.pages.job import JobView
from tests.benchmarks.window import opened, resident, share, spin
from tests.store.values import new_job
from tests.support.samples import plain_snapshot, recipient_in_row

JOB = "job-1"
FRAME = 1000 / 60  # milliseconds
ANSWER = 100.0  # milliseconds
MEMORY = 20.0  # megabytes
_FIRST = "anna bo carla david eva finn gina hans ida jan kai lena max nora otto paul quin rosa sven tina uwe vera zoe"
_LAST = (
    "miller schmidt weber becker wagner hoffmann koch bauer klein wolf nguyen pham dorj batbold smith jones kim wang"
)
_DOMAINS = "gmail.com outlook.com yahoo.com web.de gmx.de example.com company.vn mail.mn firma.de hotmail.com"
_STATES = """
    UPDATE deliveries SET status = CASE WHEN id % 100 < 60 THEN 'sent' WHEN id % 100 < 75 THEN 'failed'
    WHEN id % 100 < 77 THEN 'deferred' WHEN id % 5000 = 99 THEN 'unknown' ELSE 'queued' END
"""
_TRIES = """
    UPDATE deliveries SET last_attempt_at = 1.79e9 + id * 0.01,
    next_attempt_at = CASE status WHEN 'deferred' THEN 1.8e9 + id % 1000 END,
    reason = CASE status WHEN 'failed' THEN 'The mailbox is full.' END WHERE status <> 'queued'
"""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="a folder for the ledger, used again where it is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        data = given.keep or Path(name)
        if not DataFolder(data).ledger.exists():
            make_ledger(data, given.rows)
        with opened(data) as bench:
            page = bench.jobs_page()
            spin(2.0)
            before = resident()
            page.show_job(JOB)
            spin(60, lambda: page.view.model.line(0) is not None)
            spin(1.0)
            measure_answers(page.view)
            measure_scrolling(page.view)
            print(f"memory of the view: {resident() - before:.1f} MB (mark: under {MEMORY:.0f} MB)")


def make_ledger(data: Path, rows: int) -> None:
    """One paused job, most of it sent, with every state in it."""
    records = SqliteRecords(DataFolder(data))
    records.add_job(new_job(JOB), plain_snapshot(), people(rows))
    records.pause(JOB)
    records.close()
    with closing(sqlite3.connect(DataFolder(data).ledger)) as connection:
        connection.execute("PRAGMA cache_size = -200000")
        for statement in (_STATES, _TRIES):
            connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")


def people(rows: int) -> Iterator[Recipient]:
    """Addresses as they are, in no order; the same each time."""
    chance = random.Random(4)
    first, last, domains = _FIRST.split(), _LAST.split(), _DOMAINS.split()
    for row in range(rows):
        name = f"{chance.choice(first)}.{chance.choice(last)}{chance.randrange(100_000)}"
        yield recipient_in_row(f"{name}@{chance.choice(domains)}", row + 2)


def measure_answers(view: JobView) -> None:
    """Chips, titles, texts, and both together."""
    took: dict[str, float] = {}
    for status in view.filter.chips:
        took[f"chip {status or 'all'}"] = answer(view, lambda status=status: view.filter.choose(status))  # type: ignore[misc]  # bound
    view.filter.choose(None)
    spin(0.3)
    for text in ("a", "zq", "er", "zoe", "miller", "gmail.com", ".com", "tina.klein", "5123@", "nobody"):
        took[f"text {text}"] = answer(view, lambda text=text: search(view, text))  # type: ignore[misc]  # bound
    for status in (DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.DEFERRED):
        view.filter.choose(status)
        spin(0.3)
        for text in ("er", "miller", ".com"):
            took[f"{status} and {text}"] = answer(view, lambda text=text: search(view, text))  # type: ignore[misc]  # bound
    for wanted in (None, DeliveryStatus.SENT, DeliveryStatus.FAILED):
        for column in range(4):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                view.filter.choose(wanted)
                view.table.unsort()
                spin(0.3)
                name = (
                    f"{wanted or 'all'} sorted by column {column} {'up' if order is order.AscendingOrder else 'down'}"
                )
                took[name] = answer(view, sorting(view, column, order))
    view.filter.choose(None)
    view.table.unsort()
    spin(0.3)
    for name, milliseconds in sorted(took.items(), key=lambda pair: -pair[1])[:12]:
        print(f"  {milliseconds:7.1f} ms {name}")
    late = sum(milliseconds > ANSWER for milliseconds in took.values())
    print(f"{len(took)} answers, longest {max(took.values()):.1f} ms, {late} above {ANSWER:.0f} ms (mark: none)")


def search(view: JobView, text: str) -> None:
    """Types a text, without the pause in which somebody goes on typing."""
    view.filter.search.setText(text)
    view.filter._typing.stop()
    view.filter._tell()


def sorting(view: JobView, column: int, order: Qt.SortOrder) -> Callable[[], None]:
    """A click on a title."""
    return lambda: view.table.horizontalHeader().setSortIndicator(column, order)


def answer(view: JobView, wish: Callable[[], None]) -> float:
    """Milliseconds from the wish until the rows that answer it have been painted; the best of three."""
    return min(_answer(view, wish) for _ in range(3))


def _answer(view: JobView, wish: Callable[[], None]) -> float:
    answered: list[bool] = []
    connection = view.model.answered.connect(lambda: answered.append(True))
    begun = time.perf_counter()
    wish()
    if view.model._task is None:  # it stood like this already
        view.model.refresh()
    spin(30, lambda: bool(answered))
    view.table.viewport().repaint()
    took = time.perf_counter() - begun
    view.model.answered.disconnect(connection)
    return took * 1000


def measure_scrolling(view: JobView) -> None:
    """The wheel, and jumps all over the million."""
    bar, chance = view.table.verticalScrollBar(), random.Random(5)
    bar.setValue(bar.maximum() // 2)
    spin(0.5)
    wheel = frames(view, 300, lambda: turn_wheel(view))
    jumps = frames(view, 300, lambda: bar.setValue(chance.randrange(bar.maximum())))
    for name, found in (("wheel", wheel), ("jumps", jumps)):
        for clock, times in zip(("by the clock", "of the processor"), found, strict=True):
            print(
                f"scrolling, {name}, {clock}: p50 {share(times, 0.5):.2f} ms, p99 {share(times, 0.99):.2f} ms, "
                f"longest {max(times):.1f} ms a frame (mark: p99 under {FRAME:.1f} ms)"
            )


def turn_wheel(view: JobView) -> None:
    """One notch down."""
    place = QPointF(view.table.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.table.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.table.viewport(), event)


def frames(view: JobView, count: int, step: Callable[[], None]) -> tuple[list[float], list[float]]:
    """Milliseconds of each step with its painting, by the clock and of the window's thread; sixty steps a second."""
    clock, processor = [], []
    for _ in range(count):
        begun, used = time.perf_counter(), time.thread_time()
        step()
        view.table.viewport().repaint()
        QApplication.processEvents()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.thread_time() - used) * 1000)
        spin(max(0.0, (FRAME - clock[-1]) / 1000))
    return clock, processor


if __name__ == "__main__":
    main()
