"""What a server says of itself is kept with its account, which is no edit of it."""

from __future__ import annotations

import sqlite3

_LEARNT = "$.largest_message"
_STATE = "COALESCE(json_extract({row}.state, '$.status'), 'ready')"
_STEPS = (
    "DROP TRIGGER IF EXISTS account_edited",
    f"""
    CREATE TRIGGER account_edited AFTER UPDATE OF body ON accounts
    WHEN json_remove(OLD.body, '{_LEARNT}') <> json_remove(NEW.body, '{_LEARNT}') BEGIN
        INSERT INTO job_log (job_id, at, about, before, state, reason)
        SELECT id, (julianday('now') - 2440587.5) * 86400.0, 'account', {_STATE.format(row="OLD")},
            {_STATE.format(row="NEW")}, 'The account was edited.'
        FROM jobs WHERE status IN ('active', 'waiting')
            AND account IN (json_extract(NEW.body, '$.name'), json_extract(OLD.body, '$.name'));
    END
    """,
)


def up(connection: sqlite3.Connection) -> None:
    """The log tells of edits from here on, and of nothing else."""
    for statement in _STEPS:
        connection.execute(statement)
