"""Talking in steps, so that one thread can carry many lines.

Whatever talks over a line is a generator. It yields what it waits for and is resumed when that has come; resuming it
too early does no harm, it looks for itself and yields again. Who has only one line to carry uses `carried_out`.
"""

from __future__ import annotations

import selectors
import time
from collections.abc import Generator
from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T")

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)  # needs no descriptor of its own


class LineWait:
    """Until the line can be read or written (`events`), or the time has come: `until`, as `time.monotonic` counts."""

    __slots__ = ("events", "fileno", "until")

    def __init__(self, fileno: int, events: int, until: float) -> None:
        self.fileno = fileno
        self.events = events
        self.until = until


class Barrier(Enum):
    """Until the sender has decided whether the message may be finished: `Handshake.may_finish` need not wait then."""

    BARRIER = "barrier"


BARRIER: Final = Barrier.BARRIER

Pause = LineWait | Barrier
Steps = Generator[Pause, None, T]


def carried_out(steps: Steps[T]) -> T:
    """What the steps come to, on a thread that waits for nothing else."""
    try:
        while True:
            pause = next(steps)
            if isinstance(pause, LineWait):
                wait_here(pause)
    except StopIteration as end:
        result: T = end.value
        return result


def wait_here(pause: LineWait) -> None:
    """Waits on this thread."""
    with _Selector() as selector:
        selector.register(pause.fileno, pause.events)
        selector.select(max(0.0, pause.until - time.monotonic()))
