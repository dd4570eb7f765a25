"""A forecast that holds: when jobs end, and what leaves in the next 24 hours. All of the account's jobs are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, inf
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.job import WORKABLE, Job, JobStatus
from mailtool_gui.services.estimates import latency_of
from mailtool_gui.services.planning import Course, Plan, Run, played
from mailtool_gui.services.quota import MINUTE, Quota, Quotas

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.hours import SendingHours
    from mailtool_gui.domain.usage import Used
    from mailtool_gui.services.records import Records

DAY = timedelta(hours=24)
HOUR = timedelta(hours=1)
SPAN = timedelta(seconds=20)  # over which the speed of late is measured
_MOST_JOBS = 1000
_NEW = "new"  # the job that is not there yet


@dataclass(frozen=True, kw_only=True, slots=True)
class Hour:
    """What left, or will leave, in the hour that begins at `begin`; `in_day` in the 24 hours until it ends."""

    begin: datetime
    sent: int = 0
    planned: int = 0
    in_day: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountForecast:
    """An account's last and next 24 hours, in recipients.

    `sent` in the last 24 hours; `reserved` of them are in flight now; `planned` for the next 24; `waiting` in all. The
    `cap` is None where there is none. `hours` are 48: 24 that are over, the first of them 24 hours ago, and 24 to come.
    """

    account: str
    moment: datetime
    cap: int | None
    sent: int
    reserved: int
    planned: int
    waiting: int
    ends_at: datetime | None
    hours: Sequence[Hour]

    @property
    def left(self) -> int | None:
        """What may still leave now."""
        return None if self.cap is None else max(0, self.cap - self.sent)


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What an account has to do already, as it was at `moment`; enough to say when a job would end that is put in."""

    account: Account
    plans: Sequence[Plan]
    used: Sequence[tuple[datetime, int]]
    rests_until: datetime | None
    moment: datetime

    @property
    def waiting(self) -> int:
        """Messages of other jobs."""
        return sum(plan.left for plan in self.plans)

    def ends_at(
        self,
        messages: int,
        now: datetime,
        *,
        start: datetime | None = None,
        hours: SendingHours | None = None,
        urgent: bool = False,
    ) -> datetime | None:
        """When a job of so many messages would end; None where that is too far away to say."""
        begins = max([now, *(at for at in (start, self.rests_until) if at)])
        new = Plan(job=_NEW, left=messages, start=begins, hours=hours, urgent=urgent)
        limits, latency = self.account.limits, latency_of(self.account)
        return played([*self.plans, new], limits, now=now, latency=latency, used=self.used).ended.get(_NEW)


