"""`mailtool resolve`: recipients that may or may not have arrived."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.selecting import rows_option
from mailtool_gui.cli.shapes import delivery_shape, job_shape, searched_shape
from mailtool_gui.cli.text import counted, delivery_cells
from mailtool_gui.cli.wishes import singled_out, tell, until_resumed
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.resolving import Searched

NEEDS_A_LOOK = 1


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--search", is_flag=True, help="Look for them in the Sent folder.")
@click.option("--mark-sent", multiple=True, metavar="A ...", help="These have arrived.")
@click.option("--send-again", multiple=True, metavar="A ...", help="Send these once more.")
@rows_option
@pass_session
def resolve(session: Session, /, job_id: str, search: bool, rows: Sequence[str], **wishes: Sequence[str]) -> int:
    """Recipients that may or may not have arrived: list them, or say what is known."""
    if search + bool(wishes["mark_sent"]) + bool(wishes["send_again"]) > 1:
        raise UsageError("Say one thing at a time: --search, --mark-sent or --send-again.", where="resolve")
    if search:
        return _search(session, job_id, rows)
    if not wishes["mark_sent"] and not wishes["send_again"]:
        return _list_unknown(session, job_id, rows)
    name = "mark_sent" if wishes["mark_sent"] else "send_again"
    chosen = singled_out(wishes[name], rows, f"--{name.replace('_', '-')}")
    count = getattr(session.jobs, name)(job_id, chosen)
    who = counted(count, "recipient")
    again = f"{who} put in again, with new Message-IDs.{until_resumed(session, job_id)}"
    done = f"{who} marked as sent." if name == "mark_sent" else again
    tell(session, job_id, count, done if count else "Nothing to do: none of them is unknown.")
    return 0


def _search(session: Session, job_id: str, rows: Sequence[str]) -> int:
    if rows:
        raise UsageError("--search looks for every recipient of the job that is unknown.", where="--row")
    searched = session.desk.resolving.search(job_id, wait=_wait)
    left = session.jobs.unknown(job_id)
    if session.json:
        shape = job_shape(session.jobs.view(job_id))
        rest = {"deliveries": [delivery_shape(d) for d in left], "deliveries_total": len(left)}
        changed = searched.found + searched.absent
        told = {"changed": changed, "message": _came_to(searched), "search": searched_shape(searched)}
        print_json({**shape, **rest, **told})
    else:
        say(_came_to(searched))
        if left:
            print_table(("Address", "Rows", "State", "When", "Reason"), [delivery_cells(d) for d in left])
    return NEEDS_A_LOOK if left or searched.absent else 0


def _wait(seconds: float) -> None:
    note(f"Some are not there yet. Looking again in {seconds:.0f} s.")
    time.sleep(seconds)


def _came_to(searched: Searched) -> str:
    if not searched.looked_for:
        return "Nothing is unknown in this job."
    told = [f"{counted(searched.found, 'recipient')} found in {', '.join(searched.folders)}: marked as sent."]
    if searched.absent:
        told.append(f"{counted(searched.absent, 'message')} did not leave: marked as failed, `mailtool retry` sends.")
    if searched.left:
        told.append(f"{counted(searched.left, 'recipient')} still unknown.")
    return " ".join((*told, *searched.reasons))


def _list_unknown(session: Session, job_id: str, rows: Sequence[str]) -> int:
    if rows:
        raise UsageError("Say what is known of these rows: --mark-sent or --send-again.", where="--row")
    found = session.jobs.unknown(job_id)
    if session.json:
        shape = job_shape(session.jobs.view(job_id))
        print_json({**shape, "deliveries": [delivery_shape(d) for d in found], "deliveries_total": len(found)})
    elif found:
        print_table(("Address", "Rows", "State", "When", "Reason"), [delivery_cells(d) for d in found])
        say(
            "Look whether they arrived. Then say of each, by its address or with --row N:\n"
            f"    mailtool resolve {job_id} --mark-sent ADDRESS ...\n"
            f"    mailtool resolve {job_id} --send-again ADDRESS ..."
        )
    else:
        say("Nothing is unknown in this job.")
    return NEEDS_A_LOOK if found else 0
