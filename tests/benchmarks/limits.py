"""Whether every preset keeps its promise where a provider would judge it: in the server's own log.

    .venv/bin/python -m tests.benchmarks.limits [--presets gmail dedicated] [--seconds 12] [--jitter 0.5]

The server is 80 ms away (a proxy delays every piece, 50 % more or less) and takes 0.5 s a message, 50 % more or less.
Each preset sends for about so many seconds; counted are the starts beyond the batch in any window and the messages
beyond those in flight. The time counts from the first MAIL FROM to the last answer. It is put beside the least that
the preset allows a sender that never hesitates, played through with the very seconds that the server took for each
message (`tests/support/least.py`); and beside the closed formula, by which n rows with N in flight, B starts in any D
seconds, a round trip r and L seconds a message on the average can't take less than
max(L n / N, (n / B - 1) (D + r) + L). The formula lets parts of messages fly: it is less by what all lines wait for the
last one, up to a message's time.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from mailtool_gui.accounts.presets import PRESETS, limits_of
from mailtool_gui.domain.account import Limits
from mailtool_gui.services.estimates import bound
from tests.benchmarks.campaign import Mailtool, make_campaign
from tests.support.least import least
from tests.support.sink import SinkLog, SinkOptions, SinkProcess, duplicates, max_in_flight, max_starts_in_any_window
from tests.support.slow_line import SlowLine

NO_CAP = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Far:
    """How far away the server is, and how long it takes for a message, in seconds; by `jitter` of it more or less."""

    round_trip: float
    latency: float
    jitter: float


def rows_for(limits: Limits, seconds: float, far: Far) -> int:
    """So many that the job takes about so many seconds, two batches at the least."""
    window = limits.batch_delay.total_seconds() + far.round_trip
    takes = far.latency + 2 * far.round_trip
    return max(limits.batch_size * 2, ceil(min(limits.batch_size / window, limits.in_flight / takes) * seconds))


def sent(preset: str, rows: int, far: Far) -> SinkLog:
    """What the server wrote down."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = make_campaign(folder, rows=rows)
        options = SinkOptions(dot_latency=far.latency, jitter=far.jitter)
        with (
            SinkProcess(folder / "log", options) as sink,
            SlowLine(sink.port, round_trip=far.round_trip, jitter=far.jitter) as line,
        ):
            mailtool = Mailtool(data=folder / "data")
            mailtool.add_account(
                line.port, "--preset", preset, "--daily-cap", str(NO_CAP)
            )  # days are not waited for here
            mailtool.send(campaign, "--wait")
        return sink.log()


def told(preset: str, log: SinkLog, far: Far) -> str:
    """One line about a preset."""
    limits, rows = replace(limits_of(preset), daily_cap=None), len(log.starts)
    window = limits.batch_delay.total_seconds()
    most, flying = max_starts_in_any_window(log, window), max_in_flight(log)
    ends = [start.ended_at or start.mail_at for start in log.starts]
    took = max(ends) - log.starts[0].mail_at
    takes = [end - start.mail_at for end, start in zip(ends, log.starts, strict=True)]
    played = least(limits, takes, far.round_trip)
    formula = bound(limits, rows, latency=sum(takes) / rows + far.round_trip, round_trip=far.round_trip)
    return (
        f"{preset:12} {rows:5} sent, {len(duplicates(log))} twice   starts in {window:g} s: at most {most} of "
        f"{limits.batch_size}, {max(0, most - limits.batch_size)} over   in flight: {flying} of {limits.in_flight}, "
        f"{max(0, flying - limits.in_flight)} over   {took:.2f} s, the least is {played:.2f} s "
        f"({took / played - 1:+.1%}), by the formula {formula:.2f} s ({took / formula - 1:+.1%})"
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presets", nargs="+", choices=list(PRESETS), default=list(PRESETS))
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--rows", type=int, help="so many messages, however long it takes")
    parser.add_argument("--round-trip", type=float, default=0.08)
    parser.add_argument("--latency", type=float, default=0.5, help="seconds at the dot")
    parser.add_argument("--jitter", type=float, default=0.5, help="0: every answer takes the same time")
    given = parser.parse_args()
    far = Far(round_trip=given.round_trip, latency=given.latency, jitter=given.jitter)
    for preset in given.presets:
        rows = given.rows or rows_for(limits_of(preset), given.seconds, far)
        print(told(preset, sent(preset, rows, far), far), flush=True)


if __name__ == "__main__":
    main()
