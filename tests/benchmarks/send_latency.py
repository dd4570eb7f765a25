"""How soon `mailtool send` without --wait has the job in the ledger, process start included.

    .venv/bin/python -m tests.benchmarks.send_latency [--rows 500] [--runs 10]

After each run the detached engine is waited for, so that none disturbs the next.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from tests.benchmarks.campaign import UNPACED, Campaign, Mailtool, make_campaign
from tests.benchmarks.compiled import compile_program
from tests.support.sink import SinkProcess


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args()
    compile_program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = make_campaign(folder, rows=given.rows)
        with SinkProcess(folder / "log") as sink:
            mailtool = Mailtool(data=folder / "data")
            mailtool.add_account(sink.port, *UNPACED)
            times = [measure(mailtool, campaign) for _ in range(given.runs)]
        arrived = len(sink.log().messages)
    print(f"{given.rows} rows, {given.runs} runs: median {statistics.median(times):.3f} s")
    print(f"from {min(times):.3f} to {max(times):.3f} s; {arrived} of {given.rows * given.runs} messages arrived")


def measure(mailtool: Mailtool, campaign: Campaign) -> float:
    """Seconds until `send` returned."""
    _, seconds = mailtool.send(campaign)
    mailtool.run("engine", "--until-done")
    return seconds


if __name__ == "__main__":
    main()
