"""The dispatcher: one look at the ledger, and every account's lane has what it needs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.errors import DAMAGED, AccountError, JobError, LedgerError, MailToolError
from mailtool_gui.domain.job import TEST, Job, JobStatus
from mailtool_gui.domain.job_log import mistake_of
from mailtool_gui.engine.breaker import Brake
from mailtool_gui.engine.cap import DAY
from mailtool_gui.engine.fair_queue import whose_turn
from mailtool_gui.engine.first_few import hold_reason, may_be_claimed, must_hold
from mailtool_gui.engine.job_log import JobLog, log_completed
from mailtool_gui.engine.lane import Lane
from mailtool_gui.engine.recipient_limit import RecipientLimit, postponed
from mailtool_gui.engine.work import JobWork, Task

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Timekeeper
    from mailtool_gui.engine.holds import Holds
    from mailtool_gui.engine.kinds import JobKind
    from mailtool_gui.engine.ledger import Claim, Ledger
    from mailtool_gui.engine.vetting import Vetting
    from mailtool_gui.transports.base import Transport

log = logging.getLogger("mailtool.engine")

MEMORY = 3 * DAY  # of starts: more than the cap's day, since the wall clock may have been set forward meanwhile


class Dispatcher:
    """Starts and ends jobs, claims their deliveries and feeds them to the lanes. Runs on the engine's thread.

    `start_worker` starts one more worker of a lane; `keep_state` writes where an account stands; `hint` asks for
    another look.
    """

    def __init__(
        self,
        ledger: Ledger,
        holds: Holds,
        vetting: Vetting,
        *,
        clock: Timekeeper,
        kinds: Mapping[str, JobKind],
        open_transport: Callable[[Account], Transport],
        start_worker: Callable[[Lane], None],
        keep_state: Callable[[str, AccountState], bool],
        hint: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._holds = holds
        self._vetting = vetting
        self._recipients = RecipientLimit(ledger, holds, clock)
        self._clock = clock
        self._kinds = kinds
        self._open_transport = open_transport
        self._start_worker = start_worker
        self._keep_state = keep_state
        self._hint = hint
        self._lanes: dict[str, Lane] = {}
        self._works: dict[str, JobWork] = {}
        self._job_starts: dict[str, list[float]] = {}
        self.working_on: frozenset[str] = frozenset()

    @property
    def lanes(self) -> list[Lane]:
        """Every account's lane that has been needed so far. From any thread."""
        return list(self._lanes.values())

    def look(self) -> list[datetime]:
        """Does what can be done now; answers when more can be done (now, where there is more than was claimed).

        Raises LedgerError where the ledger cannot be read or written.
        """
        jobs = self._ledger.workable_jobs()
        self.working_on = frozenset(job.id for job in jobs)
        self._forget_gone(self.working_on)
        return [due for name in {job.account: None for job in jobs} for due in self._tend(name, jobs)]

    def _forget_gone(self, workable: frozenset[str]) -> None:
        for job in [job for job in self._works if job not in workable]:
            self._lanes[self._works[job].account.name].drop(job)
            del self._works[job]

    def _tend(self, name: str, jobs: Sequence[Job]) -> list[datetime]:
        """Works the account's jobs; answers when something can be done next (now, where something can)."""
        mine = [job for job in jobs if job.account == name]
        account = self._ledger.account(name)
        if account is None:
            return self._pause(mine, f"The account “{name}” is not there any more. Add it again.")
        try:
            lane = self._lane(account)
        except AccountError as error:
            return self._pause(mine, str(error))
        if not lane.open:
            return self._closed_until(lane.state, mine)
        active = self._activate(self._awake(mine, lane), account)
        worked = whose_turn(active, account.limits.jobs_at_once)
        dues = [due for job in worked if (due := self._feed(job, lane, share=len(worked))) is not None]
        return dues + [self._start_of(job) for job in mine if job not in worked]

    def _awake(self, jobs: Sequence[Job], lane: Lane) -> list[Job]:
        """Those that may send at this hour; the others start nothing more."""
        now = self._clock.now()
        resting = [job for job in jobs if job.hours and not job.hours.open_at(now)]
        for job in resting:
            lane.drop(job.id)
        return [job for job in jobs if job not in resting]

    def _pause(self, jobs: Sequence[Job], reason: str) -> list[datetime]:
        """The user must act on the account first: nothing can be done next."""
        for job in jobs:
            self._ledger.pause_job(job.id, reason=reason)
        return []

    def _closed_until(self, state: AccountState, jobs: Sequence[Job]) -> list[datetime]:
        if state.status is AccountStatus.PAUSED or state.until is None:
            return []
        later = [job.scheduled_for for job in jobs if job.status is JobStatus.DELAYED and job.scheduled_for]
        return [max([state.until, min(later)]) if len(later) == len(jobs) else state.until]

    def _start_of(self, job: Job) -> datetime:
        # A job beyond the account's jobs at once, or beyond its starts a second, is looked at again in a moment.
        now = self._clock.now()
        start = job.scheduled_for or now + timedelta(seconds=1)
        return job.hours.opens_at(max(start, now)) if job.hours else start

    def _lane(self, account: Account) -> Lane:
        lane = self._lanes.get(account.name)
        if lane is None:
            lane = self._lanes[account.name] = self._new_lane(account)
        elif lane.account != account:
            self._change(lane, account)
        known = lane.standing
        lane.refresh(self._ledger.account_state(account.name), known=known)
        return lane

    def _change(self, lane: Lane, account: Account) -> None:
        """The user has edited the account, or its server has said something of itself.

        What has been opened stays so where it is only the limits that changed, or what the server says.
        """
        old, works = lane.account, self._works
        largest = account.largest_message
        if replace(old, preset=account.preset, limits=account.limits, largest_message=largest) != account:
            lane.change(account, self._open_transport(account))
            self._works = {job: work for job, work in works.items() if work.account != old}
            return
        lane.change(account, lane.transport)
        self._works = {job: work.at_pace_of(account) if work.account == old else work for job, work in works.items()}

    def _new_lane(self, account: Account) -> Lane:
        lane = Lane(
            account,
            state=self._ledger.account_state(account.name),
            starts=self._ledger.starts_since(account.name, self._clock.now() - MEMORY),
            transport=self._open_transport(account),
            clock=self._clock,
            keep_state=partial(self._keep_state, account.name),
            hint=self._hint,
            holds=self._holds,
        )
        lane.try_afresh()
        return lane

    def _activate(self, jobs: Sequence[Job], account: Account) -> list[Job]:
        """The jobs that may be worked now: as many at once, and as many starts a second, as the account allows.

        An urgent one starts beside those that are worked, since they stand back while it is.
        """
        active = [job for job in jobs if job.status is JobStatus.ACTIVE]
        busy = [job for job in active if job.progress.queued]
        now = self._clock.now()
        for job in sorted(jobs, key=lambda job: not job.urgent):
            due = job.status is JobStatus.WAITING or (job.scheduled_for is not None and job.scheduled_for <= now)
            rivals = sum(each.urgent for each in busy) if job.urgent else len(busy)
            if job.status is JobStatus.ACTIVE or not due or rivals >= account.limits.jobs_at_once:
                continue
            if self._may_start_job(account) and self._ledger.activate(job.id, now=now):
                active.append(job)
                busy.append(job)
        return active

    def _may_start_job(self, account: Account) -> bool:
        now = self._clock.monotonic()
        recent = [at for at in self._job_starts.get(account.name, ()) if now - at < 1.0]
        may = len(recent) < account.limits.job_starts_per_second
        self._job_starts[account.name] = [*recent, now] if may else recent
        return may

    def _feed(self, job: Job, lane: Lane, *, share: int) -> datetime | None:
        """Claims more of a job; ends it where nothing is left. Answers when there is more to claim."""
        work = self._works.get(job.id) or self._open(job, lane.account)
        if work is None:
            return None
        if work.hours != job.hours:  # the user has lifted them
            work = self._works[job.id] = replace(work, hours=job.hours)
        now, appetite = self._clock.now(), lane.appetite(job.id, share)
        held = self._holds.of(job.id)
        if job.hold_at is not None:
            job = self._ledger.job(job.id) or job  # after `held`: see may_be_claimed
            if must_hold(job):
                self._hold(job)
                return None
            appetite = may_be_claimed(job, len(held), appetite)
        claims = self._ledger.claims(job.id, now=now, limit=appetite, claimed=held) if appetite else ()
        for _ in range(lane.feed(job.id, self._tasks(job, work, claims), urgent=job.urgent)):
            self._start_worker(lane)
        if claims or held or not appetite:
            return now
        due = self._ledger.next_due(job.id)
        if due is None:
            self._complete(job)
        return due

    def _tasks(self, job: Job, work: JobWork, claims: Sequence[Claim]) -> list[Task]:
        """What may go of what was claimed; what must wait for its recipient's sake is put off."""
        limit = None if job.kind == TEST else work.account.limits.per_recipient_hour
        free, put_off = self._recipients.sifted(claims, kind=job.kind, limit=limit)
        written = [self._ledger.record(postponed(each, work.account.name, limit)) for each in put_off]
        vetted = self._vetting.vetted(free)
        tasks = [Task(claim=claim, work=work, vetted=at) for claim, at in zip(free, vetted, strict=True)]
        for answer in written:  # or they would be claimed again
            answer.result()
        return tasks

    def _open(self, job: Job, account: Account) -> JobWork | None:
        """The job, ready to be worked; None where it cannot be, which the job then tells."""
        mistake = None
        try:
            return self._opened(job, account)
        except MailToolError as error:
            if isinstance(error, LedgerError) and error.code != DAMAGED:
                raise
            reason = str(error)
        except Exception as error:  # one job must not stop the others
            log.exception("a job could not be opened")
            reason = f"The program made a mistake with this job ({type(error).__name__})."
            mistake = mistake_of(error)
        self._ledger.fail_job(job.id, reason=reason, now=self._clock.now(), mistake=mistake)
        return None

    def _opened(self, job: Job, account: Account) -> JobWork:
        kind = self._kinds.get(job.kind)
        if kind is None:
            raise JobError(f"This version knows no jobs of kind “{job.kind}”.")
        snapshot = self._ledger.snapshot(job.id)
        builder = kind.builder(snapshot, account)
        work = self._works[job.id] = JobWork(
            id=job.id,
            account=account,
            seed=snapshot.seed,
            builder=builder,
            back_off=kind.back_off,
            brake=Brake(),
            log=JobLog(job, batch_size=account.limits.batch_size),
            hours=job.hours,
        )
        return work

    def _hold(self, job: Job) -> None:
        """The job pauses by itself: the first few have left."""
        if self._ledger.hold_job(job.id, reason=hold_reason(job)):
            log.info("%s holds after its first %d", job.id, job.hold_after)
        self._hint()

    def _complete(self, job: Job) -> None:
        if self._ledger.complete(job.id, now=self._clock.now()):
            self._works.pop(job.id, None)
            ended = self._ledger.job(job.id)
            if ended:
                log_completed(ended)
        self._hint()
