"""Waiting for a turn, on a thread or parked: nothing that is notified is lost, whenever it comes."""

from __future__ import annotations

import threading
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.engine.turns import Turn, Wait


def new_turn() -> Turn:
    (condition,) = SystemClock().conditions(1)
    return Turn(condition)


def made(turn: Turn, seconds: float | None = None) -> Wait:
    with turn:
        return turn.wait(seconds)


def notify(turn: Turn, count: int = 1) -> None:
    with turn:
        turn.notify(count)


class Calls:
    """Counts how often each of some parked waits was called."""

    def __init__(self, turn: Turn, count: int) -> None:
        self.names: list[int] = []
        self.waits = [made(turn) for _ in range(count)]
        for name, wait in enumerate(self.waits):
            wait.park(lambda name=name: self.names.append(name))  # type: ignore[misc]  # the name as it is now


def test_who_waits_on_a_thread_is_woken() -> None:
    turn = new_turn()
    wait = made(turn)
    thread = threading.Thread(target=wait.block)
    thread.start()
    while thread.is_alive():
        notify(turn)
        thread.join(0.01)


def test_what_was_notified_before_the_thread_waits_is_not_lost() -> None:
    turn = new_turn()
    wait = made(turn)
    notify(turn)
    wait.block()


def test_a_wait_ends_with_its_time() -> None:
    made(new_turn(), 0.01).block()


def test_what_was_notified_before_it_is_parked_is_not_lost() -> None:
    turn = new_turn()
    wait = made(turn)
    notify(turn)
    called: list[bool] = []
    wait.park(lambda: called.append(True))
    notify(turn)
    assert called == [True]


def test_the_parked_are_called_in_the_order_they_came_and_once() -> None:
    turn = new_turn()
    calls = Calls(turn, 5)
    notify(turn, 2)
    assert calls.names == [0, 1]
    notify(turn)
    assert calls.names == [0, 1, 2]
    with turn:
        turn.notify_all()
    notify(turn, 9)
    assert calls.names == [0, 1, 2, 3, 4]


def test_who_has_left_is_not_called() -> None:
    turn = new_turn()
    calls = Calls(turn, 3)
    calls.waits[0].leave()
    calls.waits[0].leave()
    notify(turn)
    assert calls.names == [1]


Step = Literal["ask", "park", "notify", "notify-all", "leave"]


@given(st.lists(st.sampled_from(("ask", "park", "notify", "notify-all", "leave")), max_size=40))
def test_whatever_comes_between_nobody_sleeps_through_a_call(steps: list[Step]) -> None:
    """Of those that have asked, parked or not, as many look again as were notified, or all there are."""
    turn = new_turn()
    asked: list[Wait] = []
    called: list[Wait] = []
    missed: set[Wait] = set()
    for step in steps:
        parked = list(turn.parked)
        if step == "ask":
            asked.append(made(turn))
        elif step == "park" and asked:
            wait = asked.pop()
            wait.park(lambda wait=wait: called.append(wait))  # type: ignore[misc]  # the wait as it is now
            assert (wait in called) is (wait in missed)
        elif step == "leave" and parked:
            parked[0].leave()
            assert parked[0] not in turn.parked
        elif step in ("notify", "notify-all"):
            before = len(called)
            with turn:
                turn.notify() if step == "notify" else turn.notify_all()
            missed.update(asked)
            assert len(called) - before == (min(1, len(parked)) if step == "notify" else len(parked))
    assert len(called) == len(set(called))
