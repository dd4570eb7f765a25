"""The ledger as screens and commands see it, in SQLite: the services' Records protocol, for any process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.errors import DAMAGED, LedgerError
from mailtool_gui.store import accounts, fingerprints, insertion, resolutions, search, suppressions, windows, wishes
from mailtool_gui.store.access import LedgerAccess
from mailtool_gui.store.codec import recipient_from_json
from mailtool_gui.store.dead_letters import SqliteDeadLetters
from mailtool_gui.store.job_log import SqliteJobLog
from mailtool_gui.store.other_columns import mailed_with_other_columns
from mailtool_gui.store.read_job import account_in, account_state_in, job_in, next_due_in, snapshot_in, with_progress
from mailtool_gui.store.rows import ATTEMPT, DELIVERY, attempt_of, delivery_of
from mailtool_gui.store.templates import SqliteTemplates

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
    from mailtool_gui.domain.fingerprint import MailedRow
    from mailtool_gui.domain.job import Job, JobStatus, NewJob
    from mailtool_gui.domain.listing import Hits, Sort
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.resolution import Doubt, Resolution
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.domain.trouble import Trouble
    from mailtool_gui.domain.usage import Used
    from mailtool_gui.store.data_folder import DataFolder

_CHUNK = 1000
_FROZEN = f"""
    SELECT {DELIVERY}, body FROM deliveries JOIN frozen_rows ON delivery_id = id
    WHERE job_id = ? AND position > ? ORDER BY position LIMIT {_CHUNK}
"""
_FROZEN_ONE = "SELECT address, body FROM deliveries JOIN frozen_rows ON delivery_id = id WHERE id = ?"
_ATTEMPTS = f"SELECT {ATTEMPT} FROM attempts WHERE delivery_id = ? ORDER BY id"
_OLDEST = """
    SELECT MIN(created_at) FROM jobs WHERE status IN ('preparing', 'waiting', 'delayed', 'active')
"""
_UNKNOWN = """
    SELECT COUNT(*), MIN(d.last_attempt_at) FROM counts c JOIN deliveries d
    ON d.job_id = c.job_id AND d.status = 'unknown' WHERE c.status = 'unknown' AND c.count > 0
"""
_DEPTH = """
    SELECT COUNT(*) FROM jobs j JOIN deliveries d ON d.job_id = j.id
    WHERE j.status NOT IN ('completed', 'failed', 'cancelled') AND d.status IN ('queued', 'sending', 'deferred')
