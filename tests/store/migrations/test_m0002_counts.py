"""Version 2: counts by state that triggers keep, and addresses found within a job."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations import m0001_first
from mailtool_gui.store.migrations.m0002_counts import up
from tests.store.migrations.test_m0001_first import DELIVERY, JOB


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A ledger of version 1 with three deliveries, one of them sent, brought up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        m0001_first.up(opened)
        for job, key in (("job-1", "k"), ("job-2", "l")):
            opened.execute(JOB, (job, key))
        for position in range(3):
            opened.execute(DELIVERY, ("job-1", position, None))
        opened.execute("UPDATE deliveries SET status = 'queued'")
        opened.execute("UPDATE deliveries SET status = 'sent' WHERE position = 0")
        up(opened)
        yield opened


def counts(connection: sqlite3.Connection, job: str = "job-1") -> dict[str, int]:
    return dict(connection.execute("SELECT status, count FROM counts WHERE job_id = ? AND count > 0", (job,)))


def test_what_was_there_is_counted(connection: sqlite3.Connection) -> None:
    assert counts(connection) == {"sent": 1, "queued": 2}
    assert counts(connection, "job-2") == {}


def test_doing_it_again_counts_nothing_twice(connection: sqlite3.Connection) -> None:
    up(connection)
    assert counts(connection) == {"sent": 1, "queued": 2}


def test_what_moves_is_counted_where_it_is(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE deliveries SET status = 'sending' WHERE position = 1")
    assert counts(connection) == {"sent": 1, "queued": 1, "sending": 1}
    connection.execute("UPDATE deliveries SET status = 'skipped' WHERE status <> 'sent'")
    assert counts(connection) == {"sent": 1, "skipped": 2}


def test_what_stays_is_not_counted_again(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE deliveries SET status = status, reason = 'why'")
    assert counts(connection) == {"sent": 1, "queued": 2}


def test_what_is_added_is_counted(connection: sqlite3.Connection) -> None:
    connection.execute(DELIVERY, ("job-2", 0, None))
    assert (counts(connection, "job-2"), counts(connection)) == ({"": 1}, {"sent": 1, "queued": 2})


def test_a_change_that_is_undone_counts_nothing(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    connection.execute("UPDATE deliveries SET status = 'failed'")
    connection.execute("ROLLBACK")
    assert counts(connection) == {"sent": 1, "queued": 2}


def test_the_counts_go_with_their_job(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM jobs WHERE id = 'job-1'")
    assert connection.execute("SELECT COUNT(*) FROM counts").fetchone() == (0,)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM deliveries WHERE address_key = 'a'",
        "SELECT id FROM deliveries WHERE address_key >= 'a' AND address_key < 'b' ORDER BY address_key LIMIT 9",
    ],
)
def test_addresses_have_their_index(connection: sqlite3.Connection, query: str) -> None:
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "INDEX deliveries_address_job" in plan
    assert "TEMP B-TREE" not in plan
