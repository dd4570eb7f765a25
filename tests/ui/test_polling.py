"""Looking again and again: one read at a time, not too often, and nothing after a stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.polling import Polling

PATIENCE = 10_000


@pytest.fixture
def make(context: Context) -> Iterator[Callable[[float], Polling]]:
    """Makes a polling that looks at most once in so many seconds."""
    owner = QObject()
    yield lambda every: Polling(context.tasks, every=every, parent=owner)
    owner.deleteLater()


def test_what_was_read_is_told(qtbot: QtBot, make: Callable[[float], Polling]) -> None:
    told: list[object] = []
    make(0).poll(lambda: 7, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: told == [7], timeout=PATIENCE)


def test_a_wish_while_a_read_is_under_way_is_passed_over(qtbot: QtBot, make: Callable[[float], Polling]) -> None:
    gate, told = Event(), list[object]()
    polling = make(0)
    polling.poll(lambda: gate.wait(10), done=told.append, failed=told.append)
    polling.poll(lambda: "second", done=told.append, failed=told.append)
    gate.set()
    qtbot.waitUntil(lambda: told == [True], timeout=PATIENCE)
    polling.poll(lambda: "third", done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: told == [True, "third"], timeout=PATIENCE)


def test_it_is_not_done_oftener_than_asked(qtbot: QtBot, make: Callable[[float], Polling]) -> None:
    told: list[object] = []
    polling = make(3600)
    for number in range(3):
        polling.poll(lambda number=number: number, done=told.append, failed=told.append)  # type: ignore[misc]  # a default
        qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told == [0]


def test_after_a_stop_nothing_is_told_and_the_next_wish_is_done_at_once(
    qtbot: QtBot, make: Callable[[float], Polling]
) -> None:
    told: list[object] = []
    polling = make(3600)
    polling.poll(lambda: "unwanted", done=told.append, failed=told.append)
    polling.stop()
    polling.poll(lambda: "wanted", done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: told == ["wanted"], timeout=PATIENCE)


def test_trouble_is_told_and_the_next_look_goes_on(qtbot: QtBot, make: Callable[[float], Polling]) -> None:
    def broken() -> None:
        raise LedgerError("The disk is gone.")

    told: list[object] = []
    polling = make(0)
    polling.poll(broken, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: told == ["The disk is gone."], timeout=PATIENCE)
    polling.poll(lambda: 1, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE)
