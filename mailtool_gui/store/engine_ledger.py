"""The ledger as the engine sees it, in SQLite: the engine's Ledger protocol for the host of a data folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from mailtool_gui.domain.errors import HostLost
from mailtool_gui.domain.ledger import Claim, Intent, LoggedStart, Record, Recovery, Start
from mailtool_gui.store import attempts, claiming, crossings, starts, suppressions
from mailtool_gui.store.codec import to_json
from mailtool_gui.store.data_folder import ROOM_TO_GO_ON, DataFolder
from mailtool_gui.store.job_log import note_mistake
from mailtool_gui.store.makers import fail_abandoned
from mailtool_gui.store.read_job import account_in, account_state_in, job_in, next_due_in, snapshot_in, with_progress
from mailtool_gui.store.rows import JOB
from mailtool_gui.store.schema import open_current
from mailtool_gui.store.session import Session, open_reader, open_session
from mailtool_gui.store.writer import Writer, refused

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState
    from mailtool_gui.domain.job import Job
    from mailtool_gui.domain.job_log import Mistake
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.store.promises import Promise

T = TypeVar("T")

_WORKABLE = f"""
    SELECT {JOB} FROM jobs WHERE status IN ('waiting', 'delayed', 'active') ORDER BY created_at, rowid
"""
_ACTIVATE = """
    UPDATE jobs SET status = 'active', reason = NULL, started_at = COALESCE(started_at, :now)
    WHERE id = :job AND (status = 'waiting' OR (status = 'delayed' AND COALESCE(scheduled_for, 0) <= :now))
"""
_COMPLETE = """
    UPDATE jobs SET status = 'completed', completed_at = :now WHERE id = :job AND status = 'active'
    AND NOT EXISTS (SELECT 1 FROM deliveries
                    WHERE job_id = :job AND status IN ('queued', 'sending', 'deferred'))
"""
_PAUSE = "UPDATE jobs SET status = 'paused', reason = :reason WHERE id = :job AND status IN ('active', 'waiting')"
_HOLD = """
    UPDATE jobs SET status = 'paused', reason = :reason, hold_at = NULL
    WHERE id = :job AND status = 'active' AND hold_at IS NOT NULL
"""
_FAIL = """
    UPDATE jobs SET status = 'failed', reason = :reason, completed_at = :now
    WHERE id = :job AND status NOT IN ('completed', 'failed', 'cancelled')
"""
_ACCOUNT_STATE = "UPDATE accounts SET state = ? WHERE key = ?"


class SqliteLedger:
    """The engine's ledger. `prepare_ledger` comes first; `take_over` before any write; `close` at the end.

    Reads happen on the calling thread over one connection, writes on the writer's thread over another.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._reader = open_current(folder.ledger, open_reader)
        self._writer: Writer | None = None

    def close(self) -> None:
        """Writes what waits and closes both connections."""
        if self._writer:
            self._writer.close()
        self._reader.close()

    def take_over(self, *, now: datetime) -> Recovery:
        """See Ledger."""
        if self._writer:
            self._writer.close()
        session = open_current(self._folder.ledger, open_session)
        try:
            recovery = self._recover(session, now)
        except BaseException:
            session.close()
            raise
        session.watch_for_gaps()
        self._writer = Writer(session, recovery.epoch)
        return recovery

    def prove(self) -> None:
        """See Ledger. The last page on a disk may have room for this write and for no other: so the room counts too."""
        self._change("UPDATE host SET epoch = epoch", ())
        self._folder.ensure_room(ROOM_TO_GO_ON)

    def workable_jobs(self) -> Sequence[Job]:
        """See Ledger."""
        return with_progress(self._reader, self._reader.rows(_WORKABLE))

    def job(self, job: str) -> Job | None:
        """See Ledger."""
        return job_in(self._reader, job)

    def account(self, name: str) -> Account | None:
        """See Ledger."""
        return account_in(self._reader, name)

    def account_state(self, name: str) -> AccountState:
        """See Ledger."""
        return account_state_in(self._reader, name)

    def snapshot(self, job: str) -> Snapshot:
        """See Ledger."""
        return snapshot_in(self._reader, job)

    def claims(self, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> Sequence[Claim]:
        """See Ledger."""
        return claiming.claims(self._reader, job, now=now, limit=limit, claimed=claimed)

    def next_due(self, job: str) -> datetime | None:
        """See Ledger."""
        return next_due_in(self._reader, job)

    def suppressed(self, addresses: Collection[str]) -> Suppression | None:
        """See Ledger."""
        return next(iter(suppressions.among(self._reader, addresses)), None)

    def starts_since(self, account: str, since: datetime) -> Sequence[Start]:
        """See Ledger."""
        return starts.starts_since(self._reader, account, since)

    def starts_to(
        self, addresses: Collection[str], *, kind: str, since: datetime
    ) -> Mapping[str, Sequence[LoggedStart]]:
        """See Ledger."""
        return starts.starts_to(self._reader, addresses, kind=kind, since=since)

    def intend(self, intent: Intent) -> Promise[bool]:
        """See Ledger."""
        return self._submit_item(intent)

    def record(self, record: Record) -> Promise[None]:
        """See Ledger."""
        return self._submit_item(record)

    def nothing_more(self) -> None:
        """See Ledger."""
        if self._writer:
            self._writer.nothing_more()

    def activate(self, job: str, *, now: datetime) -> bool:
        """See Ledger."""
        return self._change(_ACTIVATE, {"job": job, "now": now.timestamp()})

    def complete(self, job: str, *, now: datetime) -> bool:
        """See Ledger."""
        return self._change(_COMPLETE, {"job": job, "now": now.timestamp()})

    def pause_job(self, job: str, *, reason: str) -> bool:
        """See Ledger."""
        return self._change(_PAUSE, {"job": job, "reason": reason})

    def hold_job(self, job: str, *, reason: str) -> bool:
        """See Ledger."""
        return self._change(_HOLD, {"job": job, "reason": reason})

    def fail_job(self, job: str, *, reason: str, now: datetime, mistake: Mistake | None = None) -> None:
        """See Ledger."""

        def fail(session: Session) -> None:
            """The state and the mistake, in one transaction."""
            if mistake:
                note_mistake(session, job, mistake, reason=reason, now=now)
            session.change(_FAIL, {"job": job, "reason": reason, "now": now.timestamp()})

        self._submit(fail).result()

    def set_account_state(self, name: str, state: AccountState) -> None:
        """See Ledger."""
        self._change(_ACCOUNT_STATE, (to_json(state), name.casefold()))

    def _recover(self, session: Session, now: datetime) -> Recovery:
        with session.transaction():
            session.change("UPDATE host SET epoch = epoch + 1")
            epoch = int(session.value("SELECT epoch FROM host"))
            unknown = attempts.interrupt_all(session, now=now)
            fail_abandoned(session, self._folder, now=now)
        return Recovery(epoch=epoch, unknown=unknown)

    def _change(self, sql: str, parameters: Any) -> bool:
        return self._submit(lambda session: session.change(sql, parameters) > 0).result()

    def _submit(self, operation: Callable[[Session], T]) -> Promise[T]:
        if self._writer is None:
            return _not_taken_over()
        return self._writer.submit(operation)

    def _submit_item(self, item: Intent | Record) -> Promise[Any]:
        if self._writer is None:
            return _not_taken_over()
        return self._writer.submit_item(crossings.write, item)


def _not_taken_over() -> Promise[Any]:
    return refused(HostLost("Nothing is written before the data folder has been taken over."))
