"""Accounts at Google Workspace begin with few messages in flight."""

from __future__ import annotations

import sqlite3

_UP = """
    UPDATE accounts SET body = json_set(body, '$.limits.first_in_flight', 5)
    WHERE CASE WHEN json_valid(body) THEN
        json_extract(body, '$.preset') = 'workspace'
        AND json_extract(body, '$.limits.in_flight') = 15
        AND json_type(body, '$.limits.first_in_flight') IS NULL
    END
"""


def up(connection: sqlite3.Connection) -> None:
    """Those that were stored before there was such a beginning get the preset's; a user's own figure stays as it is."""
    connection.execute(_UP)
