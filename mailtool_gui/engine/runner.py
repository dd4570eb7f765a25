"""The engine: feeds every account's lane from the ledger until it is told to stop."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import HostLost, LedgerError
from mailtool_gui.engine.carrier import Carrier
from mailtool_gui.engine.dispatcher import Dispatcher
from mailtool_gui.engine.holds import Holds
from mailtool_gui.engine.recorder import Recorder
from mailtool_gui.engine.vetting import Vetting
from mailtool_gui.engine.worker import Worker

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Timekeeper
    from mailtool_gui.domain.ledger import Recovery
    from mailtool_gui.engine.kinds import JobKind
    from mailtool_gui.engine.lane import Lane
    from mailtool_gui.engine.ledger import Ledger
    from mailtool_gui.transports.base import Transport

log = logging.getLogger("mailtool.engine")

GLANCE = 1.0  # seconds between looks at the ledger while there is work: a lost hint costs no more than this
REST = 30.0  # seconds between looks when there is none
BREATH = 0.05  # seconds between two looks at the least


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What there is to do: `working` now, or something at `next_due`, or nothing at all."""

    working: bool = True
    next_due: datetime | None = None

    @property
    def done(self) -> bool:
        """Nothing is waiting, delayed, deferred or cooling."""
        return not self.working and self.next_due is None

    def idle(self, now: datetime) -> bool:
        """Nothing can be done within the next minute."""
        return not self.working and (self.next_due is None or self.next_due > now + timedelta(minutes=1))


