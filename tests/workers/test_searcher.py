from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from mailtool_gui.workers.searcher import EVERY, Searcher
from tests.support.logs import ExpectedLogs
from tests.support.samples import NOON
from tests.support.sent_mail import HandClock

PATIENCE = 10.0


class Looked:
    """Searches that end when they may; how many there were, and when looks have ended."""

    def __init__(self, *due: bool, holds: bool = False, error: Exception | None = None) -> None:
        self._due = list(due)
        self._error = error
        self.may_end = threading.Event()
        if not holds:
            self.may_end.set()
        self.begun, self.ended = threading.Event(), threading.Event()
        self.searches = self.attempts = 0

    def search_next(self) -> bool:
        self.begun.set()
        self.attempts += 1
        assert self.may_end.wait(PATIENCE)
        if self._error:
            raise self._error
        self.searches += 1
        return self._due.pop(0) if self._due else False

    def stop(self) -> None:
        self.may_end.set()


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
def held(clock: HandClock) -> Iterator[tuple[Looked, Searcher]]:
    """A search that is under way."""
    looked = Looked(holds=True)
    searcher = Searcher(looked, clock, ended=looked.ended.set)
    searcher.glance()
    assert looked.begun.wait(PATIENCE)
    yield looked, searcher
    searcher.stop()


def test_all_that_is_due_is_searched_at_the_first_glance(clock: HandClock) -> None:
    looked = Looked(True, True)
    searcher = Searcher(looked, clock, ended=looked.ended.set)
    searcher.glance()
    assert looked.ended.wait(PATIENCE)
    searcher.stop()
    assert (looked.searches, searcher.busy) == (3, False)


def test_a_glance_never_waits_and_never_doubles(held: tuple[Looked, Searcher], clock: HandClock) -> None:
    looked, searcher = held
    assert searcher.busy
    clock.pass_time(timedelta(hours=1))
    searcher.glance()
    assert [t.name for t in threading.enumerate()].count("sent folder") == 1
    looked.may_end.set()
    assert looked.ended.wait(PATIENCE)
    assert not searcher.busy  # who is told that it has ended sees that it has
    assert looked.searches == 1


def test_glances_are_some_time_apart(clock: HandClock) -> None:
    looked = Looked()
    searcher = Searcher(looked, clock, ended=looked.ended.set)
    for seconds, searches in ((0, 1), (EVERY - 1, 1), (2, 2)):
        clock.pass_time(timedelta(seconds=seconds))
        looked.ended.clear()
        before = looked.searches
        searcher.glance()
        assert looked.ended.wait(PATIENCE if searches > before else 0) == (searches > before)
        assert looked.searches == searches
    searcher.stop()


def test_what_is_stopped_ends_its_search_and_begins_none(held: tuple[Looked, Searcher], clock: HandClock) -> None:
    looked, searcher = held
    searcher.stop()
    assert looked.ended.is_set()
    clock.pass_time(timedelta(hours=1))
    searcher.glance()
    assert looked.searches == 1


def test_a_search_that_breaks_is_logged_and_the_next_one_comes(clock: HandClock, expected_logs: ExpectedLogs) -> None:
    expected_logs("not looked for")
    looked = Looked(error=RuntimeError("broken"))
    searcher = Searcher(looked, clock, ended=looked.ended.set)
    for _ in range(2):
        searcher.glance()
        assert looked.ended.wait(PATIENCE)
        looked.ended.clear()
        clock.pass_time(timedelta(seconds=EVERY))
    searcher.stop()
    assert looked.attempts == 2
