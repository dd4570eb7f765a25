"""The window's look over all jobs: twice a second while something is sent, once a second at rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from mailtool_gui.services.watch import Glance, Watch
    from mailtool_gui.ui.tasks import Task, Tasks

SENDING = 400  # milliseconds between two looks
RESTING = 1000


class Watcher(QObject):
    """`seen` carries a Glance after each look, `failed` a sentence where the ledger could not be read.

    `watch` is asked for at each look, beside the window.
    """

    seen = Signal(object)
    failed = Signal(str)

    def __init__(self, watch: Callable[[], Watch], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._tasks = tasks
        self._under_way: Task | None = None
        self._again = False
        self._timer = QTimer(self, interval=RESTING)
        self._timer.timeout.connect(self.look)
        self.glance: Glance | None = None

    def start(self) -> None:
        """Looks now, and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        if self._under_way:
            self._under_way.cancel()

    def look(self) -> None:
        """Looks as soon as the look under way is over."""
        if self._under_way:
            self._again = True
            return
        self._again = False
        self._under_way = self._tasks.run(lambda _: self._watch().look(), done=self._looked, failed=self._failed)

    def _looked(self, glance: Glance) -> None:
        self._under_way = None
        self.glance = glance
        interval = SENDING if glance.is_sending else RESTING
        if self._timer.isActive() and self._timer.interval() != interval:
            self._timer.setInterval(interval)
        self.seen.emit(glance)
        if self._again:
            self.look()

    def _failed(self, sentence: str) -> None:
        self._under_way = None
        self.failed.emit(sentence)
