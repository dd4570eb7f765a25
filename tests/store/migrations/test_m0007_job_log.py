"""Version 7: whoever changes a job or an account, the job's log tells of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations import MIGRATIONS
from mailtool_gui.store.migrations.m0007_job_log import EDITED, MOST, up
from tests.store.migrations.test_m0001_first import DELIVERY, JOB

ACCOUNT = "INSERT INTO accounts (key, body) VALUES ('work', '{\"name\": \"Work\"}')"
COOL = json.dumps(
    {
        "status": "cooling",
        "until": "2026-11-22T12:05:00+00:00",
        "reason": "Slower.",
        "reply": {"code": 421, "enhanced": "4.7.0", "text": "try again later"},
    }
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An older ledger with a waiting job of the account Work, brought up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        for migration in MIGRATIONS[:6]:
            migration(opened)
        opened.execute(JOB, ("job-1", None))
        opened.execute(DELIVERY, ("job-1", 0, None))
        opened.execute("UPDATE jobs SET status = 'waiting', account = 'Work'")
        opened.execute(ACCOUNT)
        up(opened)
        yield opened


def told(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT about, before, state, reason, error FROM job_log ORDER BY id").fetchall()


def test_a_job_that_moves_is_told_of(connection: sqlite3.Connection) -> None:
    assert told(connection) == []
    connection.execute("UPDATE jobs SET status = 'active'")
    connection.execute("UPDATE jobs SET status = 'paused', reason = 'Look.'")
    connection.execute("UPDATE jobs SET status = 'paused', reason = 'Look again.'")
    assert told(connection) == [
        ("job", "waiting", "active", None, None),
        ("job", "active", "paused", "Look.", None),
    ]
    ((counts, age),) = connection.execute(
        "SELECT counts, (julianday('now') - 2440587.5) * 86400.0 - at FROM job_log LIMIT 1"
    )
    assert sum(json.loads(counts).values()) == 1
    assert 0 <= age < 60


def test_a_new_job_begins_its_log(connection: sqlite3.Connection) -> None:
    connection.execute(JOB, ("job-2", None))
    ((job, about, before),) = connection.execute("SELECT job_id, about, before FROM job_log")
    assert (job, about, before) == ("job-2", "job", None)


def test_the_account_of_a_job_that_is_worked_is_told_of(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE accounts SET state = ?", (COOL,))
    connection.execute("UPDATE accounts SET state = ?", (COOL.replace('"Slower."', '"Slower!"'),))
    connection.execute("UPDATE accounts SET state = ?", (COOL.replace("12:05", "12:15"),))
    connection.execute("UPDATE accounts SET state = NULL")
    assert [(before, state) for _, before, state, *_ in told(connection)] == [
        ("ready", "cooling"),
        ("cooling", "cooling"),
        ("cooling", "ready"),
    ]
    assert told(connection)[0][3:] == ("Slower.", "421 4.7.0 try again later")


def test_an_account_that_is_edited_is_told_of(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE accounts SET body = body")
    assert told(connection) == []
    connection.execute('UPDATE accounts SET body = \'{"name": "Work", "port": 25}\'')
    assert told(connection) == [("account", "ready", "ready", EDITED, None)]


@pytest.mark.parametrize("status", ["completed", "paused", "delayed", "cancelled"])
def test_other_jobs_do_not_care(connection: sqlite3.Connection, status: str) -> None:
    connection.execute("UPDATE jobs SET status = ?", (status,))
    before = len(told(connection))
    connection.execute("UPDATE accounts SET state = ?", (COOL,))
    assert len(told(connection)) == before


def test_a_log_is_kept_short(connection: sqlite3.Connection) -> None:
    for number in range(MOST // 2 + 30):
        connection.execute("UPDATE jobs SET status = 'active', reason = ?", (str(number),))
        connection.execute("UPDATE jobs SET status = 'paused', reason = ?", (str(number),))
    assert len(told(connection)) == MOST
    assert told(connection)[-1][3] == str(MOST // 2 + 29)


def test_a_log_goes_with_its_job(connection: sqlite3.Connection) -> None:
    connection.execute(JOB, ("job-2", None))
    assert len(told(connection)) == 1
    connection.execute("DELETE FROM jobs WHERE id = 'job-2'")
    assert told(connection) == []


def test_dead_letters_are_found_through_their_index(connection: sqlite3.Connection) -> None:
    sql = """
        SELECT id FROM deliveries WHERE status = 'failed' AND dismissed_at IS NULL
        ORDER BY last_attempt_at DESC, id DESC LIMIT 100
    """
    plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    assert "USING COVERING INDEX deliveries_dead" in plan[0][3]
    assert len(plan) == 1
