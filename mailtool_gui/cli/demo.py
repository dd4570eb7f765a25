"""`mailtool demo`: the main job, offline."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import print_json
from mailtool_gui.cli.shapes import job_shape
from mailtool_gui.cli.text import counted
from mailtool_gui.cli.verdict import exit_code

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.job import Job

_FIRST = (
    "This is a demonstration: nothing leaves this machine. The mail server is a part of this program; it accepts the\n"
    "messages of invented customers and throws them away. All waiting times are divided by 60. A few mailboxes do not\n"
    "exist, a few are full, a few ask for patience, and once the server wants it slower: watch what becomes of each."
)

_LAST = "The demo keeps nothing: these commands work with jobs of your own, or with a demo in a --data-dir."


@click.command(cls=Command)
@click.option("--rows", type=Whole(1), metavar="N", help="Rows of the sample workbook [500].")
@click.option("--headless", is_flag=True, help="In the terminal [where there is no display].")
@pass_session
def demo(session: Session, rows: int | None, headless: bool) -> int:
    """The main job, offline: a sample workbook and a mail server inside this program."""
    screen = None if headless or session.json else session.screen
    kept = session.folder_was_chosen
    click.echo(_FIRST, err=session.json)
    with _own_folder(session):
        if screen:
            return screen.show_demo(session.folder, locale=session.locale, rows=rows)
        code = _in_the_terminal(session, rows)
    if not kept:
        click.echo(_LAST, err=session.json)
    return code


def _in_the_terminal(session: Session, rows: int | None) -> int:
    with tempfile.TemporaryDirectory(prefix="mailtool-demo-") as samples:
        return _send_to_ourselves(session, Path(samples), rows)


def _send_to_ourselves(session: Session, samples: Path, rows: int | None) -> int:
    from mailtool_gui.cli.progress import wait_for
    from mailtool_gui.demo.catch_all import CatchAllServer
    from mailtool_gui.demo.plan import throttled_start
    from mailtool_gui.demo.sample import SAMPLE_ROWS
    from mailtool_gui.services.demo_campaign import keep_demo_account

    with CatchAllServer(throttle_at=throttled_start(rows or SAMPLE_ROWS)) as server:
        account = keep_demo_account(session.parts.records, host=server.host, port=server.port)
        job = _put_in(session, account, samples, rows)
        view = wait_for(session, job.id)
    if session.json:
        print_json(job_shape(view))
    return exit_code(view.job, waited=True)


def _put_in(session: Session, account: Account, samples: Path, rows: int | None) -> Job:
    from mailtool_gui.messages.builder import Sender
    from mailtool_gui.services.demo_campaign import demo_draft
    from mailtool_gui.services.wish import Wish

    draft = demo_draft(samples, rows=rows)
    proofed = session.campaigns.proofed(draft, Sender.of(account))
    lines, customers = len(proofed.table.rows), len(proofed.recipients)
    click.echo(
        f"{counted(lines, 'order line')} of {counted(customers, 'customer')} make {counted(customers, 'message')}.",
        err=session.json,
    )
    return session.campaigns.put_in(proofed, Wish(account=account, name="Demo", skip_errors=True))


@contextmanager
def _own_folder(session: Session) -> Iterator[None]:
    """The folder the user named, else one that is gone afterwards."""
    if session.folder_was_chosen:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="mailtool-demo-data-") as folder:
        session.data_dir = Path(folder)
        try:
            yield
        finally:
            session.close()
