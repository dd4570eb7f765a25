"""How near a paced job comes to its bound, and whether it keeps its promise, both judged at the server.

    .venv/bin/python -m tests.benchmarks.pacing [--rows 500] [--latency 1.2]

The preset is `recommended`: 10 in flight, 10 starts in any 2 s. With n rows and L seconds a message no program can need
less than max(L n / 10, (n / 10 - 1) 2 + L); the time counts from the first MAIL FROM to the last answer.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.campaign import Mailtool, make_campaign
from tests.support.sink import SinkOptions, SinkProcess, duplicates, max_in_flight, max_starts_in_any_window

IN_FLIGHT, BATCH, WINDOW = 10, 10, 2.0


def bound(rows: int, latency: float) -> float:
    """The least number of seconds the preset allows."""
    return max(latency * rows / IN_FLIGHT, (rows / BATCH - 1) * WINDOW + latency)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--latency", type=float, default=1.2, help="seconds at the dot")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = make_campaign(folder, rows=given.rows)
        with SinkProcess(folder / "log", SinkOptions(dot_latency=given.latency)) as sink:
            mailtool = Mailtool(data=folder / "data")
            mailtool.add_account(sink.port, "--preset", "recommended")
            _, command = mailtool.send(campaign, "--wait")
        log = sink.log()
    took = max(start.ended_at or 0.0 for start in log.starts) - log.starts[0].mail_at
    least = bound(given.rows, given.latency)
    print(f"{len(log.messages)} of {given.rows} arrived, {len(duplicates(log))} twice")
    print(f"{took:.2f} s at the server, the bound is {least:.2f} s: {took / least - 1:+.2%} (command: {command:.2f} s)")
    print(f"at most {max_in_flight(log)} in flight (allowed {IN_FLIGHT})")
    print(f"at most {max_starts_in_any_window(log, WINDOW)} starts in any {WINDOW:.0f} s (allowed {BATCH})")


if __name__ == "__main__":
    main()
