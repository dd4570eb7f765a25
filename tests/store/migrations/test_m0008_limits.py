"""Version 8: urgent jobs, and hours to send in."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from mailtool_gui.store.migrations import m0001_first
from mailtool_gui.store.migrations.m0008_limits import up
from tests.store.migrations.test_m0001_first import JOB


def test_jobs_that_are_there_are_not_urgent_and_send_at_any_time() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        m0001_first.up(ledger)
        ledger.execute(JOB, ("job-1", None))
        up(ledger)
        assert ledger.execute("SELECT urgent, hours FROM jobs").fetchall() == [(0, None)]


def test_it_can_be_run_again() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        m0001_first.up(ledger)
        up(ledger)
        up(ledger)
        ledger.execute(JOB, ("job-1", None))
        ledger.execute("UPDATE jobs SET urgent = 1, hours = '{}'")
        assert ledger.execute("SELECT urgent, hours FROM jobs").fetchall() == [(1, "{}")]
