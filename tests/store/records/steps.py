"""Jobs put in and worked, for the tests of what screens and commands ask."""

from __future__ import annotations

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.services.records import Records
from mailtool_gui.store.engine_ledger import SqliteLedger
from tests.store.values import deferred, failed, intent_for, later, new_job, sent, unknown
from tests.support.samples import NOON, plain_snapshot, recipient_in_row


def people(count: int = 3) -> list[Recipient]:
    """Recipients, one a row from row 2 on."""
    return [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(count)]


def put_in(records: Records, job: str = "job-1", count: int = 3, **changes: object) -> list[int]:
    """Puts a job in; the ids of its deliveries."""
    records.add_job(new_job(job, **changes), plain_snapshot(), people(count))
    return [delivery.id for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]


def worked(records: Records, ledger: SqliteLedger, job: str = "job-1") -> list[int]:
    """Puts in a job of seven and works it: sent, failed, unknown, deferred, skipped, sending, queued."""
    faulty = Recipient(address="", rows=(recipient_in_row("x", 6).rows), error="Cell A6 is empty.")
    recipients = [*people(4), faulty, *people(7)[5:]]
    records.add_job(new_job(job), plain_snapshot(), recipients)
    ids = [delivery.id for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]
    ledger.activate(job, now=NOON)
    for delivery in (*ids[:4], ids[5]):
        assert ledger.intend(intent_for(delivery, job=job)).result()
    for made in (sent(ids[0]), failed(ids[1]), unknown(ids[2]), deferred(ids[3], later(60))):
        ledger.record(made).result()
    return ids


def statuses(records: Records, job: str = "job-1") -> list[DeliveryStatus]:
    """Where the deliveries of a job stand, in order."""
    return [delivery.status for delivery in records.deliveries(job, status=None, limit=1000, offset=0)]


def status_of(records: Records, job: str = "job-1") -> JobStatus:
    """Where a job stands."""
    found = records.job(job)
    assert found is not None
    return found.status
