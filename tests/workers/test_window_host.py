"""The window as a host: what it says of itself while it tries, and what becomes of a try that nobody waits for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import cast
from weakref import ReferenceType, ref

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.errors import DAMAGED, LedgerError
from mailtool_gui.engine.runner import Engine
from mailtool_gui.workers.backups import RegularBackups
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.pool import WorkerPool
from mailtool_gui.workers.spell import Hosted
from mailtool_gui.workers.window_host import WindowHost
from tests.support.logs import ExpectedLogs

PATIENCE = 15_000  # milliseconds


class IdleEngine:
    """Runs until it is stopped, then raises its `fault`, if there is one."""

    def __init__(self) -> None:
        self._stopped = Event()
        self.fault: LedgerError | None = None

    def run(self) -> None:
        self._stopped.wait()
        if self.fault:
            raise self.fault

    def wake(self) -> bool:
        return True

    def finish(self, within: float) -> bool:
        return within > 0

    def stop(self) -> None:
        self._stopped.set()


class NoBackups:
    def finish(self) -> None:
        return


class SlowHost:
    """Opens the ledger when it is `let`; each try ends as the next of `ends` says: True for the lock, False where
    another has it, or an error."""

    def __init__(self, folder: Path, *ends: bool | LedgerError) -> None:
        self.folder = folder
        self._ends = list(ends)
        self.let = Event()
        self.noted: list[str] = []
        self.engine = IdleEngine()

    @contextmanager
    def hosting(self) -> Iterator[Hosted | None]:
        self.noted.append("tried")
        self.let.wait()
        end = self._ends.pop(0) if self._ends else False
        if isinstance(end, LedgerError):
            raise end
        if not end:
            yield None
            return
        self.engine = IdleEngine()
        self.noted.append("taken")
        try:
            yield Hosted(engine=cast(Engine, self.engine), pool=WorkerPool(), backups=cast(RegularBackups, NoBackups()))
        finally:
            self.noted.append("given back")


@contextmanager
def window_host(host: SlowHost) -> Iterator[WindowHost]:
    found = WindowHost(lambda: cast(EngineHost, host))
    found._again.setInterval(1)
    try:
        yield found
    finally:
        host.let.set()
        found.close()
        found.deleteLater()


def test_the_first_try_is_no_others_work(qtbot: QtBot, tmp_path: Path) -> None:
    host = SlowHost(tmp_path, True)
    with window_host(host) as window:
        assert not window.is_about_to
        window.start()
        assert (window.hosts, window.is_about_to, window.is_elsewhere) == (False, True, False)
        with qtbot.waitSignal(window.changed, timeout=PATIENCE):
            host.let.set()
        assert (window.hosts, window.is_about_to, window.is_elsewhere) == (True, False, False)


def test_another_host_is_told_once_and_is_no_plan_of_ours(qtbot: QtBot, tmp_path: Path) -> None:
    host, told = SlowHost(tmp_path, False, False, False, True), list[tuple[bool, bool]]()
    host.let.set()
    with window_host(host) as window:
        window.changed.connect(lambda: told.append((window.is_elsewhere, window.is_about_to)))
        window.start()
        qtbot.waitUntil(lambda: window.hosts, timeout=PATIENCE)
        assert told == [(True, False), (False, False)]
        assert host.noted.count("tried") == 4


def test_a_refusal_is_no_others_work_either(qtbot: QtBot, tmp_path: Path) -> None:
    host = SlowHost(tmp_path, LedgerError("No room left.", where="ledger"), True)
    host.let.set()
    with window_host(host) as window:
        with qtbot.waitSignal(window.refused, timeout=PATIENCE):
            window.start()
        assert (window.is_about_to, window.is_elsewhere) == (False, False)
        qtbot.waitUntil(lambda: window.hosts, timeout=PATIENCE)


def test_a_window_that_waits_for_another_host_keeps_no_try(qtbot: QtBot, tmp_path: Path) -> None:
    host, tries = SlowHost(tmp_path), list[ReferenceType[object]]()
    host.let.set()
    with window_host(host) as window:
        window.start()

        def tried() -> bool:
            if window._tried and window._tried not in [each() for each in tries]:
                tries.append(ref(window._tried))
            return len(tries) >= 10

        qtbot.waitUntil(tried, timeout=PATIENCE)
        assert sum(each() is not None for each in tries) < 5


def test_what_a_window_takes_while_it_closes_is_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    host, window_is_told = SlowHost(tmp_path, True), list[str]()
    with window_host(host) as window:
        window.changed.connect(lambda: window_is_told.append("changed"))
        window.start()
        qtbot.waitUntil(lambda: host.noted == ["tried"], timeout=PATIENCE)
        host.let.set()
        window.close()  # the display has gone: nothing of the loop comes any more
        assert host.noted == ["tried", "taken", "given back"]
        qtbot.wait(1)  # what the try has told comes now
        assert not window_is_told
        assert not window.hosts


@pytest.mark.parametrize("fault", ["", "no-room", DAMAGED])
def test_the_interpreter_is_as_before_after_each_end_of_hosting(
    qtbot: QtBot, tmp_path: Path, expected_logs: ExpectedLogs, fault: str
) -> None:
    before, rounds = sys.getswitchinterval(), 3
    ends: list[bool | LedgerError] = [LedgerError("No room left.", where="ledger"), False, True]
    host = SlowHost(tmp_path, *(ends * rounds))
    host.let.set()
    if fault:
        expected_logs("the engine has stopped")
    with window_host(host) as window:
        window.damaged.connect(window.start)  # as when it has been rescued
        window.start()
        for _ in range(rounds):
            qtbot.waitUntil(lambda: window.hosts, timeout=PATIENCE)
            assert sys.getswitchinterval() < before
            assert gc.get_freeze_count()
            with qtbot.waitSignal(window.changed, timeout=PATIENCE):
                host.engine.fault = LedgerError("Alas.", where="ledger", code=fault) if fault else None
                host.engine.stop()  # the ledger was moved away, cannot be written, or is damaged
            assert sys.getswitchinterval() == before
            assert not gc.get_freeze_count()
    assert sys.getswitchinterval() == before
