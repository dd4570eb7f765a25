"""One spell of hosting: the engine on its own thread, the doorbell on Qt's event loop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from mailtool_gui.workers.doorbell import Doorbell
from mailtool_gui.workers.signals import SignalWatch

if TYPE_CHECKING:
    from mailtool_gui.engine.runner import Engine
    from mailtool_gui.workers.backups import RegularBackups
    from mailtool_gui.workers.pool import WorkerPool

log = logging.getLogger("mailtool.host")

GRACE = 15.0  # seconds that messages in flight have to finish at a graceful stop
TICK = 200  # milliseconds between two looks of whoever waits


@dataclass(frozen=True, kw_only=True)
class Hosted:
    """What the lock's holder works with: an engine that has taken over, its pool of workers, backups of the ledger."""

    engine: Engine
    pool: WorkerPool
    backups: RegularBackups


class Spell(QObject):
    """Runs an engine until it stops. Lives in the main thread; the caller holds the data folder's lock.

    `ended` is emitted when everything in flight is settled; `close` comes after it. `interrupted` tells whether
    SIGINT or SIGTERM ended it: the first stops gracefully, the second cuts the lines.
    """

    ended = Signal()

    def __init__(self, folder: Path, hosted: Hosted) -> None:
        super().__init__()
        self._folder = folder
        self._pool = hosted.pool
        self._backups = hosted.backups
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="engine")
        self._bell: Doorbell | None = None
        self.engine = hosted.engine
        self.interrupted = False

    def start(self) -> None:
        """Starts the engine and listens; needs a Qt application."""
        self._bell = Doorbell(self._folder, self.engine.wake)
        self._thread.start()

    def stop(self) -> None:
        """Stops gracefully: `ended` follows within the time that messages in flight may take."""
        self.engine.stop()

    def close(self) -> None:
        """Waits for the engine's thread and listens no more. Raises what the engine raised."""
        self.engine.stop()
        self._thread.join()
        if self._bell:
            self._bell.close()
        QCoreApplication.processEvents()
        if self._error:
            raise self._error

    def run(self, on_tick: Callable[[], None] | None = None) -> None:
        """Blocks until the engine has stopped and everything in flight is settled. Raises what the engine raised."""
        application = QCoreApplication.instance() or QCoreApplication([])
        loop = QEventLoop(application)
        self.ended.connect(loop.quit)
        signals = SignalWatch(self._on_signal)
        timer = self._timer(on_tick)
        self.start()
        try:
            loop.exec()
        finally:
            timer.stop()
            signals.close()
            self.close()

    def _work(self) -> None:
        try:
            self.engine.run()
            if not self.engine.finish(within=GRACE):
                log.warning("some messages were still in flight: they will be marked unknown")
            self._pool.close(within=5)
            self._backups.finish()
        except Exception as error:  # the top of the engine's thread
            log.exception("the engine has stopped")
            self._error = error
        finally:
            self.ended.emit()

    def _timer(self, on_tick: Callable[[], None] | None) -> QTimer:
        timer = QTimer(self)
        if on_tick:
            timer.timeout.connect(lambda: self._tick(on_tick))
            timer.start(TICK)
        return timer

    def _tick(self, on_tick: Callable[[], None]) -> None:
        try:
            on_tick()
        except Exception as error:  # noqa: BLE001  # the top of a slot: whoever waits is told
            self._error = error
            self.engine.stop()

    def _on_signal(self, count: int) -> None:
        self.interrupted = True
        if count == 1:
            self.engine.stop()
        else:
            self.engine.cut()
            self._backups.cut()
