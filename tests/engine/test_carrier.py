"""Many workers on one thread: each goes on when what it waits for has come, and only then."""

from __future__ import annotations

import selectors
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.engine.carrier import Carrier, Course, Move
from mailtool_gui.engine.turns import Turn, Wait
from mailtool_gui.transports.steps import BARRIER, READ, WRITE, Pause
from tests.support.carried import Script, Threads, Walker
from tests.support.logs import ExpectedLogs

Walk = Generator[Pause | Wait | Move, None, None]


class Stage:
    """A carrier, its threads, its workers and one turn to wait for."""

    def __init__(self) -> None:
        self.threads = Threads()
        self.idle: Callable[[], object] = list
        self.carrier = Carrier(self.threads.start, on_idle=self._is_idle)
        (condition,) = SystemClock().conditions(1)
        self.turn = Turn(condition)
        self.walkers: list[Walker] = []

    def _is_idle(self) -> None:
        self.idle()

    def walker(self, script: Script) -> Walker:
        """A worker that is not carried yet."""
        walker = Walker(script, self.carrier.carry)
        self.walkers.append(walker)
        return walker

    def carried(self, script: Script) -> Walker:
        """A worker that is."""
        walker = self.walker(script)
        self.carrier.carry(walker)
        return walker

    def wait(self, seconds: float | None = None) -> Wait:
        """As a lane gives it."""
        with self.turn:
            return self.turn.wait(seconds)

    def notify(self, count: int = 1) -> None:
        with self.turn:
            self.turn.notify(count)

    def close(self) -> None:
        for walker in self.walkers:
            assert walker.ended.wait(10)
        self.threads.join()
        for walker in self.walkers:
            walker.close()


@pytest.fixture
def stage() -> Iterator[Stage]:
    opened = Stage()
    yield opened
    opened.close()


def until(condition: Callable[[], bool]) -> None:
    """Waits for something that must come."""
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_a_worker_goes_on_when_its_line_has_something_to_say(stage: Stage) -> None:
    heard: list[bytes] = []

    def script(walker: Walker) -> Walk:
        yield walker.readable(READ)
        heard.append(walker.line.recv(10))

    one, other = stage.carried(script), stage.carried(script)
    other.far.sendall(b"other")
    assert other.ended.wait(10)
    assert heard == [b"other"]
    assert not one.ended.is_set()
    one.far.sendall(b"one")


def test_one_thread_carries_all(stage: Stage) -> None:
    def script(walker: Walker) -> Walk:
        for _ in range(3):
            walker.here()
            yield walker.readable(READ)
            walker.line.recv(1)

    walkers = [stage.carried(script) for _ in range(20)]
    for _ in range(3):
        for walker in walkers:
            walker.far.sendall(b"x")
    assert all(walker.ended.wait(10) for walker in walkers)
    assert {name for walker in walkers for name in walker.threads} == {"thread-1"}


def test_it_ends_with_the_last_and_begins_again_with_the_next(stage: Stage) -> None:
    def script(walker: Walker) -> Walk:
        walker.here()
        yield walker.readable(WRITE)

    first = stage.carried(script)
    assert first.ended.wait(10)
    stage.threads.join()
    second = stage.carried(script)
    assert second.ended.wait(10)
    assert (first.threads, second.threads) == (["thread-1"], ["thread-2"])


def test_the_time_passes_for_a_line_that_says_nothing(stage: Stage) -> None:
    began = time.monotonic()

    def script(walker: Walker) -> Walk:
        yield walker.readable(READ, 0.05)

    assert stage.carried(script).ended.wait(10)
    assert 0.05 <= time.monotonic() - began < 5


