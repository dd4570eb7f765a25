"""`mailtool check` and `render`: what would be sent. They send nothing and keep nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.drafts import draft_of, message_options, sender_of
from mailtool_gui.cli.fixing import corrections_shape
from mailtool_gui.cli.following import only_of, only_options, sent_before_shape
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.shapes import problem_shape
from mailtool_gui.cli.text import counted, place_text
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.message import Message, Template
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.recipient import Recipient

ERRORS_STAND = 1
_LISTED = 50


@click.command(cls=Command)
@message_options
@only_options
@click.option("--account", metavar="NAME", help="Who it is from [the only account].")
@pass_session
def check(session: Session, /, account: str | None, **options: Any) -> int:
    """Render every row and name every problem. Nothing is sent."""
    sender = sender_of(session, account)
    found = session.campaigns.proofed(draft_of(options, only=only_of(options)), sender)
    if session.json:
        problems = [problem_shape(problem) for problem in found.problems]
        counts = {"recipients": len(found.recipients), "ready": found.ready}
        before = {"sent_before": sent_before_shape(found.before)} if found.before else {}
        mended = {"fixes": corrections_shape(found.corrections), "left_out": [e.rows[0].number for e in found.left_out]}
        more = {"address_column": found.address_column.header, "images": _images_shape(found.draft.template)}
        print_json({**counts, "problems": problems, **more, **before, **mended})
    else:
        print_problems(found.problems)
        for correction in found.corrections:
            say(f"Corrected: {correction.words}")
        are = "is" if len(found.recipients) == 1 else "are"
        say(f"{found.ready:,} of {counted(len(found.recipients), 'recipient')} {are} ready.")
        say(f"Their addresses stand in column {found.address_column.letter}, “{found.address_column.header}”.")
        if images := found.draft.template.inline:
            names = ", ".join(image.path.name for image in images)
            say(f"{counted(len(images), 'picture')} inside every message: {names}.")
        if found.left_out:
            say(f"{counted(len(found.left_out), 'row')} left out.")
    return ERRORS_STAND if found.errors else 0


@click.command(cls=Command)
@message_options
@click.option("--row", type=Whole(1), required=True, metavar="N", help="Excel's row number.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.eml", help="Write it there.")
@click.option("--account", metavar="NAME", help="Who it is from [the only account].")
@pass_session
def render(session: Session, /, row: int, out: Path | None, account: str | None, **options: Any) -> None:
    """One exact message, as it would leave."""
    sender = sender_of(session, account)
    recipient, message = session.campaigns.rendered(draft_of(options), sender, row)
    if out is not None:
        _write(out, message.data)
    if session.json:
        return print_json(_rendered_shape(row, recipient, message, out))
    if out is None:
        return click.echo(message.data, nl=False)
    return say(f"Row {row}: the message to {recipient.address} is in {out}.")


def print_problems(problems: Sequence[Problem], *, err: bool = False) -> None:
    """The findings as a table, errors first."""
    if not problems:
        return
    ranked = sorted(problems, key=lambda problem: (problem.severity.value, problem.row or 0))
    rows = [(p.severity.value, place_text(p), p.message.removeprefix(f"{p.cell}: ")) for p in ranked[:_LISTED]]
    print_table(("Severity", "Where", "Problem"), rows, err=err)
    if len(ranked) > _LISTED:
        note(f"... and {len(ranked) - _LISTED} more; --json lists all.")


def _images_shape(template: Template) -> list[dict[str, Any]]:
    """The pictures that travel inside every message."""
    return [{"cid": image.cid, "file": str(image.path), "size": image.path.stat().st_size} for image in template.inline]


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The file cannot be written ({reason}).", where=str(out), code="cannot-write") from None


def _rendered_shape(row: int, recipient: Recipient, message: Message, out: Path | None) -> dict[str, Any]:
    return {
        "row": row,
        "rows": list(recipient.row_numbers),
        "address": recipient.address,
        "sender": message.envelope.sender,
        "recipients": list(message.envelope.recipients),
        "message_id": message.identity.message_id,
        "size": len(message.data),
        "out": str(out) if out else None,
        "message": message.data.decode("utf-8", "replace"),
    }
