"""Jobs and their deliveries: seen, found, paused, resumed, retried, resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.errors import AddressError, JobError
from mailtool_gui.domain.job import ENDED, WORKABLE, Job, JobStatus
from mailtool_gui.services.ahead import Seen, ahead
from mailtool_gui.services.estimates import duration_seconds, estimated_seconds, eta_seconds
from mailtool_gui.services.forecast import Forecasts, seconds_until
from mailtool_gui.services.overlay import JobView, shown_delivery, shown_job, waiting_job
from mailtool_gui.services.selection import Selection, all_deliveries, selected

if TYPE_CHECKING:
    from datetime import datetime

    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.fixes import Correction
    from mailtool_gui.domain.message import SavedAs
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.quota import Quota
    from mailtool_gui.services.records import Records

T = TypeVar("T")

_NOT_SENT = tuple(each for each in DeliveryStatus if each not in (DeliveryStatus.SENT, DeliveryStatus.SENDING))
_STOPPED = frozenset({JobStatus.PAUSED, JobStatus.CANCELLED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[T]):
    """Some of what there is, and how much there is in all; where not `exact`, there is more."""

    items: Sequence[T]
    total: int
    exact: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One delivery to an address that was looked for, and its job."""

    job: Job
    delivery: Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """A delivery and every try of it, oldest first."""

    delivery: Delivery
    attempts: Sequence[Attempt]


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """A job as it is shown, with its account (None: it was removed)."""

    view: JobView
    account: Account | None

    @property
    def still_leaving(self) -> int:
        """How many messages may at most still leave: if it is stopped now, or after it was."""
        status, progress = self.view.job.status, self.view.job.progress
        most = self.account.limits.in_flight if self.account and status is JobStatus.ACTIVE else 0
        if status in _STOPPED or most:  # more than may be, where the limit has just been lowered
            return max(progress.sending, min(most, progress.queued))
        return 0


