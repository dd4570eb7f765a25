"""When the open jobs of an account are done: their turns, the pace, the cap, quiet hours and planned starts, played
through. Pure: the time is passed in.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Limits
    from mailtool_gui.domain.hours import SendingHours

DAY = timedelta(hours=24)
HORIZON = timedelta(days=1000)
_PIECES_A_DAY = 32  # what leaves under a cap comes back in so many pieces: finer than anybody reads a forecast
_PIECES = 400  # of a big plan, at the most


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is `left` to send of a job, not before `start`, in its `hours` only."""

    job: str
    left: int
    start: datetime
    urgent: bool = False
    hours: SendingHours | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """So many messages leave between two moments."""

    begin: datetime
    end: datetime
    count: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """How it goes: when each job has `ended` (none that does not within the horizon), and what leaves when."""

    ended: Mapping[str, datetime]
    runs: Sequence[Run]


def rate(limits: Limits, latency: float) -> float:
    """Messages a second that the limits allow, but for the cap."""
    window = limits.batch_delay.total_seconds()
    paced = limits.batch_size / window if window else inf
    return min(paced, limits.in_flight / latency)


def played(
    plans: Sequence[Plan],
    limits: Limits,
    *,
    now: datetime,
    latency: float,
    used: Sequence[tuple[datetime, int]] = (),
    zone: tzinfo | None = None,
) -> Course:
    """Plays the plans through, in the order in which they were put in.

    `used` tells what of the cap comes back when: moments, and how many recipients of 24 hours before.
    """
    play = _Play(plans, limits, now, latency=latency, used=used, zone=zone)
    return play.played()


class _Play:
    """The state of things at `self._at`."""

    def __init__(
        self,
        plans: Sequence[Plan],
        limits: Limits,
        now: datetime,
        *,
        latency: float,
        used: Sequence[tuple[datetime, int]],
        zone: tzinfo | None,
    ) -> None:
        self._at, self._last = now, now + HORIZON
        self._limits, self._zone = limits, zone
        self._latency = timedelta(seconds=latency)
        self._rate = rate(limits, latency)
        self._plans = {plan.job: plan for plan in plans if plan.left > 0}
        self._left = {job: float(plan.left) for job, plan in self._plans.items()}
        self._back = [(at, float(count)) for at, count in used if at > now]
        heapq.heapify(self._back)
        self._used = sum(count for _, count in self._back)
        self._piece = max(sum(self._left.values()) / _PIECES, (limits.daily_cap or 0) / _PIECES_A_DAY, 1.0)
        self._runs: list[Run] = []
        self._ended = {plan.job: plan.start for plan in plans if plan.left <= 0}

    def played(self) -> Course:
        """To the end, or to the horizon."""
        while self._left and self._at < self._last:
            self._step()
        return Course(ended=self._ended, runs=self._runs)

    def _step(self) -> None:
        while self._back and self._back[0][0] <= self._at:
            self._used -= heapq.heappop(self._back)[1]
        turn = self._turn()
        if not turn:
            self._at = min((self._opens(job) for job in self._left), default=self._last)
        elif self._room() < 1:
            self._at = self._back[0][0] if self._back else self._last
        else:
            self._send(turn)

    def _turn(self) -> list[str]:
        """Whose turn it is, as the engine sees it."""
        ready = [job for job in self._left if self._opens(job) <= self._at]
        first = [job for job in ready if self._plans[job].urgent] or ready
        return first[: self._limits.jobs_at_once]

    def _opens(self, job: str) -> datetime:
        plan = self._plans[job]
        start = max(plan.start, self._at)
        return plan.hours.opens_at(start, self._zone) if plan.hours else start

    def _room(self) -> float:
        return inf if self._limits.daily_cap is None else self._limits.daily_cap - self._used

    def _send(self, turn: Sequence[str]) -> None:
        """A piece of each in turn, at most until something changes."""
        share = self._rate / len(turn)
        count = min(self._room(), self._piece, min(self._left[job] for job in turn) * len(turn))
        until = min(self._at + timedelta(seconds=count / self._rate), self._changes(turn))
        sent = min(count, (until - self._at).total_seconds() * self._rate)
        self._note(sent, until)
        self._at = until
        for job in turn:
            self._left[job] -= sent / len(turn)
            if self._left[job] < 1e-6 * max(1.0, share):
                del self._left[job]
                self._ended[job] = until + self._latency

    def _changes(self, turn: Sequence[str]) -> datetime:
        """When somebody must stop, or somebody else may begin."""
        closing = [plan.hours.closes_at(self._at, self._zone) for job in turn if (plan := self._plans[job]).hours]
        opening = [opens for job in self._left if job not in turn and (opens := self._opens(job)) > self._at]
        return min([self._last, *(at for at in closing if at), *opening])

    def _note(self, sent: float, until: datetime) -> None:
        """What leaves comes back a day later, all of a piece at once."""
        if sent <= 0:
            return
        self._runs.append(Run(begin=self._at, end=until, count=sent))
        if self._limits.daily_cap is not None:
            heapq.heappush(self._back, (self._at + (until - self._at) / 2 + DAY, sent))
            self._used += sent
