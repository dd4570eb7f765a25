"""Messages a second into a local sink: `mailtool send --wait` beside nodemailer's pool, in one run.

    .venv/bin/python -m tests.benchmarks.throughput [--messages 5000] [--size 8192] [--attachment 0] [--runs 3]
        [--connections 20] [--latency 0] [--round-trip 0]

All send the same personalised messages over as many connections. MailTool's figure is everything: reading the workbook,
the proof run, the ledger on disk before every dot. Needs node and npm (nodemailer goes into a temporary folder);
Postfix's smtp-source is measured too where it is installed. With a latency at the dot the ideal is known too.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.campaign import SUBJECT, Campaign, Mailtool, make_campaign, unpaced
from tests.benchmarks.compiled import compile_program
from tests.benchmarks.distance import Distance
from tests.support.sink import SinkLog, SinkOptions, SinkProcess, duplicates

_SCRIPT = Path(__file__).with_name("nodemailer_pool.mjs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """One program's run: seconds of the whole command, and seconds between the first and last sign at the server.

    `processor` is the seconds of the processor that the program took, which other programs hardly change.
    """

    name: str
    messages: int
    command: float
    server: float
    size: float
    connections: int
    processor: float

    @property
    def rate(self) -> float:
        """Messages a second, process start included."""
        return self.messages / self.command

    @property
    def server_rate(self) -> float:
        """Messages a second as the server sees it."""
        return self.messages / self.server


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What is measured: the mailing, over so many connections, to a server `round_trip` seconds away."""

    campaign: Campaign
    connections: int = 20
    latency: float = 0.0
    round_trip: float = 0.0

    @property
    def ideal(self) -> float | None:
        """Messages a second if a message took nothing but the server's time."""
        return self.connections / self.latency if self.latency else None


def measure_mailtool(folder: Path, case: Case, port: int) -> float:
    """`mailtool send --wait` of the campaign."""
    mailtool = Mailtool(data=folder / "data")
    mailtool.add_account(port, *unpaced(case.connections))
    _, seconds = mailtool.send(case.campaign, "--wait")
    return seconds


def measure_nodemailer(folder: Path, case: Case, port: int) -> float:
    """The same through nodemailer."""
    campaign, rows = case.campaign, folder / "rows.json"
    rows.write_text(json.dumps(campaign.rows), encoding="utf-8")
    given = [campaign.sheet.parent, port, case.connections, rows, SUBJECT, campaign.html, campaign.text]
    command = ["node", _SCRIPT, *given, *([campaign.attachment] if campaign.attachment else [])]
    return _seconds(command)


def measure_smtp_source(folder: Path, case: Case, port: int) -> float:
    """As many messages of the same size through Postfix's own load generator, which personalises nothing."""
    attached = case.campaign.attachment
    size = case.campaign.html.stat().st_size + (attached.stat().st_size * 4 // 3 if attached else 0)
    counts = ["-s", case.connections, "-m", len(case.campaign.rows), "-l", size]
    return _seconds(
        ["smtp-source", "-d", *counts, "-N", "-f", "shop@example.com", "-t", "@x.example", f"inet:127.0.0.1:{port}"]
    )


def _seconds(command: Sequence[object]) -> float:
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True)
    return time.perf_counter() - begun


def programs() -> dict[str, Callable[[Path, Case, int], float]]:
    """What is measured, MailTool last; Postfix's smtp-source only where it is installed."""
    source = {"smtp-source": measure_smtp_source} if shutil.which("smtp-source") else {}
    return {**source, "nodemailer": measure_nodemailer, "mailtool": measure_mailtool}


def figures(name: str, case: Case, log: SinkLog, seconds: float, processor: float) -> Figures:
    """The run's figures; exits where a message is missing or there twice."""
    messages = len(case.campaign.rows)
    if len(log.messages) != messages or duplicates(log):
        raise SystemExit(f"{name}: {len(log.messages)} of {messages} arrived, {len(duplicates(log))} twice")
    ends = [start.ended_at or start.mail_at for start in log.messages]
    return Figures(
        name=name,
        messages=messages,
        command=seconds,
        server=max(ends) - log.messages[0].mail_at,
        size=statistics.median(start.size for start in log.messages),
        connections=log.connections,
        processor=processor,
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--size", type=int, default=8 * 1024, help="bytes of HTML")
    parser.add_argument("--attachment", type=int, default=0, help="bytes of a file for everybody")
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds at the dot")
    parser.add_argument("--round-trip", type=float, default=0.0, help="seconds to the server and back")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured, in turn; the median counts")
    given = parser.parse_args()
    compile_program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "nodemailer"], cwd=folder, check=True)
        campaign = make_campaign(folder, rows=given.messages, size=given.size, attachment=given.attachment)
        case = Case(
            campaign=campaign, connections=given.connections, latency=given.latency, round_trip=given.round_trip
        )
        runs = [measure_all(folder / str(run), case) for run in range(given.runs)]
    report([sorted(of_one, key=lambda found: found.rate)[given.runs // 2] for of_one in zip(*runs, strict=True)], case)


def measure_all(folder: Path, case: Case) -> list[Figures]:
    """Each program once, into a fresh sink."""
    folder.mkdir()
    results = []
    for name, measure in programs().items():
        with SinkProcess(folder / name, SinkOptions(dot_latency=case.latency)) as sink:
            with Distance(sink.port, case.round_trip) if case.round_trip else nullcontext(sink) as server:
                spent = _processor()
                seconds = measure(folder, case, server.port)
                spent = _processor() - spent
            results.append(figures(name, case, sink.log(), seconds, spent))
    return results


def _processor() -> float:
    """Seconds of the processor that all processes took that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(results: list[Figures], case: Case) -> None:
    """Prints the figures, how many times the last one is each other, and what share of the ideal."""
    for found in results:
        print(
            f"{found.name:12} {found.messages} messages of {found.size:.0f} bytes, {found.connections} connections:",
            end=" ",
        )
        print(f"{found.rate:.0f}/s ({found.command:.2f} s in all), {found.server_rate:.0f}/s at the server,", end=" ")
        print(f"{found.processor / found.messages * 1000:.2f} ms of the processor each")
    *others, mailtool = results
    for other in others:
        rate, server_rate = mailtool.rate / other.rate, mailtool.server_rate / other.server_rate
        print(f"{mailtool.name} is {rate:.2f} times {other.name}, {server_rate:.2f} times at the server")
    if case.ideal:
        print(f"{mailtool.name} comes to {mailtool.server_rate / case.ideal:.1%} of the ideal at the server")


if __name__ == "__main__":
    main()
