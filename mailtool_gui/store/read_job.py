"""Reading what the engine and the screens both ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.account import READY, Account, AccountState
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.codec import from_json
from mailtool_gui.store.rows import JOB, job_of, moment, progress_of

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job, Progress
    from mailtool_gui.store.session import Session


def job_in(session: Session, job: str) -> Job | None:
    """The job of this id."""
    found = with_progress(session, session.rows(f"SELECT {JOB} FROM jobs WHERE id = ?", (job,)))
    return found[0] if found else None


def with_progress(session: Session, rows: Sequence[tuple[Any, ...]]) -> list[Job]:
    """Rows of the columns JOB as jobs with their counts."""
    return [job_of(row, progress_in(session, row[0])) for row in rows]


def progress_in(session: Session, job: str) -> Progress:
    """How many of the job's deliveries stand where; kept by the ledger's triggers."""
    counts = session.rows("SELECT status, count FROM counts WHERE job_id = ?", (job,))
    return progress_of(dict(counts))


def snapshot_in(session: Session, job: str) -> Snapshot:
    """What the job froze. Raises LedgerError where there is none, or it is damaged."""
    body = session.value("SELECT body FROM snapshots WHERE job_id = ?", (job,))
    if body is None:
        raise LedgerError(f"There is no job {job} in the ledger.", code="no-such-job")
    return from_json(Snapshot, body)


def account_in(session: Session, name: str) -> Account | None:
    """The account of this name (case ignored)."""
    body = session.value("SELECT body FROM accounts WHERE key = ?", (name.casefold(),))
    return _account(body) if body else None


def account_state_in(session: Session, name: str) -> AccountState:
    """Where the account stands; ready where nothing is known of it."""
    state = session.value("SELECT state FROM accounts WHERE key = ?", (name.casefold(),))
    return _account_state(state) if state else READY


@lru_cache(maxsize=64)  # asked for many times a second by a running engine, and by a window that looks on
def _account(body: str) -> Account:
    return from_json(Account, body)


@lru_cache(maxsize=64)
def _account_state(state: str) -> AccountState:
    return from_json(AccountState, state)


def next_due_in(session: Session, job: str) -> datetime | None:
    """The earliest time at which a deferred delivery of the job is tried again."""
    sql = "SELECT MIN(next_attempt_at) FROM deliveries WHERE job_id = ? AND status = 'deferred'"
    return moment(session.value(sql, (job,)))
