"""Waiting for a turn: for work, for the pace, for the gate. On a thread of one's own, or carried beside others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Condition


class Turn:
    """One thing that workers wait for. Entering it takes the lock, under which everything but a Wait is called.

    Who finds that it must wait makes a Wait and lets go of the lock; whatever is notified from then on is not lost.
    """

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.calls = 0
        self.parked: deque[Wait] = deque()

    def __enter__(self) -> None:
        self.condition.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.condition.__exit__(kind, error, trace)

    def wait(self, seconds: float | None = None) -> Wait:
        """Something to wait by, for `seconds` at the most."""
        return Wait(self, seconds)

    def notify(self, count: int = 1) -> None:
        """Up to `count` of those that wait look again."""
        self.calls += 1
        for _ in range(min(count, len(self.parked))):
            self.parked.popleft().wake()
        self.condition.notify(count)

    def notify_all(self) -> None:
        """All that wait look again."""
        self.notify(len(self.parked))
        self.condition.notify_all()


class Wait:
    """Until there was something to look at again, or `seconds` have passed (None: however long it takes)."""

    __slots__ = ("_seen", "_turn", "seconds", "wake")

    def __init__(self, turn: Turn, seconds: float | None) -> None:
        self._turn = turn
        self._seen = turn.calls
        self.seconds = seconds
        self.wake: Callable[[], None] = _nobody

    def block(self) -> None:
        """Waits here."""
        with self._turn:
            if self._turn.calls == self._seen:
                self._turn.condition.wait(self.seconds)

    def park(self, wake: Callable[[], None]) -> None:
        """Has `wake` called, once, when it is time to look again: at once, or later on any thread, under the lock."""
        with self._turn:
            self.wake = wake
            if self._turn.calls == self._seen:
                self._turn.parked.append(self)
            else:
                wake()

    def leave(self) -> None:
        """Looks again without having been called: the time has passed."""
        with self._turn:
            if self in self._turn.parked:
                self._turn.parked.remove(self)


def _nobody() -> None:
    """It is not parked."""
