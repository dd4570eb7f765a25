"""Version 3: addresses found by any part, last tries in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations import m0001_first, m0002_counts, m0003_search
from mailtool_gui.store.migrations.m0003_search import up
from tests.store.migrations.test_m0001_first import DELIVERY, JOB


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """A ledger of version 2 with five deliveries, brought up to date in chunks of two."""
    monkeypatch.setattr(m0003_search, "_CHUNK", 2)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        m0001_first.up(opened)
        m0002_counts.up(opened)
        opened.execute(JOB, ("job-1", "k"))
        for position in range(5):
            opened.execute(DELIVERY, ("job-1", position, None))
        opened.execute("UPDATE deliveries SET address_key = 'p' || position || '@x.mn'")
        up(opened)
        yield opened


def found(connection: sqlite3.Connection, match: str) -> list[int]:
    sql = "SELECT position FROM addresses JOIN deliveries ON id = addresses.rowid WHERE addresses MATCH ? ORDER BY id"
    return [position for (position,) in connection.execute(sql, (f'"{match}"',))]


def test_what_was_there_is_found(connection: sqlite3.Connection) -> None:
    assert found(connection, "@x.") == [0, 1, 2, 3, 4]
    assert found(connection, "p4@x.mn") == [4]
    assert found(connection, "P4@") == []


def test_the_last_letters_begin_a_part(connection: sqlite3.Connection) -> None:
    (parts,) = connection.execute(
        "SELECT COUNT(*) FROM address_parts WHERE term IN ('mn' || char(10), 'n' || char(10, 10))"
    )
    assert parts == (2,)


def test_doing_it_again_changes_nothing(connection: sqlite3.Connection) -> None:
    up(connection)
    assert found(connection, "p1@") == [1]
    assert connection.execute("SELECT COUNT(*) FROM deliveries").fetchone() == (5,)


def test_what_is_removed_is_found_no_more(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM deliveries WHERE position = 1")
    (left,) = connection.execute("SELECT COUNT(*) FROM addresses WHERE addresses MATCH '\"@x.\"'").fetchone()
    assert (left, found(connection, "p1@")) == (4, [])
    connection.execute("DELETE FROM jobs")
    assert connection.execute("SELECT COUNT(*) FROM addresses WHERE addresses MATCH '\"@x.\"'").fetchone() == (0,)


def test_a_ledger_with_nothing_in_it_is_brought_up_to_date() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        for step in (m0001_first.up, m0002_counts.up, up):
            step(empty)
        assert empty.execute("SELECT COUNT(*) FROM address_parts").fetchone() == (0,)


def test_last_tries_have_their_index(connection: sqlite3.Connection) -> None:
    query = "SELECT id FROM deliveries WHERE job_id = 'job-1' ORDER BY last_attempt_at LIMIT 9"
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "INDEX deliveries_by_try" in plan
    assert "TEMP B-TREE" not in plan
