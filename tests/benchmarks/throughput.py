"""Messages a second into a local sink: `mailtool send --wait` beside nodemailer's pool, in one run.

    .venv/bin/python -m tests.benchmarks.throughput [--messages 5000] [--size 8192] [--latency S] [--runs 3]

Both send the same personalised messages over 20 connections. MailTool's figure is everything: reading the workbook, the
proof run, the ledger on disk before every dot. Needs node and npm (nodemailer goes into a temporary folder); Postfix's
smtp-source is measured too where it is installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.campaign import SUBJECT, UNPACED, Campaign, Mailtool, make_campaign
from tests.support.sink import SinkLog, SinkOptions, SinkProcess, duplicates

_SCRIPT = Path(__file__).with_name("nodemailer_pool.mjs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """One program's run: seconds of the whole command, and seconds between the first and last sign at the server."""

    name: str
    messages: int
    command: float
    server: float
    size: float
    connections: int

    @property
    def rate(self) -> float:
        """Messages a second, process start included."""
        return self.messages / self.command

    @property
    def server_rate(self) -> float:
        """Messages a second as the server sees it."""
        return self.messages / self.server


def measure_mailtool(folder: Path, campaign: Campaign, sink: SinkProcess) -> Figures:
    """`mailtool send --wait` of the campaign."""
    mailtool = Mailtool(data=folder / "data")
    mailtool.add_account(sink.port, *UNPACED)
    _, seconds = mailtool.send(campaign, "--wait")
    return figures("mailtool", campaign, sink.log(), seconds)


def measure_nodemailer(folder: Path, campaign: Campaign, sink: SinkProcess) -> Figures:
    """The same through nodemailer."""
    (folder / "rows.json").write_text(json.dumps(campaign.rows), encoding="utf-8")
    message = (SUBJECT, str(campaign.html), str(campaign.text))
    begun = time.perf_counter()
    subprocess.run(
        ["node", _SCRIPT, str(campaign.sheet.parent), str(sink.port), folder / "rows.json", *message], check=True
    )
    return figures("nodemailer", campaign, sink.log(), time.perf_counter() - begun)


def measure_smtp_source(folder: Path, campaign: Campaign, sink: SinkProcess) -> Figures:
    """As many messages of the same size through Postfix's own load generator, which personalises nothing."""
    begun = time.perf_counter()
    counts = ["-s", "20", "-m", str(len(campaign.rows)), "-l", str(campaign.html.stat().st_size)]
    addresses = ["-N", "-f", "shop@example.com", "-t", "@example.com", f"inet:127.0.0.1:{sink.port}"]
    subprocess.run(["smtp-source", "-d", *counts, *addresses], check=True)
    return figures("smtp-source", campaign, sink.log(), time.perf_counter() - begun)


def programs() -> list[Callable[[Path, Campaign, SinkProcess], Figures]]:
    """What is measured, MailTool last; Postfix's smtp-source only where it is installed."""
    others = [measure_smtp_source] if shutil.which("smtp-source") else []
    return [*others, measure_nodemailer, measure_mailtool]


def figures(name: str, campaign: Campaign, log: SinkLog, seconds: float) -> Figures:
    """The run's figures; exits where a message is missing or there twice."""
    if len(log.messages) != len(campaign.rows) or duplicates(log):
        raise SystemExit(f"{name}: {len(log.messages)} of {len(campaign.rows)} arrived, {len(duplicates(log))} twice")
    ends = [start.ended_at or start.mail_at for start in log.messages]
    return Figures(
        name=name,
        messages=len(log.messages),
        command=seconds,
        server=max(ends) - log.messages[0].mail_at,
        size=statistics.median(start.size for start in log.messages),
        connections=log.connections,
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--size", type=int, default=8 * 1024, help="bytes of HTML")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds at the dot")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured, in turn; the median counts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "nodemailer"], cwd=folder, check=True)
        campaign = make_campaign(folder, rows=given.messages, size=given.size)
        runs = [measure_all(folder / str(run), campaign, given.latency) for run in range(given.runs)]
    report([sorted(of_one, key=lambda found: found.rate)[given.runs // 2] for of_one in zip(*runs, strict=True)])


def measure_all(folder: Path, campaign: Campaign, latency: float) -> list[Figures]:
    """Each program once, into a fresh sink."""
    folder.mkdir()
    results = []
    for measure in programs():
        with SinkProcess(folder / measure.__name__, SinkOptions(dot_latency=latency)) as sink:
            results.append(measure(folder, campaign, sink))
    return results


def report(results: list[Figures]) -> None:
    """Prints the figures, and how many times the last one is each other."""
    for found in results:
        print(
            f"{found.name:12} {found.messages} messages of {found.size:.0f} bytes, {found.connections} connections:",
            end=" ",
        )
        print(f"{found.rate:.0f}/s ({found.command:.2f} s in all), {found.server_rate:.0f}/s at the server")
    *others, mailtool = results
    for other in others:
        rate, server_rate = mailtool.rate / other.rate, mailtool.server_rate / other.server_rate
        print(f"{mailtool.name} is {rate:.2f} times {other.name}, {server_rate:.2f} times at the server")


if __name__ == "__main__":
    main()
