from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.workers.signals import SignalWatch

ENDS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in ENDS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDS)
def test_what_would_end_the_program_is_told_to_it(qtbot: QtBot, number: signal.Signals) -> None:
    signal.signal(number, signal.default_int_handler)
    told: list[int] = []
    watch = SignalWatch(told.append)
    for count in (1, 2):
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda count=count: told == list(range(1, count + 1)))  # type: ignore[misc]  # a lambda's default
    watch.close()
    assert signal.getsignal(number) is signal.default_int_handler


def test_a_program_that_is_to_outlive_its_terminal_does(qtbot: QtBot) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    told: list[int] = []
    watch = SignalWatch(told.append)
    os.kill(os.getpid(), signal.SIGHUP)
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: told == [1])
    watch.close()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
