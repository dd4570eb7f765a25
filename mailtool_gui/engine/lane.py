"""One account's way out: who may work, at what pace, and whether at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import READY, Account, AccountState, AccountStatus
from mailtool_gui.domain.ledger import Start
from mailtool_gui.domain.outcome import Effect, Outcome, Verdict
from mailtool_gui.engine.appetite import wanted_in_memory
from mailtool_gui.engine.breaker import Breaker, is_open
from mailtool_gui.engine.cap import RollingCap, may_be_younger
from mailtool_gui.engine.fair_queue import FairQueue
from mailtool_gui.engine.pacer import Pacer
from mailtool_gui.engine.ramp import Ramp
from mailtool_gui.engine.turns import Turn, Wait
from mailtool_gui.engine.work import Passage, Task

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Timekeeper
    from mailtool_gui.engine.holds import Holds
    from mailtool_gui.transports.base import Connection, Transport

_TOO_MUCH = frozenset({Effect.HALVE_PACE, Effect.FEWER_CONNECTIONS})

IDLE = 15.0  # seconds a worker keeps its connection open for more work
HASTE = 5.0  # seconds after a message's start in which another may start behind it


class Lane:
    """Shared by the dispatcher, which feeds it, and the account's workers; one lock guards it all.

    `keep_state` writes where the account stands to the ledger, False where that failed; `hint` wakes the dispatcher.
    """

    def __init__(
        self,
        account: Account,
        *,
        state: AccountState,
        starts: Sequence[Start],
        transport: Transport,
        clock: Timekeeper,
        keep_state: Callable[[AccountState], bool],
        hint: Callable[[], None],
        holds: Holds,
    ) -> None:
        self.account = account
        self.transport = transport
        self.state = state
        self._clock = clock
        self._keep_state = keep_state
        self._hint = hint
        self._work, self._pace, self._gate = (Turn(condition) for condition in clock.conditions(3))
        window = account.limits.batch_delay.total_seconds()
        self._pacer = Pacer(batch_size=account.limits.batch_size, window=window)
        self._cap = RollingCap(account.limits.daily_cap, starts)
        self._breaker = Breaker(hurry=account.hurry, offline_since=state.since)
        self._ramp = Ramp(first=account.limits.first_in_flight, most=account.limits.in_flight)
        self._tasks: FairQueue[Task] = FairQueue()
        self._holds = holds
        self._halted: set[str] = set()
        self._connections: set[Connection] = set()
        self._workers = 0
        self._busy = 0
        self._flying = 0
        self._at_cap: AccountState | None = None
        self._unkept = False
        self._connecting = 0
        self._proved = False
        self._closing = False
        now, just_now = self._start(0), timedelta(seconds=window + 10)
        if any(may_be_younger(start, now, just_now) for start in starts):
            self._pacer.hold_all(clock.monotonic())

    # the dispatcher's side

    @property
    def open(self) -> bool:
        """Whether messages may leave now."""
        with self._work:
            return self._flowing()

    @property
    def working(self) -> bool:
        """Whether a claimed delivery is worked or waits for it, or where the account stands is still to be written."""
        with self._work:
            return bool(len(self._tasks) or self._busy or self._unkept)

    def appetite(self, job: str, share: int = 1) -> int:
        """How many more deliveries of a job are worth claiming now, where `share` jobs are worked."""
        with self._work:
            target, there = -(-wanted_in_memory(self.account.limits) // share), self._tasks.waiting(job)
            return target - there if there <= target // 2 else 0

    def feed(self, job: str, tasks: Sequence[Task], *, urgent: bool = False) -> int:
        """Takes claimed deliveries of a job; answers how many more workers must be started for them.

        Where the account has stopped since it was asked, it takes none: its workers are leaving, and nobody would start
        others for what it already has. They stay queued in the ledger.
        """
        with self._work:
            if not self._flowing():
                return 0
            if tasks:
                self._holds.hold_all((task.claim.delivery for task in tasks), job)
                self._halted.discard(job)
            self._tasks.add(job, tasks, urgent=urgent)
            self._work.notify(len(tasks))
            missing = min(self._lines, self._busy + len(self._tasks)) - self._workers
            self._workers += max(0, missing)
            return max(0, missing)

    def drop(self, job: str) -> None:
        """The job is paused or gone: nothing of it starts any more; what is past its permit goes on to the barrier."""
        with self._work:
            self._halted.add(job)
            for task in self._tasks.drop(job):
                self._holds.let_go(task.claim.delivery)
            self._pace.notify_all()

    def unload(self) -> None:
        """Forgets what waits in memory: it is still queued in the ledger and is claimed again later."""
        with self._work:
            for task in self._tasks.clear():
                self._holds.let_go(task.claim.delivery)

    def change(self, account: Account, transport: Transport) -> None:
        """The user has edited the account: a new promise from now on, and over another transport new connections."""
        with self._work:
            limits = account.limits
            self._proved = self._proved and transport is self.transport
            self.account, self.transport = account, transport
            self._pacer.change(batch_size=limits.batch_size, window=limits.batch_delay.total_seconds())
            self._cap.cap = limits.daily_cap
            self._ramp.change(first=limits.first_in_flight, most=limits.in_flight)
            self._wake_all()

    @property
    def standing(self) -> AccountState:
        """Where the account stands; the ledger knows it, unless it cannot be written."""
        with self._work:
            return self.state

    def refresh(self, state: AccountState, *, known: AccountState) -> None:
        """The ledger's word on the account: the user may have let it go on, another program may have stopped it.

        `known` is where the lane stood before the ledger was asked: what a worker has found out since is newer, and
        so is what could not be written.
        """
        with self._work:
            if self._unkept:
                self._unkept = not self._keep_state(self.state)
            elif self.state is known and state != known:
                self.state = state
                self._heed_state()

    def try_afresh(self) -> None:
        """A new host tries an unreachable server at once."""
        with self._work:
            if self.state.status is AccountStatus.OFFLINE:
                self._set_state(READY)

    def close(self) -> None:
        """No message starts any more; those that have started go on."""
        with self._work:
            self._closing = True
            self.unload()
            self._wake_all()

    def abort(self) -> None:
        """Cuts every line: what is past the dot becomes unknown, what is before it goes back."""
        with self._work:
            connections = list(self._connections)
        for connection in connections:
            connection.abort()

    # a worker's side: what it must wait for it gets as a Wait, and asks again when that is over

    def patience(self) -> float:
        """Until when a worker that begins to look for work may stay without any."""
        return self._clock.monotonic() + IDLE

    def take(self, until: float) -> Task | Wait | None:
        """The next delivery to work; None: the worker is not needed any more and must leave."""
        with self._work:
            if self._flowing() and self._workers <= self._lines:
                if len(self._tasks):
                    self._busy += 1
                    return self._tasks.pop()
                left = until - self._clock.monotonic()
                if left > 0:
                    return self._work.wait(left)
            self._workers -= 1
            return None

    def take_ahead(self) -> Task | None:
        """One more for a worker that has one under way: where all have enough, and where it could start at once."""
        with self._work:
            plenty = len(self._tasks) >= self._workers and self._workers <= self._lines and self._flowing()
            if not plenty or self._pacer.room(self._clock.monotonic()) <= self._lines:
                return None
            self._busy += 1
            return self._tasks.pop()

    def done(self, task: Task) -> None:
        """The delivery is settled, or back in the ledger untouched."""
        with self._work:
            self._busy -= 1
            self._holds.let_go(task.claim.delivery)
            low = len(self._tasks) <= self.account.limits.in_flight
        if low:
            self._hint()

    def may_connect(self) -> bool | Wait:
        """Whether a log-in may be tried: one at a time until one has worked. False: the account has stopped."""
        with self._gate:
            if not self._flowing():
                return False
            if self._connecting and not self._proved:
                return self._gate.wait()
            self._connecting += 1
            return True

    def connected(self, connection: Connection) -> None:
        """A log-in has worked: the others may connect too."""
        with self._gate:
            self._connecting -= 1
            self._proved = True
            self._connections.add(connection)
            self._gate.notify_all()

    def not_connected(self) -> None:
        """A log-in has failed: the next may try when the account may."""
        with self._gate:
            self._connecting -= 1
            self._proved = False
            self._gate.notify_all()

    def disconnected(self, connection: Connection) -> None:
        """The connection is closed: the server may have changed its mind, so the next log-in is tried by one alone."""
        with self._gate:
            self._connections.discard(connection)
            self._proved = False

    def goes_on(self, task: Task, *, begun: bool = False) -> bool:
        """Whether account, job and hour let it go on; what has `begun` has its room under the cap."""
        with self._pace:
            flowing = self._flowing() or (begun and self._full and not self._closing)
            return flowing and task.claim.job not in self._halted and not task.work.rests(self._clock.now())

    def permit(self, task: Task, recipients: int) -> Passage | Wait | None:
        """Leave to start a message; None: the account or the job has stopped."""
        with self._pace:
            if not self.goes_on(task):
                self._pace.notify()  # what woke this one may be of use to another
                return None
            if self._flying >= self._allowed:
                return self._pace.wait()
            now = self._clock.monotonic()
            permit = self._pacer.take(now)
            if permit is None:
                return self._wait_for_permit(task, now)
            start = self._start(recipients)
            if self._cap.reserve(start):
                self._flying += 1
                task.work.log.started()
                return Passage(permit=permit, start=start)
            self._pacer.unused(permit)
            self._at_cap = self._cap.reached(start)
            self._halt(self._at_cap)
            return None

    def permit_ahead(self, task: Task, recipients: int, *, behind: Passage) -> Passage | None:
        """Leave to start a message behind the dot of another, whose place in flight it inherits; None: not now.

        Its token is out while the server works the other: the pace must leave one for every line. After a restart only
        the other's start may be known: it must not be long ago.
        """
        with self._pace:
            start = self._start(recipients)
            now = start.boot_seconds
            at_once = now - behind.start.boot_seconds <= HASTE and self._flying <= self._allowed and self.goes_on(task)
            permit = self._pacer.take(now) if at_once and self._pacer.room(now) > self._lines else None
            if permit and self._cap.reserve(start):
                task.work.log.started()
                return Passage(permit=permit, start=start)
            if permit:
                self._pacer.unused(permit)
            return None

    def _wait_for_permit(self, task: Task, now: float) -> Wait:
        free = self._pacer.next_free(now)
        if free is None:
            return self._pace.wait()
        task.work.log.waits(free - now)
        return self._pace.wait(free - now)

    def answered(self, passage: Passage) -> None:
        """The server answered the envelope, or never will: the token's window begins."""
        with self._pace:
            self._pacer.answered(passage.permit, self._clock.monotonic())
            self._pace.notify()

    def landed(self) -> None:
        """A message is not in flight any more, however it ended."""
        with self._pace:
            self._flying -= 1
            self._pace.notify()

    def release(self, passage: Passage) -> None:
        """No data was given: the room under the cap is free again."""
        with self._pace:
            self._cap.release(passage.start)
            if self._full and not self._closing:
                self._set_state(READY)
                self._hint()

    def judge(self, outcome: Outcome) -> bool:
        """Acts on an outcome for the account; answers whether other messages of it get through."""
        with self._work:
            flowing, others = self._flowing(), self._breaker.others_succeed
            if outcome.verdict is Verdict.SENT:
                self._served()
                if flowing and self.state != READY:
                    self._set_state(READY)
            elif flowing or outcome.verdict is Verdict.PAUSE:
                self._act_on(outcome)
            return others and flowing

    def _served(self) -> None:
        lines, allowed = self._lines, self._allowed
        self._breaker.succeeded()
        self._pacer.slowness = self._breaker.slowness
        self._ramp.accepted()
        if self._lines > lines:
            self._hint()
        if self._allowed > allowed:
            self._pace.notify()

    def _act_on(self, outcome: Outcome) -> None:
        state = self._breaker.judge(outcome, self._clock.now())
        self._pacer.slowness = self._breaker.slowness
        if not _TOO_MUCH.isdisjoint(outcome.effects):
            self._ramp.throttled()
        if state and Effect.CAP_REACHED in outcome.effects:
            state = replace(state, until=self._cap.reopens_at(self._start(0), hurry=self.account.hurry))
        if state:
            self._halt(state)

    def _halt(self, state: AccountState) -> None:
        if self.state.status is AccountStatus.PAUSED:
            return
        self._proved = False
        self._set_state(state)
        self._hint()

    def _set_state(self, state: AccountState) -> None:
        self.state = state
        self._unkept = not self._keep_state(state)
        self._heed_state()

    def _heed_state(self) -> None:
        if not self._flowing():
            self.unload()
        self._wake_all()

    def _start(self, recipients: int) -> Start:
        return Start(
            at=self._clock.now(),
            boot_id=self._clock.boot_id(),
            boot_seconds=self._clock.monotonic(),
            recipients=recipients,
        )

    @property
    def _allowed(self) -> int:
        return max(1, self._ramp.allowed - self._breaker.connections_less)

    @property
    def _lines(self) -> int:
        return max(1, self._ramp.lines - self._breaker.connections_less)

    @property
    def _full(self) -> bool:
        """Whether it is its own cap that stops the account."""
        return self._at_cap is not None and self.state == self._at_cap

    def _flowing(self) -> bool:
        return not self._closing and (self.state is READY or is_open(self.state, self._clock.now()))

    def _wake_all(self) -> None:
        self._work.notify_all()
        self._pace.notify_all()
        self._gate.notify_all()
