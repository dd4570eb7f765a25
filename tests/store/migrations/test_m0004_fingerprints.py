"""Version 4: rows are known again, as long as their job is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations import m0001_first
from mailtool_gui.store.migrations.m0004_fingerprints import up
from tests.store.migrations.test_m0001_first import DELIVERY, JOB

ADD = "INSERT INTO fingerprints (delivery_id, content, subject) VALUES (?, ?, ?)"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An older ledger with one delivery, brought up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        m0001_first.up(opened)
        opened.execute(JOB, ("job-1", None))
        opened.execute(DELIVERY, ("job-1", 0, None))
        up(opened)
        yield opened


def test_every_ledger_has_a_key_of_its_own(connection: sqlite3.Connection) -> None:
    ((key,),) = connection.execute("SELECT key FROM fingerprint_keys")
    assert len(key) == 32
    up(connection)
    assert connection.execute("SELECT key FROM fingerprint_keys").fetchall() == [(key,)]
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO fingerprint_keys (id, key) VALUES (2, x'00')")


def test_a_fingerprint_goes_with_its_job(connection: sqlite3.Connection) -> None:
    connection.execute(ADD, (1, -(2**63), 2**63 - 1))
    assert connection.execute("SELECT content, subject FROM fingerprints").fetchall() == [(-(2**63), 2**63 - 1)]
    connection.execute("DELETE FROM jobs")
    assert connection.execute("SELECT COUNT(*) FROM fingerprints").fetchone() == (0,)


def test_a_fingerprint_is_of_a_delivery(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(ADD, (9, 1, 2))


def test_a_delivery_is_looked_up_through_the_key(connection: sqlite3.Connection) -> None:
    plan = connection.execute("EXPLAIN QUERY PLAN SELECT content FROM fingerprints WHERE delivery_id = 1").fetchall()
    assert all("SEARCH" in step[3] for step in plan)
