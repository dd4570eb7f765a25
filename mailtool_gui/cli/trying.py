"""`mailtool test`: some rows' messages to an address of one's own, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.drafts import draft_of, message_options
from mailtool_gui.cli.output import print_json, say
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.shapes import delivery_shape, job_shape
from mailtool_gui.cli.text import counted, job_lines
from mailtool_gui.cli.verdict import exit_code
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session

_LISTED = 100


@click.command(cls=Command, name="test")
@message_options
@click.option("--account", required=True, metavar="NAME", help="Who sends.")
@click.option("--send-to", required=True, metavar="ADDRESS", help="Who is to get the messages instead.")
@rows_option
@click.option("--queue-only", is_flag=True, help="Put it in, start nothing.")
@pass_session
def test(session: Session, /, account: str, send_to: str, rows: Sequence[str], queue_only: bool, **options: Any) -> int:
    """Send the messages of some rows to yourself, marked as a test [the first row that is ready].

    Each is the row's own message, but for its subject, which begins with [Test], and for whom it goes to. Nobody else
    gets it, and no row counts as sent. The account's pace and limits hold.
    """
    from mailtool_gui.messages.originator import Sender

    chosen = selection((), rows).rows
    if rows and not chosen:
        raise UsageError("Say which rows.", where="--row")
    sender = session.accounts.get(account)
    proofed = session.campaigns.proofed(draft_of(options), Sender.of(sender))
    job = session.desk.trying.put_in(proofed, sender, send_to, chosen)
    if queue_only:
        return _told(session, job.id, waited=False)
    from mailtool_gui.cli.progress import wait_for

    wait_for(session, job.id)
    return _told(session, job.id, waited=True)


def _told(session: Session, job_id: str, *, waited: bool) -> int:
    """What became of the test, row by row."""
    view = session.jobs.view(job_id)
    if session.json:
        page = session.jobs.deliveries(job_id, limit=_LISTED)
        shapes = [delivery_shape(delivery) for delivery in page.items]
        print_json({**job_shape(view), "deliveries": shapes, "deliveries_total": page.total})
    else:
        for line in job_lines(view):
            say(line)
        sent = view.job.progress.sent
        say(f"{counted(sent, 'test')} accepted by the server. No row counts as sent.")
    return exit_code(view.job, waited=waited)
