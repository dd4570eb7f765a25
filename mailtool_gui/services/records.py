"""What the services ask of the store: jobs, deliveries and accounts, for reading and for a user's wishes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from mailtool_gui.domain.job import Job, JobStatus, NewJob

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
    from mailtool_gui.domain.fingerprint import MailedRow
    from mailtool_gui.domain.listing import Hits, Sort
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.resolution import Doubt, Resolution
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.domain.trouble import Trouble
    from mailtool_gui.domain.usage import Used
    from mailtool_gui.services.story_records import DeadRecords, JobLogRecords
    from mailtool_gui.services.template_records import TemplateRecords

__all__ = ["NewJob", "Records"]


class Records(Protocol):
    """The ledger as a user's wishes see it.

    Opening never creates, migrates or recovers anything for a reader; a data folder that is not there yet reads as
    empty. Every method raises LedgerError (or LedgerFull, NewerLedger) where the ledger cannot be read or written.
    """

    # jobs
    def add_job(self, job: NewJob, snapshot: Snapshot, recipients: Iterable[Recipient]) -> Job:
        """Writes the job and one delivery a recipient; a recipient with an `error` becomes `skipped` with it.

        `preparing` until all rows are in, then `waiting` (or `delayed`). With a `key` that is already there the
        first job comes back and nothing is written.
        """
        ...

    def job_by_key(self, key: str) -> Job | None:
        """The job that was put in under this key."""
        ...

    def job(self, job: str) -> Job | None:
        """One job, as stored."""
        ...

    def jobs(self, *, status: JobStatus | None, kind: str | None = None, limit: int, offset: int) -> Sequence[Job]:
        """A page of jobs in a state and of a kind (None: in all, of all), newest first."""
        ...

    def count_jobs(self, *, status: JobStatus | None, kind: str | None = None) -> int:
        """How many there are."""
        ...

    def snapshot(self, job: str) -> Snapshot:
        """What the job froze."""
        ...

    def pause(self, job: str) -> bool:
        """A waiting, delayed or active job becomes `paused`; False where there is nothing to do."""
        ...

    def resume(self, job: str) -> bool:
        """A paused job becomes `waiting` (or `delayed`); False where there is nothing to do."""
        ...

    def set_urgent(self, job: str, *, urgent: bool) -> bool:
        """A job that has not ended goes before the others of its account, or does not; False where it is so already."""
        ...

    def lift_hours(self, job: str) -> bool:
        """A job that has not ended may send at any hour and on any day; False where it has no hours of its own."""
        ...

    def cancel(self, job: str, *, now: datetime) -> bool:
        """The job becomes `cancelled`, its queued and deferred deliveries `skipped`; False where it has ended."""
        ...

    def retry(self, job: str, addresses: Sequence[str], delivery_ids: Sequence[int] | None = None) -> int:
        """Failed deliveries (these ids; else those of `addresses`, or all when empty) become `queued`, tries forgiven.

        A job that had ended becomes `waiting`. Returns how many; never touches `unknown` ones.
        """
        ...

    def mark_sent(self, job: str, delivery_ids: Sequence[int], *, now: datetime) -> int:
        """Unknown deliveries the user knows to have arrived become `sent`."""
        ...

    def resolve(self, job: str, words: Sequence[Resolution], *, now: datetime) -> Sequence[Resolution]:
        """Writes what a search came to, of each delivery that is still unknown under that Message-ID; which they were.

        What becomes `failed` may be retried under the same Message-ID; what stays `unknown` gets the reason.
        """
        ...

    def doubts(self) -> Sequence[Doubt]:
        """The jobs with unknown deliveries, newest first, 100 at most."""
        ...

    def send_again(self, job: str, delivery_ids: Sequence[int]) -> int:
        """Unknown deliveries become `queued` under a raised revision: new Message-IDs."""
        ...

    # deliveries
    def deliveries(self, job: str, *, status: DeliveryStatus | None, limit: int, offset: int) -> Sequence[Delivery]:
        """A page of deliveries, in the order of their first row. `queued` includes `sending`."""
        ...

    def count_deliveries(self, job: str, *, status: DeliveryStatus | None) -> int:
        """How many there are."""
        ...

    def deliveries_to(self, address: str, *, job: str | None = None) -> Sequence[Delivery]:
        """Every delivery to an address (case ignored), newest job first."""
        ...

    def window(
        self, job: str, *, status: DeliveryStatus | None, sort: Sort | None = None, limit: int, offset: int
    ) -> Sequence[Delivery]:
        """A window of deliveries for a table, quick at any offset of a million.

        Where no order is asked for: all of them in the order of their first row; `queued` begins with those being
        sent; `deferred` begins with the one that is tried next.
        """
        ...

    def search(
        self,
        text: str,
        *,
        job: str,
        status: DeliveryStatus | None = None,
        sort: Sort | None = None,
        limit: int,
        offset: int = 0,
    ) -> Hits:
        """Deliveries of a job whose address holds `text` (case ignored), in the order of their first row or sorted."""
        ...

    def search_everywhere(self, text: str, *, limit: int, offset: int = 0) -> Hits:
        """Deliveries of all jobs whose address holds `text` (case ignored), the newest first."""
        ...

    def causes(self, job: str) -> Sequence[Trouble]:
        """Why deliveries failed, wait for another try, were skipped or are not certain; the most frequent first."""
        ...

    def sent_by_tries(self, job: str) -> Mapping[int, int]:
        """How many of the job's deliveries were sent at their first, their second, ... try; 0 are marked by hand."""
        ...

    def starts_by_second(self, job: str, since: datetime) -> Sequence[tuple[int, int]]:
        """How many messages of the job were started in each second after the epoch; empty seconds are left out."""
        ...

    def used(self, account: str, since: datetime, until: datetime, *, every: timedelta) -> Sequence[Used]:
        """What the account started between the two moments, by spans of `every`; empty ones are left out."""
        ...

    def delivery(self, delivery: int) -> Delivery | None:
        """One delivery by its id."""
        ...

    def recipient(self, delivery: int) -> Recipient | None:
        """The frozen rows of one delivery."""
        ...

    def next_due(self, job: str) -> datetime | None:
        """The earliest `next_attempt_at` of the job's deferred deliveries."""
        ...

    def recipients(self, job: str) -> Iterable[tuple[Delivery, Recipient]]:
        """All deliveries with their frozen rows, in order, read in chunks."""
        ...

    def attempts(self, delivery: int) -> Sequence[Attempt]:
        """Every try of a delivery, oldest first."""
        ...

    def mailed_before(
        self, columns: Sequence[Column], subject: str, recipients: Sequence[Recipient]
    ) -> Sequence[MailedRow]:
        """The rows of `recipients` that a job mailed or is about to mail, and those that changed since then.

        The newest job with the same subject counts, else the newest one.
        """
        ...

    def other_regions(self, locale: str, recipients: Sequence[Recipient]) -> Sequence[str]:
        """The regions but `locale` in which sheets were shown that went to `recipients`, or still may."""
        ...

    # addresses that are never mailed again
    def suppress(self, entries: Iterable[Suppression]) -> int:
        """Adds to the list, all or nothing; an address that is there stays as it is. Answers how many are new."""
        ...

    def unsuppress(self, addresses: Collection[str]) -> int:
        """Takes addresses (case ignored) off the list; answers how many were on it."""
        ...

    def suppressions(self, *, text: str = "", limit: int, offset: int) -> Sequence[Suppression]:
        """A page of the list, the newest first; those whose address or reason holds `text`, whatever the case."""
        ...

    def count_suppressions(self, *, text: str = "") -> int:
        """How many there are."""
        ...

    def suppressed(self, addresses: Collection[str]) -> Sequence[Suppression]:
        """Those of `addresses` that are on the list (case ignored), in their order."""
        ...

    @property
    def templates(self) -> TemplateRecords:
        """The user's own templates."""
        ...

    @property
    def dead_letters(self) -> DeadRecords:
        """What failed for good, over all jobs."""
        ...

    @property
    def job_log(self) -> JobLogRecords:
        """What happened to each job."""
        ...

    # accounts
    def add_account(self, account: Account) -> None:
        """Raises AccountError where the name is taken (case ignored)."""
        ...

    def replace_account(self, account: Account) -> None:
        """Keeps an edited account and clears what stopped it."""
        ...

    def note_largest_message(self, name: str, largest: int | None) -> None:
        """Keeps what a server said of the bytes it takes; where the account stands does not change."""
        ...

    def accounts(self) -> Sequence[Account]:
        """All accounts by name."""
        ...

    def account(self, name: str) -> Account | None:
        """The account of this name (case ignored)."""
        ...

    def account_state(self, name: str) -> AccountState:
        """Where the account stands."""
        ...

    def clear_account_state(self, name: str) -> bool:
        """The user has acted: the account may be tried again. False where nothing stopped it."""
        ...

    def remove_account(self, name: str) -> bool:
        """Forgets the account; raises AccountError while an unfinished job uses it."""
        ...

    # health
    def oldest_waiting(self) -> datetime | None:
        """When the oldest job that is not ended nor paused was created."""
        ...

    def oldest_unknown(self) -> tuple[int, datetime | None]:
        """How many deliveries may or may not have arrived, and when the first of them was tried."""
        ...

    def queue_depth(self) -> int:
        """Open deliveries of jobs that are not ended."""
        ...

    def check(self) -> str | None:
        """A quick integrity check: None when well, else what is wrong."""
        ...
