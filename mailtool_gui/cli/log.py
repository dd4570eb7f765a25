"""`mailtool log`: what happened to a job, when and why."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.shapes import Shape, progress_shape, time_shape
from mailtool_gui.cli.text import completed_line, moment_text
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import ENDED, JobStatus
from mailtool_gui.services.job_log import headline, so_far, why

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.job_log import Entry


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--follow", is_flag=True, help="Go on with what comes, until the job has ended.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Into a file, addresses masked.")
@click.option("--overwrite", is_flag=True, help="Even where there is such a file.")
@click.option("--limit", type=Whole(0), default=1000, show_default=True, metavar="N", help="The newest so many.")
@click.option("--offset", type=Whole(0), default=0, metavar="N", help="Without the newest so many.")
@pass_session
def log(session: Session, /, job_id: str, follow: bool, out: Path | None, **options: Any) -> None:
    """Every change of a job's state, and of its account's: when, what, why."""
    logs = session.desk.job_logs
    if out is not None:
        if follow:
            raise UsageError("--follow shows the log; --out writes what there is.", where="--follow")
        return _tell_written(session, out, logs.export(job_id, out, overwrite=options["overwrite"]))
    if follow and not session.json:
        return _follow(session, job_id)
    if follow:
        list(logs.follow(job_id, wait=time.sleep, ended=lambda: _has_ended(session, job_id)))
    page = logs.page(job_id, limit=options["limit"], offset=options["offset"])
    entries = list(reversed(page.items))
    if session.json:
        shapes = [entry_shape(entry) for entry in entries]
        return print_json({"job": job_id, "entries": shapes, "count": len(shapes), "total": page.total})
    if not entries:
        return note("Nothing is in the log of this job.")
    print_table(("When", "What", "So far", "Why"), [_cells(entry) for entry in entries])
    for entry in entries:
        if entry.trace:
            say(f"{moment_text(entry.at)}  {entry.error}\n{entry.trace}")
    say(f"Showing {len(entries)} of {page.total}")
    view = session.jobs.view(job_id)
    return say(completed_line(view)) if view.job.status is JobStatus.COMPLETED else None


def entry_shape(entry: Entry) -> Shape:
    """One entry."""
    return {
        "at": time_shape(entry.at),
        "about": entry.about.value,
        "from": entry.before,
        "to": entry.state,
        "reason": entry.reason,
        "error": entry.error,
        "trace": entry.trace.splitlines() if entry.trace else None,
        "address": entry.address,
        "attempt": entry.attempt,
        "progress": progress_shape(entry.progress) if entry.progress else None,
    }


def _follow(session: Session, job_id: str) -> None:
    logs = session.desk.job_logs
    for entry in logs.follow(job_id, wait=time.sleep, ended=lambda: _has_ended(session, job_id)):
        say("  ".join(part for part in _cells(entry) if part))


def _has_ended(session: Session, job_id: str) -> bool:
    return session.jobs.view(job_id).job.status in ENDED


def _tell_written(session: Session, out: Path, count: int) -> None:
    if session.json:
        return print_json({"out": str(out), "entries": count})
    entries = "1 entry" if count == 1 else f"{count:,} entries"
    return say(f"{entries} written to {out}; addresses are masked.")


def _cells(entry: Entry) -> tuple[str, str, str, str]:
    return moment_text(entry.at), headline(entry), so_far(entry), why(entry)
