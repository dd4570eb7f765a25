"""Version 1: an empty database becomes a ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations.m0001_first import up

JOB = (
    "INSERT INTO jobs (id, kind, name, source, account, key, status, whole, created_at)"
    " VALUES (?, '', '', '', '', ?, '', 1, 0)"
)
DELIVERY = (
    "INSERT INTO deliveries (job_id, position, address, address_key, row_numbers, status, revision, attempts,"
    " charged, deferrals, message_id) VALUES (?, ?, '', '', '', '', 0, 0, 0, 0, ?)"
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        up(opened)
        opened.execute(JOB, ("job-1", "k"))
        opened.execute(DELIVERY, ("job-1", 0, "<1@x>"))
        yield opened


def test_the_tables_are_there(connection: sqlite3.Connection) -> None:
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found == {
        "accounts",
        "attempts",
        "deliveries",
        "frozen_rows",
        "host",
        "jobs",
        "snapshots",
        "starts",
        "suppressions",
    }


def test_no_host_has_been_there(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT id, epoch FROM host").fetchall() == [(1, 0)]


def test_there_is_one_host(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO host (id, epoch) VALUES (2, 0)")


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (JOB, ("job-1", "other")),
        (JOB, ("job-2", "k")),
        (DELIVERY, ("job-1", 0, "<2@x>")),
        (DELIVERY, ("job-1", 1, "<1@x>")),
        (DELIVERY, ("job-9", 1, "<3@x>")),
    ],
)
def test_keys_are_unique_and_refer_to_something(
    connection: sqlite3.Connection, statement: str, values: tuple[object, ...]
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement, values)


def test_no_key_and_no_message_id_are_no_keys(connection: sqlite3.Connection) -> None:
    for job in ("job-2", "job-3"):
        connection.execute(JOB, (job, None))
        connection.execute(DELIVERY, (job, 0, None))
    assert connection.execute("SELECT COUNT(*) FROM deliveries").fetchone() == (3,)


def test_what_belongs_to_a_job_goes_with_it(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO frozen_rows VALUES (1, '{}')")
    connection.execute("INSERT INTO snapshots VALUES ('job-1', '{}')")
    connection.execute("DELETE FROM jobs")
    for table in ("deliveries", "frozen_rows", "snapshots"):
        assert connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (
            "SELECT status, COUNT(*) FROM deliveries WHERE job_id = 'j' GROUP BY status",
            "COVERING INDEX deliveries_claims",
        ),
        (
            "SELECT id FROM deliveries WHERE job_id = 'j' AND status = 'queued' AND next_attempt_at IS NULL"
            " ORDER BY position LIMIT 5",
            "COVERING INDEX deliveries_claims",
        ),
        ("SELECT * FROM deliveries WHERE job_id = 'j' ORDER BY position LIMIT 9", "INDEX deliveries_position"),
        ("SELECT * FROM deliveries WHERE address_key = 'a'", "INDEX deliveries_address"),
        ("SELECT * FROM jobs ORDER BY created_at DESC LIMIT 9", "INDEX jobs_created"),
        ("SELECT * FROM jobs WHERE status = 's' ORDER BY created_at DESC LIMIT 9", "INDEX jobs_status"),
        ("SELECT * FROM starts WHERE account_key = 'a' AND at > 5 ORDER BY at", "INDEX starts_account"),
        ("SELECT MAX(id) FROM starts WHERE delivery_id = 5", "COVERING INDEX starts_delivery"),
        ("SELECT * FROM attempts WHERE delivery_id = 5 ORDER BY id", "INDEX attempts_delivery"),
    ],
)
def test_every_question_has_its_index_and_nothing_is_sorted(
    connection: sqlite3.Connection, query: str, index: str
) -> None:
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
    assert "TEMP B-TREE" not in plan
