"""Dead letters in one place: what failed for good in any job, why, what helps, and what the user decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import parse_address, same_mailbox_key
from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.errors import JobError, UsageError
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.domain.trouble import Trouble
from mailtool_gui.services.causes import Cause, causes_of
from mailtool_gui.services.general_reasons import general_reason
from mailtool_gui.services.jobs import Page
from mailtool_gui.services.remedies import Remedy, remedy_of
from mailtool_gui.services.selection import Selection, selected

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.records import Records

LONGEST_REASON = 500

ALL = DeadFilter()


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadLetter:
    """A failed message with its job. `cause` is the reason without names and cells, `remedy` what helps."""

    delivery: Delivery
    job: Job
    cause: str
    remedy: Remedy

    @property
    def used_up(self) -> bool:
        """Whether its attempts were used up, rather than that it was refused for good."""
        return self.delivery.verdict in (Verdict.RETRY, Verdict.DEFER)


class DeadLetters:
    """The dead letters of one data folder; for any thread.

    A message that failed is one until it is put in again, or laid aside with a reason (`dismiss`): then it leaves the
    list and stays failed in its job. The whole story of one is `Deliveries.story`. Tests are left out.
    """

    def __init__(self, records: Records, host: Host, clock: Clock) -> None:
        self._records = records
        self._dead = records.dead_letters
        self._host = host
        self._clock = clock

    # seeing
    def page(self, wanted: DeadFilter = ALL, *, limit: int, offset: int = 0) -> Page[DeadLetter]:
        """Some of those that are meant, the newest first; quick at any offset of a million.

        Raises JobError where there is no such job.
        """
        self._require_job(wanted)
        found = self._dead.page(wanted, limit=limit, offset=offset)
        jobs = {job: self._job(job) for job in {delivery.job_id for delivery in found.deliveries}}
        letters = [_letter(delivery, jobs[delivery.job_id]) for delivery in found.deliveries]
        return Page(items=letters, total=found.total)

    def count(self, wanted: DeadFilter = ALL) -> int:
        """How many there are."""
        return self._dead.count(wanted)

    def causes(self) -> Sequence[Cause]:
        """Why they failed, over all jobs, and what helps; the most frequent first."""
        return causes_of(self._dead.causes())

    def of_cause(self, wanted: DeadFilter, cause: Cause) -> DeadFilter:
        """Those of `wanted` that failed for one of the `causes`."""
        reasons = [each.reason for each in self._dead.causes() if _same(each, cause)]
        return replace(wanted, reasons=tuple(reasons))

    def jobs(self) -> Sequence[tuple[Job, int]]:
        """The jobs that have some, the newest first, and how many."""
        found = [(self._job(job), count) for job, count in self._dead.jobs().items()]
        return sorted(found, key=lambda pair: pair[0].created_at, reverse=True)

    def ids(self, wanted: DeadFilter = ALL) -> Sequence[int]:
        """All that are meant, as `retry` and `dismiss` take them. Raises JobError where there is no such job."""
        self._require_job(wanted)
        return self._dead.ids(wanted)

    def chosen(self, chosen: Selection, *, job: str | None = None, dismissed: bool = False) -> Sequence[DeadLetter]:
        """Those to some addresses, or of some rows of a job.

        Raises JobError for an address or a row of which nothing has failed; UsageError for rows without a job.
        """
        if chosen.rows and job is None:
            raise UsageError("Rows are told apart by their job: say which with --job ID.", where="--row")
        if chosen.rows and job is not None:
            found = [each for each in selected(self._records, job, chosen) if _is_dead(each, dismissed=dismissed)]
        else:
            found = [each for to in chosen.addresses for each in self._to(to, job, dismissed=dismissed)]
        return [_letter(each, self._job(each.job_id)) for each in found]

    def tries(self, delivery: int) -> Sequence[Attempt]:
        """Every try of one, the oldest first."""
        return self._records.attempts(delivery)

    def jobs_of(self, deliveries: Sequence[int]) -> Sequence[Job]:
        """The jobs that these messages belong to."""
        found = (self._records.delivery(each) for each in deliveries)
        return [self._job(job) for job in dict.fromkeys(each.job_id for each in found if each)]

    # deciding
    def retry(self, deliveries: Sequence[int]) -> int:
        """Puts them in again under the same Message-IDs; how many. Those of cancelled jobs stay."""
        count = self._dead.retry(deliveries)
        if count:
            self._host.hand_over()
        return count

    def correct(self, delivery: int, address: str, *, even_if_there: bool = False) -> str:
        """Sends one again to another address, under a new Message-ID; the address as it is kept.

        Raises AddressError where it is none; UsageError where it is suppressed (`suppressed`), the same as before
        (`same-address`) or, unless `even_if_there`, in the same job already (`in-this-job`); JobError
        (`not-a-dead-letter`) where the message has not failed (any more) or its job was cancelled.
        """
        found = self._records.delivery(delivery)
        if found is None or found.status is not DeliveryStatus.FAILED:
            raise _no_dead_letter()
        new = parse_address(address)
        self._refuse_address(found, new, even_if_there=even_if_there)
        if not self._dead.correct(delivery, new):
            raise _no_dead_letter()
        self._host.hand_over()
        return new

    def dismiss(self, deliveries: Sequence[int], reason: str = "") -> int:
        """Lays them aside; how many. Raises UsageError for a reason that is too long."""
        words = " ".join(reason.split())
        if len(words) > LONGEST_REASON:
            raise UsageError(f"A reason has {LONGEST_REASON} characters at most.", where="--reason")
        return self._told(self._dead.dismiss(deliveries, words, now=self._clock.now()))

    def restore(self, deliveries: Sequence[int]) -> int:
        """Takes up again what was laid aside; how many."""
        return self._told(self._dead.restore(deliveries, now=self._clock.now()))

    def _to(self, address: str, job: str | None, *, dismissed: bool) -> Sequence[Delivery]:
        to = parse_address(address)
        found = [each for each in self._records.deliveries_to(to, job=job) if _is_dead(each, dismissed=dismissed)]
        if not found:
            raise JobError(f"No message to {to} has failed for good.", where=job or to, code="not-a-dead-letter")
        return found

    def _refuse_address(self, found: Delivery, new: str, *, even_if_there: bool) -> None:
        for entry in self._records.suppressed([new]):
            raise UsageError(entry.sentence, where=new, code="suppressed")
        if same_mailbox_key(new) == same_mailbox_key(found.address):
            raise UsageError("This is the address that failed. To try it once more, retry it.", code="same-address")
        if not even_if_there and self._records.deliveries_to(new, job=found.job_id):
            raise UsageError(
                f"{new} is a recipient of this job already: it would get two messages.", where=new, code="in-this-job"
            )

    def _require_job(self, wanted: DeadFilter) -> None:
        """A mistyped job must not look like one without failures."""
        if wanted.job is not None and self._records.job(wanted.job) is None:
            message = f"There is no job {wanted.job}. `mailtool jobs` lists them."
            raise JobError(message, where=wanted.job, code="no-such-job")

    def _job(self, job: str) -> Job:
        found = self._records.job(job)
        if found is None:
            raise JobError("This job is not in the ledger any more.", where=job, code="no-such-job")
        return found

    def _told(self, changed: int) -> int:
        if changed:
            self._host.wake()
        return changed


def _is_dead(delivery: Delivery, *, dismissed: bool) -> bool:
    return delivery.status is DeliveryStatus.FAILED and (delivery.dismissed_at is not None) is dismissed


def _same(trouble: Trouble, cause: Cause) -> bool:
    return general_reason(trouble.reason) == cause.reason and remedy_of(trouble).step is cause.remedy.step


def _letter(delivery: Delivery, job: Job) -> DeadLetter:
    trouble = Trouble(
        status=delivery.status,
        reason=(delivery.reason or "").replace(delivery.address, "…") if delivery.address else delivery.reason or "",
        count=1,
        scope=delivery.scope,
        enhanced=delivery.reply.enhanced if delivery.reply else None,
    )
    return DeadLetter(delivery=delivery, job=job, cause=general_reason(trouble.reason), remedy=remedy_of(trouble))


def _no_dead_letter() -> JobError:
    return JobError("This message has not failed, or not any more, or its job was cancelled.", code="not-a-dead-letter")
