"""A ledger to be tried, with doors to put things in and look at them: one bench a kind of ledger."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from tests.store.values import new_job
from tests.support.memory_ledger import MemoryLedger
from tests.support.samples import NOON, plain_snapshot, recipient_in_row


class Bench(Protocol):
    """What every bench can do."""

    @property
    def ledger(self) -> Ledger: ...

    def rival(self) -> Ledger: ...

    def add_account(self, account: Account) -> None: ...

    def add_job(
        self,
        recipients: Sequence[Recipient | str],
        *,
        job: str = "job-1",
        created_at: datetime = NOON,
        scheduled_for: datetime | None = None,
        hold_after: int | None = None,
        urgent: bool = False,
        hours: SendingHours | None = None,
    ) -> str: ...

    def deliveries(self, job: str) -> Sequence[Delivery]: ...

    def attempts(self, delivery: int) -> Sequence[Attempt]: ...

    def suppress(self, address: str, reason: str = "") -> None: ...

    def pause(self, job: str) -> bool: ...

    def resume(self, job: str) -> bool: ...

    def set_urgent(self, job: str, *, urgent: bool) -> bool: ...

    def lift_hours(self, job: str) -> bool: ...

    def cancel(self, job: str) -> bool: ...

    def close(self) -> None: ...


class MemoryBench(MemoryLedger):
    """The ledger in memory has the doors itself."""

    @property
    def ledger(self) -> Ledger:
        return self

    def close(self) -> None:
        """Nothing is open."""


class SqliteBench:
    """The engine's side of a data folder, and the user's for the doors."""

    def __init__(self, folder: DataFolder) -> None:
        prepare_ledger(folder, nullcontext())
        self._folder = folder
        self._records = SqliteRecords(folder)
        self._ledgers = [SqliteLedger(folder)]

    @property
    def ledger(self) -> Ledger:
        return self._ledgers[0]

    def rival(self) -> Ledger:
        self._ledgers.append(SqliteLedger(self._folder))
        return self._ledgers[-1]

    def add_account(self, account: Account) -> None:
        self._records.add_account(account)

    def add_job(
        self,
        recipients: Sequence[Recipient | str],
        *,
        job: str = "job-1",
        created_at: datetime = NOON,
        scheduled_for: datetime | None = None,
        hold_after: int | None = None,
        urgent: bool = False,
        hours: SendingHours | None = None,
    ) -> str:
        people = [
            recipient_in_row(recipient, position + 2) if isinstance(recipient, str) else recipient
            for position, recipient in enumerate(recipients)
        ]
        new = new_job(job, created_at=created_at, scheduled_for=scheduled_for, hold_after=hold_after)
        new = replace(new, urgent=urgent, hours=hours)
        return self._records.add_job(new, plain_snapshot(), people).id

    def deliveries(self, job: str) -> Sequence[Delivery]:
        return self._records.deliveries(job, status=None, limit=1000, offset=0)

    def attempts(self, delivery: int) -> Sequence[Attempt]:
        return self._records.attempts(delivery)

    def suppress(self, address: str, reason: str = "") -> None:
        self._records.suppress([Suppression(address=address, reason=reason)])

    def pause(self, job: str) -> bool:
        return self._records.pause(job)

    def resume(self, job: str) -> bool:
        return self._records.resume(job)

    def set_urgent(self, job: str, *, urgent: bool) -> bool:
        return self._records.set_urgent(job, urgent=urgent)

    def lift_hours(self, job: str) -> bool:
        return self._records.lift_hours(job)

    def cancel(self, job: str) -> bool:
        return self._records.cancel(job, now=NOON)

    def close(self) -> None:
        self._check_counts()
        for ledger in self._ledgers:
            ledger.close()
        self._records.close()

    def _check_counts(self) -> None:
        """Whatever a test did: the counts that are kept are those of the rows."""
        rows = self._ledgers[0]._reader.rows
        counted = rows("SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2 ORDER BY 1, 2")
        assert rows("SELECT job_id, status, count FROM counts WHERE count <> 0 ORDER BY 1, 2") == counted


def statuses(bench: Bench, job: str = "job-1") -> list[DeliveryStatus]:
    """Where the job's deliveries stand, in order."""
    return [delivery.status for delivery in bench.deliveries(job)]
