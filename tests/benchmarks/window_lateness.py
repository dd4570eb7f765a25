"""How late the window's event loop is while its engine sends with 50 workers, beside the same window at rest.

    .venv/bin/python -m tests.benchmarks.window_lateness [--rows 20000] [--seconds 12] [--latency 0.05] [--watch]

The window hosts the engine, as it does at a desk, with the page of the job open; the server is a process of its own and
answers the dot after 50 ms, so that 50 workers come to about 950 messages a second on an idle machine of four cores.
`--watch` names what the loop was doing in its longest turns. Under Xvfb: `QT_QPA_PLATFORM=xcb xvfb-run ...`.
"""

from __future__ import annotations

import argparse
import tempfile
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
from tests.benchmarks.window import Watchdog, lateness, opened, share, spin
from tests.support.sink import SinkOptions, SinkProcess

WORKERS = 50
MARK = 4.0  # milliseconds


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=12.0, help="of each measurement")
    parser.add_argument("--latency", type=float, default=0.05, help="seconds at the dot")
    parser.add_argument("--watch", action="store_true", help="name the longest events")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with SinkProcess(folder / "sink.jsonl", SinkOptions(dot_latency=given.latency)) as sink:
            measure(folder, sink.port, given)


def measure(folder: Path, port: int, given: argparse.Namespace) -> None:
    """At rest and at work, in one window."""
    with opened(folder / "data", hosting=True) as bench:
        job = put_in(bench.desk, folder, port, given.rows)
        page = bench.jobs_page()
        page.show_job(job)
        spin(3.0)
        rest = lateness(given.seconds)
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
        report(rest, work, sent / given.seconds)
        watchdog.tell()


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


def report(rest: list[float], work: list[float], rate: float) -> None:
    """Prints both, and the difference."""
    for name, found in (("at rest", rest), ("at work", work)):
        shares = ", ".join(f"p{part * 100:g} {share(found, part):.2f} ms" for part in (0.5, 0.9, 0.99, 0.999))
        print(f"{name}: {len(found)} beats, {shares}, longest {max(found):.1f} ms")
    more = share(work, 0.99) - share(rest, 0.99)
    print(f"{rate:.0f} messages a second; p99 is {more:.2f} ms more at work than at rest (mark: at most {MARK:.0f} ms)")


if __name__ == "__main__":
    main()
