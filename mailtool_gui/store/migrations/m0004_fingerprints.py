"""Fingerprints of the rows of every job, so that a sheet that was sent before is known again."""

from __future__ import annotations

import sqlite3

# They are found through the deliveries' addresses: in the order of the deliveries they cost next to nothing to add,
# where an index by content would touch a page of its own for every row.
_STEPS = (
    """
    CREATE TABLE IF NOT EXISTS fingerprints (
        delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
        content INTEGER NOT NULL, subject INTEGER NOT NULL,
        PRIMARY KEY (delivery_id, content)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS fingerprint_keys (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL)
    """,
    "INSERT OR IGNORE INTO fingerprint_keys (id, key) VALUES (1, randomblob(32))",
)


def up(connection: sqlite3.Connection) -> None:
    """Rows of the jobs that are there already are not known again."""
    for statement in _STEPS:
        connection.execute(statement)