def test_when_all_wait_for_the_ledger_it_is_told_that_nothing_more_comes(stage: Stage) -> None:
    waiting: list[Callable[[], None]] = []
    together: list[int] = []

    def written() -> None:
        together.append(len(waiting))
        while waiting:
            waiting.pop()()

    def script(walker: Walker) -> Walk:
        walker.decided = waiting.append
        for _ in range(3):
            yield walker.readable(READ)
            walker.line.recv(1)
            yield BARRIER

    stage.idle = written
    walkers = [stage.walker(script) for _ in range(4)]
    for walker in walkers:
        walker.far.sendall(b"abc")
        stage.carrier.carry(walker)
    assert all(walker.ended.wait(10) for walker in walkers)
    assert sum(together) == 12


def test_a_barrier_ends_with_the_decision_of_another_thread(stage: Stage) -> None:
    calls: list[Callable[[], None]] = []
    order: list[str] = []

    def script(walker: Walker) -> Walk:
        walker.decided = calls.append
        yield BARRIER
        order.append("after")

    walker = stage.carried(script)
    until(lambda: bool(calls))
    order.append("decided")
    calls[0]()
    assert walker.ended.wait(10)
    assert order == ["decided", "after"]


def test_a_decision_made_already_is_not_waited_for(stage: Stage) -> None:
    def script(_walker: Walker) -> Walk:
        yield BARRIER
        yield BARRIER

    assert stage.carried(script).ended.wait(10)


