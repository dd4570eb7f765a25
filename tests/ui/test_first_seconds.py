"""The window's first seconds, with a user who is quicker than it is or a machine that is slow."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.message import Template
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.received import Demo, Received
from mailtool_gui.services.watch import Glance, Watch
from mailtool_gui.ui import tray
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.start import watch_signals
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.spell import Hosted
from tests.support.samples import plain_account
from tests.support.window import (
    PATIENCE,
    FirstPage,
    NoServer,
    NotingPage,
    SecondPage,
    log_account,
    noting,
    opened_window,
    put_in,
)
from tests.support.workbooks import write_workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


class SlowPage(NotingPage):
    """Is prepared when it is `let`; then `fault` is raised, if there is one."""

    key, icon = "failed", "mail-x"
    let = Event()
    fault: LedgerError | None = None

    @classmethod
    def prepare(cls, _desk: Desk) -> None:
        cls.let.wait()
        if cls.fault:
            raise cls.fault


PAGES = (FirstPage, SecondPage, SlowPage)


@pytest.fixture(autouse=True)
def slow() -> Iterator[None]:
    SlowPage.let.clear()
    SlowPage.fault = None
    yield
    SlowPage.let.set()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with opened_window(qtbot, tmp_path / "data", pages=PAGES) as opened:
        try:
            yield opened
        finally:
            SlowPage.let.set()


@pytest.fixture
def unbegun(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """On the screen, without a page."""
    with opened_window(qtbot, tmp_path / "data", pages=PAGES, started=False) as opened:
        try:
            yield opened
        finally:
            SlowPage.let.set()


def shows(window: MainWindow, key: str) -> Callable[[], bool]:
    def is_shown() -> bool:
        page = window.stack.currentWidget()
        return isinstance(page, NotingPage) and page.key == key and window.sidebar.button(key).isChecked()

    return is_shown


def test_who_is_quicker_than_the_first_page_gets_the_page_that_was_chosen(qtbot: QtBot, unbegun: MainWindow) -> None:
    unbegun.sidebar.button("jobs").click()
    unbegun.start()
    qtbot.waitUntil(shows(unbegun, "jobs"), timeout=PATIENCE)
    assert noting(unbegun, "jobs").noted == ["shown"]
    assert unbegun.stack.count() == 1


def test_a_page_in_sight_is_told_that_it_was_chosen_again(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        window.sidebar.button("jobs").click()
        qtbot.waitUntil(shows(window, "jobs"), timeout=PATIENCE)
    assert noting(window, "jobs").noted == ["shown", "chosen again"]


def test_a_page_that_takes_long_keeps_nobody_waiting(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.button("failed").click()
    assert shows(window, "send")() is False  # the sidebar says already what was chosen
    assert window.sidebar.button("failed").isChecked()
    assert window.stack.currentWidget() is noting(window, "send")
    SlowPage.let.set()
    qtbot.waitUntil(shows(window, "failed"), timeout=PATIENCE)
    assert noting(window, "send").noted == ["shown", "hidden"]
    assert noting(window, "failed").noted == ["shown"]


def test_the_newest_wish_wins(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.button("failed").click()
    window.sidebar.button("jobs").click()
    qtbot.waitUntil(shows(window, "jobs"), timeout=PATIENCE)
    SlowPage.let.set()
    window.tasks._pool.waitForDone()
    qtbot.wait(1)  # what the page that came late has told
    assert shows(window, "jobs")()
    assert noting(window, "send").noted == ["shown", "hidden"]
    assert window.stack.count() == 2


def test_who_goes_back_to_the_page_in_sight_stays_there(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.button("failed").click()
    window.sidebar.button("send").click()
    assert shows(window, "send")()
    SlowPage.let.set()
    window.tasks._pool.waitForDone()
    qtbot.wait(1)  # what the page that came late has told
    assert shows(window, "send")()
    assert noting(window, "send").noted == ["shown"]


def test_a_page_that_cannot_be_had_is_said(qtbot: QtBot, window: MainWindow) -> None:
    SlowPage.fault = LedgerError("No room left.", where="ledger")
    window.sidebar.button("failed").click()
    SlowPage.let.set()
    qtbot.waitUntil(lambda: "No room left." in window.toast.sentence, timeout=PATIENCE)
    assert shows(window, "send")()


def test_a_workbook_brought_before_the_first_page_is_opened_and_the_last_one_stays(
    qtbot: QtBot, unbegun: MainWindow, tmp_path: Path
) -> None:
    unbegun.open_sheet(tmp_path / "of-the-command-line.xlsx")
    unbegun.come_forward(tmp_path / "of-a-second-start.xlsx")
    unbegun.start()
    qtbot.waitUntil(shows(unbegun, "send"), timeout=PATIENCE)
    assert noting(unbegun, "send").noted == ["shown", tmp_path / "of-a-second-start.xlsx"]


def test_a_workbook_waits_for_who_looks_at_another_page_first(
    qtbot: QtBot, unbegun: MainWindow, tmp_path: Path
) -> None:
    unbegun.open_sheet(tmp_path / "people.xlsx")
    unbegun.sidebar.button("jobs").click()
    unbegun.start()
    qtbot.waitUntil(shows(unbegun, "jobs"), timeout=PATIENCE)
    unbegun.sidebar.button("send").click()
    qtbot.waitUntil(shows(unbegun, "send"), timeout=PATIENCE)
    assert noting(unbegun, "send").noted == ["shown", tmp_path / "people.xlsx"]


def test_a_workbook_of_ones_own_is_not_replaced_by_the_demonstrations(qtbot: QtBot, tmp_path: Path) -> None:
    let, sample = Event(), Draft(sheet=tmp_path / "sample.xlsx", template=Template(subject="Hello", html="<p/>"))

    def draft() -> Draft:
        let.wait()
        return sample

    demo = Demo(account=plain_account(), draft=draft, received=Received(NoServer()))
    with opened_window(qtbot, tmp_path / "data", demo=demo) as window:
        window.open_sheet(tmp_path / "own.xlsx")
        let.set()
        window.tasks._pool.waitForDone()
        qtbot.wait(1)  # the draft comes
        assert noting(window, "send").noted == ["shown", tmp_path / "own.xlsx"]


def test_a_window_that_leaves_takes_no_drop_and_brings_no_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._host.hosts, timeout=PATIENCE)
    window.sidebar.button("failed").click()
    window.leaving.stop()
    SlowPage.let.set()
    assert not window.acceptDrops()
    qtbot.waitUntil(lambda: window.leaving.done, timeout=PATIENCE)
    assert window.stack.count() == 1


# hosting


@contextmanager
def slow_hosting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Recovering takes until the event."""
    let, hosting = Event(), EngineHost.hosting

    @contextmanager
    def waited(host: EngineHost) -> Iterator[Hosted | None]:
        with hosting(host) as hosted:
            let.wait()
            yield hosted

    monkeypatch.setattr(EngineHost, "hosting", waited)
    try:
        yield let
    finally:
        let.set()


