"""One piece of work at a time, and the newest wish wins."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from mailtool_gui.ui.tasks import Progress, Task, Tasks

T = TypeVar("T")
Sentence = Callable[[str], None]

_APART = 0.05  # seconds between two reports: told faster than it is shown, progress would hold up the window


class Latest(QObject):
    """Runs the newest wish of one view; what an older one would have answered is dropped.

    `busy` tells whether something is under way, `progress` how far it is.
    """

    busy = Signal(bool)
    progress = Signal(int, int)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._held = held = _Held()
        self.destroyed.connect(held.drop)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._held.task is not None

    def run(self, work: Callable[[Progress], T], *, done: Callable[[T], None], failed: Sentence) -> None:
        """Starts `work` in place of what is under way; `done` or `failed` is told in the window's thread."""
        self._drop()
        task = self._tasks.run(
            lambda report: work(_Sparing(report)),
            done=lambda result: self._end(done, result),
            failed=lambda sentence: self._end(failed, sentence),
            progress=self._progressed,
        )
        self._held.task = task
        self.busy.emit(True)

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        if self._held.task is not None:
            self._drop()
            self.busy.emit(False)

    def _drop(self) -> None:
        if self._held.task is not None:
            self._held.task.progress.disconnect(self._progressed)
            self._held.drop()

    def _end(self, tell: Callable[[Any], None], result: object) -> None:
        self._held.task = None
        self.busy.emit(False)
        tell(result)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.emit(done, total)


class _Held:
    """The task under way; outlives its view by a moment, to tell it that nobody listens any more."""

    def __init__(self) -> None:
        self.task: Task | None = None

    def drop(self) -> None:
        """The task's result is not wanted."""
        if self.task is not None:
            self.task.cancel()
            self.task = None


class _Sparing(Progress):
    """Passes on as much of the progress as can be seen, and the end."""

    def __init__(self, report: Progress) -> None:
        super().__init__(report)
        self._report = report
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        self._report.step_aside()
        now = monotonic()
        if now >= self._next or done == total:
            self._next = now + _APART
            self._report(done, total)

    @property
    def stopped(self) -> bool:
        """As the task has it."""
        return self._report.stopped
