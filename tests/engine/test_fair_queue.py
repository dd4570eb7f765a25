"""Whose turn it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.engine.fair_queue import FairQueue


def queue_of(**jobs: int) -> FairQueue[str]:
    queue: FairQueue[str] = FairQueue()
    for job, count in jobs.items():
        queue.add(job, [job] * count)
    return queue


def everything(queue: FairQueue[str]) -> list[str]:
    return [queue.pop() for _ in range(len(queue))]


def test_jobs_take_turns() -> None:
    assert everything(queue_of(a=4, b=2, c=1)) == ["a", "b", "c", "a", "b", "a", "a"]


def test_a_job_keeps_its_order() -> None:
    queue: FairQueue[int] = FairQueue()
    queue.add("a", [1, 2])
    queue.add("a", [3])
    assert [queue.pop() for _ in range(3)] == [1, 2, 3]


def test_an_urgent_job_comes_before_all_others() -> None:
    queue = queue_of(a=3, b=1)
    queue.add("now", ["now", "now"], urgent=True)
    assert everything(queue) == ["now", "now", "a", "b", "a", "a"]


def test_two_urgent_jobs_take_turns_and_one_that_is_urgent_no_more_does_so_with_all() -> None:
    queue = queue_of(a=2)
    queue.add("x", ["x"] * 2, urgent=True)
    queue.add("y", ["y"] * 3, urgent=True)
    assert [queue.pop() for _ in range(3)] == ["x", "y", "x"]
    queue.add("y", [])
    assert everything(queue) == ["a", "y", "a", "y"]


def test_what_is_dropped_is_given_back() -> None:
    queue = queue_of(a=2, b=3)
    assert queue.drop("b") == ["b"] * 3
    assert queue.drop("b") == []
    assert (len(queue), queue.waiting("a"), queue.waiting("b")) == (2, 2, 0)
    assert queue.clear() == ["a", "a"]
    assert len(queue) == 0
    with pytest.raises(IndexError):
        queue.pop()


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 30), min_size=1), st.integers(0, 100))
def test_no_job_is_ever_more_than_one_ahead_of_another_that_waits(jobs: dict[str, int], taken: int) -> None:
    queue = queue_of(**jobs)
    had = Counter(queue.pop() for _ in range(min(taken, len(queue))))
    waiting = [had[job] for job in jobs if queue.waiting(job)]
    assert not waiting or max(had.values(), default=0) - min(waiting) <= 1
