"""`mailtool rescue`: what can be read of a damaged ledger, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, say
from mailtool_gui.cli.session import Session
from mailtool_gui.cli.text import counted

if TYPE_CHECKING:
    from mailtool_gui.domain.rescue import Rescue

NEEDS_A_LOOK = 1


@click.command(cls=Command)
@pass_session
def rescue(session: Session) -> int:
    """Put a damaged ledger aside and save what can be read of it. A whole one is left alone.

    Jobs that had not ended are paused; nothing is sent before you resume them.
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
    sentences = [
        f"The damaged ledger lies in {found.kept}, as it was.",
        f"Saved into a new one: {counted(found.accounts, 'account')}, {counted(found.jobs, 'job')} with "
        f"{counted(found.deliveries, 'recipient')}, and the list of those who are never mailed again "
        f"({found.suppressions:,}).",
    ]
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


def _shape(found: Rescue) -> dict[str, object]:
    names = ("jobs", "paused", "deliveries", "missing", "incomplete", "doubtful", "accounts", "suppressions")
    return {"kept": str(found.kept)} | {name: getattr(found, name) for name in names}
