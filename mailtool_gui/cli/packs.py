"""`mailtool pack`: every message as a file with a list of hashes, to be agreed to before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.counting import counting
from mailtool_gui.cli.drafts import draft_of, message_options
from mailtool_gui.cli.output import note, print_json, say
from mailtool_gui.cli.text import counted
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.cli.shapes import Shape
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.eml_folder import Written

SOME_LEFT_OUT = 1
_LISTED = 20


class _SheetOrJob(Command):
    """With `--job` there is no sheet: what stands first is the folder."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tells whether the folder is still lacking after the first argument."""
        of_job = any(arg == "--job" or arg.startswith("--job=") for arg in args)
        for param in self.params:
            if param.name == "out":
                param.required = not of_job
        return super().parse_args(ctx, args)


@click.command(cls=_SheetOrJob)
@message_options
@click.argument("out", metavar="OUT_FOLDER", type=click.Path(path_type=Path))
@click.option("--account", metavar="NAME", help="Who sends [the only account].")
@click.option("--job", "job_id", metavar="ID", help="The messages of this job instead: pack --job ID OUT_FOLDER.")
@pass_session
def pack(session: Session, /, out: Path | None, account: str | None, job_id: str | None, **options: Any) -> int:
    """Write each exact message as an .eml file into a new folder, with a list of hashes. Nothing is sent.

    The pack of a job holds its messages with their own ids, so that what was sent can be compared with what was
    agreed to.
    """
    if job_id is not None:
        if out is not None:
            raise UsageError("A job has its own messages: name the folder alone.", where="--job")
        with counting("messages written") as report:
            return told(
                session,
                session.desk.packs.of_job(job_id, options["sheet"], report),
                remark="They are the job's own.",
                job=job_id,
            )
    assert out is not None
    sender = account_of(session, account)
    proofed = proofed_of(session, options, sender)
    with counting("messages written") as report:
        return told(session, session.desk.packs.of_sheet(proofed, sender, out, report))


def account_of(session: Session, name: str | None) -> Account:
    """The named account, else the only one there is. Raises AccountError and UsageError."""
    if name is not None:
        return session.accounts.get(name)
    known = session.accounts.all()
    if len(known) != 1:
        raise UsageError("Say which account the messages are from.", where="--account", code="missing-option")
    return known[0].account


def proofed_of(session: Session, options: dict[str, Any], sender: Account) -> Proofed:
    """The checked sheet that the options describe."""
    from mailtool_gui.messages.originator import Sender

    return session.campaigns.proofed(draft_of(options), Sender.of(sender))


def told(session: Session, written: Written, *, remark: str = "Nothing was sent.", **more: str) -> int:
    """What was written, and who has no message; the exit code."""
    if session.json:
        print_json({**_shape(written), **more, "message": remark})
    else:
        for each in written.left_out[:_LISTED]:
            note(f"Not written: {each.reason}")
        if len(written.left_out) > _LISTED:
            note(f"... and {len(written.left_out) - _LISTED} more; summary.csv lists all.")
        say(f"{written.folder}: {counted(written.messages, 'message')}. {remark}")
    return SOME_LEFT_OUT if written.left_out else 0


def _shape(written: Written) -> Shape:
    left_out = [{"rows": list(e.rows), "address": e.address, "reason": e.reason} for e in written.left_out]
    return {"out": str(written.folder), "messages": written.messages, "left_out": left_out}