class Forecasts:
    """One look at what lies ahead of all jobs: what has been read for an account is not read again.

    Make one whenever you look; who looks many times a second keeps one for a moment.
    """

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._quotas = Quotas(records, clock)
        self._now = clock.now()
        self._open: dict[str, list[Job]] | None = None
        self._courses: dict[str, Course] = {}
        self._used: dict[str, Sequence[Used]] = {}
        self._speeds: dict[str, float | None] = {}
        self._quota_for: dict[tuple[str, float, datetime | None], Quota | None] = {}

    def ends_at(self, job: Job, account: Account, state: AccountState) -> datetime | None:
        """When an open job ends; None where nobody can know: its account is open-ended, or it is far away."""
        if state.is_open_ended or job.status not in WORKABLE:
            return None
        return self._course(account, state).ended.get(job.id)

    def load(self, account: Account) -> Load:
        """What the account has to do already."""
        state = self._records.account_state(account.name)
        return Load(
            account=account,
            plans=self._plans(account, state),
            used=self._coming_back(account),
            rests_until=state.until,
            moment=self._now,
        )

    def quota(self, account: Account, messages: int, moment: datetime | None = None) -> Quota | None:
        """Where the account's cap stands now, or stood at a moment; None where so many messages fit."""
        wanted = inf if moment is None else messages  # of now, one answer does for every job
        key = account.name.casefold(), wanted, moment
        if key not in self._quota_for:
            self._quota_for[key] = self._quotas.for_job(account, wanted, moment or self._now)
        found = self._quota_for[key]
        return found if found and messages > found.left else None

    def speed(self, account: Account) -> float | None:
        """Message starts a second of late; None where it has not been sending for long enough to tell."""
        key = account.name.casefold()
        if key not in self._speeds:
            self._speeds[key] = speed_of_late(self._records, account, self._now)
        return self._speeds[key]

    def shared(self, job: Job) -> bool:
        """Whether something else than the pace and the cap decides when the job ends: other jobs, or its hours."""
        return job.hours is not None or len(self.open_jobs(job.account)) > 1

    def open_jobs(self, account: str) -> Sequence[Job]:
        """The account's jobs that are being worked or wait, in the order in which they were put in."""
        if self._open is None:
            self._open = {}
            found = [
                job for status in WORKABLE for job in self._records.jobs(status=status, limit=_MOST_JOBS, offset=0)
            ]
            for job in sorted(found, key=lambda job: job.created_at):
                self._open.setdefault(job.account.casefold(), []).append(job)
        return self._open.get(account.casefold(), [])

    def of(self, account: Account, state: AccountState) -> AccountForecast:
        """The last and the next 24 hours."""
        course = self._course(account, state)
        jobs = self.open_jobs(account.name)
        stands = state.status is AccountStatus.PAUSED
        runs = () if stands else course.runs
        hours = self._hours(account, runs)
        ends = [at for at in (course.ended.get(job.id) for job in jobs) if at]
        return AccountForecast(
            account=account.name,
            moment=self._now,
            cap=account.limits.daily_cap,
            sent=sum(span.recipients for span in self._minutes(account) if span.last > self._now - DAY),
            reserved=sum(job.progress.sending for job in jobs),
            planned=round(_between(runs, self._now, self._now + DAY)),
            waiting=sum(job.progress.queued + job.progress.deferred for job in jobs),
            ends_at=None if state.is_open_ended or len(ends) < len(jobs) else max(ends, default=None),
            hours=hours,
        )

    def _hours(self, account: Account, runs: Sequence[Run]) -> Sequence[Hour]:
        began = self._now - 2 * DAY  # what left on the day before still counts at first
        past: Counter[int] = Counter()
        for span in self._minutes(account):
            past[min(47, span.place // 60)] += span.recipients
        begins = [began + HOUR * place for place in range(72)]
        ahead = [_between(runs, begin, begin + HOUR) for begin in begins[48:]]
        counts = [*(float(past[place]) for place in range(48)), *ahead]
        most = inf if account.limits.daily_cap is None else account.limits.daily_cap
        return [
            Hour(
                begin=begins[place],
                sent=past[place] if place < 48 else 0,
                planned=round(counts[place]) if place >= 48 else 0,
                in_day=_in_day(counts, place, most if place >= 48 else inf),
            )
            for place in range(24, 72)
        ]

    def _course(self, account: Account, state: AccountState) -> Course:
        key = account.name.casefold()
        if key not in self._courses:
            self._courses[key] = self._played(account, self._plans(account, state))
        return self._courses[key]

    def _played(self, account: Account, plans: Sequence[Plan]) -> Course:
        return played(
            plans, account.limits, now=self._now, latency=latency_of(account), used=self._coming_back(account)
        )

    def _coming_back(self, account: Account) -> Sequence[tuple[datetime, int]]:
        """What of the cap is used, by minutes: when it comes back."""
        if account.limits.daily_cap is None:
            return ()
        recent = (span for span in self._minutes(account) if span.last > self._now - DAY)
        return [(span.last + DAY, span.recipients) for span in recent]

    def _minutes(self, account: Account) -> Sequence[Used]:
        """What the account has used in two days."""
        key = account.name.casefold()
        if key not in self._used:
            self._used[key] = self._records.used(account.name, self._now - 2 * DAY, self._now, every=MINUTE)
        return self._used[key]

    def _plans(self, account: Account, state: AccountState) -> list[Plan]:
        rests = state.until
        return [self._plan(job, rests) for job in self.open_jobs(account.name)]

    def _plan(self, job: Job, rests: datetime | None) -> Plan:
        waits = [self._now, rests, job.scheduled_for if job.status is JobStatus.DELAYED else None]
        if not job.progress.queued and job.progress.deferred:
            waits.append(self._records.next_due(job.id))
        return Plan(
            job=job.id,
            left=job.progress.queued + job.progress.deferred,
            start=max(at for at in waits if at),
            urgent=job.urgent,
            hours=job.hours,
        )


def speed_of_late(records: Records, account: Account, now: datetime) -> float | None:
    """Message starts a second of the account; None where it has not been sending for long enough to tell."""
    spans = records.used(account.name, now - 2 * SPAN, now, every=SPAN)
    if not any(span.place == 0 for span in spans):
        return None
    return sum(span.starts for span in spans if span.place) / SPAN.total_seconds()


def seconds_until(moment: datetime | None, now: datetime) -> int | None:
    """Whole seconds, never less than none."""
    return None if moment is None else max(0, ceil((moment - now).total_seconds()))


def _in_day(counts: Sequence[float], place: int, most: float) -> int:
    """What leaves in an hour and the 23 before it; spread over hours, what is planned must not be above the cap."""
    return round(min(sum(counts[place - 23 : place + 1]), most))


def _between(runs: Sequence[Run], begin: datetime, end: datetime) -> float:
    """How many of the runs leave between two moments."""
    total = 0.0
    for run in runs:
        length = (run.end - run.begin).total_seconds()
        inside = (min(run.end, end) - max(run.begin, begin)).total_seconds()
        if inside > 0 and length > 0:
            total += run.count * inside / length
    return total
