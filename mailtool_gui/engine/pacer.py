"""The promise "at most B message starts in any window of D", kept as the server sees it.

A start counts until one window after the server has *answered* its envelope: then
start[i+B] >= answer[i] + D >= start[i] + D holds however long the answer took to travel.
"""

from __future__ import annotations

from bisect import bisect_right
from math import ceil, inf

_KEPT = 1000  # answers that are remembered beyond their window: a new promise may look further back


class Permit:
    """One message start. Compared by identity."""

    __slots__ = ()


class Pacer:
    """A sliding window of `batch_size` starts. Pure: every call is told the time, in seconds of one steady clock."""

    def __init__(self, *, batch_size: int, window: float) -> None:
        self.batch_size = batch_size
        self.window = window
        self.slowness = 0
        self._out: set[Permit] = set()
        self._answers: list[float] = []
        self._former: tuple[tuple[int, float], ...] = ()
        self._known_since = -inf
        self._tidy_at = 2 * _KEPT

    @property
    def effective_window(self) -> float:
        """The window in seconds, doubled for every step that the provider slowed us down."""
        return self._slowed(self.window)

    def change(self, *, batch_size: int, window: float) -> None:
        """A new promise: no start from now on breaks it, those that were made by the old one counted.

        Where the new one is slower, the old one is not broken either: not even by a window that holds starts of both.
        """
        new = batch_size, window
        kept = {*self._former, (self.batch_size, self.window)} - {new}
        self._former = tuple(old for old in kept if _keeps(new, old))
        self.batch_size, self.window = new

    def hold_all(self, now: float) -> None:
        """After a restart nobody knows what has just been started: a full window passes first."""
        self._answers.clear()
        self._known_since = now

    def take(self, now: float) -> Permit | None:
        """A permit for one start, or None where the window is full."""
        if self.next_free(now) != now:
            return None
        permit = Permit()
        self._out.add(permit)
        return permit

    def answered(self, permit: Permit, now: float) -> None:
        """The envelope was answered, or the line was lost: the start counts for a full window from now."""
        if permit in self._out:
            self._out.remove(permit)
            self._answers.append(max(now, self._answers[-1]) if self._answers else now)
            if len(self._answers) >= self._tidy_at:
                self._tidy(now)

    def unused(self, permit: Permit) -> None:
        """No start was made with it: it is as if it had never been taken."""
        self._out.discard(permit)

    def next_free(self, now: float) -> float | None:
        """When a permit can next be had: a time not before `now`, or None until an answer arrives."""
        free = self._free_by(self.batch_size, self.window, now)
        for batch_size, window in self._former:
            also = self._free_by(batch_size, window, now)
            free = max(free, also) if free is not None and also is not None else None
        return free

    def room(self, now: float) -> int:
        """How many permits could be had now."""
        return min(self._room_by(*promise, now) for promise in ((self.batch_size, self.window), *self._former))

    def _free_by(self, batch_size: int, window: float, now: float) -> float | None:
        place = batch_size - len(self._out)  # counted from the last: the answer that must be a window old
        if place <= 0:
            return None
        answer = self._answers[-place] if place <= len(self._answers) else self._known_since
        return max(now, answer + self._slowed(window))

    def _room_by(self, batch_size: int, window: float, now: float) -> int:
        since = now - self._slowed(window)
        counting = len(self._answers) - bisect_right(self._answers, since)
        return batch_size - len(self._out) - counting if self._known_since <= since else 0

    def _slowed(self, window: float) -> float:
        return window * 2.0**self.slowness

    def _tidy(self, now: float) -> None:
        over = min(bisect_right(self._answers, now - self.effective_window), len(self._answers) - _KEPT)
        if over > 0:
            self._known_since = self._answers[over - 1]
            del self._answers[:over]
        self._tidy_at = 2 * max(_KEPT, len(self._answers))


def _keeps(new: tuple[int, float], old: tuple[int, float]) -> bool:
    """Whether who keeps the new promise keeps the old one too, once all has been started by the new one."""
    return bool(new[1]) and new[0] * ceil(old[1] / new[1]) <= old[0]
