"""The word on messages that may have arrived: looked for in the Sent folder, and believed only with proof."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.errors import AccountError, JobError, MailboxError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.listing import Order, Sort
from mailtool_gui.domain.message import Identity
from mailtool_gui.domain.resolution import Resolution
from mailtool_gui.services.selection import all_deliveries

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.records import Records

log = logging.getLogger("mailtool.job")

CONTROLS = 3
"""So many messages of the job that the server confirmed must be found by the same search before absence counts."""

SETTLE = timedelta(seconds=30)
"""A server may take a message, and file its copy, after the line is cut: absence counts no sooner after the try."""

FOUND = "It was found in the Sent folder: the server accepted it."
ABSENT = "It is not in the Sent folder, where other messages of this job are: it did not leave. Retry sends it."
FEW_CONFIRMED = (
    "It may have arrived. It was not found in the Sent folder, but too few messages of this job were accepted to "
    "rely on that."
)
INCOMPLETE = (
    "It may have arrived. It was not found in the Sent folder, but neither were messages of this job that the server "
    "accepted: the folder does not hold everything."
)
TOO_SOON = "It may have arrived. It is not in the Sent folder yet. Look again in a minute."
REFUSED = "It may have arrived. The Sent folder could not be looked into: the name or password was refused."
NOT_SEEN = "It may have arrived. The Sent folder could not be looked into."

_RECENT = 50  # sent messages among which the controls are looked for, newest first
_CHUNK = 200  # messages looked for between two writes
_SECONDS, _EACH, _MOST_SECONDS = 60.0, 0.3, 600.0


class SentMail(Protocol):
    """An account's open Sent folder."""

    @property
    def names(self) -> tuple[str, ...]:
        """The folders that are searched."""
        ...

    def holds(self, wanted: Sequence[Identity]) -> Sequence[bool]:
        """Of each message, whether it is there. Raises MailboxError."""
        ...

    def cut(self) -> None:
        """Ends the session at once, from any thread."""
        ...


