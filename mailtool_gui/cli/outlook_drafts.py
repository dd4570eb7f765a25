"""`mailtool drafts`: messages as files that Outlook opens as ones being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.counting import counting
from mailtool_gui.cli.drafts import message_options
from mailtool_gui.cli.packs import account_of, proofed_of, told

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session

_REMARK = "Nothing was sent, and no row counts as sent: what you send from Outlook, MailTool does not learn of."


@click.command(cls=Command)
@message_options
@click.argument("out", metavar="OUT_FOLDER", type=click.Path(path_type=Path))
@click.option("--account", metavar="NAME", help="Who sends [the only account].")
@pass_session
def drafts(session: Session, /, out: Path, account: str | None, **options: Any) -> int:
    """Write each message as a draft for Outlook into a new folder: an .eml file that opens as one being written."""
    sender = account_of(session, account)
    proofed = proofed_of(session, options, sender)
    with counting("drafts written") as report:
        written = session.desk.outlook_drafts.write(proofed, sender, out, report)
    return told(session, written, remark=_REMARK)
