"""Version 10: what a server says of itself is no edit of its account."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from mailtool_gui.store.migrations import m0001_first, m0002_counts, m0007_job_log
from mailtool_gui.store.migrations.m0010_what_servers_say import up


@pytest.fixture
def ledger() -> Iterator[sqlite3.Connection]:
    """A ledger of before, with an account that has a job at work, and one that has none."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as found:
        for step in (m0001_first, m0002_counts, m0007_job_log):
            step.up(found)
        found.execute(
            "INSERT INTO jobs (id, kind, name, source, account, status, whole, created_at)"
            " VALUES ('job-1', 'send', 'n', 's', 'Work', 'active', 1, 1.5)"
        )
        for name in ("Work", "Other"):
            found.execute("INSERT INTO accounts (key, body) VALUES (?, ?)", (name.casefold(), body(name)))
        found.execute("DELETE FROM job_log")
        yield found


def body(name: str, **more: Any) -> str:
    return json.dumps({"name": name, "sender": "a@x.example"} | more)


def change(ledger: sqlite3.Connection, name: str, **more: Any) -> list[str]:
    """What the log tells after a change."""
    ledger.execute("UPDATE accounts SET body = ? WHERE key = ?", (body(name, **more), name.casefold()))
    return [reason for (reason,) in ledger.execute("SELECT reason FROM job_log ORDER BY id")]


def test_before_it_was_told_as_an_edit(ledger: sqlite3.Connection) -> None:
    assert change(ledger, "Work", largest_message=1000) == [m0007_job_log.EDITED]


@pytest.mark.parametrize("times", [1, 2])
def test_now_it_is_told_no_more_and_edits_are(ledger: sqlite3.Connection, times: int) -> None:
    for _ in range(times):
        up(ledger)
    assert change(ledger, "Work", largest_message=1000) == []
    assert change(ledger, "Work", largest_message=None) == []
    assert change(ledger, "Work") == []
    assert change(ledger, "Other", sender="b@x.example") == []
    assert change(ledger, "Work", largest_message=7, sender="b@x.example") == [m0007_job_log.EDITED]
    entry = ledger.execute("SELECT job_id, about, before, state FROM job_log").fetchone()
    assert entry == ("job-1", "account", "ready", "ready")
