"""The first schema: jobs, deliveries with their frozen rows, attempts, accounts, starts, suppressions, the host."""

from __future__ import annotations

import sqlite3

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS jobs (
        id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
        account TEXT NOT NULL, key TEXT, status TEXT NOT NULL, reason TEXT, whole INTEGER NOT NULL,
        created_at REAL NOT NULL, started_at REAL, completed_at REAL, scheduled_for REAL)
    """,
    "CREATE UNIQUE INDEX IF NOT EXISTS jobs_key ON jobs (key)",
    "CREATE INDEX IF NOT EXISTS jobs_created ON jobs (created_at)",
    "CREATE INDEX IF NOT EXISTS jobs_status ON jobs (status, created_at)",
    """
    CREATE TABLE IF NOT EXISTS snapshots (
        job_id TEXT NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE, body TEXT NOT NULL)
    """,
    """
    CREATE TABLE IF NOT EXISTS deliveries (
        id INTEGER NOT NULL PRIMARY KEY, job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        position INTEGER NOT NULL, address TEXT NOT NULL, address_key TEXT NOT NULL, row_numbers TEXT NOT NULL,
        status TEXT NOT NULL, revision INTEGER NOT NULL, attempts INTEGER NOT NULL, charged INTEGER NOT NULL,
        deferrals INTEGER NOT NULL, message_id TEXT, verdict TEXT, scope TEXT, reason TEXT, reply_code INTEGER,
        reply_enhanced TEXT, reply_text TEXT, others TEXT, first_attempt_at REAL, last_attempt_at REAL,
        next_attempt_at REAL, resolved_at REAL)
    """,
    "CREATE UNIQUE INDEX IF NOT EXISTS deliveries_position ON deliveries (job_id, position)",
    "CREATE INDEX IF NOT EXISTS deliveries_claims ON deliveries (job_id, status, next_attempt_at, position)",
    "CREATE INDEX IF NOT EXISTS deliveries_address ON deliveries (address_key)",
    """
    CREATE UNIQUE INDEX IF NOT EXISTS deliveries_message_id ON deliveries (message_id)
    WHERE message_id IS NOT NULL
    """,
    """
    CREATE TABLE IF NOT EXISTS frozen_rows (
        delivery_id INTEGER NOT NULL PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE, body TEXT NOT NULL)
    """,
    """
    CREATE TABLE IF NOT EXISTS attempts (
        id INTEGER NOT NULL PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, started_at REAL NOT NULL, ended_at REAL NOT NULL, stage TEXT NOT NULL,
        verdict TEXT NOT NULL, scope TEXT, reason TEXT NOT NULL, reply_code INTEGER, reply_enhanced TEXT,
        reply_text TEXT, charged INTEGER NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS attempts_delivery ON attempts (delivery_id)",
    "CREATE TABLE IF NOT EXISTS accounts (key TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, state TEXT)",
    """
    CREATE TABLE IF NOT EXISTS starts (
        id INTEGER NOT NULL PRIMARY KEY, account_key TEXT NOT NULL, delivery_id INTEGER NOT NULL, at REAL NOT NULL,
        boot_id TEXT NOT NULL, boot_seconds REAL NOT NULL, recipients INTEGER NOT NULL, released INTEGER NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS starts_account ON starts (account_key, at)",
    "CREATE INDEX IF NOT EXISTS starts_delivery ON starts (delivery_id)",
    """
    CREATE TABLE IF NOT EXISTS suppressions (
        address_key TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, reason TEXT NOT NULL, at REAL)
    """,
    "CREATE TABLE IF NOT EXISTS host (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL)",
    "INSERT OR IGNORE INTO host (id, epoch) VALUES (1, 0)",
)


def up(connection: sqlite3.Connection) -> None:
    """Creates what is not there yet."""
    for statement in _TABLES:
        connection.execute(statement)
