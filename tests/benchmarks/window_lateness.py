"""How late the window's event loop is while its engine sends with 50 workers, beside the same window at rest.

    .venv/bin/python -m tests.benchmarks.window_lateness [--rows 20000] [--seconds 12] [--latency 0.05] [--watch]

The window hosts the engine, as it does at a desk, with the page of the job open; the server is a process of its own and
answers the dot after 50 ms, so that 50 workers come to about 950 messages a second on an idle machine of four cores.
`--watch` names what the loop was doing in its longest turns. Under Xvfb: `QT_QPA_PLATFORM=xcb xvfb-run ...`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.accounts.presets import Overrides
from mailtool_gui.domain.account import Security
from mailtool_gui.domain.message import Template
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.wish import Wish
from tests.benchmarks.campaign import SUBJECT, TEXT, make_campaign
from tests.benchmarks.steal import stolen_seconds
from tests.benchmarks.window import Watchdog, lateness, opened, share, spin
from tests.support.sink import SinkOptions, SinkProcess

WORKERS = 50
MARK = 4.0  # milliseconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Milliseconds that each beat came too late, at rest and at work; seconds of the processor given to others."""

    rest: list[float]
    work: list[float]
    rate: float
    stolen: float

    @property
    def more(self) -> float:
        """What p99 is more at work."""
        return share(self.work, 0.99) - share(self.rest, 0.99)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=12.0, help="of each measurement")
    parser.add_argument("--latency", type=float, default=0.05, help="seconds at the dot")
    parser.add_argument("--runs", type=int, default=3, help="the median counts")
    parser.add_argument("--watch", action="store_true", help="name the longest events")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name, str(number)) for number in range(given.runs)]
        found = [in_a_window_of_its_own(folder, given) for folder in folders]
    middle = statistics.median(run.more for run in found)
    print(f"the median of {len(found)}: {middle:.2f} ms more (mark: at most {MARK:.0f} ms)")


def in_a_window_of_its_own(folder: Path, given: argparse.Namespace) -> Found:
    """One run, reported."""
    folder.mkdir()
    with SinkProcess(folder / "sink.jsonl", SinkOptions(dot_latency=given.latency)) as sink:
        found = measure(folder, sink.port, given)
    report(found)
    return found


def measure(folder: Path, port: int, given: argparse.Namespace) -> Found:
    """At rest and at work, in one window."""
    with opened(folder / "data", hosting=True) as bench:
        job = put_in(bench.desk, folder, port, given.rows)
        page = bench.jobs_page()
        page.show_job(job)
        spin(3.0)
        stolen, rest = stolen_seconds(), lateness(given.seconds)
        watchdog = Watchdog()
        if given.watch:
            watchdog.watch()
        bench.desk.jobs.resume(job)
        spin(3.0)
        before = bench.desk.jobs.view(job).job.progress.sent
        work = lateness(given.seconds)
        sent = bench.desk.jobs.view(job).job.progress.sent - before
        watchdog.close()
        bench.desk.jobs.cancel(job)
        watchdog.tell()
        return Found(rest=rest, work=work, rate=sent / given.seconds, stolen=stolen_seconds() - stolen)


def put_in(desk: Desk, folder: Path, port: int, rows: int) -> str:
    """A paused job of so many rows to the server on this port."""
    limits = Overrides(in_flight=WORKERS, batch_size=1_000_000, batch_delay_ms=1)
    form = AccountForm(sender="shop@example.com", host="127.0.0.1", port=port, security=Security.NONE, overrides=limits)
    desk.accounts.add("sink", form)
    campaign = make_campaign(folder, rows=rows)
    template = Template(subject=SUBJECT, html=campaign.html.read_text(encoding="utf-8"), text=TEXT)
    proofed = desk.campaigns.proofed(Draft(sheet=campaign.sheet, template=template), Sender("shop@example.com"))
    job = desk.campaigns.put_in(proofed, Wish(account=desk.accounts.get("sink"))).id
    desk.jobs.pause(job)
    return job


def report(found: Found) -> None:
    """Prints a run."""
    for name, late in (("at rest", found.rest), ("at work", found.work)):
        shares = ", ".join(f"p{part * 100:g} {share(late, part):.2f} ms" for part in (0.5, 0.9, 0.99, 0.999))
        print(f"{name}: {len(late)} beats, {shares}, longest {max(late):.1f} ms")
    print(f"{found.rate:.0f} messages a second, {found.stolen:.1f} s stolen; p99 is {found.more:.2f} ms more at work")


if __name__ == "__main__":
    main()
