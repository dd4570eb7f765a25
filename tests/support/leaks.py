"""A test that leaves something running or open fails: threads, pools, timers, files, sockets, processes."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import weakref
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

GRACE = 1.0  # seconds in which what is already ending may end
PROCESS_GRACE = 4.0  # a detached engine closes its ledger first
LOOK = 0.01  # seconds between two looks
KNOWN_THREADS = ("pytest_timeout",)
DESCRIPTORS = Path("/proc/self/fd")
PROCESSES = Path("/proc")
TASKS = Path("/proc/self/task")
HARMLESS = ("anon_inode:", "/dev/", "/proc/", "/usr/share/mime/")  # Qt keeps the types of files open for good


def open_resources(settled: Iterable[object] = ()) -> set[str]:
    """What runs or is open in this process now, each with a name that stays the same while it does.

    `settled` are those of Qt's that the garbage collector no longer lists.
    """
    return {*running_threads(), *open_files(), *running_qt(settled), *running_processes()}


def running_threads() -> Iterator[str]:
    """Python's threads. Those that Qt made and Python only met are counted with their pool."""
    for thread in threading.enumerate():
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith(KNOWN_THREADS):
            yield f"thread “{thread.name}” ({thread.native_id})"


def open_files() -> Iterator[str]:
    """Files, sockets and pipes, where the system lists them."""
    for number in os.listdir(DESCRIPTORS) if DESCRIPTORS.exists() else ():  # noqa: PTH208
        try:
            target = str((DESCRIPTORS / number).readlink())
        except OSError:
            continue  # it was the listing's own
        if not target.startswith(HARMLESS):
            yield f"open {target} (descriptor {number})"


def running_processes() -> Iterator[str]:
    """Processes that a test started, detached ones too: they live in this run's home folder."""
    ours = os.fsencode(f"HOME={os.environ.get('HOME')}\0")
    for process in PROCESSES.glob("[0-9]*"):
        try:
            if ours in (process / "environ").read_bytes() and process.name != str(os.getpid()):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                yield f"process {process.name}: {command}"
        except OSError:
            continue  # it has ended, or is another user's


def running_qt(settled: Iterable[object] = ()) -> Iterator[str]:
    """Qt's timers, threads and pools that are at work: those the garbage collector lists, and those `settled`."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or (core.QCoreApplication.instance() is None and not _foreign_threads()):
        return  # no event loop and no thread of Qt's: nothing of Qt's can run
    if core.QThreadPool.globalInstance().activeThreadCount():
        yield "the global QThreadPool at work"
    for thing in (*_qt_runners(), *settled):
        if _is_running(thing, core):
            yield f"running {type(thing).__name__} at {id(thing):#x}"


def _qt_runners() -> list[Any]:
    """What of Qt's can run, of all that the garbage collector lists."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    kinds = (core.QTimer, core.QThread, core.QThreadPool)
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kinds)]


def _is_running(thing: Any, core: Any) -> bool:
    try:
        if isinstance(thing, core.QTimer):
            return bool(thing.isActive())
        if isinstance(thing, core.QThread):
            return bool(thing.isRunning()) and thing is not core.QThread.currentThread()
        return bool(thing.activeThreadCount() > 0)
    except RuntimeError:
        return False  # its C++ half is gone


def _foreign_threads() -> bool:
    """Whether threads run that Python did not start (or that cannot be counted)."""
    return not TASKS.exists() or len(os.listdir(TASKS)) > threading.active_count()  # noqa: PTH208


def _grace(leaked: set[str]) -> float:
    return PROCESS_GRACE if all(name.startswith("process ") for name in leaked) else GRACE


class LeakGuard:
    """Compares what is open after each test with what was there before the first, and what wider fixtures hold."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._lent: dict[object, set[str]] = {}
        self._settled: weakref.WeakSet[Any] = weakref.WeakSet()
        self._module: object = None

    def pytest_collection_finish(self) -> None:
        """What is open now is no test's."""
        gc.collect()
        self._settle()
        self._known = self._open()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Sweeps up between two modules, when only what is the whole run's is left."""
        module, self._module = self._module, item.getparent(pytest.Module)
        if module is not self._module:
            troubles = self._forgotten()
            self._settle()
            if troubles:
                pytest.fail("The module before left behind:\n" + "\n".join(troubles), pytrace=False)

    def _settle(self) -> None:
        """All that stands now stays, and need not be looked through after every test: that took half of a run."""
        self._settled.update(_qt_runners())
        gc.freeze()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """A fixture of a module or a session may keep open what it opened, for as long as it lives."""
        if fixturedef.scope == "function":
            return (yield)
        before = self._open()
        result = yield
        self._lent[fixturedef] = self._open() - before
        return result

    def pytest_fixture_post_finalizer(self, fixturedef: pytest.FixtureDef[object]) -> None:
        """From now on it may not."""
        self._lent.pop(fixturedef, None)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """Judges a test when all its fixtures have been put away."""
        yield
        troubles = [*self._forgotten(), *self._left_open()]
        if troubles:
            pytest.fail("The test left behind:\n" + "\n".join(troubles), pytrace=False)

    def _forgotten(self) -> list[str]:
        """What warned, or failed, when it was swept up: a ResourceWarning is an error that cannot be raised."""
        found: list[str] = []
        usual, sys.unraisablehook = (
            sys.unraisablehook,
            lambda swept: found.append(f"{swept.object!r}: {swept.exc_value}"),
        )
        try:
            gc.collect()
        finally:
            sys.unraisablehook = usual
        return found

    def _left_open(self) -> list[str]:
        start, looks = time.monotonic(), 0
        while leaked := self._leaked():
            grace = _grace(leaked)
            if time.monotonic() > start + grace and looks > grace / LOOK / 2:
                break  # a machine that stood still meanwhile has had no time
            time.sleep(LOOK)
            looks += 1
        self._known |= leaked  # the next test is not to blame
        return sorted(leaked)

    def _leaked(self) -> set[str]:
        return self._open() - self._known.union(*self._lent.values())

    def _open(self) -> set[str]:
        return open_resources(self._settled)
