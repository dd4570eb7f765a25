"""`mailtool pause`, `resume`, `cancel`, `retry`, `resolve`: what a user wishes of a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, say
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.shapes import job_shape
from mailtool_gui.cli.text import counted
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import ENDED, JobStatus

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.overlay import JobView
    from mailtool_gui.services.selection import Selection


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def pause(session: Session, job_id: str) -> None:
    """Stop a job until it is resumed."""
    _tell_stop(session, job_id, session.jobs.pause(job_id), "paused")


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def resume(session: Session, job_id: str) -> None:
    """Let a paused job go on, and its account be tried again."""
    changed = session.jobs.resume(job_id)
    tell(session, job_id, int(changed), _goes_on(session, job_id) if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def cancel(session: Session, job_id: str) -> None:
    """End a job: what has not been sent is skipped."""
    _tell_stop(session, job_id, session.jobs.cancel(job_id), "cancelled")


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--no", "usual", is_flag=True, help="Back among the others.")
@pass_session
def urgent(session: Session, job_id: str, usual: bool) -> None:
    """Put a job before the others of its account."""
    changed = session.jobs.set_urgent(job_id, urgent=not usual)
    done = f"{job_id} takes its turn with the others." if usual else f"{job_id} goes before the others."
    tell(session, job_id, int(changed), done if changed else _nothing_urgent(session, job_id, urgent=not usual))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--address", "addresses", multiple=True, metavar="A ...", help="Only these recipients.")
@rows_option
@pass_session
def retry(session: Session, job_id: str, addresses: Sequence[str], rows: Sequence[str]) -> None:
    """Put failed recipients in again. Those that may have arrived are never touched."""
    chosen = singled_out(addresses, rows, "--address")
    count = session.jobs.retry(job_id, chosen)
    again = f"{counted(count, 'recipient')} put in again.{until_resumed(session, job_id)}"
    tell(session, job_id, count, again if count else _nothing_failed(session, job_id))


def singled_out(values: Sequence[str], rows: Sequence[str], option: str) -> Selection:
    """What is meant; raises UsageError where an option names nobody."""
    chosen = selection(values, rows)
    if values and chosen.everything:
        raise UsageError("Say which: addresses, or --row N.", where=option)
    return chosen


def _goes_on(session: Session, job_id: str) -> str:
    """Not always at once: it may be too early, or the wrong hour."""
    reason = session.jobs.view(job_id).job.reason
    return f"{job_id} is resumed. {reason}" if reason else f"{job_id} goes on."


def _nothing_urgent(session: Session, job_id: str, *, urgent: bool) -> str:
    if session.jobs.view(job_id).job.status in ENDED:
        return _nothing(session, job_id)
    standing = "goes before the others already" if urgent else "takes its turn with the others already"
    return f"Nothing to do: {job_id} {standing}."


def until_resumed(session: Session, job_id: str) -> str:
    """What is to be added where something was put in again: of a paused job nothing leaves."""
    if session.jobs.view(job_id).job.status is JobStatus.PAUSED:
        return f" Nothing leaves before the job is resumed: `mailtool resume {job_id}`."
    return ""


def _nothing_failed(session: Session, job_id: str) -> str:
    if session.jobs.view(job_id).job.status is JobStatus.CANCELLED:
        return f"Nothing to do: {job_id} was cancelled. Send those rows again from the sheet."
    return "Nothing to do: none of them has failed."


def _tell_stop(session: Session, job_id: str, changed: bool, done: str) -> None:
    """What may still leave of a job that has stopped is what is in flight, and nothing else."""
    view = session.jobs.view(job_id)
    flying = view.job.progress.sending
    still = f"{counted(flying, 'message')} in flight may still arrive; nothing else leaves."
    sentence = f"{job_id} is {done}. {still if flying else 'Nothing of it leaves any more.'}"
    tell(session, job_id, int(changed), sentence if changed else _nothing(session, job_id), view)


def _nothing(session: Session, job_id: str) -> str:
    return f"Nothing to do: {job_id} is {session.jobs.view(job_id).job.status.value}."


def tell(session: Session, job_id: str, changed: int, sentence: str, view: JobView | None = None) -> None:
    """What a wish has changed of a job."""
    if session.json:
        shape: dict[str, Any] = job_shape(view or session.jobs.view(job_id))
        print_json({**shape, "changed": changed, "message": sentence})
    else:
        say(sentence)
