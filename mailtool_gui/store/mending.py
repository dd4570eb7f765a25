"""What was saved from a damaged ledger made fit to be worked: nothing leaves before the user has had a look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.rescue import Rescue
from mailtool_gui.store.rules import INTERRUPTED

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

RESCUED = (
    "This job was rescued from a damaged ledger. What was sent in its last moments may be shown as queued: look into "
    "your Sent folder, then resume it."
)
INCOMPLETE = (
    "This job was rescued from a damaged ledger, and some of its rows may be missing. Compare it with your sheet "
    "and your Sent folder, then resume it."
)
LOST_JOB = "Of this job only some rows could be rescued from a damaged ledger, not its message. It cannot be sent."
LOST_ROW = "What this row said was lost with a damaged ledger. Send it again from your sheet."

_ENDED = "('completed', 'failed', 'cancelled')"
_NAMELESS = f"""
    INSERT INTO jobs (id, kind, name, source, account, status, reason, whole, created_at, completed_at)
    SELECT DISTINCT job_id, 'send', job_id, '', '', 'failed', '{LOST_JOB}', 1, :now, :now FROM deliveries
    WHERE job_id NOT IN (SELECT id FROM jobs)
"""
_STEPS = (
    """
    INSERT OR REPLACE INTO counts (job_id, status, count) SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2
    """,
    """
    INSERT INTO addresses (rowid, address_key) SELECT id, address_key || char(10, 10) FROM deliveries
    """,
    f"""
    UPDATE jobs SET status = 'failed', reason = '{LOST_JOB}', completed_at = :now
    WHERE status NOT IN {_ENDED} AND status <> 'preparing' AND id NOT IN (SELECT job_id FROM snapshots)
    """,
    f"""
    UPDATE deliveries SET status = 'failed', reason = '{LOST_ROW}', next_attempt_at = NULL
    WHERE status IN ('queued', 'deferred') AND id NOT IN (SELECT delivery_id FROM frozen_rows)
    """,
    "UPDATE host SET epoch = epoch + 1",
)
# A delivery whose own entry is older than what else is known of it was in the air, or further.
_DOUBTFUL = f"""
    UPDATE deliveries SET status = 'unknown', verdict = 'unknown', scope = 'message', next_attempt_at = NULL,
    reason = '{INTERRUPTED}'
    WHERE status IN ('queued', 'deferred') AND (
        EXISTS (SELECT 1 FROM starts s WHERE s.delivery_id = deliveries.id AND NOT s.released AND s.at > COALESCE(
            (SELECT MAX(ended_at) FROM attempts a WHERE a.delivery_id = deliveries.id), 0))
        OR (revision = 0 AND EXISTS (
            SELECT 1 FROM attempts a WHERE a.delivery_id = deliveries.id AND a.verdict IN ('sent', 'unknown'))))
"""
_PAUSE = f"UPDATE jobs SET status = 'paused', reason = ? WHERE status NOT IN {_ENDED} AND id = ?"
_OPEN = f"SELECT id FROM jobs WHERE status NOT IN {_ENDED} AND status <> 'preparing'"
_FOUND = "SELECT COUNT(*), COALESCE(MAX(position) + 1, 0) FROM deliveries WHERE job_id = ?"


def mend(
    session: Session, *, kept: Path, expected: Mapping[str, int], reasons: Mapping[str, str], now: datetime
) -> Rescue:
    """Puts the tables right that follow from others, settles what is inconsistent, and pauses what is open.

    `expected` says how many deliveries each job had, where that is known; `reasons` why a job waits for its user,
    where that is not the usual reason.

    Within a transaction. Rows in the air stay `sending`: the next host makes them `unknown`, as after any crash.
    """
    session.change(_NAMELESS, {"now": now.timestamp()})
    _drop_orphans(session)
    for step in _STEPS:
        session.change(step, {"now": now.timestamp()})
    doubtful = session.change(_DOUBTFUL)
    missing = {job: _missing(session, job, expected.get(job, 0)) for (job,) in session.rows("SELECT id FROM jobs")}
    incomplete = {job for job in missing if missing[job] or job not in expected}
    still_open = [job for (job,) in session.rows(_OPEN)]
    for job in still_open:
        session.change(_PAUSE, (INCOMPLETE if job in incomplete else reasons.get(job, RESCUED), job))
    return Rescue(
        kept=kept,
        jobs=_count(session, "jobs"),
        paused=len(still_open),
        deliveries=_count(session, "deliveries"),
        missing=sum(missing.values()),
        incomplete=len(incomplete),
        doubtful=doubtful,
        accounts=_count(session, "accounts"),
        suppressions=_count(session, "suppressions"),
    )


def _missing(session: Session, job: str, expected: int) -> int:
    found, highest = session.row(_FOUND, (job,)) or (0, 0)
    return max(0, max(expected, int(highest)) - int(found))


def _drop_orphans(session: Session) -> None:
    """Rows of what could not be read itself."""
    for table, _number, parent, key in set(session.rows("PRAGMA foreign_key_check")):
        keys = session.rows(f'PRAGMA foreign_key_list("{table}")')
        column, target = next((row[3], row[4] or "id") for row in keys if row[0] == key)
        session.change(f'DELETE FROM "{table}" WHERE "{column}" NOT IN (SELECT "{target}" FROM "{parent}")')


def _count(session: Session, table: str) -> int:
    return int(session.value(f"SELECT COUNT(*) FROM {table}"))