def test_while_the_ledger_is_taken_over_nobody_else_is_said_to_work(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slow_hosting(monkeypatch) as let, opened_window(qtbot, tmp_path / "data") as window:
        qtbot.waitUntil(lambda: window.watcher.glance is not None, timeout=PATIENCE)
        assert window.sidebar.foot.pill.word == "Starting"
        let.set()
        qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Resting", timeout=PATIENCE)


def test_who_leaves_while_the_ledger_is_taken_over_is_asked_about_jobs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = write_workbook(tmp_path / "people.xlsx")
    with slow_hosting(monkeypatch) as let, opened_window(qtbot, tmp_path / "data") as window:
        desk = noting(window, "send").context.desk
        qtbot.waitUntil(lambda: window.watcher.glance is not None, timeout=PATIENCE)
        log_account(desk)
        put_in(desk, sheet)
        window.watcher.look()
        qtbot.waitUntil(lambda: bool(window.watcher.glance and window.watcher.glance.workable), timeout=PATIENCE)
        window.close()
        assert not window.leaving.begun
        assert window.leaving.dialog
        window.leaving.dialog.reject()
        let.set()


@pytest.mark.parametrize("fault", [None, LedgerError("No room left.", where="ledger")])
def test_who_leaves_before_the_first_look_is_asked_after_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: LedgerError | None
) -> None:
    let, look = Event(), Watch.look

    def waited(watch: Watch) -> Glance:
        let.wait()
        if fault:
            raise fault
        return look(watch)

    monkeypatch.setattr(Watch, "look", waited)
    with opened_window(qtbot, tmp_path / "data") as window:
        desk = noting(window, "send").context.desk
        log_account(desk)
        desk.jobs.pause(put_in(desk, write_workbook(tmp_path / "people.xlsx")))
        desk.jobs.resume(desk.jobs.listed(limit=1).items[0].id)
        for _ in range(2):
            window.close()
        assert window.isVisible()
        assert not window.leaving.begun
        assert window.leaving.dialog is None
        let.set()
        if fault:  # nobody knows of a job, and who wants to leave is not held
            qtbot.waitUntil(lambda: window.leaving.done, timeout=PATIENCE)
        else:
            qtbot.waitUntil(lambda: window.leaving.dialog is not None, timeout=PATIENCE)


def test_while_it_works_the_window_gets_the_interpreter_soon(qtbot: QtBot, tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    with opened_window(qtbot, tmp_path / "data") as window:
        qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Resting", timeout=PATIENCE)
        assert sys.getswitchinterval() < 0.001
    assert sys.getswitchinterval() == before
    assert gc.get_freeze_count() == 0


# ends


def test_a_signal_waits_until_what_the_window_does_is_done(qtbot: QtBot, window: MainWindow) -> None:
    watch = watch_signals(window)
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000):  # the handler runs between these
            pass
        assert not window.leaving.begun  # in the middle of an import, say, leaving would wait for itself
        qtbot.waitUntil(lambda: window.leaving.begun, timeout=PATIENCE)
    finally:
        watch.close()


def test_a_desk_that_nobody_has_asked_is_not_put_together_to_be_closed() -> None:
    def parts() -> None:
        raise AssertionError

    Desk(parts, locale="en-US").close()  # type: ignore[arg-type]  # never called


# the tray


def test_the_icon_comes_with_a_panel_that_starts_late(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    class Icon(QSystemTrayIcon):
        def __init__(self, _icon: QIcon, parent: tray.Tray) -> None:
            super().__init__(parent)

        def show(self) -> None:
            shown.append("shown")

        def isVisible(self) -> bool:  # noqa: N802
            return bool(shown)

    is_there: list[str] = []
    monkeypatch.setattr(tray, "QSystemTrayIcon", Icon)
    monkeypatch.setattr(tray.Tray, "available", property(lambda _tray: bool(is_there)))
    made = tray.Tray()
    made.set_work(workable=0, open_jobs=0)
    assert not shown
    is_there.append("panel")
    for _ in range(2):
        made.set_work(workable=0, open_jobs=0)
    assert shown == ["shown"]
    made.close()
    made.deleteLater()
