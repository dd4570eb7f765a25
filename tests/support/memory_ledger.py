"""A ledger in memory: the engine's protocol with plain dicts, and doors for tests to put things in and look at them.
Everything happens at once: Futures come back resolved. `rival()` is a second host on the same data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from mailtool_gui.domain.account import READY, Account, AccountState
from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.delivery import OPEN, Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.errors import HostLost, LedgerError
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import ENDED, WORKABLE, Job, JobStatus, Progress
from mailtool_gui.domain.job_log import Mistake
from mailtool_gui.domain.ledger import Claim, Intent, Record, Recovery, Start
from mailtool_gui.domain.ledger import LoggedStart as DomainStart
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store.rules import (
    ABANDONED,
    INTERRUPTED,
    counts_as_try,
    interrupted_attempt,
    is_deferral,
    skipped_by_cancel,
)
from tests.support.memory_entries import Entry, LoggedStart, State, cancelled, claim, due_at, recorded, skipped
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

T = TypeVar("T")

_CLAIMABLE = frozenset({DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED})


class MemoryLedger:
    """The engine's Ledger in memory. Writes raise HostLost (or fail their Future with it) once a rival took over."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()
        self.epoch = 0

    # doors for tests
    def rival(self) -> MemoryLedger:
        """A second host on the same data: its `take_over` shuts this one out."""
        return MemoryLedger(self.state)

    def add_account(self, account: Account) -> None:
        """Keeps an account."""
        with self.state.lock:
            self.state.accounts[account.name.casefold()] = account

    def add_job(
        self,
        recipients: Iterable[Recipient | str],
        *,
        job: str = "job-1",
        kind: str = "send",
        account: str = "work",
        status: JobStatus = JobStatus.WAITING,
        snapshot: Snapshot | None = None,
        created_at: datetime = NOON,
        scheduled_for: datetime | None = None,
        hold_after: int | None = None,
        urgent: bool = False,
        hours: SendingHours | None = None,
    ) -> str:
        """Puts in a job with one delivery a recipient and returns its id; a plain address gets row 2, 3, ..."""
        with self.state.lock:
            self.state.jobs[job] = Job(
                id=job,
                kind=kind,
                name=job,
                source="people.xlsx",
                account=account,
                status=JobStatus.DELAYED if scheduled_for else status,
                reason=None,
                progress=Progress(),
                created_at=created_at,
                scheduled_for=scheduled_for,
                hold_after=hold_after,
                urgent=urgent,
                hours=hours,
            )
            self.state.snapshots[job] = snapshot or plain_snapshot()
            for position, recipient in enumerate(recipients):
                self._add_delivery(job, position, recipient)
            if hold_after is not None:
                hold_at = hold_after + self._with_progress(self.state.jobs[job]).progress.skipped
                self.state.jobs[job] = replace(self.state.jobs[job], hold_at=hold_at)
            return job

    def deliveries(self, job: str) -> list[Delivery]:
        """All deliveries of a job, in order."""
        with self.state.lock:
            return [entry.delivery for entry in self._entries(job)]

    def statuses(self, job: str) -> list[DeliveryStatus]:
        """Where the job's deliveries stand, in order."""
        return [delivery.status for delivery in self.deliveries(job)]

    def attempts(self, delivery: int) -> list[Attempt]:
        """Every try of a delivery, oldest first."""
        with self.state.lock:
            return list(self.state.entries[delivery].attempts)

    def suppress(self, address: str, reason: str = "", *, at: datetime | None = None) -> None:
        """Puts an address on the suppression list, unless it is there."""
        with self.state.lock:
            entry = Suppression(address=address, reason=reason, at=at)
            self.state.suppressed.setdefault(address.casefold(), entry)

    def set_urgent(self, job: str, *, urgent: bool) -> bool:
        """The user puts a job before the others, or back among them."""
        found = self.state.jobs[job]
        return found.urgent != urgent and self._move(job, WORKABLE | {JobStatus.PAUSED}, found.status, urgent=urgent)

    def lift_hours(self, job: str) -> bool:
        """The user lets a job send at any hour."""
        found = self.state.jobs[job]
        return found.hours is not None and self._move(job, WORKABLE | {JobStatus.PAUSED}, found.status, hours=None)

    def pause(self, job: str) -> bool:
        """The user pauses a job."""
        return self._move(job, WORKABLE, JobStatus.PAUSED)

    def resume(self, job: str) -> bool:
        """The user lets a paused job go on."""
        return self._move(job, {JobStatus.PAUSED}, JobStatus.WAITING, reason=None)

    def cancel(self, job: str, *, now: datetime = NOON) -> bool:
        """The user cancels a job: what has not left is skipped, what is being sent is left alone."""
        with self.state.lock:
            if not self._move(job, set(JobStatus) - ENDED, JobStatus.CANCELLED, completed_at=now):
                return False
            for entry in self._entries(job):
                if entry.delivery.status in _CLAIMABLE:
                    entry.delivery = cancelled(entry.delivery)
            return True

    # the engine's protocol
    def take_over(self, *, now: datetime) -> Recovery:
        """See Ledger."""
        with self.state.lock:
            self.state.epoch += 1
            self.epoch = self.state.epoch
            sending = [e for e in self.state.entries.values() if e.delivery.status is DeliveryStatus.SENDING]
            for entry in sending:
                self._interrupt(entry, now)
            for job in list(self.state.jobs):
                self._move(job, {JobStatus.PREPARING}, JobStatus.FAILED, reason=ABANDONED, completed_at=now)
            return Recovery(epoch=self.epoch, unknown=len(sending))

    def prove(self) -> None:
        """See Ledger."""
        self._write(lambda: None).result()

    def workable_jobs(self) -> Sequence[Job]:
        """See Ledger."""
        with self.state.lock:
            jobs = [self._with_progress(job) for job in self.state.jobs.values() if job.status in WORKABLE]
            return sorted(jobs, key=lambda job: job.created_at)

    def job(self, job: str) -> Job | None:
        """See Ledger."""
        with self.state.lock:
            return self._with_progress(self.state.jobs[job]) if job in self.state.jobs else None

    def account(self, name: str) -> Account | None:
        """See Ledger."""
        with self.state.lock:
            return self.state.accounts.get(name.casefold())

    def account_state(self, name: str) -> AccountState:
        """See Ledger."""
        with self.state.lock:
            return self.state.account_states.get(name.casefold(), READY)

    def snapshot(self, job: str) -> Snapshot:
        """See Ledger."""
        with self.state.lock:
            if job not in self.state.snapshots:
                raise LedgerError(f"There is no job {job}.", code="no-such-job")
            return self.state.snapshots[job]

    def claims(self, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> Sequence[Claim]:
        """See Ledger."""
        with self.state.lock:
            entries = [e for e in self._entries(job) if e.delivery.id not in claimed]
            due = [e for e in entries if e.delivery.status is DeliveryStatus.DEFERRED and due_at(e) <= now]
            queued = [e for e in entries if e.delivery.status is DeliveryStatus.QUEUED]
            return [claim(entry) for entry in (sorted(due, key=due_at) + queued)[:limit]]

    def next_due(self, job: str) -> datetime | None:
        """See Ledger."""
        with self.state.lock:
            deferred = [e for e in self._entries(job) if e.delivery.status is DeliveryStatus.DEFERRED]
            return min((e.delivery.next_attempt_at for e in deferred if e.delivery.next_attempt_at), default=None)

    def suppressed(self, addresses: Collection[str]) -> Suppression | None:
        """See Ledger."""
        with self.state.lock:
            found = (self.state.suppressed.get(address.casefold()) for address in addresses)
            return next((entry for entry in found if entry), None)

    def starts_since(self, account: str, since: datetime) -> Sequence[Start]:
        """See Ledger."""
        with self.state.lock:
            kept = [s for s in self.state.starts if s.account == account.casefold()]
            starts = [replace(s.start, recipients=0) if s.released else s.start for s in kept]
            boot = self.state.starts[-1].start.boot_id if self.state.starts else ""
            return [start for start in starts if start.at > since or start.boot_id == boot]

    def starts_to(
        self, addresses: Collection[str], *, kind: str, since: datetime
    ) -> Mapping[str, Sequence[DomainStart]]:
        """See Ledger."""
        keys = {same_mailbox_key(address) for address in addresses}
        found: dict[str, list[DomainStart]] = {}
        with self.state.lock:
            for logged in sorted(self.state.starts, key=lambda one: one.start.at):
                delivery = self.state.entries[logged.delivery].delivery
                key, job = same_mailbox_key(delivery.address), self.state.jobs[delivery.job_id]
                if key in keys and job.kind == kind and not logged.released and logged.start.at > since:
                    found.setdefault(key, []).append(DomainStart(delivery=logged.delivery, start=logged.start))
        return found

    def intend(self, intent: Intent) -> Future[bool]:
        """See Ledger."""
        return self._write(lambda: self._intend(intent))

    def record(self, record: Record) -> Future[None]:
        """See Ledger."""
        return self._write(lambda: self._record(record))

    def nothing_more(self) -> None:
        """See Ledger. It writes at once anyway."""

    def activate(self, job: str, *, now: datetime) -> bool:
        """See Ledger."""
        return self._write(lambda: self._activate(job, now)).result()

    def complete(self, job: str, *, now: datetime) -> bool:
        """See Ledger."""
        return self._write(lambda: self._complete(job, now)).result()

    def pause_job(self, job: str, *, reason: str) -> bool:
        """See Ledger."""
        movable = {JobStatus.ACTIVE, JobStatus.WAITING}
        return self._write(lambda: self._move(job, movable, JobStatus.PAUSED, reason=reason)).result()

    def hold_job(self, job: str, *, reason: str) -> bool:
        """See Ledger."""
        holds = self.state.jobs[job].hold_at is not None
        move = partial(self._move, job, {JobStatus.ACTIVE}, JobStatus.PAUSED, reason=reason, hold_at=None)
        return self._write(lambda: holds and move()).result()

    def fail_job(self, job: str, *, reason: str, now: datetime, mistake: Mistake | None = None) -> None:
        """See Ledger."""
        movable = set(JobStatus) - ENDED
        if mistake:
            self.state.mistakes.append(mistake)
        self._write(lambda: self._move(job, movable, JobStatus.FAILED, reason=reason, completed_at=now)).result()

    def set_account_state(self, name: str, state: AccountState) -> None:
        """See Ledger."""
        self._write(lambda: self.state.account_states.__setitem__(name.casefold(), state)).result()

    # inside
    def _write(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        with self.state.lock:
            if self.epoch == 0 or self.epoch != self.state.epoch:
                future.set_exception(HostLost("Another host took over this data folder."))
            else:
                future.set_result(work())
        return future

    def _add_delivery(self, job: str, position: int, recipient: Recipient | str) -> None:
        if isinstance(recipient, str):
            recipient = recipient_in_row(recipient, position + 2)
        number = len(self.state.entries) + 1
        delivery = Delivery(
            id=number,
            job_id=job,
            position=position,
            address=recipient.address,
            rows=recipient.row_numbers,
            status=DeliveryStatus.SKIPPED if recipient.error else DeliveryStatus.QUEUED,
            reason=recipient.error,
        )
        self.state.entries[number] = Entry(delivery, recipient, self.state.counted)

    def _entries(self, job: str) -> list[Entry]:
        return [entry for entry in self.state.entries.values() if entry.delivery.job_id == job]

    def _with_progress(self, job: Job) -> Job:
        if job.id not in self.state.counted:
            self.state.counted[job.id] = self._counted(job.id)
        return replace(job, progress=self.state.counted[job.id])

    def _counted(self, job: str) -> Progress:
        counts = Counter(entry.delivery.status for entry in self._entries(job))
        return Progress(
            sent=counts[DeliveryStatus.SENT],
            failed=counts[DeliveryStatus.FAILED],
            skipped=counts[DeliveryStatus.SKIPPED],
            unknown=counts[DeliveryStatus.UNKNOWN],
            deferred=counts[DeliveryStatus.DEFERRED],
            queued=counts[DeliveryStatus.QUEUED] + counts[DeliveryStatus.SENDING],
            sending=counts[DeliveryStatus.SENDING],
        )

    def _move(self, job: str, origins: Collection[JobStatus], status: JobStatus, **changes: object) -> bool:
        with self.state.lock:
            found = self.state.jobs.get(job)
            if found is None or found.status not in origins:
                return False
            self.state.jobs[job] = replace(found, status=status, **changes)  # type: ignore[arg-type]  # any field
            return True

    def _activate(self, job: str, now: datetime) -> bool:
        found = self.state.jobs.get(job)
        if found is None or (found.status is JobStatus.DELAYED and found.scheduled_for and found.scheduled_for > now):
            return False
        origins = {JobStatus.WAITING, JobStatus.DELAYED}
        return self._move(job, origins, JobStatus.ACTIVE, started_at=found.started_at or now)

    def _complete(self, job: str, now: datetime) -> bool:
        if any(entry.delivery.status in OPEN for entry in self._entries(job)):
            return False
        return self._move(job, {JobStatus.ACTIVE}, JobStatus.COMPLETED, completed_at=now)

    def _interrupt(self, entry: Entry, now: datetime) -> None:
        started = next(s.start.at for s in reversed(self.state.starts) if s.delivery == entry.delivery.id)
        number = entry.delivery.attempts + 1
        self._keep_attempt(entry, interrupted_attempt(number=number, started_at=started, found_at=now))
        entry.delivery = replace(
            entry.delivery,
            status=DeliveryStatus.UNKNOWN,
            verdict=Verdict.UNKNOWN,
            scope=Scope.MESSAGE,
            reason=INTERRUPTED,
            reply=None,
            next_attempt_at=None,
        )

    def _keep_attempt(self, entry: Entry, attempt: Attempt) -> None:
        entry.attempts.append(attempt)
        entry.charged += attempt.charged
        entry.deferrals += is_deferral(attempt)
        entry.first_attempt_at = entry.first_attempt_at or attempt.started_at
        tries = entry.delivery.attempts + counts_as_try(attempt)
        entry.delivery = replace(entry.delivery, attempts=tries, last_attempt_at=attempt.ended_at)

    def _intend(self, intent: Intent) -> bool:
        entry, job = self.state.entries[intent.delivery], self.state.jobs[intent.job]
        if job.status is not JobStatus.ACTIVE or entry.delivery.status not in _CLAIMABLE:
            return False
        if self.suppressed(intent.addresses):
            return False
        entry.delivery = replace(entry.delivery, status=DeliveryStatus.SENDING, message_id=intent.message_id)
        self.state.starts.append(LoggedStart(intent.account.casefold(), intent.delivery, intent.start))
        return True

    def _record(self, record: Record) -> None:
        entry = self.state.entries[record.delivery]
        if record.suppress:
            reason = record.outcome.reason if record.outcome else ""
            self.suppress(entry.delivery.address, reason, at=record.attempt.ended_at if record.attempt else None)
        if entry.delivery.status not in OPEN:
            return
        if record.release_cap and entry.delivery.status is DeliveryStatus.SENDING:
            next(s for s in reversed(self.state.starts) if s.delivery == record.delivery).released = True
        if record.attempt:
            self._keep_attempt(entry, record.attempt)
        entry.delivery = recorded(entry.delivery, record)
        if record.skipped is not None:
            entry.delivery = skipped(entry.delivery, record.skipped)
        elif self.state.jobs[record.job].status is JobStatus.CANCELLED and skipped_by_cancel(record.status):
            entry.delivery = cancelled(entry.delivery)
