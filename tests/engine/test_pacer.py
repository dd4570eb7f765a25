"""The sliding window, judged as the server sees it."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, replace
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.engine.pacer import Pacer, Permit


def served(
    *, batch: int, window: float, trip: float, jitter: float, count: int, seed: int
) -> tuple[list[float], float]:
    """Starts as the server sees them when permits are taken as soon as they can be had; and the time of the last."""
    dice = random.Random(seed)
    pacer = Pacer(batch_size=batch, window=window)
    now = 0.0
    starts: list[float] = []
    answers: list[tuple[float, int, Permit]] = []
    while len(starts) < count:
        while answers and answers[0][0] <= now:
            pacer.answered(heapq.heappop(answers)[2], now)
        permit = pacer.take(now)
        if permit:
            there = now + trip / 2 + dice.uniform(0, jitter)
            starts.append(there)
            heapq.heappush(answers, (there + trip / 2 + dice.uniform(0, jitter), len(starts), permit))
            continue
        free = pacer.next_free(now)
        now = min([at for at in (free, answers[0][0] if answers else None) if at is not None])
    return sorted(starts), now


@dataclass(frozen=True)
class Promise:
    """So many in any window of so many seconds, made `at` a time."""

    batch: int
    window: float
    at: float = 0.0


def changed(
    promises: list[Promise], *, trip: float, jitter: float, count: int, seed: int
) -> list[tuple[float, Promise]]:
    """Starts as the server sees them, in the order in which their permits were taken, and the promise of each."""
    dice, coming = random.Random(seed), list(promises)
    promise = coming.pop(0)
    pacer = Pacer(batch_size=promise.batch, window=promise.window)
    now = 0.0
    starts: list[tuple[float, Promise]] = []
    answers: list[tuple[float, int, Permit]] = []
    while len(starts) < count:
        if coming and coming[0].at <= now:
            promise = coming.pop(0)
            pacer.change(batch_size=promise.batch, window=promise.window)
        while answers and answers[0][0] <= now:
            pacer.answered(heapq.heappop(answers)[2], now)
        permit = pacer.take(now)
        if permit:
            there = now + trip / 2 + dice.uniform(0, jitter)
            starts.append((there, promise))
            heapq.heappush(answers, (there + trip / 2 + dice.uniform(0, jitter), len(starts), permit))
            continue
        news = [pacer.next_free(now), answers[0][0] if answers else None, coming[0].at if coming else None]
        now = min(at for at in news if at is not None)
    return starts


def most_around(starts: list[float], at: float, window: float) -> int:
    """The most starts in a half-open window of this length that holds the one `at`."""
    near = [other for other in starts if at - window < other < at + window]
    return max(
        sum(begin <= other < begin + window - 1e-9 for other in near)
        for begin in near
        if begin <= at < begin + window - 1e-9
    )


PROMISES = st.builds(Promise, batch=st.integers(1, 20), window=st.floats(0.05, 5), at=st.floats(0, 30))


def most_in_window(starts: list[float], window: float) -> int:
    return max(sum(at <= other < at + window - 1e-9 for other in starts) for at in starts)


@given(
    batch=st.integers(1, 30),
    window=st.floats(0.05, 60),
    trip=st.floats(0, 0.5),
    jitter=st.floats(0, 1),
    seed=st.integers(0, 1000),
)
def test_no_window_at_the_server_ever_holds_more_than_the_batch(
    batch: int, window: float, trip: float, jitter: float, seed: int
) -> None:
    starts, _ = served(batch=batch, window=window, trip=trip, jitter=jitter, count=batch * 4, seed=seed)
    assert most_in_window(starts, window) <= batch


@given(
    first=PROMISES,
    then=st.lists(PROMISES, min_size=1, max_size=4),
    trip=st.floats(0, 0.5),
    jitter=st.floats(0, 1),
    seed=st.integers(0, 1000),
)
def test_a_change_breaks_neither_the_old_promise_nor_the_new_one(
    first: Promise, then: list[Promise], trip: float, jitter: float, seed: int
) -> None:
    """Whatever was started by the promises before, a start never makes a window hold more than its own allows."""
    promises = [replace(first, at=0.0), *sorted(then, key=lambda promise: promise.at)]
    starts = changed(promises, trip=trip, jitter=jitter, count=120, seed=seed)
    for place, (at, promise) in enumerate(starts):
        so_far = [other for other, _ in starts[: place + 1]]
        assert most_around(so_far, at, promise.window) <= promise.batch


@given(
    first=PROMISES,
    share=st.integers(1, 20),
    longer=st.floats(1, 10),
    at=st.floats(0, 10),
    trip=st.floats(0, 0.5),
    jitter=st.floats(0, 1),
    seed=st.integers(0, 1000),
)
def test_a_slower_promise_keeps_the_old_one_to_the_end(
    first: Promise, share: int, longer: float, at: float, trip: float, jitter: float, seed: int
) -> None:
    """Also in the windows that hold starts by the one and by the other."""
    slower = Promise(batch=max(1, first.batch // share), window=first.window * longer / share, at=at)
    if slower.batch * ceil(first.window / slower.window) > first.batch:
        slower = Promise(batch=max(1, first.batch // share), window=first.window * longer, at=at)
    starts = changed([replace(first, at=0.0), slower], trip=trip, jitter=jitter, count=120, seed=seed)
    assert most_in_window([at for at, _ in starts], first.window) <= first.batch


@given(batch=st.integers(1, 30), window=st.floats(0.05, 60), trip=st.floats(0, 0.5), rounds=st.integers(2, 6))
def test_a_steady_round_trip_costs_nothing_beyond_the_bound(
    batch: int, window: float, trip: float, rounds: int
) -> None:
    _, last = served(batch=batch, window=window, trip=trip, jitter=0, count=batch * rounds, seed=0)
    assert last <= (rounds - 1) * (window + trip) + 1e-6


def test_an_unanswered_start_holds_its_token() -> None:
    pacer = Pacer(batch_size=1, window=2)
    permit = pacer.take(0)
    assert permit
    assert pacer.take(100) is None
    assert pacer.next_free(100) is None
    pacer.answered(permit, 100)
    assert pacer.next_free(100) == 102
    assert pacer.take(101.9) is None
    assert pacer.take(102) is not None


def test_an_unused_permit_is_free_at_once() -> None:
    pacer = Pacer(batch_size=1, window=2)
    permit = pacer.take(0)
    assert permit
    pacer.unused(permit)
    assert pacer.take(0) is not None


def test_after_a_restart_a_full_window_passes() -> None:
    pacer = Pacer(batch_size=3, window=2)
    pacer.hold_all(10)
    assert pacer.take(11.9) is None
    assert pacer.next_free(10) == 12
    assert pacer.take(12) is not None


def test_a_longer_window_looks_back_at_what_had_been_forgiven() -> None:
    pacer = Pacer(batch_size=10, window=0.1)
    for at in range(5):
        permit = pacer.take(float(at))
        assert permit
        pacer.answered(permit, float(at))
    pacer.change(batch_size=5, window=60)
    assert pacer.next_free(5) == 60
    pacer.change(batch_size=6, window=60)
    assert pacer.next_free(5) == 5


def test_what_is_too_long_ago_to_be_remembered_is_taken_to_have_been_too_much() -> None:
    pacer = Pacer(batch_size=1, window=0.001)
    for at in range(10_000):
        permit = pacer.take(float(at))
        assert permit
        pacer.answered(permit, float(at))
    pacer.change(batch_size=10_001, window=1_000_000)
    free = pacer.next_free(10_000)
    assert free is not None
    assert 1_000_000 < free < 1_010_000


def test_a_huge_batch_remembers_no_more_than_its_window() -> None:
    pacer = Pacer(batch_size=1_000_000, window=0.001)
    for at in range(20_000):
        permit = pacer.take(at / 1000)
        assert permit
        pacer.answered(permit, at / 1000)
    assert len(pacer._answers) < 5000


def test_slowness_doubles_the_window() -> None:
    pacer = Pacer(batch_size=1, window=2)
    pacer.slowness = 2
    permit = pacer.take(0)
    assert permit
    pacer.answered(permit, 0)
    assert pacer.next_free(0) == 8


def test_a_smaller_batch_counts_what_is_already_out() -> None:
    pacer = Pacer(batch_size=4, window=2)
    permits = [pacer.take(0) for _ in range(4)]
    for at, permit in enumerate(permits):
        assert permit
        pacer.answered(permit, float(at))
    pacer.change(batch_size=2, window=2)
    assert pacer.next_free(0) == 4.0
    assert pacer.take(3.9) is None
    assert pacer.take(4.0) is not None


@given(batch=st.integers(1, 10), count=st.integers(1, 60))
def test_batches_come_in_whole_windows(batch: int, count: int) -> None:
    _, last = served(batch=batch, window=1, trip=0, jitter=0, count=count, seed=1)
    assert abs(last - (ceil(count / batch) - 1)) < 1e-6
