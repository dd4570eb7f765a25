"""`mailtool rescue`: what can be read of a damaged ledger, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, say
from mailtool_gui.cli.shapes import time_shape
from mailtool_gui.cli.text import counted, moment_text

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.rescue import Backup, Rescue

NEEDS_A_LOOK = 1


@click.command(cls=Command)
@pass_session
def rescue(session: Session) -> int:
    """Put a damaged ledger aside and save what can be read of it. A whole one is left alone.

    What it does not tell any more comes from the newest good backup. Jobs that had not ended are paused; nothing is
    sent before you resume them.
    """
    found = session.parts.rescue()
    sentences = told(found) if found else ["The ledger is whole: there is nothing to rescue."]
    if session.json:
        print_json({"rescued": _shape(found) if found else None, "sentence": " ".join(sentences)})
    else:
        say("\n".join(sentences))
    return NEEDS_A_LOOK if found else 0


def told(found: Rescue) -> list[str]:
    """What was saved, what was not, and what to do now."""
    was_there = found.kept.is_dir() and any(found.kept.iterdir())
    sentences = [
        f"The damaged ledger lies in {found.kept}, as it was." if was_there else "The ledger was gone.",
        f"Saved into a new one: {counted(found.accounts, 'account')}, {counted(found.jobs, 'job')} with "
        f"{counted(found.deliveries, 'recipient')}, and the list “Never mailed again” "
        f"({found.suppressions:,}).",
    ]
    if found.backup:
        sentences += _of_backup(found, found.backup)
    if found.incomplete:
        known = f" (at least {found.missing:,})" if found.missing else ""
        sentences.append(
            f"Recipients of {counted(found.incomplete, 'job')} may be missing{known}: compare with your sheets."
        )
    if found.doubtful:
        sentences.append(f"{counted(found.doubtful, 'message')} may have arrived: see `mailtool resolve`.")
    if found.paused:
        sentences.append(f"{counted(found.paused, 'job')} paused: look into your Sent folder, then resume.")
    return sentences


def _of_backup(found: Rescue, backup: Backup) -> list[str]:
    """From when it is, and what that means."""
    where = f"What it did not tell any more comes from the backup of {moment_text(backup.made_at)}"
    sentences = [f"{where}: {counted(found.restored, 'recipient')}."]
    if backup.is_last_word:
        return [*sentences, "Nothing was sent after that backup; what was put in or changed after it is gone."]
    if found.unsure:
        may = f"{counted(found.unsure, 'message')} may have been sent since then"
        sentences.append(f"{may}: unknown until you, or the Sent folder, say. See `mailtool resolve`.")
        sentences.append("Under their accounts' limits they count as sent today, which may hold other messages back.")
    lost = "Jobs put in after it are gone, and so is who was put on the list “Never mailed again”."
    return [*sentences, f"{lost} Look into your Sent folder before you send anything again."]


def _backup_shape(backup: Backup) -> dict[str, object]:
    made_at, nothing_sent = time_shape(backup.made_at), backup.is_last_word
    return {"file": str(backup.path), "made_at": made_at, "nothing_sent_since": nothing_sent}


def _shape(found: Rescue) -> dict[str, object]:
    names = ("jobs", "paused", "deliveries", "missing", "incomplete", "doubtful", "accounts", "suppressions")
    shape = {"kept": str(found.kept)} | {name: getattr(found, name) for name in (*names, "restored", "unsure")}
    return {**shape, "backup": _backup_shape(found.backup) if found.backup else None}
