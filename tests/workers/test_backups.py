"""Backups beside the work: at its beginning, once a day, and at its end; nobody waits for one but at the very end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from mailtool_gui.domain.errors import LedgerFull
from mailtool_gui.workers.backups import EVERY, FIRST, RegularBackups
from tests.support.logs import ExpectedLogs
from tests.support.samples import NOON
from tests.support.sent_mail import HandClock

PATIENCE = 10.0


class Made:
    """Backups that end when they may, or are told to."""

    def __init__(self, *, holds: bool = False, error: Exception | None = None) -> None:
        self._error = error
        self.may_end = threading.Event()
        if not holds:
            self.may_end.set()
        self.begun = threading.Event()
        self.tried = self.whole = self.stopped = 0

    def __call__(self, stopped: Callable[[], bool]) -> None:
        self.begun.set()
        self.tried += 1
        if self._error:
            raise self._error
        while not self.may_end.wait(0.005):
            if stopped():
                self.stopped += 1
                return
        self.whole += 1


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
def held(clock: HandClock) -> Iterator[tuple[Made, RegularBackups]]:
    """One is under way."""
    made = Made(holds=True)
    regular = RegularBackups(made, clock)
    clock.pass_time(timedelta(seconds=FIRST))
    regular.glance()
    assert made.begun.wait(PATIENCE)
    yield made, regular
    regular.cut()
    regular.stop()


def test_one_is_made_soon_after_the_beginning_and_another_a_day_later(clock: HandClock) -> None:
    made, waits = Made(), (0.0, FIRST - 1, 1.0, EVERY - 1, 1.0)
    regular, tried = RegularBackups(made, clock), []
    for seconds in waits:
        clock.pass_time(timedelta(seconds=seconds))
        regular.glance()
        if regular._thread:
            regular._thread.join(PATIENCE)
        tried.append(made.whole)
    regular.stop()
    assert tried == [0, 0, 1, 1, 2]


def test_a_glance_never_waits(held: tuple[Made, RegularBackups]) -> None:
    made, regular = held
    regular.glance()
    assert [thread.name for thread in threading.enumerate()].count("backup") == 1
    assert (made.whole, made.stopped) == (0, 0)


def test_at_the_end_the_one_under_way_gives_way_to_the_last(held: tuple[Made, RegularBackups]) -> None:
    made, regular = held
    ending = threading.Thread(target=regular.finish)
    ending.start()
    while not made.stopped:
        threading.Event().wait(0.005)
    made.may_end.set()
    ending.join(PATIENCE)
    assert (made.whole, made.stopped) == (1, 1)
    regular.glance()
    assert made.whole == 1


def test_who_is_in_a_hurry_gets_none(held: tuple[Made, RegularBackups]) -> None:
    made, regular = held
    regular.cut()
    regular.finish()
    assert (made.whole, made.stopped) == (0, 1)


def test_the_last_one_is_cut_short_too(clock: HandClock) -> None:
    made = Made(holds=True)
    regular = RegularBackups(made, clock)
    ending = threading.Thread(target=regular.finish)
    ending.start()
    assert made.begun.wait(PATIENCE)
    regular.cut()
    ending.join(PATIENCE)
    assert (made.whole, made.stopped) == (0, 1)


@pytest.mark.parametrize("error", [LedgerFull("There is no room left."), ZeroDivisionError("a mistake")])
def test_one_that_fails_is_told_in_the_log_and_stops_nothing(
    clock: HandClock, error: Exception, expected_logs: ExpectedLogs
) -> None:
    expected_logs("no backup of the ledger was made")
    made = Made(error=error)
    regular = RegularBackups(made, clock)
    clock.pass_time(timedelta(seconds=FIRST))
    regular.glance()
    regular.finish()
    assert made.tried == 2
