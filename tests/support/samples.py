"""Small values that many tests start from: an account, a snapshot, a recipient, a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailtool_gui.domain.account import Account, Limits
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row
from mailtool_gui.domain.snapshot import Snapshot

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def plain_snapshot(subject: str = "Hello {{name}}") -> Snapshot:
    """A snapshot with one column, `Name`, and a template of one line."""
    return Snapshot(
        template=Template(subject=subject, html="<p>Hello {{name}}</p>"),
        columns=(Column(letter="A", header="Name", field="name", format="General"),),
        locale="en-US",
        worksheet="Sheet1",
        header_row=1,
        source=Path("people.xlsx"),
        workbook=Path("people.xlsx"),
        seed="seed",
    )


def recipient_in_row(address: str, number: int) -> Recipient:
    """A recipient with one row of one cell, the address's local part."""
    name = address.partition("@")[0]
    return Recipient(address=address, rows=(Row(number=number, cells=(Cell(name, name, CellKind.TEXT),)),))


def plain_account(name: str = "work") -> Account:
    """An SMTP account on loopback with the recommended pace."""
    limits = Limits(in_flight=10, batch_size=10, batch_delay=timedelta(seconds=2))
    return Account(name=name, sender="office@example.com", host="127.0.0.1", port=2525, limits=limits)


def plain_job(status: JobStatus = JobStatus.ACTIVE, progress: Progress | None = None, **changes: object) -> Job:
    """The job `job-1` of the account `work`, put in at noon; `changes` are its other fields."""
    made = Job(
        id="job-1",
        kind="send",
        name="orders.xlsx",
        source="orders.xlsx",
        account="work",
        status=status,
        reason=None,
        progress=progress or Progress(),
        created_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be given
