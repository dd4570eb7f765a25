"""`mailtool pause`, `resume`, `cancel`, `retry`, `resolve`: what a user wishes of a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.session import Session
from mailtool_gui.cli.shapes import job_shape
from mailtool_gui.cli.text import counted
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.selection import Selection


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def pause(session: Session, job_id: str) -> None:
    """Stop a job until it is resumed."""
    changed = session.jobs.pause(job_id)
    tell(session, job_id, int(changed), f"{job_id} is paused." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def resume(session: Session, job_id: str) -> None:
    """Let a paused job go on, and its account be tried again."""
    changed = session.jobs.resume(job_id)
    tell(session, job_id, int(changed), f"{job_id} goes on." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def cancel(session: Session, job_id: str) -> None:
    """End a job: what has not been sent is skipped."""
    changed = session.jobs.cancel(job_id)
    tell(session, job_id, int(changed), f"{job_id} is cancelled." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--address", "addresses", multiple=True, metavar="A ...", help="Only these recipients.")
@rows_option
@pass_session
def retry(session: Session, job_id: str, addresses: Sequence[str], rows: Sequence[str]) -> None:
    """Put failed recipients in again. Those that may have arrived are never touched."""
    chosen = singled_out(addresses, rows, "--address")
    count = session.jobs.retry(job_id, chosen)
    again = f"{counted(count, 'recipient')} put in again."
    tell(session, job_id, count, again if count else _nothing_failed(session, job_id))


def singled_out(values: Sequence[str], rows: Sequence[str], option: str) -> Selection:
    """What is meant; raises UsageError where an option names nobody."""
    chosen = selection(values, rows)
    if values and chosen.everything:
        raise UsageError("Say which: addresses, or --row N.", where=option)
    return chosen


def _nothing_failed(session: Session, job_id: str) -> str:
    if session.jobs.view(job_id).job.status is JobStatus.CANCELLED:
        return f"Nothing to do: {job_id} was cancelled."
    return "Nothing to do: none of them has failed."


def _nothing(session: Session, job_id: str) -> str:
    return f"Nothing to do: {job_id} is {session.jobs.view(job_id).job.status.value}."


def tell(session: Session, job_id: str, changed: int, sentence: str) -> None:
    """What a wish has changed of a job."""
    if session.json:
        shape: dict[str, Any] = job_shape(session.jobs.view(job_id))
        print_json({**shape, "changed": changed, "message": sentence})
    else:
        click.echo(sentence)
