"""Progress while a command waits: a bar where there is a terminal, log lines elsewhere; then what happened and why."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mailtool_gui.cli.causes import what_helps
from mailtool_gui.cli.output import note, print_table, say
from mailtool_gui.cli.text import completed_line, duration_text, summary_rows
from mailtool_gui.domain.job import ENDED, Job, JobStatus

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.overlay import JobView

Tick = Callable[[], None]


def wait_for(session: Session, job_id: str) -> JobView:
    """Works or follows a job with its progress on standard error, and tells what happened."""
    with progress(session.jobs, job_id) as tick:
        session.parts.host.work_until(job=job_id, on_tick=tick)
    view = session.jobs.view(job_id)
    if view.job.status not in ENDED:
        by_user = "you have paused this job." if view.job.status is JobStatus.PAUSED else "stopped before the end."
        note(f"{view.job.status.value}: {view.job.reason or by_user}")
        note(_how_it_goes_on(view.job))
    _tell_what_happened(session, job_id, err=session.json)
    return view


def _how_it_goes_on(job: Job) -> str:
    if job.status is JobStatus.PAUSED:
        return f"`mailtool resume {job.id}` lets it go on."
    if job.reason is None:
        return "`mailtool engine` goes on with it."
    return f"It goes on by itself, in the background; `mailtool job {job.id}` tells how far it is."


@contextmanager
def progress(jobs: Jobs, job_id: str) -> Iterator[Tick]:
    """What to call now and then while the job is worked."""
    with _bar(jobs, job_id) if sys.stderr.isatty() else _lines(jobs, job_id) as tick:
        yield tick


@contextmanager
def _bar(jobs: Jobs, job_id: str) -> Iterator[Tick]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=8) as shown:
        task = shown.add_task("", total=None, counts="", left="")

        def tick() -> None:
            """Redraws the bar from the counters."""
            view = jobs.view(job_id)
            done = view.job.progress
            shown.update(
                task,
                description=view.job.status.value,
                total=done.total,
                completed=done.current,
                counts=f"{done.sent} sent, {done.failed} failed",
                left="" if view.eta_seconds is None else f"left {duration_text(view.eta_seconds)}",
            )

        yield tick
    _tell_the_end(jobs, job_id)


@contextmanager
def _lines(jobs: Jobs, job_id: str) -> Iterator[Tick]:
    """The engine's own log lines where this process hosts it; else a line whenever something has changed."""
    handler = _Counting(sys.stderr)
    log = logging.getLogger("mailtool")
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    last = 0

    def tick() -> None:
        """A line where the engine has written none and something has changed."""
        nonlocal last
        if handler.lines:
            return
        done = jobs.view(job_id).job.progress
        if done.current != last:
            last = done.current
            note(
                f"Progress: {done.current}/{done.total} ({done.percentage}%) - "
                f"Success: {done.sent}, Failed: {done.failed}"
            )

    try:
        yield tick
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
    if not handler.lines:
        _tell_the_end(jobs, job_id)


def _tell_the_end(jobs: Jobs, job_id: str) -> None:
    view = jobs.view(job_id)
    if view.job.status in ENDED:
        note(completed_line(view))


class _Counting(logging.StreamHandler):  # type: ignore[type-arg]  # generic in the stubs only
    """Writes log lines as they are, and counts them."""

    def __init__(self, stream: object) -> None:
        super().__init__(stream)
        self.lines = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One line, with its time."""
        self.lines += 1
        super().emit(record)


def _tell_what_happened(session: Session, job_id: str, *, err: bool) -> None:
    rows = summary_rows(session.jobs.sent_by_tries(job_id), session.jobs.not_sent(job_id))
    print_table(("Recipients", "What happened", "Why"), rows, err=err)
    account = session.jobs.view(job_id).job.account
    for sentence in what_helps(session.desk.deliveries.causes(job_id), job=job_id, account=account):
        say(sentence, err=err)
