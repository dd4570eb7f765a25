"""The engine: feeds every account's lane from the ledger until it is told to stop."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.clock import Timekeeper
from mailtool_gui.domain.errors import HostLost, LedgerError, MailToolError
from mailtool_gui.domain.job import Job, JobStatus
from mailtool_gui.domain.ledger import Recovery
from mailtool_gui.engine.breaker import Brake
from mailtool_gui.engine.cap import DAY
from mailtool_gui.engine.holds import Holds
from mailtool_gui.engine.job_log import JobLog, log_completed
from mailtool_gui.engine.kinds import JobKind
from mailtool_gui.engine.lane import Lane
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.engine.recorder import Recorder
from mailtool_gui.engine.work import JobWork, Task
from mailtool_gui.engine.worker import Worker
from mailtool_gui.transports.base import Transport

log = logging.getLogger("mailtool.engine")

GLANCE = 1.0  # seconds between looks at the ledger while there is work: a lost hint costs no more than this
REST = 30.0  # seconds between looks when there is none
MEMORY = 3 * DAY  # of starts: more than the cap's day, since the wall clock may have been set forward meanwhile
BREATH = 0.02  # seconds between two looks at the most


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
        self._kinds = kinds
        self._open_transport = open_transport
        self._start_worker = start_worker
        self._on_change = on_change
        self._holds = Holds()
        self._recorder = Recorder(ledger, self._holds, on_trouble=self._in_trouble, on_settled=self._hinted)
        (self._awake,) = clock.conditions(1)
        self._lanes: dict[str, Lane] = {}
        self._works: dict[str, JobWork] = {}
        self._job_starts: list[float] = []
        self._working_on: frozenset[str] = frozenset()
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
        for lane in self._lanes.values():
            lane.close()

    def wake(self) -> bool:
        """Something may have changed in the ledger. From any thread.

        True: the ledger will be looked at again. False: the engine is leaving and will not.
        """
        with self._awake:
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
        for lane in list(self._lanes.values()):
            lane.close()

    def finish(self, *, within: float) -> bool:
        """After `run`: waits up to `within` seconds for what is in flight, then cuts the lines. True: all written."""
        if self._settles(within):
            return True
        self.cut()
        return self._settles(5.0)

    def cut(self) -> None:
        """Cuts every line at once: messages past the dot become `unknown`, the others go back. From any thread."""
        for lane in list(self._lanes.values()):
            lane.abort()

    def in_flight(self) -> bool:
        """Whether any delivery is being worked or its result is not on disk yet."""
        return any(lane.working for lane in self._lanes.values()) or not self._recorder.settled

    def troubled_for(self, now: float) -> float:
        """Seconds since the ledger could first not be written."""
        return now - self._trouble_since if self.trouble else 0.0

    @property
    def working_on(self) -> frozenset[str]:
        """The jobs of the last look that may be worked."""
        return self._working_on

    # one look at the ledger

    def _look(self) -> float:
        if (rest := self._rest_until - self._clock.monotonic()) > 0:
            for lane in self._lanes.values():
                lane.unload()
            return rest
        try:
            self._recorder.try_again()
            jobs = self._ledger.workable_jobs()
            self._working_on = frozenset(job.id for job in jobs)
            self._forget_gone(self._working_on)
            dues = [self._tend(name, jobs) for name in {job.account: None for job in jobs}]
            self.trouble = None
        except HostLost as error:
            self._in_trouble(error)
            return 0.0
        except LedgerError as error:
            self._in_trouble(error)
            return GLANCE
        return self._plan([due for account in dues for due in account])

    def _plan(self, dues: Sequence[datetime]) -> float:
        now = self._clock.now()
        working = self.in_flight() or any(due <= now for due in dues)
        self.outlook = Outlook(working=working, next_due=min(dues, default=None))
        if working:
            return GLANCE
        return min([REST, *((due - now).total_seconds() for due in dues)])

    def _forget_gone(self, workable: frozenset[str]) -> None:
        for job in [job for job in self._works if job not in workable]:
            self._lanes[self._works[job].account.name].drop(job)
            del self._works[job]

    def _tend(self, name: str, jobs: Sequence[Job]) -> list[datetime]:
        """Works the account's jobs; answers when something can be done next (now, where something can)."""
        mine = [job for job in jobs if job.account == name]
        account = self._ledger.account(name)
        if account is None:
            for job in mine:
                self._ledger.pause_job(job.id, reason=f"The account “{name}” is not there any more. Add it again.")
            return []
        lane = self._lane(account)
        if not lane.open:
            return self._closed_until(lane.state, mine)
        active = self._activate(mine, account)
        dues = [due for job in active if (due := self._feed(job, lane, share=len(active))) is not None]
        return dues + [when for job in mine if job not in active and (when := self._can_start(job))]

    def _closed_until(self, state: AccountState, jobs: Sequence[Job]) -> list[datetime]:
        if state.status is AccountStatus.PAUSED or state.until is None:
            return []
        later = [job.scheduled_for for job in jobs if job.status is JobStatus.DELAYED and job.scheduled_for]
        return [max([state.until, min(later)]) if len(later) == len(jobs) else state.until]

    def _can_start(self, job: Job) -> datetime | None:
        # A job beyond the account's jobs at once starts when another ends, which is itself a look at the ledger.
        return job.scheduled_for if job.status is JobStatus.DELAYED else None

    def _lane(self, account: Account) -> Lane:
        state = self._ledger.account_state(account.name)
        lane = self._lanes.get(account.name)
        if lane is None:
            lane = self._lanes[account.name] = self._new_lane(account, state)
        elif lane.account != account:
            self._works = {job: work for job, work in self._works.items() if work.account != lane.account}
            lane.change(account, self._open_transport(account))
        lane.refresh(state)
        return lane

    def _new_lane(self, account: Account, state: AccountState) -> Lane:
        lane = Lane(
            account,
            state=state,
            starts=self._ledger.starts_since(account.name, self._clock.now() - MEMORY),
            transport=self._open_transport(account),
            clock=self._clock,
            keep_state=lambda state: self._safely(lambda: self._ledger.set_account_state(account.name, state)),
            hint=self._hinted,
            holds=self._holds,
        )
        lane.try_afresh()
        return lane

    def _activate(self, jobs: Sequence[Job], account: Account) -> list[Job]:
        """The jobs that may be worked now: as many at once, and as many starts a second, as the account allows."""
        active = [job for job in jobs if job.status is JobStatus.ACTIVE]
        busy = sum(1 for job in active if job.progress.queued)
        now = self._clock.now()
        for job in jobs:
            due = job.status is JobStatus.WAITING or (job.scheduled_for is not None and job.scheduled_for <= now)
            if job.status is JobStatus.ACTIVE or not due or busy >= account.limits.jobs_at_once:
                continue
            if self._may_start_job(account) and self._ledger.activate(job.id, now=now):
                active.append(job)
                busy += 1
        return active

    def _may_start_job(self, account: Account) -> bool:
        now = self._clock.monotonic()
        self._job_starts = [at for at in self._job_starts if now - at < 1.0]
        if len(self._job_starts) >= account.limits.job_starts_per_second:
            return False
        self._job_starts.append(now)
        return True

    def _feed(self, job: Job, lane: Lane, *, share: int) -> datetime | None:
        """Claims more of a job; ends it where nothing is left. Answers when there is more to claim."""
        work = self._works.get(job.id) or self._open(job, lane.account)
        if work is None:
            return None
        now = self._clock.now()
        appetite = -(-lane.appetite // share)
        if not appetite:
            return now
        held = self._holds.of(job.id)
        claims = self._ledger.claims(job.id, now=now, limit=appetite, claimed=held)
        for _ in range(lane.feed([Task(claim=claim, work=work) for claim in claims])):
            self._start(lane)
        if claims or held:
            return now
        due = self._ledger.next_due(job.id)
        if due is None:
            self._complete(job)
        return due

    def _open(self, job: Job, account: Account) -> JobWork | None:
        try:
            kind = self._kinds[job.kind]
            snapshot = self._ledger.snapshot(job.id)
            builder = kind.builder(snapshot, account)
        except KeyError:
            self._ledger.fail_job(
                job.id, reason=f"This version knows no jobs of kind “{job.kind}”.", now=self._clock.now()
            )
            return None
        except MailToolError as error:
            self._ledger.fail_job(job.id, reason=str(error), now=self._clock.now())
            return None
        work = self._works[job.id] = JobWork(
            id=job.id,
            account=account,
            seed=snapshot.seed,
            builder=builder,
            back_off=kind.back_off,
            brake=Brake(),
            log=JobLog(job, batch_size=account.limits.batch_size),
        )
        return work

    def _start(self, lane: Lane) -> None:
        worker = Worker(
            lane,
            ledger=self._ledger,
            recorder=self._recorder,
            clock=self._clock,
            on_trouble=self._in_trouble,
            pause_job=lambda job, reason: self._safely(lambda: self._ledger.pause_job(job, reason=reason)),
        )
        self._start_worker(worker.run)

    def _complete(self, job: Job) -> None:
        if self._ledger.complete(job.id, now=self._clock.now()):
            self._works.pop(job.id, None)
            ended = self._ledger.job(job.id)
            if ended:
                log_completed(ended)
        self.wake()

    # trouble and time

    def _hinted(self) -> None:
        self.wake()

    def _safely(self, write: Callable[[], object]) -> None:
        try:
            write()
        except LedgerError as error:
            self._in_trouble(error)

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
            if not self._stopping:
                self._awake.wait(BREATH)

    def _settles(self, within: float) -> bool:
        until = self._clock.monotonic() + within
        with self._awake:
            while self.in_flight() and (left := until - self._clock.monotonic()) > 0:
                self._awake.wait(min(left, 0.05))
        return not self.in_flight()
