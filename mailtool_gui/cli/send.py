"""`mailtool send`: a sheet and a message become a job."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.causes import causes_shape
from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.drafts import draft_of, message_options
from mailtool_gui.cli.following import only_of, only_options
from mailtool_gui.cli.hours import sending_hours
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import at_terminal, note, print_json, say
from mailtool_gui.cli.shapes import job_shape
from mailtool_gui.cli.text import counted, duration_text, job_lines, place_text
from mailtool_gui.cli.times import parse_time
from mailtool_gui.cli.verdict import exit_code
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import ENDED, Job
from mailtool_gui.domain.problem import Severity

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.hours import SendingHours
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.services.wish import Wish

_WARNINGS = 5  # of which a user is told; `check` lists all


@click.command(cls=Command)
@message_options
@only_options
@click.option("--account", required=True, metavar="NAME", help="Who sends.")
@click.option("--name", metavar="TEXT", help="The job's name [the sheet's].")
@click.option("--at", metavar="TIME", help="When to start: 09:30, 2026-12-24 09:30 or ISO 8601.")
@click.option("--key", metavar="KEY", help="The same key again answers with the first job.")
@click.option("--limit", type=Whole(1), metavar="N", help="Only the first N recipients.")
@click.option("--hold-after", type=Whole(1), metavar="N", help="Pause after the first N, to be looked at.")
@click.option("--not-between", metavar="A-B", help="Quiet hours, such as 20:00-07:00, by this machine's clock.")
@click.option("--weekdays", metavar="DAYS", help="Only on these days: mon-fri, or mon,wed,fri.")
@click.option("--urgent", is_flag=True, help="Before the other jobs of the account.")
@click.option("--wait", is_flag=True, help="Show progress until the job has ended.")
@click.option("--queue-only", is_flag=True, help="Put it in, start nothing.")
@click.option("--yes", is_flag=True, help="Ask nothing; skip rows with errors.")
@pass_session
def send(session: Session, /, account: str, wait: bool, queue_only: bool, **options: Any) -> int:
    """Send personalised mail to every row."""
    if wait and queue_only:
        raise UsageError("Choose one of --wait and --queue-only.", where="send")
    sender = session.accounts.get(account)
    start = parse_time(options["at"], session.parts.clock.now()) if options["at"] is not None else None
    if options["key"] is not None and not options["key"].strip():
        raise UsageError(
            "A key needs at least one character: an empty one would not keep anything apart.", where="--key"
        )
    first = session.jobs.first_of(options["key"])
    hours = sending_hours(options["not_between"], options["weekdays"])
    job = first or _put_in(session, sender, start, hours, options)
    if wait:
        return _waited(session, job)
    return _left(session, job, queue_only=queue_only, again=first is not None)


def _put_in(
    session: Session, account: Account, start: datetime | None, hours: SendingHours | None, options: dict[str, Any]
) -> Job:
    from mailtool_gui.messages.builder import Sender
    from mailtool_gui.services.wish import Wish

    draft = draft_of(options, limit=options["limit"], only=only_of(options))
    proofed = session.campaigns.proofed(draft, Sender.of(account))
    _tell_warnings(proofed)
    wish = Wish(
        account=account,
        name=options["name"],
        key=options["key"],
        scheduled_for=start,
        skip_errors=options["yes"],
        hold_after=options["hold_after"],
        urgent=options["urgent"],
        hours=hours,
    )
    if not options["yes"] and not proofed.errors:
        _confirm(session, draft, proofed, wish)
    return session.campaigns.put_in(proofed, wish)


def _confirm(session: Session, draft: Draft, proofed: Proofed, wish: Wish) -> None:
    """Asks where somebody sits at a terminal."""
    account = wish.account
    if session.json or not at_terminal():
        return
    from mailtool_gui.services.advice import sizing
    from mailtool_gui.services.times import about

    now = session.parts.clock.now()
    load = session.desk.forecasts.load(account)
    ends = load.ends_at(proofed.ready, now, start=wish.scheduled_for, hours=wish.hours, urgent=wish.urgent)
    note(sizing(account, proofed.ready, (ends - now).total_seconds() if ends else None))
    who = counted(proofed.ready, "recipient")
    finishes = f"It finishes {about(ends, now)}." if ends else "Nobody knows when it finishes."
    question = f"Send {draft.sheet.name} to {who} with account {account.name}? {finishes}"
    click.confirm(question, abort=True, err=True)


def _waited(session: Session, job: Job) -> int:
    from mailtool_gui.cli.progress import wait_for

    if not session.json:
        _introduce(session, job)
    view = wait_for(session, job.id)
    if session.json:
        causes = session.desk.deliveries.causes(job.id)
        print_json({**job_shape(view), **causes_shape(view.job, causes)})
    return exit_code(view.job, waited=True)


def _left(session: Session, job: Job, *, queue_only: bool, again: bool) -> int:
    view = session.jobs.view(job.id)
    if again:
        note("This key was used before; this is its job.")
    if not queue_only and view.job.status not in ENDED:
        session.parts.host.hand_over()  # before anything is printed: nobody may be reading
    if session.json:
        print_json(job_shape(view))
    else:
        _introduce(session, job)
        say(f"`mailtool job {job.id}` tells how far it is.")
    return exit_code(view.job, waited=False)


def _introduce(session: Session, job: Job) -> None:
    view = session.jobs.view(job.id)
    for line in job_lines(view):
        say(line)
    messages = view.job.progress.total - view.job.progress.skipped
    say(f"Estimate: {duration_text(view.estimated_seconds)} for {counted(messages, 'recipient')}")


def _tell_warnings(proofed: Proofed) -> None:
    warnings = [problem for problem in proofed.problems if problem.severity is Severity.WARNING]
    for problem in warnings[:_WARNINGS]:
        place = place_text(problem)
        named = not place or problem.message.startswith(place)
        note(f"Warning: {problem.message}" if named else f"Warning: {place}: {problem.message}")
    if len(warnings) > _WARNINGS:
        note(f"... and {counted(len(warnings) - _WARNINGS, 'more warning')}; `mailtool check` lists them.")