class Engine:
    """One per data folder, run by whoever holds its lock.

    `start_worker` runs a callable on a pool thread. `on_change` is called after each look at the ledger, on the
    engine's thread; it must return at once. Losing a call of `wake` loses no work, only a second.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        clock: Timekeeper,
        kinds: Mapping[str, JobKind],
        open_transport: Callable[[Account], Transport],
        start_worker: Callable[[Callable[[], None]], None],
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._start_thread = start_worker
        self._carrier = Carrier(start_worker, on_idle=ledger.nothing_more)
        self._on_change = on_change
        holds = Holds()
        self._recorder = Recorder(ledger, holds, on_trouble=self._in_trouble, on_settled=self._hinted)
        self._vetting = Vetting(ledger, clock)
        self._dispatcher = Dispatcher(
            ledger,
            holds,
            self._vetting,
            clock=clock,
            kinds=kinds,
            open_transport=open_transport,
            start_worker=self._start_worker,
            keep_state=lambda name, state: self._safely(lambda: ledger.set_account_state(name, state)),
            hint=self._hinted,
        )
        (self._awake,) = clock.conditions(1)
        self._woken = False
        self._stopping = False
        self.trouble: LedgerError | None = None
        self._trouble_since = 0.0
        self._rest_until = 0.0
        self.outlook = Outlook()

    def take_over(self) -> Recovery:
        """Makes this host the ledger's only writer and turns what a dead one left in flight into `unknown`."""
        recovery = self._ledger.take_over(now=self._clock.now())
        if recovery.unknown:
            log.warning("%d messages of an earlier run may have arrived: they are marked unknown", recovery.unknown)
        return recovery

    def run(self) -> None:
        """Works until `stop`, or until the ledger is lost to another host. Call `take_over` first."""
        while not self._stopping:
            wait = self._look()
            self._on_change()
            self._sleep(wait)
        for lane in self._dispatcher.lanes:
            lane.close()

    def wake(self) -> bool:
        """Something may have changed in the ledger. From any thread.

        True: the ledger will be looked at again. False: the engine is leaving and will not.
        """
        with self._awake:
            if not self._woken:  # hints come by the thousand
                self._woken = True
                self._awake.notify_all()
            return not self._stopping

    def stop_unless_woken(self) -> bool:
        """Stops, unless something may have changed since the last look: deciding to leave shares `wake`'s lock."""
        with self._awake:
            if self._woken:
                return False
            self._stopping = True
        self.stop()
        return True

    def stop(self) -> None:
        """No message starts any more; `run` returns soon. From any thread, more than once."""
        with self._awake:
            self._stopping = True
            self._awake.notify_all()
        for lane in self._dispatcher.lanes:
            lane.close()

    def finish(self, *, within: float) -> bool:
        """After `run`: waits up to `within` seconds for what is in flight, then cuts the lines. True: all written."""
        if self._settles(within):
            return True
        self.cut()
        return self._settles(5.0)

    def cut(self) -> None:
        """Cuts every line at once: messages past the dot become `unknown`, the others go back. From any thread."""
        for lane in self._dispatcher.lanes:
            lane.abort()

    def in_flight(self) -> bool:
        """Whether any delivery is being worked or its result is not on disk yet."""
        return any(lane.working for lane in self._dispatcher.lanes) or not self._recorder.settled

    def troubled_for(self, now: float) -> float:
        """Seconds since the ledger could first not be written."""
        return now - self._trouble_since if self.trouble else 0.0

    @property
    def working_on(self) -> frozenset[str]:
        """The jobs of the last look that may be worked."""
        return self._dispatcher.working_on

    # one look at the ledger

    def _look(self) -> float:
        """Answers how long the engine may rest afterwards, in seconds."""
        if (rest := self._rest_until - self._clock.monotonic()) > 0:
            for lane in self._dispatcher.lanes:
                lane.unload()
            return rest
        try:
            if self.trouble:  # before anything is started only to be withdrawn before the dot
                self._ledger.prove()
            self._recorder.try_again()
            dues = self._dispatcher.look()
            self.trouble = None
        except LedgerError as error:
            self._in_trouble(error)
            return GLANCE
        return self._plan(dues)

    def _plan(self, dues: Sequence[datetime]) -> float:
        now = self._clock.now()
        working = self.in_flight() or any(due <= now for due in dues)
        self.outlook = Outlook(working=working, next_due=min(dues, default=None))
        if working:
            return GLANCE
        return min([REST, *((due - now).total_seconds() for due in dues)])

    def _start_worker(self, lane: Lane) -> None:
        worker = Worker(
            lane,
            ledger=self._ledger,
            recorder=self._recorder,
            vetting=self._vetting,
            clock=self._clock,
            on_trouble=self._in_trouble,
            pause_job=self._pause_job,
            carry=self._carrier.carry,
        )
        self._start_thread(worker.run)

    # trouble and time

    def _pause_job(self, job: str, reason: str) -> None:
        self._safely(lambda: self._ledger.pause_job(job, reason=reason))

    def _hinted(self) -> None:
        self.wake()

    def _safely(self, write: Callable[[], object]) -> bool:
        """Whether it could be written."""
        try:
            write()
        except LedgerError as error:
            self._in_trouble(error)
            return False
        return True

    def _in_trouble(self, error: LedgerError) -> None:
        if self.trouble is None:
            self._trouble_since = self._clock.monotonic()
            log.error("the ledger cannot be written: %s", error)
        self.trouble = error
        self._rest_until = self._clock.monotonic() + GLANCE
        if isinstance(error, HostLost):
            self._stopping = True
        self.wake()

    def _sleep(self, seconds: float) -> None:
        with self._awake:
            until = self._clock.monotonic() + seconds
            while not self._woken and not self._stopping and (left := until - self._clock.monotonic()) > 0:
                self._awake.wait(left)
            self._woken = False
            until = self._clock.monotonic() + BREATH
            while not self._stopping and (left := until - self._clock.monotonic()) > 0:
                self._awake.wait(left)

    def _settles(self, within: float) -> bool:
        until = self._clock.monotonic() + within
        with self._awake:
            while self.in_flight() and (left := until - self._clock.monotonic()) > 0:
                self._woken = False
                self._awake.wait(min(left, 0.05))
        return not self.in_flight()
