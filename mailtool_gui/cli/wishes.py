"""`mailtool pause`, `resume`, `cancel`, `retry`, `resolve`: what a user wishes of a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, print_table
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.session import Session
from mailtool_gui.cli.shapes import delivery_shape, job_shape
from mailtool_gui.cli.text import counted, delivery_cells
from mailtool_gui.domain.errors import NotInThisVersion, UsageError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.selection import Selection

NEEDS_A_LOOK = 1


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def pause(session: Session, job_id: str) -> None:
    """Stop a job until it is resumed."""
    changed = session.jobs.pause(job_id)
    _tell(session, job_id, int(changed), f"{job_id} is paused." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def resume(session: Session, job_id: str) -> None:
    """Let a paused job go on, and its account be tried again."""
    changed = session.jobs.resume(job_id)
    _tell(session, job_id, int(changed), f"{job_id} goes on." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@pass_session
def cancel(session: Session, job_id: str) -> None:
    """End a job: what has not been sent is skipped."""
    changed = session.jobs.cancel(job_id)
    _tell(session, job_id, int(changed), f"{job_id} is cancelled." if changed else _nothing(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--address", "addresses", multiple=True, metavar="A ...", help="Only these recipients.")
@rows_option
@pass_session
def retry(session: Session, job_id: str, addresses: Sequence[str], rows: Sequence[str]) -> None:
    """Put failed recipients in again. Those that may have arrived are never touched."""
    chosen = _singled_out(addresses, rows, "--address")
    count = session.jobs.retry(job_id, chosen)
    again = f"{counted(count, 'recipient')} put in again."
    _tell(session, job_id, count, again if count else _nothing_failed(session, job_id))


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--search", is_flag=True, help="Look in the Sent folder. Not in this version.")
@click.option("--mark-sent", multiple=True, metavar="A ...", help="These have arrived.")
@click.option("--send-again", multiple=True, metavar="A ...", help="Send these once more.")
@rows_option
@pass_session
def resolve(session: Session, /, job_id: str, search: bool, rows: Sequence[str], **wishes: Sequence[str]) -> int:
    """Recipients that may or may not have arrived: list them, or say what is known."""
    if search:
        raise NotInThisVersion("Searching the Sent folder is not in this version.", where="--search")
    if wishes["mark_sent"] and wishes["send_again"]:
        raise UsageError("Say one thing at a time: --mark-sent or --send-again.", where="resolve")
    if not wishes["mark_sent"] and not wishes["send_again"]:
        return _list_unknown(session, job_id, rows)
    name = "mark_sent" if wishes["mark_sent"] else "send_again"
    chosen = _singled_out(wishes[name], rows, f"--{name.replace('_', '-')}")
    count = getattr(session.jobs, name)(job_id, chosen)
    who = counted(count, "recipient")
    done = f"{who} marked as sent." if name == "mark_sent" else f"{who} put in again, with new Message-IDs."
    _tell(session, job_id, count, done if count else "Nothing to do: none of them is unknown.")
    return 0


def _list_unknown(session: Session, job_id: str, rows: Sequence[str]) -> int:
    if rows:
        raise UsageError("Say what is known of these rows: --mark-sent or --send-again.", where="--row")
    found = session.jobs.unknown(job_id)
    if session.json:
        shape = job_shape(session.jobs.view(job_id))
        print_json({**shape, "deliveries": [delivery_shape(d) for d in found], "deliveries_total": len(found)})
    elif found:
        print_table(("Address", "Rows", "State", "When", "Reason"), [delivery_cells(d) for d in found])
        click.echo(
            "Look whether they arrived. Then say of each, by its address or with --row N:\n"
            f"    mailtool resolve {job_id} --mark-sent ADDRESS ...\n"
            f"    mailtool resolve {job_id} --send-again ADDRESS ..."
        )
    else:
        click.echo("Nothing is unknown in this job.")
    return NEEDS_A_LOOK if found else 0


def _singled_out(values: Sequence[str], rows: Sequence[str], option: str) -> Selection:
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


def _tell(session: Session, job_id: str, changed: int, sentence: str) -> None:
    if session.json:
        shape: dict[str, Any] = job_shape(session.jobs.view(job_id))
        print_json({**shape, "changed": changed, "message": sentence})
    else:
        click.echo(sentence)
