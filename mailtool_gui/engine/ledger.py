"""What the engine asks of the ledger. `store` implements it; the tests have one in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mailtool_gui.domain.ledger import Claim, Intent, LoggedStart, Record, Recovery, Start

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.domain.job import Job
    from mailtool_gui.domain.job_log import Mistake
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.domain.suppression import Suppression

__all__ = ["Answer", "Claim", "Intent", "Ledger", "LoggedStart", "Record", "Recovery", "Start"]


T_co = TypeVar("T_co", covariant=True)


class Answer(Protocol[T_co]):
    """What the ledger will have to say; a `concurrent.futures.Future` is one."""

    def done(self) -> bool:
        """Whether it has been said."""
        ...

    def result(self, timeout: float | None = None) -> T_co:
        """Waits for it, or raises the error."""
        ...

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Waits for the error, None where there is none."""
        ...

    def add_done_callback(self, fn: Callable[[Any], object], /) -> None:
        """Calls with this when it is done, on the ledger's thread; at once where it is."""
        ...


class Ledger(Protocol):
    """The truth, on disk. Every write of the engine is refused (HostLost) once another host has taken over.

    What is answered by an Answer is group-committed: it is done after the commit is durable.
    """

    def take_over(self, *, now: datetime) -> Recovery:
        """Raises the epoch; every `sending` becomes `unknown`, every `preparing` job whose maker died `failed`.

        Only for the holder of the data folder's lock.
        """
        ...

    def prove(self) -> None:
        """Writes something of no meaning to disk. Raises LedgerError where that, or more of it, cannot be written."""
        ...

    def workable_jobs(self) -> Sequence[Job]:
        """Jobs that are waiting, delayed or active, oldest first."""
        ...

    def job(self, job: str) -> Job | None:
        """The job as it stands, or None."""
        ...

    def account(self, name: str) -> Account | None:
        """The account, or None where it was removed."""
        ...

    def account_state(self, name: str) -> AccountState:
        """Where the account stands."""
        ...

    def snapshot(self, job: str) -> Snapshot:
        """What the job froze. Raises LedgerError where it is damaged."""
        ...

    def claims(self, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> Sequence[Claim]:
        """Up to `limit` deliveries that are queued, or deferred and due by `now`, without those in `claimed`.

        Due deferred ones first, then by position.
        """
        ...

    def next_due(self, job: str) -> datetime | None:
        """The earliest `next_attempt_at` of the job's deferred deliveries."""
        ...

    def suppressed(self, addresses: Collection[str]) -> Suppression | None:
        """The first of `addresses` that is never to be mailed again, or None."""
        ...

    def starts_since(self, account: str, since: datetime) -> Sequence[Start]:
        """The account's starts younger than `since` or in the future, and those of the newest one's boot.

        In the order in which they were made; released ones of 0 recipients.
        """
        ...

    def starts_to(
        self, addresses: Collection[str], *, kind: str, since: datetime
    ) -> Mapping[str, Sequence[LoggedStart]]:
        """By the key of a mailbox: the starts younger than `since` or in the future of messages to it of a kind of job.

        Oldest first, released ones left out; of jobs that were worked since then.
        """
        ...

    def intend(self, intent: Intent) -> Answer[bool]:
        """Makes a queued or deferred delivery of an *active* job `sending` and logs the start.

        False: the job is no longer active, the delivery has been changed meanwhile, or one of the intent's addresses is
        suppressed - nothing was written.
        """
        ...

    def record(self, record: Record) -> Answer[None]:
        """Writes an attempt and the delivery's new state, if it is still open."""
        ...

    def nothing_more(self) -> None:
        """No intent and no record follows for the moment: those that wait for company are to be written.

        A hint: without it they are written a few milliseconds later.
        """
        ...

    def activate(self, job: str, *, now: datetime) -> bool:
        """`waiting`, or `delayed` and due, becomes `active`; False where it is neither any more."""
        ...

    def complete(self, job: str, *, now: datetime) -> bool:
        """An active job with no open deliveries becomes `completed`; False where it has some."""
        ...

    def pause_job(self, job: str, *, reason: str) -> bool:
        """An active or waiting job becomes `paused`, with the reason."""
        ...

    def hold_job(self, job: str, *, reason: str) -> bool:
        """An active job that is to hold becomes `paused`, with the reason, and will not hold again."""
        ...

    def fail_job(self, job: str, *, reason: str, now: datetime, mistake: Mistake | None = None) -> None:
        """The job itself cannot be worked; a `mistake` of the program goes into its log."""
        ...

    def set_account_state(self, name: str, state: AccountState) -> None:
        """Keeps where the account stands, for every reader and the next host."""
        ...
