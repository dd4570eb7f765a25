"""Version 5: jobs that hold by themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from mailtool_gui.store.migrations import m0001_first
from mailtool_gui.store.migrations.m0005_holds import up
from tests.store.migrations.test_m0001_first import JOB


def test_jobs_that_are_there_never_hold() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        m0001_first.up(ledger)
        ledger.execute(JOB, ("job-1", None))
        up(ledger)
        assert ledger.execute("SELECT hold_after, hold_at FROM jobs").fetchall() == [(None, None)]


def test_how_many_first_and_where_it_stops_are_kept() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        m0001_first.up(ledger)
        up(ledger)
        ledger.execute(JOB, ("job-1", None))
        ledger.execute("UPDATE jobs SET hold_after = 10, hold_at = 12")
        assert ledger.execute("SELECT hold_after, hold_at FROM jobs").fetchall() == [(10, 12)]
