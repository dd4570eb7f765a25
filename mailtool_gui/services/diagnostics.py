"""How the work goes: what is in flight, at what pace, under which cap; why it is not quicker. Only looks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from mailtool_gui.services.estimates import latency_of
from mailtool_gui.services.forecast import DAY, Forecasts, speed_of_late
from mailtool_gui.services.planning import rate
from mailtool_gui.services.times import about, lasting

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.records import Records

SLOW_COMMIT = 0.5  # seconds: every message waits for one
_TRIES = 5
_PAGE = bytes(4096)

Told = tuple[bool, str]


class Diagnostics:
    """Looks at the work of one data folder: whether each thing is well, and a sentence about it."""

    def __init__(self, folder: Path, records: Records, clock: Clock) -> None:
        self._folder = folder
        self._records = records
        self._clock = clock

    def commit(self) -> Told:
        """What it costs to have something on disk for certain: tried in a nameless file beside the ledger."""
        if not self._folder.is_dir() or not os.access(self._folder, os.W_OK | os.X_OK):
            return True, "Nothing can be written here to try it."
        taken = commit_seconds(self._folder)
        usual, most = (f"{seconds * 1000:.1f} ms" for seconds in (median(taken), max(taken)))
        return median(taken) < SLOW_COMMIT, f"Something is on disk for certain after {usual}, at most {most}."

    def connections(self) -> Told:
        """What is in flight."""
        flying = [
            f"{account.name}: {count} of {account.limits.in_flight} in flight."
            for account, jobs in self._working()
            if (count := sum(job.progress.sending for job in jobs))
        ]
        return True, " ".join(flying) or "Nothing is in flight."

    def pace(self) -> Told:
        """How many leave a second, beside what is allowed."""
        now = self._clock.now()
        told = [
            f"{account.name}: {speed:.1f} messages a second of {rate(account.limits, latency_of(account)):.1f}."
            for account, _ in self._working()
            if (speed := speed_of_late(self._records, account, now)) is not None
        ]
        return True, " ".join(told) or "Nothing has left in the last seconds."

    def caps(self) -> Told:
        """What is used of every cap."""
        now = self._clock.now()
        told = []
        for account in self._records.accounts():
            if (cap := account.limits.daily_cap) is not None:
                used = sum(span.recipients for span in self._records.used(account.name, now - DAY, now, every=DAY))
                told.append(f"{account.name}: {used:,} of {cap:,} recipients in 24 hours.")
        return True, " ".join(told) or "No account has a limit for 24 hours."

    def forecast(self) -> Told:
        """When everything has left; a line an account."""
        look, told = Forecasts(self._records, self._clock), []
        for account, _ in self._working():
            found = look.of(account, self._records.account_state(account.name))
            ends = found.ends_at
            done = f"All of it has left {about(ends, found.moment)}." if ends else "Nobody knows when it is done."
            told.append(" ".join([f"{account.name}: {found.waiting:,} to send.", done]))
        return True, "\n".join(told) or "Nothing waits to be sent."

    def unknown(self) -> Told:
        """The message of which nobody has known for the longest time whether it arrived."""
        count, oldest = self._records.oldest_unknown()
        if not count or oldest is None:
            return True, "It is known of every message what became of it."
        since = lasting((self._clock.now() - oldest).total_seconds())
        told = [f"Messages that may or may not have arrived: {count:,}.", f"The first was tried {since} ago."]
        return True, " ".join(told)

    def _working(self) -> Iterator[tuple[Account, Sequence[Job]]]:
        look = Forecasts(self._records, self._clock)
        for account in self._records.accounts():
            if jobs := look.open_jobs(account.name):
                yield account, jobs


def commit_seconds(folder: Path) -> list[float]:
    """How long it takes to have a page on disk, a few times."""
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(_TRIES):
            began = perf_counter()
            file.write(_PAGE)
            file.flush()
            os.fsync(file.fileno())
            taken.append(perf_counter() - began)
    return taken
