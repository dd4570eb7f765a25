"""Putting a job in: its rows go in chunks, so that the engine's commits never wait long for a big job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.identity import job_id
from mailtool_gui.domain.job import TEST, JobStatus, NewJob
from mailtool_gui.store.codec import recipient_to_json, to_json
from mailtool_gui.store.fingerprints import add_fingerprints, fingerprints_in
from mailtool_gui.store.makers import IdTaken, fail_abandoned, making
from mailtool_gui.store.rows import seconds, storable

if TYPE_CHECKING:
    from mailtool_gui.domain.fingerprint import Fingerprints
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.store.data_folder import DataFolder
    from mailtool_gui.store.session import Session

CHUNK = 500
"""Rows a transaction: a few hundredths of a second, which is what the messages of a running engine may have to wait."""

_JOB = """
    INSERT INTO jobs (id, kind, name, source, account, key, status, whole, created_at, scheduled_for, hold_after,
    urgent, hours) VALUES (?, ?, ?, ?, ?, ?, 'preparing', 0, ?, ?, ?, ?, ?)
"""
_SNAPSHOT = "INSERT INTO snapshots (job_id, body) VALUES (?, ?)"
_DELIVERY = """
    INSERT INTO deliveries (id, job_id, position, address, address_key, row_numbers, status, reason,
    revision, attempts, charged, deferrals) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)
"""
_FROZEN = "INSERT INTO frozen_rows (delivery_id, body) VALUES (?, ?)"
_FINDABLE = """
    INSERT INTO addresses (rowid, address_key) SELECT id, address_key || char(10, 10) FROM deliveries WHERE id >= ?
"""
# The hold counts what the engine ends, not the rows that were skipped from the start.
_READY = """
    UPDATE jobs SET status = ?, whole = 1, hold_at = hold_after + (
        SELECT COALESCE(SUM(count), 0) FROM counts WHERE job_id = jobs.id AND status = 'skipped')
    WHERE id = ? AND status = 'preparing'
"""
_DISCARD = "DELETE FROM jobs WHERE id = ? AND whole = 0"
_IS_PREPARING = "SELECT 1 FROM jobs WHERE id = ? AND status = 'preparing'"

Packed = tuple[tuple[object, ...], str, tuple[int, ...]]


def add_job(
    session: Session, folder: DataFolder, job: NewJob, snapshot: Snapshot, recipients: Iterable[Recipient]
) -> str:
    """Writes a job with its deliveries and returns its id: another than asked for where that one is taken.

    With a key that is there already, the id of the first job. Where anything goes wrong on the way nothing stays.
    A job that the user cancels meanwhile stays cancelled.
    """
    frozen = to_json(snapshot)
    while True:
        try:
            with making(folder, job.id):
                first = _begin(session, folder, job, frozen)
                return first or _fill_or_discard(session, job, snapshot, recipients)
        except IdTaken:
            job = replace(job, id=job_id(job.created_at.date()))


def _begin(session: Session, folder: DataFolder, job: NewJob, frozen: str) -> str | None:
    """Writes the job's own row; with a key that is taken, returns the id of the first job instead.

    Raises IdTaken where there is a job of this id.
    """
    with session.transaction():
        if job.key is not None and (first := _keyed(session, folder, job)):
            return first
        if session.value("SELECT 1 FROM jobs WHERE id = ?", (job.id,)):
            raise IdTaken(job.id)
        described = (job.id, job.kind, storable(job.name), storable(job.source), job.account, job.key)
        times = (job.created_at.timestamp(), seconds(job.scheduled_for))
        hours = to_json(job.hours) if job.hours else None
        session.change(_JOB, (*described, *times, job.hold_after, job.urgent, hours))
        session.change(_SNAPSHOT, (job.id, frozen))
    return None


def _keyed(session: Session, folder: DataFolder, job: NewJob) -> str | None:
    fail_abandoned(session, folder, now=job.created_at)  # a maker that died must not keep its key for ever
    first: str | None = session.value("SELECT id FROM jobs WHERE key = ?", (job.key,))
    return first


def _fill_or_discard(session: Session, job: NewJob, snapshot: Snapshot, recipients: Iterable[Recipient]) -> str:
    try:
        _fill(session, job, snapshot, recipients)
    except BaseException:
        with suppress(LedgerError):  # what cannot be taken back now, the next host finds without a maker
            session.change(_DISCARD, (job.id,))
        raise
    return job.id


def _fill(session: Session, job: NewJob, snapshot: Snapshot, recipients: Iterable[Recipient]) -> None:
    made = fingerprints_in(session, snapshot.columns)
    subject = made.text(snapshot.template.subject)
    for chunk in _chunks(job, recipients, made):
        with session.transaction():
            if not session.value(_IS_PREPARING, (job.id,)):
                return
            _insert(session, chunk, subject)
    status = JobStatus.DELAYED if job.scheduled_for else JobStatus.WAITING
    session.change(_READY, (status, job.id))


def _chunks(job: NewJob, recipients: Iterable[Recipient], made: Fingerprints) -> Iterator[list[Packed]]:
    """Rows ready to be written: what can be done before the transaction is done before it."""
    packed = (_packed(job, position, recipient, made) for position, recipient in enumerate(recipients))
    while chunk := list(islice(packed, CHUNK)):
        yield chunk


def _packed(job: NewJob, position: int, recipient: Recipient, made: Fingerprints) -> Packed:
    address = storable(recipient.address)
    numbers = " ".join(map(str, recipient.row_numbers))
    status = DeliveryStatus.SKIPPED if recipient.error else DeliveryStatus.QUEUED
    known = (job.id, position, address, same_mailbox_key(address), numbers, status, recipient.error)
    rows = () if recipient.error or job.kind == TEST else recipient.rows  # a test is nothing that was sent before
    return known, recipient_to_json(recipient), tuple(made.row(row, recipient.address) for row in rows)


def _insert(session: Session, chunk: list[Packed], subject: int) -> None:
    first = int(session.value("SELECT COALESCE(MAX(id), 0) + 1 FROM deliveries"))
    session.change_many(_DELIVERY, ((first + index, *delivery) for index, (delivery, _, _) in enumerate(chunk)))
    session.change_many(_FROZEN, ((first + index, body) for index, (_, body, _) in enumerate(chunk)))
    session.change(_FINDABLE, (first,))
    add_fingerprints(
        session, ((first + index, row, subject) for index, (_, _, rows) in enumerate(chunk) for row in rows)
    )
