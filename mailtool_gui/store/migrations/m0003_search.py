"""Addresses found by any part of them, and a job's deliveries in the order of their last tries.

The trigrams of `addresses` (SQLite's FTS5) stand for every three letters of an address. Two line feeds behind each
address make its last letters the beginning of a trigram too, so that one or two letters are found by their beginnings.
"""

from __future__ import annotations

import sqlite3

_CHUNK = 20_000  # rows: the index is written out after each, which in one piece takes five times as long

_STEPS = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS addresses USING fts5 (
        address_key, content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1')
    """,
    # Fewer merges on the way: a job of many rows is put in by a third more quickly.
    "INSERT INTO addresses (addresses, rank) VALUES ('automerge', 16)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS address_parts USING fts5vocab ('addresses', 'row')",
    """
    CREATE TRIGGER IF NOT EXISTS deliveries_removed AFTER DELETE ON deliveries BEGIN
        INSERT INTO addresses (addresses, rowid, address_key)
        VALUES ('delete', OLD.id, OLD.address_key || char(10, 10));
    END
    """,
    "CREATE INDEX IF NOT EXISTS deliveries_by_try ON deliveries (job_id, last_attempt_at)",
)
_FILL = """
    INSERT INTO addresses (rowid, address_key) SELECT id, address_key || char(10, 10) FROM deliveries
    WHERE id > ? AND id <= ?
"""


def up(connection: sqlite3.Connection) -> None:
    """Makes the indexes, and puts in what is there."""
    for statement in _STEPS:
        connection.execute(statement)
    connection.execute("INSERT INTO addresses (addresses) VALUES ('delete-all')")
    (last,) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM deliveries").fetchone()
    for first in range(0, last, _CHUNK):
        connection.execute(_FILL, (first, first + _CHUNK))