"""


class SqliteRecords:
    """See Records. `close` at the end; until then two connections stay open.

    peewee is imported by those who ask for a page: `send` and the engine need none.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._ledger = LedgerAccess(folder)

    def close(self) -> None:
        """Closes the connections."""
        self._ledger.close()

    # jobs
    def add_job(self, job: NewJob, snapshot: Snapshot, recipients: Iterable[Recipient]) -> Job:
        """See Records. Deliveries are numbered in the order of `recipients`."""
        session = self._ledger.writing()
        self._folder.ensure_room()
        added = job_in(session, insertion.add_job(session, self._folder, job, snapshot, recipients))
        if added is None:
            raise LedgerError("The job was removed while it was being put in.", where=job.id)
        return added

    def job_by_key(self, key: str) -> Job | None:
        """See Records."""
        session = self._ledger.reading()
        found = session.value("SELECT id FROM jobs WHERE key = ?", (key,))
        return job_in(session, found) if found else None

    def job(self, job: str) -> Job | None:
        """See Records."""
        return job_in(self._ledger.reading(), job)

    def jobs(self, *, status: JobStatus | None, kind: str | None = None, limit: int, offset: int) -> Sequence[Job]:
        """See Records."""
        from mailtool_gui.store import pages

        session = self._ledger.reading()
        return with_progress(session, pages.run(session, pages.jobs(status, kind).limit(limit).offset(offset)))

    def count_jobs(self, *, status: JobStatus | None, kind: str | None = None) -> int:
        """See Records."""
        from mailtool_gui.store import pages

        return pages.count(self._ledger.reading(), pages.jobs(status, kind))

    def snapshot(self, job: str) -> Snapshot:
        """See Records."""
        return snapshot_in(self._ledger.reading(), job)

    def pause(self, job: str) -> bool:
        """See Records."""
        return wishes.pause(self._ledger.writing(), job)

    def resume(self, job: str) -> bool:
        """See Records."""
        return wishes.resume(self._ledger.writing(), job)

    def set_urgent(self, job: str, *, urgent: bool) -> bool:
        """See Records."""
        return wishes.set_urgent(self._ledger.writing(), job, urgent=urgent)

    def lift_hours(self, job: str) -> bool:
        """See Records."""
        return wishes.lift_hours(self._ledger.writing(), job)

    def cancel(self, job: str, *, now: datetime) -> bool:
        """See Records."""
        return wishes.cancel(self._ledger.writing(), job, now=now)

    def retry(self, job: str, addresses: Sequence[str], delivery_ids: Sequence[int] | None = None) -> int:
        """See Records."""
        return wishes.retry(self._ledger.writing(), job, addresses, delivery_ids)

    def mark_sent(self, job: str, delivery_ids: Sequence[int], *, now: datetime) -> int:
        """See Records."""
        return wishes.mark_sent(self._ledger.writing(), job, delivery_ids, now=now)

    def resolve(self, job: str, words: Sequence[Resolution], *, now: datetime) -> Sequence[Resolution]:
        """See Records."""
        return resolutions.resolve(self._ledger.writing(), job, words, now=now)

    def doubts(self) -> Sequence[Doubt]:
        """See Records."""
        return resolutions.doubts(self._ledger.reading())

    def send_again(self, job: str, delivery_ids: Sequence[int]) -> int:
        """See Records."""
        return wishes.send_again(self._ledger.writing(), job, delivery_ids)

    # deliveries
    def deliveries(self, job: str, *, status: DeliveryStatus | None, limit: int, offset: int) -> Sequence[Delivery]:
        """See Records."""
        from mailtool_gui.store import pages

        query = pages.deliveries(job, status).limit(limit).offset(offset)
        return [delivery_of(row) for row in pages.run(self._ledger.reading(), query)]

    def count_deliveries(self, job: str, *, status: DeliveryStatus | None) -> int:
        """See Records."""
        from mailtool_gui.store import pages

        return pages.count(self._ledger.reading(), pages.deliveries(job, status))

    def deliveries_to(self, address: str, *, job: str | None = None) -> Sequence[Delivery]:
        """See Records."""
        from mailtool_gui.store import pages

        query = pages.deliveries_to(same_mailbox_key(address), job)
        return [delivery_of(row) for row in pages.run(self._ledger.reading(), query)]

    def window(
        self, job: str, *, status: DeliveryStatus | None, sort: Sort | None = None, limit: int, offset: int
    ) -> Sequence[Delivery]:
        """See Records."""
        return windows.window(self._ledger.reading(), job, status, sort=sort, limit=limit, offset=offset)

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
        """See Records."""
        session = self._ledger.reading()
        return search.in_job(session, text, job=job, status=status, sort=sort, limit=limit, offset=offset)

    def search_everywhere(self, text: str, *, limit: int, offset: int = 0) -> Hits:
        """See Records."""
        return search.everywhere(self._ledger.reading(), text, limit=limit, offset=offset)

    def causes(self, job: str) -> Sequence[Trouble]:
        """See Records."""
        return windows.causes(self._ledger.reading(), job)

    def sent_by_tries(self, job: str) -> Mapping[int, int]:
        """See Records."""
        return windows.sent_by_tries(self._ledger.reading(), job)

    def starts_by_second(self, job: str, since: datetime) -> Sequence[tuple[int, int]]:
        """See Records."""
        return windows.starts_by_second(self._ledger.reading(), job, since)

    def used(self, account: str, since: datetime, until: datetime, *, every: timedelta) -> Sequence[Used]:
        """See Records."""
        return windows.used(self._ledger.reading(), account, since, until, every)

    def delivery(self, delivery: int) -> Delivery | None:
        """See Records."""
        found = self._ledger.reading().row(f"SELECT {DELIVERY} FROM deliveries WHERE id = ?", (delivery,))
        return delivery_of(found) if found else None

    def recipient(self, delivery: int) -> Recipient | None:
        """See Records."""
        found = self._ledger.reading().row(_FROZEN_ONE, (delivery,))
        return recipient_from_json(*found) if found else None

    def next_due(self, job: str) -> datetime | None:
        """See Records."""
        return next_due_in(self._ledger.reading(), job)

    def recipients(self, job: str) -> Iterator[tuple[Delivery, Recipient]]:
        """See Records."""
        last = -1
        while found := self._ledger.reading().rows(_FROZEN, (job, last)):
            for *row, body in found:
                delivery = delivery_of(tuple(row))
                yield delivery, recipient_from_json(delivery.address, body)
                last = delivery.position

    def attempts(self, delivery: int) -> Sequence[Attempt]:
        """See Records."""
        return [attempt_of(row) for row in self._ledger.reading().rows(_ATTEMPTS, (delivery,))]

    def mailed_before(
        self, columns: Sequence[Column], subject: str, recipients: Sequence[Recipient]
    ) -> Sequence[MailedRow]:
        """See Records."""
        session = self._ledger.reading()
        return fingerprints.mailed_before(session, columns, subject, recipients) or mailed_with_other_columns(
            session, columns, subject, recipients, snapshot_of=self.snapshot, recipients_of=self.recipients
        )

    def other_regions(self, locale: str, recipients: Sequence[Recipient]) -> Sequence[str]:
        """See Records."""
        return fingerprints.other_regions(self._ledger.reading(), locale, recipients)

    # addresses that are never mailed again
    def suppress(self, entries: Iterable[Suppression]) -> int:
        """See Records."""
        session = self._ledger.writing()
        self._folder.ensure_room()
        return suppressions.add(session, entries)

    def unsuppress(self, addresses: Collection[str]) -> int:
        """See Records."""
        return suppressions.remove(self._ledger.writing(), addresses)

    def suppressions(self, *, text: str = "", limit: int, offset: int) -> Sequence[Suppression]:
        """See Records."""
        return suppressions.listed(self._ledger.reading(), text, limit=limit, offset=offset)

    def count_suppressions(self, *, text: str = "") -> int:
        """See Records."""
        return suppressions.count(self._ledger.reading(), text)

    def suppressed(self, addresses: Collection[str]) -> Sequence[Suppression]:
        """See Records."""
        return suppressions.among(self._ledger.reading(), addresses)

    @property
    def templates(self) -> SqliteTemplates:
        """See Records."""
        return SqliteTemplates(self._folder, self._ledger)

    @property
    def dead_letters(self) -> SqliteDeadLetters:
        """See Records."""
        return SqliteDeadLetters(self._ledger)

    @property
    def job_log(self) -> SqliteJobLog:
        """See Records."""
        return SqliteJobLog(self._ledger)

    # accounts
    def add_account(self, account: Account) -> None:
        """See Records."""
        accounts.add(self._ledger.writing(), account)

    def replace_account(self, account: Account) -> None:
        """See Records. Raises AccountError where there is none of this name."""
        accounts.replace(self._ledger.writing(), account)

    def note_largest_message(self, name: str, largest: int | None) -> None:
        """See Records."""
        accounts.note_largest_message(self._ledger.writing(), name, largest)

    def accounts(self) -> Sequence[Account]:
        """See Records."""
        return accounts.by_name(self._ledger.reading())

    def account(self, name: str) -> Account | None:
        """See Records."""
        return account_in(self._ledger.reading(), name)

    def account_state(self, name: str) -> AccountState:
        """See Records."""
        return account_state_in(self._ledger.reading(), name)

    def clear_account_state(self, name: str) -> bool:
        """See Records."""
        return accounts.clear_state(self._ledger.writing(), name)

    def remove_account(self, name: str) -> bool:
        """See Records."""
        return accounts.remove(self._ledger.writing(), name)

    # health
    def oldest_waiting(self) -> datetime | None:
        """See Records."""
        oldest = self._ledger.reading().value(_OLDEST)
        return None if oldest is None else utc(oldest)

    def oldest_unknown(self) -> tuple[int, datetime | None]:
        """See Records."""
        count, oldest = self._ledger.reading().row(_UNKNOWN) or (0, None)
        return int(count), None if oldest is None else utc(oldest)

    def queue_depth(self) -> int:
        """See Records."""
        return int(self._ledger.reading().value(_DEPTH))

    def check(self) -> str | None:
        """See Records."""
        try:
            found = str(self._ledger.reading().value("PRAGMA quick_check(1)"))
        except LedgerError as error:
            if error.code != DAMAGED:
                raise
            return str(error)
        return None if found == "ok" else found
