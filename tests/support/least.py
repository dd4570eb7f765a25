"""The least time that limits allow for messages of which it is known, afterwards, how long the server took for each."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from mailtool_gui.domain.account import Limits
from mailtool_gui.engine.ramp import STEP


def least(limits: Limits, takes: Sequence[float], round_trip: float) -> float:
    """Seconds from the first MAIL FROM to the last answer, both at the server, of a sender that never hesitates.

    `takes` are the seconds from MAIL FROM to the last answer, in the order of the starts; nobody knows them before.
    A line starts its next message one round trip after the answer, a start follows that of a batch before after the
    window and a round trip, and where few are in flight at first each STEP accepted win one more. Other than the closed
    formula, it knows that a message is whole: the last lines end one after the other. Where envelopes leave behind the
    dot of the message before, the round trip after the answer is saved, and a job takes less than this.
    """
    return _Play(limits, round_trip).played(takes)


class _Play:
    def __init__(self, limits: Limits, round_trip: float) -> None:
        self._limits = limits
        self._round_trip = round_trip
        self._allowed = min(limits.first_in_flight or limits.in_flight, limits.in_flight)
        self._idle = [0.0] * self._allowed
        self._ends: list[float] = []
        self._accepted = 0

    def played(self, takes: Sequence[float]) -> float:
        starts: list[float] = []
        again = self._limits.batch_delay.total_seconds() + self._round_trip
        for place, seconds in enumerate(takes):
            before = place - self._limits.batch_size
            paced = starts[before] + again if before >= 0 else 0.0
            starts.append(max(self._free(), paced))
            heapq.heappush(self._ends, starts[-1] + seconds)
        return max((start + seconds for start, seconds in zip(starts, takes, strict=True)), default=0.0)

    def _free(self) -> float:
        """When the next message may be in flight."""
        if self._idle:
            return heapq.heappop(self._idle)
        free = heapq.heappop(self._ends) + self._round_trip
        self._accepted += 1
        if self._accepted % STEP == 0 and self._allowed < self._limits.in_flight:
            self._allowed += 1
            heapq.heappush(self._idle, free)
        return free
