"""The real window for benchmarks: opened on a data folder, its loop measured, its longest events named."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from mailtool_gui.app import compose
from mailtool_gui.services.desk import Desk
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.registry import PAGES
from mailtool_gui.ui.start import OwnHost
from mailtool_gui.ui.theme import Theme
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.window_host import WindowHost

BEAT = 5  # milliseconds between two beats of the loop
LONGEST = 0.008  # seconds: what one event may take


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The window and what works beneath it."""

    window: MainWindow
    desk: Desk

    def jobs_page(self) -> JobsPage:
        """The page of jobs, shown."""
        self.window.show_page("jobs")
        page = self.window.page("jobs")
        assert isinstance(page, JobsPage)
        return page


@contextmanager
def opened(data: Path, *, hosting: bool = False) -> Iterator[Opened]:
    """The window on a data folder; `hosting`: with its engine."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["mailtool"])
    application.setQuitOnLastWindowClosed(False)
    DataFolder(data).ensure()
    parts = compose(data)
    engine_host = parts.host
    assert isinstance(engine_host, EngineHost)
    host = WindowHost(lambda: engine_host)
    own = replace(parts, host=OwnHost(host))
    desk = Desk(lambda: own, locale="en-US")
    window = MainWindow(desk, host, Theme(application), pages=PAGES)
    window.show()
    if hosting:
        window.start()
    try:
        yield Opened(window=window, desk=desk)
    finally:
        gone: list[bool] = []
        window.left.connect(lambda: gone.append(True))
        window.leaving.stop()
        spin(20, lambda: bool(gone))
        window.tasks.wait()
        desk.close()


def spin(seconds: float, until: Callable[[], bool] = lambda: False) -> float:
    """Runs the loop for so long, or until something is so; how long that took."""
    begun = time.perf_counter()
    loop = QEventLoop()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() - begun >= seconds else None)
    timer.start()
    loop.exec()
    return time.perf_counter() - begun


def lateness(seconds: float) -> list[float]:
    """How many milliseconds each beat of the loop came too late, during so many seconds."""
    found: list[float] = []
    expected = time.perf_counter() + BEAT / 1000
    loop = QEventLoop()
    timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)

    def beat() -> None:
        nonlocal expected
        now = time.perf_counter()
        found.append(max(0.0, now - expected) * 1000)
        expected = now + BEAT / 1000

    timer.timeout.connect(beat)
    timer.start()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    timer.stop()
    return found


def share(values: Sequence[float], part: float) -> float:
    """The value below which that part of all lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


@dataclass
class Watchdog:
    """Names what the loop was doing when one turn of it took longer than LONGEST. Disturbs the loop a little."""

    found: Counter[str] = field(default_factory=Counter)
    _busy: float | None = None
    _over: bool = False

    def watch(self) -> None:
        """From the window's thread: looks on from now to `close`."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._awake, Qt.ConnectionType.DirectConnection)
        dispatcher.aboutToBlock.connect(self._asleep, Qt.ConnectionType.DirectConnection)
        threading.Thread(target=self._look_on, args=(threading.get_ident(),), daemon=True).start()

    def close(self) -> None:
        """Looks no more."""
        self._over = True

    def tell(self) -> None:
        """Prints what was found, the most frequent first."""
        for stack, count in self.found.most_common(12):
            print(f"  {count} times above {LONGEST * 1000:.0f} ms: {stack}")

    def _awake(self) -> None:
        self._busy = time.perf_counter()

    def _asleep(self) -> None:
        self._busy = None

    def _look_on(self, thread: int) -> None:
        told: float | None = None
        while not self._over:
            time.sleep(0.002)
            begun = self._busy
            if begun is not None and begun != told and time.perf_counter() - begun > LONGEST:
                told = begun
                self.found[_ours(sys._current_frames().get(thread))] += 1


def _ours(frame: FrameType | None) -> str:
    lines = traceback.extract_stack(frame) if frame else []
    ours = [
        f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in lines if "mailtool_gui" in each.filename
    ]
    return " > ".join(ours[-4:]) or "Qt itself"


def resident() -> float:
    """Megabytes of memory that this process has to itself."""
    with suppress(OSError):
        for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Private_Dirty"):
                return int(line.split()[1]) / 1024
    return 0.0
