"""The log of every job, kept by triggers whoever writes; and dead letters, found over all jobs.

Every change of a job's state, and of the state of the account that it is worked with, becomes a row in the same
transaction: none can be forgotten. SQLite's own clock is the machine's.
"""

from __future__ import annotations

import sqlite3

MOST = 1000
"""So many entries of a job are kept; of more, the oldest go."""

EDITED = "The account was edited."

_NOW = "(julianday('now') - 2440587.5) * 86400.0"
_COUNTS = "(SELECT json_group_object(status, count) FROM counts WHERE job_id = {job} AND count > 0)"
_STATE = "COALESCE(json_extract({row}.state, '$.status'), 'ready')"

_STEPS = (
    """
    CREATE TABLE IF NOT EXISTS job_log (
        id INTEGER NOT NULL PRIMARY KEY, job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        at REAL NOT NULL, about TEXT NOT NULL, before TEXT, state TEXT, reason TEXT, error TEXT, trace TEXT,
        address TEXT, attempt INTEGER, counts TEXT)
    """,
    "CREATE INDEX IF NOT EXISTS job_log_job ON job_log (job_id, id)",
    f"""
    CREATE TRIGGER IF NOT EXISTS job_log_kept_short AFTER INSERT ON job_log BEGIN
        DELETE FROM job_log WHERE job_id = NEW.job_id AND id <= (
            SELECT id FROM job_log WHERE job_id = NEW.job_id ORDER BY id DESC LIMIT 1 OFFSET {MOST});
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS job_added AFTER INSERT ON jobs BEGIN
        INSERT INTO job_log (job_id, at, about, state, reason) VALUES (NEW.id, {_NOW}, 'job', NEW.status, NEW.reason);
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS job_moved AFTER UPDATE OF status ON jobs WHEN OLD.status <> NEW.status BEGIN
        INSERT INTO job_log (job_id, at, about, before, state, reason, counts)
        VALUES (NEW.id, {_NOW}, 'job', OLD.status, NEW.status, NEW.reason, {_COUNTS.format(job="NEW.id")});
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS account_moved AFTER UPDATE OF state ON accounts
    WHEN {_STATE.format(row="OLD")} <> {_STATE.format(row="NEW")}
        OR json_extract(OLD.state, '$.until') IS NOT json_extract(NEW.state, '$.until') BEGIN
        INSERT INTO job_log (job_id, at, about, before, state, reason, error, counts)
        SELECT id, {_NOW}, 'account', {_STATE.format(row="OLD")}, {_STATE.format(row="NEW")},
            json_extract(NEW.state, '$.reason'),
            CASE WHEN json_extract(NEW.state, '$.reply.code') IS NOT NULL THEN
                json_extract(NEW.state, '$.reply.code')
                || COALESCE(' ' || json_extract(NEW.state, '$.reply.enhanced'), '')
                || ' ' || json_extract(NEW.state, '$.reply.text') END,
            {_COUNTS.format(job="jobs.id")}
        FROM jobs WHERE status IN ('active', 'waiting')
            AND account IN (json_extract(NEW.body, '$.name'), json_extract(OLD.body, '$.name'));
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS account_edited AFTER UPDATE OF body ON accounts WHEN OLD.body <> NEW.body BEGIN
        INSERT INTO job_log (job_id, at, about, before, state, reason)
        SELECT id, {_NOW}, 'account', {_STATE.format(row="OLD")}, {_STATE.format(row="NEW")}, '{EDITED}'
        FROM jobs WHERE status IN ('active', 'waiting')
            AND account IN (json_extract(NEW.body, '$.name'), json_extract(OLD.body, '$.name'));
    END
    """,
    "CREATE INDEX IF NOT EXISTS deliveries_dead ON deliveries (last_attempt_at, id, job_id, status, dismissed_at) "
    "WHERE status = 'failed' AND dismissed_at IS NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_dismissed ON deliveries (dismissed_at, id, job_id) "
    "WHERE dismissed_at IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_corrected ON deliveries (corrected_from) WHERE corrected_from IS NOT NULL",
)
_COLUMNS = {"corrected_from": "TEXT", "dismissed_at": "REAL", "dismissed_why": "TEXT"}


def up(connection: sqlite3.Connection) -> None:
    """The jobs that are there already have an empty log."""
    there = {name for _, name, *_ in connection.execute("PRAGMA table_info(deliveries)")}
    for name, kind in _COLUMNS.items():
        if name not in there:
            connection.execute(f"ALTER TABLE deliveries ADD COLUMN {name} {kind}")
    for statement in _STEPS:
        connection.execute(statement)
