"""`mailtool suppress`: addresses that are never mailed again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Commands, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.shapes import suppression_shape
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.services.suppressions import Added

NEEDS_A_LOOK = 1
_LISTED = 20  # unreadable lines of a file that are shown


@click.group(cls=Commands)
def suppress() -> None:
    """Addresses that are never mailed again, by any job."""


@suppress.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is shown wherever the address is skipped.")
@click.option(
    "--file", type=click.Path(path_type=Path), metavar="FILE", help="All addresses of a text file or a workbook."
)
@pass_session
def add(session: Session, addresses: Sequence[str], reason: str, file: Path | None) -> int:
    """Never mail these again. One that is on the list already keeps its reason and date.

    The token of somebody who unsubscribes stands for the address.
    """
    if bool(addresses) == (file is not None):
        raise UsageError("Say whom: addresses, or a file of them (--file).", where="suppress add")
    list_of = session.suppressions
    added = list_of.add_file(file, reason) if file is not None else list_of.add(addresses, reason)
    if session.json:
        more = {"added": added.new, "already": added.known, "problems": list(added.problems)}
        print_json({**_shape(added.entries, changed=added.new, sentence=_added(added)), **more})
    else:
        _list_problems(added.problems)
        say(_added(added))
    return NEEDS_A_LOOK if added.problems else 0


@suppress.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@pass_session
def remove(session: Session, addresses: Sequence[str]) -> None:
    """Take these off the list: they may be mailed again."""
    found = session.suppressions.remove(addresses)
    told = f"{_addresses(len(found))} taken off the list." if found else "Nothing to do: none of them is on the list."
    if session.json:
        print_json({**_shape(found, changed=len(found), sentence=told), "removed": len(found)})
    else:
        say(told)


@suppress.command(name="list")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option("--search", default="", metavar="TEXT", help="Only those whose address or reason holds it.")
@click.option("--limit", type=Whole(0), default=None, metavar="N", help="How many [all].")
@click.option("--offset", type=Whole(0), default=0, metavar="N", help="How many to leave out first.")
@pass_session
def list_suppressed(session: Session, addresses: Sequence[str], search: str, limit: int | None, offset: int) -> None:
    """Who is never mailed again, why and since when; of some addresses: those that are on the list."""
    if addresses and search:
        raise UsageError("Choose one: addresses, or --search.", where="suppress list")
    found, total = _found(session, addresses, search, limit, offset)
    if session.json:
        shapes = [suppression_shape(entry) for entry in found]
        return print_json({"suppressions": shapes, "count": len(found), "total": total})
    if not found:
        return note("None of them is on the list." if addresses or search else "No address is suppressed.")
    return print_table(("Address", "Since", "Reason"), [_cells(entry) for entry in found])


def _found(
    session: Session, addresses: Sequence[str], search: str, limit: int | None, offset: int
) -> tuple[Sequence[Suppression], int]:
    if addresses:
        found = session.suppressions.of(addresses)
        return found[offset:][:limit], len(found)
    total = session.suppressions.count(search)
    return session.suppressions.page(search, limit=total if limit is None else limit, offset=offset), total


def _added(added: Added) -> str:
    sentence = f"{_addresses(added.new)} put on the list, never to be mailed again."
    if not added.known:
        return sentence
    known = "1 was" if added.known == 1 else f"{added.known:,} were"
    return f"{sentence if added.new else 'Nothing to do:'} {known} on the list already."


def _addresses(count: int) -> str:
    return "1 address" if count == 1 else f"{count:,} addresses"


def _shape(entries: Sequence[Suppression], *, changed: int, sentence: str) -> dict[str, Any]:
    """What was asked for; of one address its own keys too."""
    shapes = [suppression_shape(entry) for entry in entries]
    own = shapes[0] if len(shapes) == 1 else {}
    return {**own, "suppressions": shapes, "changed": changed, "message": sentence}


def _list_problems(problems: Sequence[str]) -> None:
    for problem in problems[:_LISTED]:
        note(problem)
    if len(problems) > _LISTED:
        note(f"... and {len(problems) - _LISTED} more; --json lists all.")


def _cells(entry: Suppression) -> tuple[str, str, str]:
    since = f"{entry.at.astimezone():%Y-%m-%d %H:%M}" if entry.at else ""
    return entry.address, since, entry.reason