class Jobs:
    """The jobs of one data folder. Methods that take a job's id raise JobError where it is unknown."""

    def __init__(self, records: Records, host: Host, clock: Clock) -> None:
        self._records = records
        self._host = host
        self._clock = clock

    # seeing
    def first_of(self, key: str | None) -> Job | None:
        """The job that was put in under this key."""
        return self._records.job_by_key(key) if key else None

    def view(self, job: str) -> JobView:
        """The job as it is shown now."""
        return self._told(self._job(job))[1]

    def template(self, job: str) -> SavedAs | None:
        """The saved template that the job sends, and which version of it; None where it was made from none."""
        self._job(job)
        return self._records.snapshot(job).template.saved_as

    def watch(self, job: str, *, look: Forecasts | None = None) -> Watched:
        """The job as it is shown now, with its account. What lies ahead takes longest: an old `look` may serve."""
        seen, view = self._told(self._job(job), look)
        return Watched(view=view, account=seen.account)

    def page(
        self, *, status: JobStatus | None = None, kind: str | None = None, limit: int, offset: int = 0
    ) -> Page[JobView]:
        """Jobs with their times, newest first, as `listed`. What lies ahead of each is not told in words."""
        found, look = self._found(status, kind, limit, offset), Forecasts(self._records, self._clock)
        return Page(items=[_view(self._seen(job, look)) for job in found.items], total=found.total)

    def listed(
        self, *, status: JobStatus | None = None, kind: str | None = None, limit: int, offset: int = 0
    ) -> Page[Job]:
        """Jobs as they are shown, newest first; `status` is the one shown, not the one stored; `kind` None: of all."""
        found = self._found(status, kind, limit, offset)
        return replace(found, items=[self._as_shown(job, self._state(job)) for job in found.items])

    def _found(self, status: JobStatus | None, kind: str | None, limit: int, offset: int) -> Page[Job]:
        """As they are stored."""
        if status not in {*WORKABLE, JobStatus.PAUSED} or not self._some_account_is_paused():
            stored = self._records.jobs(status=status, kind=kind, limit=limit, offset=offset)
            total = self._records.count_jobs(status=status, kind=kind)
            return Page(items=stored, total=total)
        shown = [
            job
            for job in self._open_jobs()
            if shown_job(job, self._state(job), self._clock.now()).status is status and kind in (None, job.kind)
        ]
        return Page(items=shown[offset : offset + limit], total=len(shown))

    def deliveries(
        self, job: str, *, status: DeliveryStatus | None = None, limit: int, offset: int = 0
    ) -> Page[Delivery]:
        """A page of the job's deliveries as they are shown, in the order of their first row."""
        stored = self._job(job)
        found = self._records.deliveries(job, status=status, limit=limit, offset=offset)
        total = self._records.count_deliveries(job, status=status)
        return Page(items=self._shown(stored, found), total=total)

    def sent_by_tries(self, job: str) -> Mapping[int, int]:
        """How many of the job's deliveries were sent at their first, their second, ... try."""
        self._job(job)
        return self._records.sent_by_tries(job)

    def not_sent(self, job: str) -> Iterator[Delivery]:
        """Every other delivery of the job as it is shown, state by state, read a page at a time."""
        stored = self._job(job)
        state, states = self._state(stored), (each for each in _NOT_SENT if stored.progress.in_state(each))
        found = (delivery for each in states for delivery in all_deliveries(self._records, job, each))
        return (shown_delivery(delivery, stored, state) for delivery in found)

    def tries(self, job: str, chosen: Selection) -> Sequence[Tried]:
        """The meant deliveries with every try of them."""
        stored = self._job(job)
        found = self._shown(stored, selected(self._records, job, chosen))
        return [Tried(delivery=delivery, attempts=self._records.attempts(delivery.id)) for delivery in found]

    def corrections(self, job: str) -> Sequence[Correction]:
        """The cells that the user corrected before the job was put in."""
        self._job(job)
        return self._records.snapshot(job).fixes

    def find(self, address: str) -> Sequence[Found]:
        """Every delivery to an address, over all jobs, newest job first; then those that it was put right in."""
        to = _findable(address)
        found = [*self._records.deliveries_to(to), *self._records.dead_letters.corrected_from(to)]
        jobs = {delivery.job_id: self._job(delivery.job_id) for delivery in found}
        return [
            Found(job=jobs[delivery.job_id], delivery=self._shown(jobs[delivery.job_id], [delivery])[0])
            for delivery in found
        ]

    def unknown(self, job: str) -> Sequence[Delivery]:
        """The job's deliveries that may or may not have arrived."""
        self._job(job)
        return list(all_deliveries(self._records, job, DeliveryStatus.UNKNOWN))

    # changing
    def pause(self, job: str) -> bool:
        """Stops a job until it is resumed; False where there is nothing to do."""
        self._job(job)
        return self._woke(self._records.pause(job))

    def set_urgent(self, job: str, *, urgent: bool) -> bool:
        """Puts a job before the others of its account, or back among them; False where there is nothing to do."""
        self._job(job)
        return self._woke(self._records.set_urgent(job, urgent=urgent))

    def lift_hours(self, job: str) -> bool:
        """Lets a job send at any hour and on any day; False where there is nothing to do."""
        self._job(job)
        return self._worked(self._records.lift_hours(job))

    def cancel(self, job: str) -> bool:
        """Ends a job: what has not been sent is skipped; False where it has ended already."""
        self._job(job)
        return self._woke(self._records.cancel(job, now=self._clock.now()))

    def resume(self, job: str) -> bool:
        """Lets a paused job go on and its stopped account be tried again; False where there is nothing to do."""
        stored = self._job(job)
        if stored.status in ENDED:
            return False
        resumed = self._records.resume(job)
        stopped = self._state(stored).status is not AccountStatus.READY
        cleared = stopped and self._records.clear_account_state(stored.account)
        return self._worked(resumed or cleared)

    def retry(self, job: str, chosen: Selection) -> int:
        """Failed deliveries go back to queued; how many. Never touches those that are unknown."""
        self._job(job)
        if chosen.everything:
            return self._counted(self._records.retry(job, ()))
        found = selected(self._records, job, chosen)
        failed = [delivery.id for delivery in found if delivery.status is DeliveryStatus.FAILED]
        return self._counted(self._records.retry(job, (), failed))

    def mark_sent(self, job: str, chosen: Selection) -> int:
        """Unknown deliveries the user knows to have arrived become sent; how many."""
        marked = self._records.mark_sent(job, self._unknown_ids(job, chosen), now=self._clock.now())
        self._woke(bool(marked))
        return marked

    def send_again(self, job: str, chosen: Selection) -> int:
        """Unknown deliveries are put in again under new Message-IDs; how many."""
        return self._counted(self._records.send_again(job, self._unknown_ids(job, chosen)))

    def _unknown_ids(self, job: str, chosen: Selection) -> Sequence[int]:
        self._job(job)
        found = selected(self._records, job, chosen)
        return [delivery.id for delivery in found if delivery.status is DeliveryStatus.UNKNOWN]

    def _job(self, job: str) -> Job:
        found = self._records.job(job)
        if found is None:
            raise JobError(f"There is no job {job}. `mailtool jobs` lists them.", where=job, code="no-such-job")
        return found

    def _state(self, job: Job) -> AccountState:
        return self._records.account_state(job.account)

    def _told(self, stored: Job, look: Forecasts | None = None) -> tuple[Seen, JobView]:
        """One job, with what lies ahead of it."""
        look = look or Forecasts(self._records, self._clock)
        seen = self._seen(stored, look)
        return seen, replace(_view(seen), ahead=ahead(look, seen, self._clock.now()))

    def _seen(self, stored: Job, look: Forecasts) -> Seen:
        state, account, now = self._state(stored), self._records.account(stored.account), self._clock.now()
        next_due, job = self._next_due(stored), self._as_shown(stored, state)
        quota = _quota_left(job, account, look)
        eta = eta_seconds(job, account, state, next_due=next_due, now=now, quota=quota)
        if account and eta is not None and look.shared(job):
            eta = seconds_until(look.ends_at(job, account, state), now)
        estimated = _estimate(job, account, look)
        return Seen(job=job, account=account, state=state, next_due=next_due, quota=quota, eta=eta, estimated=estimated)

    def _next_due(self, stored: Job) -> datetime | None:
        return self._records.next_due(stored.id) if stored.progress.deferred else None

    def _as_shown(self, stored: Job, state: AccountState) -> Job:
        now = self._clock.now()
        return waiting_job(shown_job(stored, state, now), self._next_due(stored), now)

    def _shown(self, job: Job, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
        state = self._state(job)
        return [shown_delivery(delivery, job, state) for delivery in deliveries]

    def _some_account_is_paused(self) -> bool:
        names = (account.name for account in self._records.accounts())
        return any(self._records.account_state(name).status is AccountStatus.PAUSED for name in names)

    def _open_jobs(self) -> Sequence[Job]:
        found: list[Job] = []
        for status in (*WORKABLE, JobStatus.PAUSED):
            found += self._records.jobs(status=status, limit=self._records.count_jobs(status=status) or 1, offset=0)
        return sorted(found, key=lambda job: job.created_at, reverse=True)

    def _woke(self, changed: bool) -> bool:
        if changed:
            self._host.wake()
        return changed

    def _worked(self, changed: bool) -> bool:
        if changed:
            self._host.hand_over()
        return changed

    def _counted(self, count: int) -> int:
        self._worked(count > 0)
        return count


def _view(seen: Seen) -> JobView:
    return JobView(
        job=seen.job,
        estimated_seconds=seen.estimated,
        eta_seconds=seen.eta,
        duration_seconds=duration_seconds(seen.job),
    )


def _estimate(job: Job, account: Account | None, look: Forecasts) -> int | None:
    """By what the account had used when the job began, or begins."""
    if account is None:
        return None
    messages = job.progress.total - job.progress.skipped
    quota = look.quota(account, messages, job.started_at or job.scheduled_for)
    return estimated_seconds(account, messages, quota)


def _quota_left(job: Job, account: Account | None, look: Forecasts) -> Quota | None:
    """Where the cap stands now, if what is left of an open job does not fit under it."""
    if account is None or job.status not in WORKABLE:
        return None
    return look.quota(account, job.progress.queued + job.progress.deferred)


def _findable(address: str) -> str:
    try:
        return parse_address(address)
    except AddressError:
        return address.strip()
