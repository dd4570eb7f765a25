"""Deliveries as a screen looks at them: windows on a million, searches, causes, and the whole story of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.errors import JobError, MailToolError
from mailtool_gui.domain.job import ENDED, Job
from mailtool_gui.services.causes import Cause, causes_of
from mailtool_gui.services.jobs import Found, Page
from mailtool_gui.services.overlay import shown_delivery
from mailtool_gui.services.remedies import remedy_of_account
from mailtool_gui.services.selection import all_deliveries

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.listing import Sort
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.records import Records

__all__ = ["MOST_FOUND", "Cause", "Deliveries", "Filter", "Letter", "Story", "letter_of"]

MOST_FOUND = 500
"""A search over all jobs shows so many deliveries; who is looked for is named better than that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """Which deliveries of a job: those in a state (None: all), those whose address holds `text`; and their order."""

    status: DeliveryStatus | None = None
    text: str = ""
    sort: Sort | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A message for people: a few headers, the text, the names of attachments; and `source`, as it travels."""

    headers: Sequence[tuple[str, str]]
    text: str
    attachments: Sequence[str]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A delivery, every try of it and its message; `trouble` says why the message cannot be shown.

    `searchable` tells whether its account's Sent folder can be looked into.
    """

    delivery: Delivery
    attempts: Sequence[Attempt]
    letter: Letter | None
    trouble: str = ""
    searchable: bool = False


class Deliveries:
    """The deliveries of one data folder; for any thread."""

    def __init__(self, records: Records, host: Host, clock: Clock) -> None:
        self._records = records
        self._host = host
        self._clock = clock

    def window(self, job: str, wanted: Filter, *, limit: int, offset: int) -> Page[Delivery]:
        """Some of the wanted deliveries as they are shown."""
        stored, status, sort = self._job(job), wanted.status, wanted.sort
        if wanted.text.strip():
            hits = self._records.search(wanted.text, job=job, status=status, sort=sort, limit=limit, offset=offset)
            return Page(items=self._shown(stored, hits.deliveries), total=hits.total, exact=hits.exact)
        items = self._records.window(job, status=status, sort=sort, limit=limit, offset=offset)
        return Page(items=self._shown(stored, items), total=stored.progress.in_state(status))

    def everywhere(self, text: str) -> Page[Found]:
        """Did this person get it? Of the deliveries of all jobs whose address holds `text`, the newest MOST_FOUND."""
        hits = self._records.search_everywhere(text, limit=MOST_FOUND)
        jobs = {job: self._job(job) for job in {delivery.job_id for delivery in hits.deliveries}}
        pairs = [Found(job=jobs[d.job_id], delivery=self._shown(jobs[d.job_id], [d])[0]) for d in hits.deliveries]
        pairs.sort(key=lambda pair: (pair.delivery.address.casefold(), -pair.job.created_at.timestamp()))
        return Page(items=pairs, total=hits.total, exact=hits.exact)

    def causes(self, job: str) -> Sequence[Cause]:
        """What went wrong, and how often: first what stops the account, then the most frequent."""
        return [*self._of_account(self._job(job)), *causes_of(self._records.causes(job))]

    def _of_account(self, job: Job) -> Sequence[Cause]:
        """What keeps the messages waiting that an open job still has."""
        state, waiting = self._records.account_state(job.account), job.progress.queued
        if state.status is AccountStatus.READY or job.status in ENDED or not waiting:
            return ()
        remedy = remedy_of_account(state, self._clock.now())
        return (Cause(status=DeliveryStatus.QUEUED, reason=state.reason or "", count=waiting, remedy=remedy),)

    def started(self, job: str, since: datetime) -> Mapping[int, int]:
        """How many messages were started in each second after the epoch."""
        return dict(self._records.starts_by_second(job, since))

    def story(self, delivery: int) -> Story:
        """Everything about one delivery. Raises JobError where it is gone."""
        found = self._records.delivery(delivery)
        if found is None:
            raise JobError("This delivery is not in the ledger any more.", code="no-such-delivery")
        job = self._job(found.job_id)
        attempts = self._records.attempts(delivery)
        shown = self._shown(job, [found])[0]
        account = self._records.account(job.account)
        told = Story(delivery=shown, attempts=attempts, letter=None, searchable=bool(account and account.imap))
        try:
            letter = self._letter(job, found, attempts)
        except MailToolError as error:
            return replace(told, trouble=str(error))
        return replace(told, letter=letter)

    def unsure(self, job: str) -> Sequence[int]:
        """Which of a job may or may not have arrived."""
        return [delivery.id for delivery in all_deliveries(self._records, job, DeliveryStatus.UNKNOWN)]

    def arrived(self, job: str, *deliveries: int) -> int:
        """The user knows that these arrived; how many of them were still uncertain."""
        marked = self._records.mark_sent(job, deliveries, now=self._clock.now())
        if marked:
            self._host.wake()
        return marked

    def send_again(self, job: str, *deliveries: int) -> int:
        """The user wants these sent once more, under new Message-IDs; how many of them were still uncertain."""
        again = self._records.send_again(job, deliveries)
        if again:
            self._host.hand_over()
        return again

    def _job(self, job: str) -> Job:
        found = self._records.job(job)
        if found is None:
            raise JobError("This job is not in the ledger any more.", where=job, code="no-such-job")
        return found

    def _shown(self, job: Job, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
        state = self._records.account_state(job.account)
        return [shown_delivery(delivery, job, state) for delivery in deliveries]

    def _letter(self, job: Job, delivery: Delivery, attempts: Sequence[Attempt]) -> Letter:
        """The message, made again from what the job froze and from the account as it is now."""
        from mailtool_gui.services.remade import Remade

        remade, recipient = Remade(self._records, job), self._records.recipient(delivery.id)
        if recipient is None:
            raise JobError("The rows of this delivery are gone: the message cannot be made again.")
        date = attempts[-1].started_at if attempts else self._clock.now()
        return letter_of(remade.message(delivery, recipient, date).data)


def letter_of(data: bytes) -> Letter:
    """A finished message, taken apart for people."""
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data, policy=default)
    names = ("From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID")
    body = message.get_body(preferencelist=("plain", "html"))
    return Letter(
        headers=[(name, str(message[name])) for name in names if message[name]],
        text=str(body.get_content()).strip() if body else "",
        attachments=[part.get_filename() or "" for part in message.walk() if part.is_attachment()],
        source=data.decode("utf-8", "replace").replace("\r\n", "\n"),
    )
