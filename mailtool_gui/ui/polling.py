"""Looking again and again: one read under way at a time, and not oftener than asked."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mailtool_gui.ui.tasks import Task, Tasks

T = TypeVar("T")
Sentence = Callable[[str], None]


class Polling(QObject):
    """Reads beside the window, at most once in `every` seconds; a wish while a read is under way is passed over."""

    def __init__(self, tasks: Tasks, *, every: float = 0.0, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._every = every
        self._begun = float("-inf")
        self._task: Task | None = None

    def poll(self, work: Callable[[], T], *, done: Callable[[T], None], failed: Sentence) -> None:
        """Does `work` if it is time for it."""
        if self._task is not None or monotonic() < self._begun + self._every:
            return
        self._begun = monotonic()

        def end(tell: Callable[[], None]) -> None:
            """The next one may begin, and this one's end is told."""
            self._task = None
            tell()

        self._task = self._tasks.run(
            lambda _: work(),
            done=lambda result: end(lambda: done(result)),
            failed=lambda sentence: end(lambda: failed(sentence)),
        )

    def stop(self) -> None:
        """What is under way is not wanted any more, and the next wish is done at once."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._begun = float("-inf")
