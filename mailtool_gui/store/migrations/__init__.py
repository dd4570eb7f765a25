"""The ledger's schema, step by step: one numbered file a step, never changed once it has been released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from mailtool_gui.store.migrations import (
    m0001_first,
    m0002_counts,
    m0003_search,
    m0004_fingerprints,
    m0005_holds,
    m0006_templates,
    m0007_job_log,
    m0008_limits,
    m0009_first_in_flight,
    m0010_what_servers_say,
)

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = (
    m0001_first.up,
    m0002_counts.up,
    m0003_search.up,
    m0004_fingerprints.up,
    m0005_holds.up,
    m0006_templates.up,
    m0007_job_log.up,
    m0008_limits.up,
    m0009_first_in_flight.up,
    m0010_what_servers_say.up,
)
"""In order: the first makes version 1 out of an empty database, and so on."""
