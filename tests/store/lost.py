"""Ledgers that are worked, backed up, lost and rescued."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.ledger import Intent, Record, Start
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.domain.rescue import Rescue
from mailtool_gui.store.backups import back_up
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rescue import rescue
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.write_ahead_log import log_of
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

ROWS = 400
LATER = NOON + timedelta(hours=2)


def people(job: str, rows: int) -> list[str]:
    """The addresses of a job."""
    return [f"{job}.{row}@example.com" for row in range(rows)]


def put_in(folder: DataFolder, job: str = "job-1", rows: int = ROWS, key: str | None = None) -> None:
    """A job, and its account where there is none yet."""
    found = [recipient_in_row(address, row + 2) for row, address in enumerate(people(job, rows))]
    with closing(SqliteRecords(folder)) as records:
        if records.account("work") is None:
            records.add_account(plain_account())
        records.add_job(replace(new_job(job), key=key), replace(plain_snapshot(), seed=f"{job}@example.com"), found)


def send(folder: DataFolder, verdicts: list[Verdict | None], job: str = "job-1") -> None:
    """The next messages of the job are sent; those without a verdict stay in the air."""
    status = {Verdict.SENT: DeliveryStatus.SENT, Verdict.FAIL: DeliveryStatus.FAILED}
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        ledger.activate(job, now=NOON)
        start = Start(at=NOON, boot_id="boot", boot_seconds=1.0, recipients=1)
        claims = ledger.claims(job, now=NOON, limit=len(verdicts), claimed=())
        for claim, verdict in zip(claims, verdicts, strict=True):
            identity = identity_of(seed=f"{job}@example.com", position=claim.position, revision=0)
            intent = Intent(
                delivery=claim.delivery,
                job=job,
                account="work",
                message_id=identity.message_id,
                start=start,
                addresses=(claim.recipient.address,),
            )
            assert ledger.intend(intent).result()
            if verdict:
                outcome = Outcome(verdict=verdict, scope=Scope.RECIPIENT, stage=Stage.DOT, reason="No.")
                ledger.record(
                    Record(
                        delivery=claim.delivery,
                        job=job,
                        account="work",
                        status=status[verdict],
                        attempt=attempt(verdict),
                        outcome=outcome,
                    )
                ).result()


def attempt(verdict: Verdict) -> Attempt:
    """The only try of a message."""
    return Attempt(
        number=1,
        started_at=NOON,
        ended_at=NOON,
        stage=Stage.DOT,
        verdict=verdict,
        scope=Scope.RECIPIENT,
        reason="No.",
        reply=None,
        charged=True,
    )


def keep(folder: DataFolder, *, now: datetime = NOON) -> None:
    """A backup of all that is there, as a host makes it."""
    assert back_up(folder, now=now)


def lose(folder: DataFolder) -> None:
    """The ledger is gone."""
    for path in (folder.ledger, log_of(folder.ledger)):
        path.unlink(missing_ok=True)


def saved(folder: DataFolder, *, now: datetime = LATER) -> Rescue:
    """Rescues; the next host finds nothing to send."""
    found = rescue(folder, now=now)
    assert found
    assert list(found.kept.glob("backup*")) == []
    prepare_ledger(folder, nullcontext())
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=LATER)
        assert ledger.workable_jobs() == []
    with closing(sqlite3.connect(folder.ledger)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counted = "SELECT job_id, status, count FROM counts WHERE count ORDER BY 1, 2"
        true = "SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2 ORDER BY 1, 2"
        assert connection.execute(counted).fetchall() == connection.execute(true).fetchall()
    return found


def states(folder: DataFolder, job: str = "job-1") -> Counter[str]:
    """How many messages of the job stand where."""
    with closing(SqliteRecords(folder)) as records:
        found = records.deliveries(job, status=None, limit=10_000, offset=0)
    return Counter(delivery.status.value for delivery in found)
