"""Templates under names, every version kept."""

from __future__ import annotations

import sqlite3

_STEPS = (
    """
    CREATE TABLE IF NOT EXISTS templates (
        id INTEGER NOT NULL PRIMARY KEY, name_key TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
        subject TEXT NOT NULL, about TEXT NOT NULL, findable TEXT NOT NULL, saved_at REAL NOT NULL, removed_at REAL)
    """,
    "CREATE UNIQUE INDEX IF NOT EXISTS templates_name_key ON templates (name_key)",
    """
    CREATE TABLE IF NOT EXISTS template_versions (
        id INTEGER NOT NULL PRIMARY KEY, template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
        version INTEGER NOT NULL, saved_at REAL NOT NULL, subject TEXT NOT NULL, about TEXT NOT NULL,
        body TEXT NOT NULL)
    """,
    """
    CREATE UNIQUE INDEX IF NOT EXISTS templateversions_template_id_version
    ON template_versions (template_id, version)
    """,
)


def up(connection: sqlite3.Connection) -> None:
    """Makes room for templates; there are none yet."""
    for statement in _STEPS:
        connection.execute(statement)
