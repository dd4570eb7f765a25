"""What a backup of a large ledger takes, and how long a message waits beside it for its intent to be on disk.

    .venv/bin/python -m tests.benchmarks.backup [--megabytes 500] [--in-flight 20]

The backup runs on a thread of the process that works the ledger, as a host makes it; only the ledger is measured.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from mailtool_gui.store.backups import back_up, backups
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.benchmarks.barrier import MARK, barriers, tell
from tests.store.values import new_job
from tests.support.samples import plain_account, plain_snapshot, recipient_in_row

ROWS = 100_000  # of each job
AT_REST = 3.0  # seconds


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--in-flight", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name) / "data")
        fill(folder, given.megabytes * 1_000_000)
        measure(folder, given.in_flight)


def fill(folder: DataFolder, size: int) -> None:
    """Jobs, until the ledger is so large."""
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
        number = 0
        while not folder.ledger.exists() or folder.ledger.stat().st_size < size:
            number += 1
            people = (recipient_in_row(f"p{number}.{row}@example.com", row + 2) for row in range(ROWS))
            records.add_job(new_job(f"job-{number}"), plain_snapshot(), people)


def measure(folder: DataFolder, in_flight: int) -> None:
    """Barriers at rest, then beside a backup; the processor's time of a backup alone."""
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=datetime.now(UTC))
        ledger.activate("job-1", now=datetime.now(UTC))
        claims = list(ledger.claims("job-1", now=datetime.now(UTC), limit=ROWS, claimed=()))
        over = threading.Event()
        threading.Timer(AT_REST, over.set).start()
        tell("at rest", barriers(ledger, claims, in_flight, over))
        over = threading.Event()
        began = time.perf_counter()
        threading.Thread(target=_back_up, args=(folder, over)).start()
        p99 = tell("beside it", barriers(ledger, claims, in_flight, over))
        print(f"a backup beside the work took {time.perf_counter() - began:.1f} s")
    for made in backups(folder):
        made.path.unlink()
    began, worked = time.perf_counter(), time.process_time()
    made_alone = back_up(folder, now=datetime.now(UTC))
    assert made_alone
    size = made_alone.path.stat().st_size / 1e6
    print(
        f"alone {time.perf_counter() - began:.1f} s, processor {time.process_time() - worked:.1f} s for {size:.0f} MB"
    )
    print(f"p99 {p99:.1f} ms (mark: under {MARK:.0f} ms)")


def _back_up(folder: DataFolder, over: threading.Event) -> None:
    try:
        assert back_up(folder, now=datetime.now(UTC))
    finally:
        over.set()


if __name__ == "__main__":
    main()
