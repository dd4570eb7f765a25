"""How many messages may be in flight where a provider does not say how many it takes: few at first, then more."""

from __future__ import annotations

STEP = 20  # accepted messages that win one more


class Ramp:
    """From `first` up to `most`, one more for every so many accepted; at once to `most` where `first` is None. Pure."""

    def __init__(self, *, first: int | None, most: int) -> None:
        self._first = first
        self._most = most
        self._allowed = self._floor
        self._accepted = 0

    @property
    def allowed(self) -> int:
        """So many messages in flight now."""
        return self._allowed

    @property
    def lines(self) -> int:
        """So many connections: halfway to one more message its line is opened, so that it can start at once."""
        return self._allowed + (self._accepted >= STEP // 2)

    def change(self, *, first: int | None, most: int) -> None:
        """The user has changed the limits: what was won stays, below the new ones."""
        grown = self._allowed if first == self._first else 0
        self._first, self._most = first, most
        self._allowed = min(max(grown, self._floor), most)
        self._accepted = 0

    def accepted(self) -> None:
        """The server took a message."""
        if self._allowed >= self._most:
            return
        self._accepted += 1
        if self._accepted >= STEP:
            self._accepted = 0
            self._allowed += 1

    def throttled(self) -> None:
        """The server found it too much: from the beginning again."""
        self._allowed = self._floor
        self._accepted = 0

    @property
    def _floor(self) -> int:
        return self._most if self._first is None else min(self._first, self._most)
