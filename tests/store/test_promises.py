"""Promises: kept once, whoever waits and whenever they asked."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest

from mailtool_gui.engine.ledger import Answer
from mailtool_gui.store.promises import Promise


def test_a_result() -> None:
    promise: Promise[int] = Promise()
    assert not promise.done()
    promise.set_result(7)
    assert promise.done()
    assert promise.result() == 7
    assert promise.exception() is None


def test_nothing_is_a_result_too() -> None:
    promise: Promise[None] = Promise()
    promise.set_result(None)
    promise.result()


def test_an_error() -> None:
    promise: Promise[int] = Promise()
    promise.set_exception(KeyError("a"))
    assert isinstance(promise.exception(), KeyError)
    with pytest.raises(KeyError):
        promise.result()


def test_waiting_has_an_end() -> None:
    with pytest.raises(TimeoutError):
        Promise[int]().result(0.01)
    with pytest.raises(TimeoutError):
        Promise[int]().exception(0)


def test_whoever_waits_is_woken() -> None:
    promise: Promise[int] = Promise()
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(promise.result(10))) for _ in range(5)]
    for thread in threads:
        thread.start()
    promise.set_result(3)
    for thread in threads:
        thread.join()
    assert found == [3] * 5


def test_calls_come_once_and_in_order() -> None:
    promise: Promise[int] = Promise()
    calls: list[tuple[str, int]] = []
    promise.add_done_callback(lambda done: calls.append(("a", done.result())))
    promise.add_done_callback(lambda done: calls.append(("b", done.result())))
    assert calls == []
    promise.set_result(1)
    promise.add_done_callback(lambda done: calls.append(("late", done.result())))
    assert calls == [("a", 1), ("b", 1), ("late", 1)]


def test_whatever_comes_first_every_call_comes_once() -> None:
    """One thread keeps promises while the other asks for them."""
    promises: list[Promise[int]] = [Promise() for _ in range(2000)]
    called: list[int] = []

    def keep() -> None:
        for number, promise in enumerate(promises):
            promise.set_result(number)

    thread = threading.Thread(target=keep)
    thread.start()
    for promise in promises:
        promise.add_done_callback(lambda done: called.append(done.result()))
    thread.join()
    assert sorted(called) == list(range(2000))


def test_both_are_answers() -> None:
    future: Future[int] = Future()
    future.set_result(1)
    promise: Promise[int] = Promise()
    promise.set_result(1)
    answers: list[Answer[int]] = [future, promise]
    assert [answer.result() for answer in answers] == [1, 1]
