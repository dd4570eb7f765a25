from __future__ import annotations

from threading import Event
from weakref import ReferenceType, ref

from mailtool_gui.workers.pool import WorkerPool


class Work:
    """Notes that it was done."""

    def __init__(self, done: Event, go_on: Event | None = None) -> None:
        self._done = done
        self._go_on = go_on

    def __call__(self) -> None:
        if self._go_on:
            self._go_on.wait()
        self._done.set()


def test_everything_that_is_started_is_done_and_put_away() -> None:
    pool, alive = WorkerPool(), list[ReferenceType[Work]]()
    for _ in range(50):
        done = Event()
        work = Work(done)
        alive.append(ref(work))
        pool.start(work)
        del work
        assert done.wait(10)
    assert pool.close(within=10)
    assert not [each for each in alive if each()]


def test_closing_waits_no_longer_than_it_may() -> None:
    pool, done, go_on = WorkerPool(), Event(), Event()
    pool.start(Work(done, go_on))
    assert not pool.close(within=0.01)
    go_on.set()
    assert pool.close(within=10)
    assert done.is_set()
