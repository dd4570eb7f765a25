"""What it costs that every message is on disk before its dot: the same engine with its ledger, and with none.

    .venv/bin/python -m tests.benchmarks.durability [--messages 5000] [--connections 20] [--latency 0] [--runs 3]

The server is next door and answers at once, or after `--latency` at the dot, as those of providers do (0.05 and more).
Without, the intent is granted at once and the result thrown away; everything else is the same. Loads of other programs
weigh on both, so both are measured in turn; the medians count.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from mailtool_gui.domain.job import Job
from mailtool_gui.domain.ledger import Claim, Intent, Record
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.promises import Promise
from tests.benchmarks.campaign import Campaign, make_campaign
from tests.benchmarks.engine_run import Ran, add_account, desk_at, proofed, put_in, run_engine
from tests.support.sink import SinkOptions, SinkProcess, duplicates

T = TypeVar("T")

MARK = 0.7


class Forgetful(SqliteLedger):
    """Finds the work in the ledger and writes nothing of what becomes of it."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__(folder)
        self._given: dict[str, list[Claim]] = {}
        self._over: set[str] = set()

    def workable_jobs(self) -> Sequence[Job]:
        """Those that are not through."""
        return [job for job in super().workable_jobs() if job.id not in self._over]

    def claims(self, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> Sequence[Claim]:
        """Each once; read all at once, for lack of a ledger that knows which have been sent."""
        if job not in self._given:
            self._given[job] = list(super().claims(job, now=now, limit=1_000_000, claimed=()))
        found, self._given[job] = self._given[job][:limit], self._given[job][limit:]
        return found

    def intend(self, intent: Intent) -> Promise[bool]:
        """Granted."""
        return _kept(True)

    def record(self, record: Record) -> Promise[None]:
        """Thrown away."""
        return _kept(None)

    def complete(self, job: str, *, now: datetime) -> bool:
        """The job is through when everything was given out."""
        self._over.add(job)
        return True


def _kept(value: T) -> Promise[T]:
    promise: Promise[T] = Promise()
    promise.set_result(value)
    return promise


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds at the dot")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = make_campaign(folder, rows=given.messages)
        kinds = {"with the ledger": SqliteLedger, "without": Forgetful}
        runs = {kind: [] for kind in kinds}  # type: dict[str, list[Ran]]
        for number in range(given.runs):
            for kind, ledger in kinds.items():
                runs[kind].append(measure(folder / f"{number}-{ledger.__name__}", campaign, ledger, given))
    report(runs, given.messages)


def measure(folder: Path, campaign: Campaign, kind: type[SqliteLedger], given: argparse.Namespace) -> Ran:
    """One run into a fresh sink; exits where a message is missing or there twice."""
    options = SinkOptions(dot_latency=given.latency)
    with SinkProcess(folder.with_suffix(".jsonl"), options) as sink, desk_at(folder) as desk:
        add_account(desk, sink.port, connections=given.connections)
        put_in(desk, proofed(desk, campaign))
        with closing(kind(DataFolder(folder))) as ledger:
            ran = run_engine(ledger)
        log = sink.log()
    if len(log.messages) != len(campaign.rows) or duplicates(log):
        raise SystemExit(f"{len(log.messages)} of {len(campaign.rows)} arrived, {len(duplicates(log))} twice")
    return ran


def report(runs: dict[str, list[Ran]], messages: int) -> None:
    """Prints both, and what share of the speed is left."""
    rates = {}
    for kind, ran in runs.items():
        rates[kind] = messages / statistics.median(run.seconds for run in ran)
        processor = statistics.median(run.processor for run in ran) / messages * 1e6
        print(f"{kind}: {rates[kind]:.0f} messages a second, {processor:.0f} microseconds of the processor each")
    kept, bare = rates.values()
    print(f"the ledger leaves {kept / bare:.2f} of the speed (mark: at least {MARK})")


if __name__ == "__main__":
    main()
