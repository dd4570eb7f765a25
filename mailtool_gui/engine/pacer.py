"""The promise "at most B message starts in any window of D", kept as the server sees it.

A token comes back one window after the server has *answered* the envelope: then
start[i+B] >= answer[i] + D >= start[i] + D holds however long the answer took to travel.
"""

from __future__ import annotations

from bisect import bisect_right, insort


class Permit:
    """One message start. Compared by identity."""

    __slots__ = ()


class Pacer:
    """A sliding window of `batch_size` tokens. Pure: every call is told the time, in seconds of one steady clock."""

    def __init__(self, *, batch_size: int, window: float) -> None:
        self.batch_size = batch_size
        self.window = window
        self.slowness = 0
        self._out: set[Permit] = set()
        self._returns: list[float] = []

    @property
    def effective_window(self) -> float:
        """The window in seconds, doubled for every step that the provider slowed us down."""
        return self.window * 2.0**self.slowness

    def change(self, *, batch_size: int, window: float) -> None:
        """A new promise from now on; tokens that are out come back by it."""
        self.batch_size = batch_size
        self.window = window

    def hold_all(self, now: float) -> None:
        """After a restart nobody knows what has just been started: every token waits a full window."""
        self._returns = [now + self.effective_window] * self.batch_size

    def take(self, now: float) -> Permit | None:
        """A permit for one start, or None where the window is full."""
        del self._returns[: bisect_right(self._returns, now)]
        if self._held >= self.batch_size:
            return None
        permit = Permit()
        self._out.add(permit)
        return permit

    def answered(self, permit: Permit, now: float) -> None:
        """The envelope was answered, or the line was lost: its token comes back a full window from now."""
        if permit in self._out:
            self._out.remove(permit)
            insort(self._returns, now + self.effective_window)

    def unused(self, permit: Permit) -> None:
        """No start was made with it: the token is free at once."""
        self._out.discard(permit)

    def next_free(self, now: float) -> float | None:
        """When a permit can next be had: a time not before `now`, or None until an answer arrives."""
        missing = self._held - self.batch_size
        if missing < 0:
            return now
        return max(now, self._returns[missing]) if missing < len(self._returns) else None

    @property
    def _held(self) -> int:
        return len(self._out) + len(self._returns)
