"""What is made once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mailtool_gui.domain.once import Once


def test_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[int] = []
    Once(lambda: made.append(1))
    assert made == []


def test_everybody_gets_the_one_that_was_made() -> None:
    once = Once(object)
    together = Barrier(8)

    def ask(_number: int) -> object:
        together.wait(10)
        return once()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(ask, range(8)))) == 1


def test_none_is_made_once_too() -> None:
    made: list[int] = []
    once = Once(lambda: made.append(1))
    assert (once(), once()) == (None, None)
    assert made == [1]


def test_after_a_failure_the_next_one_tries_again() -> None:
    answers: Iterator[str | OSError] = iter([OSError("not now"), "made"])

    def make() -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    once = Once(make)
    with pytest.raises(OSError, match="not now"):
        once()
    assert once() == "made"