@pytest.mark.parametrize("says", [b"421 unasked", b""])
def test_what_a_server_says_at_the_barrier_waits_and_costs_nothing(
    stage: Stage, says: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a line that has ended, which could be read for ever."""
    looks: list[float | None] = []

    class Watched(selectors.DefaultSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            looks.append(timeout)
            return super().select(timeout)

    monkeypatch.setattr(selectors, "DefaultSelector", Watched)
    calls: list[Callable[[], None]] = []
    heard: list[bytes] = []

    def script(walker: Walker) -> Walk:
        yield walker.readable(READ)
        walker.line.recv(10)
        walker.decided = calls.append
        yield BARRIER
        yield walker.readable(READ)
        heard.append(walker.line.recv(20))

    walker = stage.carried(script)
    walker.far.sendall(b"250 go on")
    until(lambda: bool(calls))
    walker.far.sendall(says) if says else walker.far.close()
    before = len(looks)
    time.sleep(0.2)
    assert len(looks) - before < 10  # a line that is read over and over is looked at thousands of times
    assert heard == []
    calls[0]()
    assert walker.ended.wait(10)
    assert heard == [says]


def test_a_turn_that_comes_from_another_thread(stage: Stage) -> None:
    def script(_walker: Walker) -> Walk:
        yield stage.wait()

    walkers = [stage.carried(script) for _ in range(3)]
    until(lambda: len(stage.turn.parked) == 3)
    stage.notify(2)
    until(lambda: sum(walker.ended.is_set() for walker in walkers) == 2)
    assert len(stage.turn.parked) == 1
    stage.notify()


def test_a_turn_that_does_not_come_is_waited_for_no_longer_than_asked(stage: Stage) -> None:
    def script(_walker: Walker) -> Walk:
        yield stage.wait(0.02)

    assert stage.carried(script).ended.wait(10)
    assert not stage.turn.parked


def test_what_holds_up_a_thread_is_done_on_another(stage: Stage) -> None:
    held, free = threading.Event(), threading.Event()

    def connects(walker: Walker) -> Walk:
        walker.here()
        yield Move.TO_A_THREAD
        walker.here()
        held.set()
        free.wait(10)
        yield Move.TO_THE_CARRIER
        walker.here()

    def beside(walker: Walker) -> Walk:
        yield walker.readable(READ)

    walker, other = stage.carried(connects), stage.carried(beside)
    assert held.wait(10)
    other.far.sendall(b"x")
    assert other.ended.wait(10)  # nobody else is held up
    free.set()
    assert walker.ended.wait(10)
    assert walker.threads[0] == "thread-1"
    assert walker.threads[1] == "thread-2"
    assert walker.threads[2] != "thread-2"  # the carrier's again, or that of a new one where nobody was left to carry


def test_a_new_line_may_have_the_number_of_one_that_was_closed(stage: Stage) -> None:
    """Numbers of descriptors come back at once; a closed line must not stand in the way of the next."""

    def hangs_up(walker: Walker) -> Walk:
        yield walker.readable(READ)
        walker.line.close()
        walker.far.close()
        walker.connected = False
        yield stage.wait()

    def goes_on(walker: Walker) -> Walk:
        yield walker.readable(READ)

    first = stage.carried(hangs_up)
    number = first.line.fileno()
    first.far.sendall(b"x")
    until(lambda: bool(stage.turn.parked))
    others = [stage.carried(goes_on) for _ in range(2)]
    assert number in {end for walker in others for end in (walker.line.fileno(), walker.far.fileno())}
    for walker in others:
        walker.far.sendall(b"x")
        assert walker.ended.wait(10)
    stage.notify()


def test_a_mistake_of_the_program_stops_one_worker_alone(stage: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs("a worker has stopped")

    def breaks(walker: Walker) -> Walk:
        yield walker.readable(WRITE)
        raise KeyError("nobody foresaw this")

    def goes_on(walker: Walker) -> Walk:
        yield walker.readable(READ)

    broken, other = stage.carried(breaks), stage.carried(goes_on)
    assert broken.ended.wait(10)
    other.far.sendall(b"x")
    assert other.ended.wait(10)


def test_the_last_one_s_mistake_ends_the_thread(stage: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs("a worker has stopped")

    def breaks(_walker: Walker) -> Course:
        yield BARRIER
        raise KeyError("nobody foresaw this")

    assert stage.carried(breaks).ended.wait(10)


PAUSES = ("line", "write", "barrier", "late-barrier", "turn", "timed-turn", "thread")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PAUSES), max_size=8), min_size=1, max_size=6))
def test_any_mixture_of_pauses_comes_to_its_end(plans: list[list[str]]) -> None:
    """Others decide, notify and write all the while: nobody is forgotten, resumed too often or on two threads."""
    stage, over = Stage(), threading.Event()
    decisions: list[Callable[[], None]] = []
    done: dict[int, int] = {}

    def script(number: int, plan: list[str]) -> Script:
        def walk(walker: Walker) -> Walk:
            done[number] = 0
            for pause in plan:
                yield from paused(walker, pause)
                done[number] += 1

        return walk

    def paused(walker: Walker, pause: str) -> Walk:
        if pause == "thread":
            yield Move.TO_A_THREAD
            yield Move.TO_THE_CARRIER
        elif pause in ("barrier", "late-barrier"):
            walker.decided = decisions.append if pause == "late-barrier" else (lambda call: call())
            yield BARRIER
        elif pause in ("turn", "timed-turn"):
            yield stage.wait(0.002 if pause == "timed-turn" else None)
        else:
            yield walker.readable(READ if pause == "line" else WRITE)
            with suppress(BlockingIOError):
                walker.line.recv(100)

    def others() -> None:
        while not over.wait(0.001):
            stage.notify(2)
            for walker in stage.walkers:
                with suppress(BlockingIOError):
                    walker.far.send(b"x")
            while decisions:
                decisions.pop()()

    for number, plan in enumerate(plans):
        stage.walker(script(number, plan)).far.setblocking(False)
    helper = threading.Thread(target=others)
    helper.start()
    for walker in stage.walkers:
        stage.carrier.carry(walker)
    ended = [walker.ended.wait(10) for walker in stage.walkers]
    over.set()
    helper.join()
    assert all(ended)
    assert done == {number: len(plan) for number, plan in enumerate(plans)}
    stage.close()


def test_times_that_come_between_two_ticks_come_too(stage: Stage) -> None:
    passed: list[float] = []

    def script(_walker: Walker) -> Walk:
        for number in range(20):
            began, seconds = time.monotonic(), number * 0.0003
            yield stage.wait(seconds)
            passed.append(time.monotonic() - began - seconds)

    assert stage.carried(script).ended.wait(10)
    assert len(passed) == 20
    assert min(passed) >= 0
