"""Jobs that hold by themselves after their first few messages."""

from __future__ import annotations

import sqlite3

_COLUMNS = ("hold_after", "hold_at")


def up(connection: sqlite3.Connection) -> None:
    """The jobs that are there already never hold."""
    there = {name for _, name, *_ in connection.execute("PRAGMA table_info(jobs)")}
    for name in _COLUMNS:
        if name not in there:
            connection.execute(f"ALTER TABLE jobs ADD COLUMN {name} INTEGER")
