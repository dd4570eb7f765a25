"""How long a message waits for its intent to be on disk, while another process puts 100,000 rows in and without.

    .venv/bin/python -m tests.benchmarks.barrier [--rows 100000] [--in-flight 20]

So many threads hand over intents and results, one after the other, as the workers of an engine do; only the ledger is
measured.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.ledger import Claim, Intent, Record, Start
from mailtool_gui.domain.outcome import Outcome, Stage, Verdict
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from tests.benchmarks.campaign import make_campaign
from tests.benchmarks.engine_run import add_account, desk_at, proofed, put_in

MARK = 250.0  # milliseconds
PAUSE = 0.02  # seconds of a message that are not the ledger's


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--in-flight", type=int, default=20)
    parser.add_argument("--put-in", type=Path, help="the other process: puts the folder's second job in")
    given = parser.parse_args()
    if given.put_in:
        put_second_in(given.put_in, given.rows)
        return
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), given.rows, given.in_flight)


def put_second_in(folder: Path, rows: int) -> None:
    """A big job; its rows are read and checked before anything is written."""
    with desk_at(folder / "data") as desk:
        checked = proofed(desk, make_campaign(folder, rows=rows))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        begun = time.perf_counter()
        put_in(desk, checked)
        print(f"{time.perf_counter() - begun:.2f}")


def measure(folder: Path, rows: int, in_flight: int) -> None:
    """Barriers at rest, then beside the other process."""
    with desk_at(folder / "data") as desk:
        add_account(desk, 25, connections=in_flight)
        (folder / "first").mkdir()
        job = put_in(desk, proofed(desk, make_campaign(folder / "first", rows=20_000)))
    command = [sys.executable, "-m", "tests.benchmarks.barrier", "--rows", str(rows), "--put-in", str(folder)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    with closing(SqliteLedger(DataFolder(folder / "data"))) as ledger:
        ledger.take_over(now=datetime.now(UTC))
        ledger.activate(job, now=datetime.now(UTC))
        claims = list(ledger.claims(job, now=datetime.now(UTC), limit=20_000, claimed=()))
        over = threading.Event()
        threading.Timer(3.0, over.set).start()
        tell("at rest", barriers(ledger, claims, in_flight, over))
        over = threading.Event()
        other.stdin.write("go\n")
        other.stdin.flush()
        threading.Thread(target=_when_ended, args=(other, over)).start()
        beside = barriers(ledger, claims, in_flight, over)
    print(f"the other process put {rows} rows in within {other.stdout.read().strip()} s")
    p99 = tell("beside it", beside)
    print(f"p99 {p99:.1f} ms (mark: under {MARK:.0f} ms)")


def _when_ended(other: subprocess.Popen[str], over: threading.Event) -> None:
    other.wait()
    over.set()


def barriers(ledger: SqliteLedger, claims: list[Claim], threads: int, over: threading.Event) -> list[float]:
    """The milliseconds of every barrier until it is over; works the claims off."""
    found: list[float] = []

    def work() -> None:
        while claims and not over.is_set():
            claim = claims.pop()
            begun = time.perf_counter()
            assert ledger.intend(intent_for(claim)).result()
            found.append((time.perf_counter() - begun) * 1000)
            ledger.record(sent(claim))
            time.sleep(PAUSE)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return found


def intent_for(claim: Claim) -> Intent:
    """As a worker makes it."""
    start = Start(at=datetime.now(UTC), boot_id="boot", boot_seconds=time.monotonic(), recipients=1)
    address = claim.recipient.address
    message_id = f"<{claim.delivery}@bench.example>"
    return Intent(
        delivery=claim.delivery,
        job=claim.job,
        account="sink",
        message_id=message_id,
        start=start,
        addresses=(address,),
    )


def sent(claim: Claim) -> Record:
    """As a worker makes it."""
    now, outcome = datetime.now(UTC), Outcome(verdict=Verdict.SENT, scope=None, stage=Stage.DOT, reason="")
    tried = Attempt(
        number=1,
        started_at=now,
        ended_at=now,
        stage=outcome.stage,
        verdict=outcome.verdict,
        scope=None,
        reason="",
        reply=None,
        charged=True,
    )
    return Record(
        delivery=claim.delivery,
        job=claim.job,
        account="sink",
        status=DeliveryStatus.SENT,
        attempt=tried,
        outcome=outcome,
    )


def tell(when: str, found: list[float]) -> float:
    """Prints the shares; the p99."""
    ordered = sorted(found)
    shares = {part: ordered[min(len(ordered) - 1, int(part * len(ordered)))] for part in (0.5, 0.9, 0.99)}
    told = ", ".join(f"p{part * 100:g} {value:.1f} ms" for part, value in shares.items())
    print(f"{when}: {len(found)} barriers, {told}, longest {ordered[-1]:.1f} ms")
    return shares[0.99]


if __name__ == "__main__":
    main()
