"""Work beside the window: on the pool's threads, with progress, cancellable; results come back to the window's."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.ui.sentences import said

log = logging.getLogger("mailtool.window")

T = TypeVar("T")

_PAINTING = 0.1  # seconds
_KEPT = 16
"""Tasks that have ended: each is put away in the window's thread, long after it told its end and its thread went on."""
_AT_ONCE = 8
"""Tasks. Qt would run one a core, but most wait for a disk or a server, and a Pause must not wait for them."""


class Cancelled(Exception):
    """The user has stopped a task."""


class Precedence:
    """`with` it, the window paints what takes Python's lock again and again; tasks that tell their progress wait."""

    def __init__(self) -> None:
        self._given = Event()
        self._given.set()

    def __enter__(self) -> None:
        self._given.clear()

    def __exit__(self, *_: object) -> None:
        self._given.set()

    def wait(self) -> None:
        """Until nothing is being painted, or for as long as a painting may take at the most."""
        self._given.wait(_PAINTING)


class Progress:
    """Handed to the work: call it with what is done and of how much; it raises Cancelled once the user has stopped."""

    def __init__(self, tell: Callable[[int, int], None], precedence: Precedence | None = None) -> None:
        self._tell = tell
        self._precedence = precedence or Precedence()
        self._stopped = Event()

    def __call__(self, done: int, total: int) -> None:
        """So much is done of so much."""
        self.step_aside()
        self._tell(done, total)

    def step_aside(self) -> None:
        """Lets the window paint; raises Cancelled once the user has stopped."""
        self._precedence.wait()
        if self._stopped.is_set():
            raise Cancelled

    def stop(self) -> None:
        """From any thread."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._stopped.is_set()


class Task(QObject):
    """One piece of work under way. `progress` carries done and total."""

    progress = Signal(int, int)
    _done = Signal(object)
    _failed = Signal(str)

    def __init__(self, precedence: Precedence | None = None) -> None:
        super().__init__()
        self.report = Progress(self.progress.emit, precedence)

    def cancel(self) -> None:
        """Nothing of it is heard any more; the work stops where it next tells its progress."""
        self.report.stop()

    def forget(self) -> None:
        """Lets go of who was told the end: they know the task, and neither would ever be put away."""
        self._done.disconnect()
        self._failed.disconnect()


class Tasks(QObject):
    """Runs tasks. `wait` at the window's end leaves no thread behind."""

    def __init__(self) -> None:
        super().__init__()
        self.precedence = Precedence()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(max(_AT_ONCE, self._pool.maxThreadCount()))
        self._running: set[Task] = set()
        self._ended: deque[Task] = deque(maxlen=_KEPT)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[str], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Does `work` beside the window; `done` gets its result, `failed` a sentence, both in the window's thread; so
        does `progress` what the work tells."""
        task = Task(self.precedence)
        if progress:
            task.progress.connect(progress)  # before it starts: a short one is over at once
        task._done.connect(lambda result: self._end(task, lambda: done(result)))
        task._failed.connect(lambda sentence: self._end(task, lambda: failed(sentence)))
        self._running.add(task)
        self._pool.start(_Run(work, task).run)
        return task

    def wait(self) -> None:
        """Cancels what runs and waits for it."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()
        self._running.clear()

    def _end(self, task: Task, tell: Callable[[], None]) -> None:
        self._running.discard(task)
        self._ended.append(task)
        task.forget()
        if not task.report.stopped:
            tell()


class _Run:
    """One piece of work for the pool: no QRunnable of our own, which nobody would put away."""

    def __init__(self, work: Callable[[Progress], Any], task: Task) -> None:
        self._work = work
        self.task = task

    def run(self) -> None:
        """Does the work, in a thread of the pool, and tells its end whatever it is."""
        try:
            result = self._work(self.task.report)
        except Cancelled:
            self.task._failed.emit("")
        except MailToolError as error:
            self.task._failed.emit(said(str(error)))
        except Exception as error:  # the top of a task
            log.exception("a task has failed")
            self.task._failed.emit(_inside(error))
        else:
            self.task._done.emit(result)


def _inside(error: Exception) -> str:
    return QCoreApplication.translate("Tasks", "Something went wrong inside MailTool: %1").replace("%1", repr(error))
