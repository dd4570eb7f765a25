from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.tasks import Progress, Tasks

LIMIT = 10_000  # ms


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.wait()


@pytest.fixture
def latest(tasks: Tasks) -> Latest:
    parent = QObject(tasks)
    return Latest(tasks, parent)


def unheard(what: object) -> None:
    raise AssertionError(what)


def test_what_was_made_is_told(latest: Latest, qtbot: QtBot) -> None:
    told: list[int] = []
    busy: list[bool] = []
    latest.busy.connect(busy.append)
    latest.run(lambda _report: 7, done=told.append, failed=unheard)
    assert latest.is_busy
    qtbot.waitUntil(lambda: told == [7], timeout=LIMIT)
    assert (latest.is_busy, busy) == (False, [True, False])


def test_the_newest_wish_wins(latest: Latest, qtbot: QtBot) -> None:
    told: list[str] = []
    go_on = Event()

    def slow(_report: Progress) -> str:
        go_on.wait(10)
        return "old"

    latest.run(slow, done=told.append, failed=unheard)
    latest.run(lambda _report: "new", done=told.append, failed=unheard)
    qtbot.waitUntil(lambda: told == ["new"], timeout=LIMIT)
    go_on.set()
    qtbot.wait(50)
    assert told == ["new"]


def test_progress_is_told_until_it_is_stopped(latest: Latest, tasks: Tasks, qtbot: QtBot) -> None:
    ended = Event()

    def endless(report: Progress) -> None:
        try:
            while True:
                report(1, 2)
        finally:
            ended.set()

    with qtbot.waitSignal(latest.progress, timeout=LIMIT) as told:
        latest.run(endless, done=unheard, failed=unheard)
    assert told.args == [1, 2]
    latest.cancel()
    assert ended.wait(10)
    assert not latest.is_busy
    tasks.wait()


def test_a_failure_is_told_in_words(latest: Latest, qtbot: QtBot) -> None:
    told: list[str] = []

    def wrong(_report: Progress) -> None:
        raise SheetError("It is empty.", where="o.xlsx")

    latest.run(wrong, done=unheard, failed=told.append)
    qtbot.waitUntil(lambda: told == ["o.xlsx: It is empty."], timeout=LIMIT)


def test_a_view_that_is_gone_is_told_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    parent = QObject()
    latest = Latest(tasks, parent)
    go_on = Event()
    told: list[bool] = []
    latest.run(lambda _report: go_on.wait(10), done=told.append, failed=unheard)
    parent.deleteLater()
    QApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete.value)
    go_on.set()
    tasks.wait()
    qtbot.wait(50)
    assert told == []


def test_progress_is_told_no_faster_than_it_is_seen(latest: Latest, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    ended: list[None] = []
    latest.progress.connect(lambda done, total: told.append((done, total)))

    def hasty(report: Progress) -> None:
        for done in range(1, 1_001):
            report(done, 1_000)

    latest.run(hasty, done=ended.append, failed=unheard)
    qtbot.waitUntil(lambda: ended == [None], timeout=LIMIT)
    assert (told[0], told[-1]) == ((1, 1_000), (1_000, 1_000))
    assert len(told) < 100


def test_a_task_that_tells_its_progress_waits_while_the_window_paints(
    tasks: Tasks, latest: Latest, qtbot: QtBot
) -> None:
    told: list[str] = []
    began, told_after_painting = Event(), Event()

    def work(report: Progress) -> str:
        began.wait(10)
        for done in range(3):
            report(done, 3)
        told_after_painting.set()
        return "done"

    latest.run(work, done=told.append, failed=unheard)
    with tasks.precedence:
        began.set()
        assert not told_after_painting.wait(0.05)
    qtbot.waitUntil(lambda: told == ["done"], timeout=LIMIT)


def test_a_painting_that_never_ends_holds_no_task_up_for_ever(tasks: Tasks, latest: Latest, qtbot: QtBot) -> None:
    told: list[bool] = []

    def work(report: Progress) -> bool:
        report(1, 2)
        return True

    with tasks.precedence:
        latest.run(work, done=told.append, failed=unheard)
        qtbot.waitUntil(lambda: told == [True], timeout=LIMIT)
