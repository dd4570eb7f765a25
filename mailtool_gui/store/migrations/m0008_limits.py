"""Jobs that are urgent, and jobs that send at certain hours only."""

from __future__ import annotations

import sqlite3

_COLUMNS = {"urgent": "INTEGER NOT NULL DEFAULT 0", "hours": "TEXT"}


def up(connection: sqlite3.Connection) -> None:
    """The jobs that are there already are not urgent, and send at any time."""
    there = {name for _, name, *_ in connection.execute("PRAGMA table_info(jobs)")}
    for name, kind in _COLUMNS.items():
        if name not in there:
            connection.execute(f"ALTER TABLE jobs ADD COLUMN {name} {kind}")
