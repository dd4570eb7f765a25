"""Counts kept as deliveries move, so that watching a job of a million costs nothing; addresses found within a job."""

from __future__ import annotations

import sqlite3

_STEPS = (
    """
    CREATE TABLE IF NOT EXISTS counts (
        job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, status TEXT NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (job_id, status)) WITHOUT ROWID
    """,
    """
    INSERT OR REPLACE INTO counts (job_id, status, count)
    SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2
    """,
    """
    CREATE TRIGGER IF NOT EXISTS deliveries_added AFTER INSERT ON deliveries BEGIN
        INSERT INTO counts (job_id, status, count) VALUES (NEW.job_id, NEW.status, 1)
        ON CONFLICT (job_id, status) DO UPDATE SET count = count + 1;
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS deliveries_moved AFTER UPDATE OF status ON deliveries
    WHEN OLD.status <> NEW.status BEGIN
        UPDATE counts SET count = count - 1 WHERE job_id = OLD.job_id AND status = OLD.status;
        INSERT INTO counts (job_id, status, count) VALUES (NEW.job_id, NEW.status, 1)
        ON CONFLICT (job_id, status) DO UPDATE SET count = count + 1;
    END
    """,
    "CREATE INDEX IF NOT EXISTS deliveries_address_job ON deliveries (address_key, job_id)",
    "DROP INDEX IF EXISTS deliveries_address",
)


def up(connection: sqlite3.Connection) -> None:
    """Counts what is there, and goes on counting."""
    for statement in _STEPS:
        connection.execute(statement)
