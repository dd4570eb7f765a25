"""Whose turn it is: the jobs of an account take turns, delivery by delivery; urgent ones come before all others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job

T = TypeVar("T")


def whose_turn(active: Sequence[Job], at_once: int) -> list[Job]:
    """The jobs that are worked now: the urgent ones, or where there is none the first `at_once` of all.

    Those that only wait for later tries are worked besides: they take nobody's place.
    """
    busy = [job for job in active if job.progress.queued]
    first = [job for job in busy if job.urgent] or busy
    return [*first[:at_once], *(job for job in active if not job.progress.queued)]


class FairQueue(Generic[T]):
    """Claimed deliveries, kept job by job in the order in which they came. Pure; its owner guards it."""

    def __init__(self) -> None:
        self._lines: dict[str, deque[T]] = {}
        self._urgent: frozenset[str] = frozenset()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def waiting(self, job: str) -> int:
        """How many of this job there are."""
        return len(self._lines.get(job, ()))

    def add(self, job: str, items: Iterable[T], *, urgent: bool = False) -> None:
        """Puts more of a job behind what is there of it; whether it is `urgent` holds for all of it."""
        self._urgent = self._urgent | {job} if urgent else self._urgent - {job}
        line = self._lines.get(job, deque())
        before = len(line)
        line.extend(items)
        self._length += len(line) - before
        if line:
            self._lines[job] = line

    def pop(self) -> T:
        """The next one; its job is then the last in turn. Raises IndexError where there is none."""
        job = self._next()
        line = self._lines.pop(job)
        item = line.popleft()
        if line:
            self._lines[job] = line
        self._length -= 1
        return item

    def drop(self, job: str) -> list[T]:
        """Takes out all of a job."""
        line = self._lines.pop(job, deque())
        self._length -= len(line)
        return list(line)

    def clear(self) -> list[T]:
        """Takes out everything."""
        everything = list(chain.from_iterable(self._lines.values()))
        self._lines.clear()
        self._length = 0
        return everything

    def _next(self) -> str:
        for job in self._lines:
            if job in self._urgent:
                return job
        for job in self._lines:
            return job
        raise IndexError("nothing waits")