OpenSentMail = Callable[[Account, float], AbstractContextManager[SentMail]]
"""Opens an account's Sent folder for at most so many seconds. Raises MailboxError."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Searched:
    """What a search came to: of `looked_for` messages so many were `found`, did not leave (`absent`), or are `left`.

    `folders` are those that were searched; `reasons` say why some are left, the most frequent first.
    """

    looked_for: int = 0
    found: int = 0
    absent: int = 0
    left: int = 0
    folders: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass
class _Tally:
    """What has been written so far; a round may take so many `seconds`."""

    seconds: float
    words: Counter[tuple[DeliveryStatus, str]] = field(default_factory=Counter)
    folders: tuple[str, ...] = ()

    def told(self) -> Searched:
        """What the round has come to."""
        counts: Counter[DeliveryStatus] = Counter()
        for (status, _), count in self.words.items():
            counts[status] += count
        reasons = (reason for (status, reason), _ in self.words.most_common() if status is DeliveryStatus.UNKNOWN)
        return Searched(
            looked_for=counts.total(),
            found=counts[DeliveryStatus.SENT],
            absent=counts[DeliveryStatus.FAILED],
            left=counts[DeliveryStatus.UNKNOWN],
            folders=self.folders,
            reasons=tuple(reasons),
        )


class Resolving:
    """Searches for what is unknown. Nothing is ever sent by it: what did not leave becomes `failed`, for a retry."""

    def __init__(self, records: Records, host: Host, clock: Clock, open_sent_mail: OpenSentMail) -> None:
        self._records = records
        self._host = host
        self._clock = clock
        self._open = open_sent_mail
        self._under_way: SentMail | None = None
        self._cut = False

    def can_search(self, job: str) -> bool:
        """Whether it is known where the job's account keeps what was sent."""
        stored = self._records.job(job)
        account = stored and self._records.account(stored.account)
        return bool(account and account.imap)

    def search(
        self, job: str, *, wait: Callable[[float], None] | None = None, within: float = _MOST_SECONDS
    ) -> Searched:
        """Looks for every unknown message of the job, in `within` seconds at most, and writes what is certain.

        Where something is missing that was tried a moment ago, `wait` gets the seconds after which absence counts,
        and it is looked for once more. Raises JobError, AccountError or MailboxError; then the deliveries say so.
        """
        stored = self._job(job)
        unknown = self._unknown(job)
        if not unknown:
            return Searched()
        account = self._account(stored)
        tally = _Tally(seconds=within)
        left = self._round(stored, account, unknown, tally, last=wait is None)
        if left and wait:
            wait(max(self._too_young_for(delivery, account, self._clock.now()) for delivery in left))
            self._round(stored, account, left, tally, last=True)
        return self._told(stored, tally)

    def cut(self) -> None:
        """Ends the search that is under way, from another thread: it raises MailboxError, and nothing is written."""
        self._cut = True
        if sent := self._under_way:
            sent.cut()

    def _round(
        self, job: Job, account: Account, unknown: Sequence[Delivery], tally: _Tally, *, last: bool
    ) -> list[Delivery]:
        """One look; what is missing and too young for a word is given back, unless this is the `last` round."""
        young: list[Delivery] = []
        try:
            with self._open(account, min(_SECONDS + _EACH * len(unknown), tally.seconds)) as sent:
                self._under_way, tally.folders = sent, sent.names
                doubt = self._doubt(job, sent)
                for chunk in _chunks(unknown):
                    words = list(self._words(job, account, chunk, sent, doubt))
                    young += [d for d, word in zip(chunk, words, strict=True) if word.reason == TOO_SOON and not last]
                    self._write(job, [word for word in words if last or word.reason != TOO_SOON], tally)
        except MailboxError as error:
            if not self._cut:
                self._tell_failure(job, error)
            raise
        finally:
            self._under_way = None
        return young

    def _words(
        self, job: Job, account: Account, chunk: Sequence[Delivery], sent: SentMail, doubt: str | None
    ) -> Iterator[Resolution]:
        begun = self._clock.now()
        found = sent.holds(self._identities(job, chunk))
        for delivery, there in zip(chunk, found, strict=True):
            status, reason = self._verdict(delivery, account, there=there, doubt=doubt, begun=begun)
            yield Resolution(delivery=delivery.id, message_id=delivery.message_id or "", status=status, reason=reason)

    def _verdict(
        self, delivery: Delivery, account: Account, *, there: bool, doubt: str | None, begun: datetime
    ) -> tuple[DeliveryStatus, str]:
        if there:
            return DeliveryStatus.SENT, FOUND
        if doubt:
            return DeliveryStatus.UNKNOWN, doubt
        if self._too_young_for(delivery, account, begun) > 0:
            return DeliveryStatus.UNKNOWN, TOO_SOON
        return DeliveryStatus.FAILED, ABSENT

    def _doubt(self, job: Job, sent: SentMail) -> str | None:
        """Why absence would prove nothing; None where the controls are found by the same search."""
        recent = self._records.window(
            job.id, status=DeliveryStatus.SENT, sort=Sort(by=Order.LAST_TRY, descending=True), limit=_RECENT, offset=0
        )
        controls = [delivery for delivery in recent if _was_confirmed(delivery)][:CONTROLS]
        if len(controls) < CONTROLS:
            return FEW_CONFIRMED
        return None if all(sent.holds(self._identities(job, controls))) else INCOMPLETE

    def _identities(self, job: Job, deliveries: Sequence[Delivery]) -> list[Identity]:
        seed = self._records.snapshot(job.id).seed
        made = (identity_of(seed=seed, position=d.position, revision=d.revision) for d in deliveries)
        return [
            Identity(message_id=delivery.message_id or own.message_id, mailtool_id=own.mailtool_id)
            for delivery, own in zip(deliveries, made, strict=True)
        ]

    def _too_young_for(self, delivery: Delivery, account: Account, now: datetime) -> float:
        """Seconds until its absence counts."""
        tried = delivery.last_attempt_at or now
        return ((tried - now) + SETTLE / account.hurry).total_seconds()

    def _write(self, job: Job, words: Sequence[Resolution], tally: _Tally) -> None:
        written = self._records.resolve(job.id, words, now=self._clock.now())
        tally.words.update((word.status, word.reason) for word in written)

    def _tell_failure(self, job: Job, error: MailboxError) -> None:
        """The deliveries that are still unknown say that nobody could look."""
        reason = REFUSED if error.code == "sign-in" else NOT_SEEN
        left = [
            Resolution(delivery=d.id, message_id=d.message_id or "", status=DeliveryStatus.UNKNOWN, reason=reason)
            for d in self._unknown(job.id)
        ]
        self._records.resolve(job.id, left, now=self._clock.now())
        log.info("SENT FOLDER %s - could not be looked into (%s)", job.name, error.code)
        self._host.wake()

    def _told(self, job: Job, tally: _Tally) -> Searched:
        told = tally.told()
        counts = (told.looked_for, told.found, told.absent, told.left)
        log.info("SENT FOLDER %s - Looked for: %d, Found: %d, Did not leave: %d, Unknown: %d", job.name, *counts)
        self._host.wake()
        return told

    def _unknown(self, job: str) -> list[Delivery]:
        return list(all_deliveries(self._records, job, DeliveryStatus.UNKNOWN))

    def _job(self, job: str) -> Job:
        found = self._records.job(job)
        if found is None:
            raise JobError(f"There is no job {job}. `mailtool jobs` lists them.", where=job, code="no-such-job")
        return found

    def _account(self, job: Job) -> Account:
        found = self._records.account(job.account)
        if found is None:
            raise AccountError(
                f"The account “{job.account}” is gone: its Sent folder cannot be looked into.", code="no-such-account"
            )
        return found


def _was_confirmed(delivery: Delivery) -> bool:
    """The server itself said that it accepted it; neither the user nor an earlier search did."""
    return delivery.message_id is not None and delivery.reply is not None and 200 <= delivery.reply.code < 300


def _chunks(deliveries: Sequence[Delivery]) -> Iterator[Sequence[Delivery]]:
    return (deliveries[start : start + _CHUNK] for start in range(0, len(deliveries), _CHUNK))
