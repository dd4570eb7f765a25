"""`mailtool jobs`, `job` and `find`: what there is and what became of it. They only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.causes import CAUSE_HEADERS, cause_rows, causes_shape, outage_shape
from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.fixing import corrections_shape
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.shapes import attempts_shape, delivery_shape, job_shape
from mailtool_gui.cli.template_shapes import saved_as_shape, saved_as_text
from mailtool_gui.cli.text import attempt_cells, counted, delivery_cells, job_lines, rows_text
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.errors import LedgerError, UsageError
from mailtool_gui.domain.job import SEND, TEST, JobStatus
from mailtool_gui.services.offline import sentence

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.fixes import Correction
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.jobs import Page, Tried

LIMIT = click.option("--limit", type=Whole(0), default=100, show_default=True, metavar="N", help="At most so many.")
OFFSET = click.option("--offset", type=Whole(0), default=0, metavar="N", help="Without the first so many.")


@click.command(cls=Command)
@click.option("--status", type=click.Choice([status.value for status in JobStatus]), help="Only jobs in this state.")
@click.option("--kind", type=click.Choice((SEND, TEST)), default=SEND, show_default=True, help="What they send.")
@LIMIT
@OFFSET
@pass_session
def jobs(session: Session, status: str | None, kind: str, limit: int, offset: int) -> None:
    """All jobs, newest first; tests are listed apart (--kind test)."""
    page = session.jobs.page(status=JobStatus(status) if status else None, kind=kind, limit=limit, offset=offset)
    tests = session.jobs.page(kind=TEST, limit=0).total
    outages, now = session.desk.offline.outages(), session.parts.clock.now()
    if session.json:
        return print_json(
            {
                "jobs": [job_shape(view) for view in page.items],
                "count": len(page.items),
                "total": page.total,
                "tests": tests,
                "offline": [outage_shape(outage, now) for outage in outages],
            }
        )
    for outage in outages:
        note(sentence(outage, now))
    if tests and kind != TEST:
        note(f"{counted(tests, 'test')} not listed here: `mailtool jobs --kind test` lists them.")
    if not page.total:
        return note("There is no such job." if status else "There is no job yet. `mailtool send` makes one.")
    rows = [
        (v.job.id, v.job.name, v.job.account, v.job.status.value, f"{v.job.progress.percentage} %", v.job.reason or "")
        for v in page.items
    ]
    print_table(("Job", "Name", "Account", "State", "Done", "Reason"), rows)
    return say(f"Showing {len(page.items)} of {page.total}")


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.option("--deliveries", is_flag=True, help="Every recipient and what became of it.")
@click.option("--status", type=click.Choice([s.value for s in DeliveryStatus]), help="Only deliveries in this state.")
@LIMIT
@OFFSET
@click.option("--attempts", multiple=True, metavar="ADDRESS", help="Every try of one recipient.")
@rows_option
@pass_session
def job(session: Session, /, job_id: str, deliveries: bool, attempts: Sequence[str], **options: Any) -> None:
    """One job: how far it is, and what became of every row."""
    shown, saved_as = session.jobs.view(job_id), session.jobs.template(job_id)
    page = tries = None
    fixes: Sequence[Correction] = ()
    if deliveries or (options["status"] and not attempts):
        status = DeliveryStatus(options["status"]) if options["status"] else None
        page = session.jobs.deliveries(job_id, status=status, limit=options["limit"], offset=options["offset"])
        fixes = session.jobs.corrections(job_id)
    if attempts or options["rows"]:
        chosen = selection(attempts, options["rows"])
        if chosen.everything:
            raise UsageError("Say whose attempts: an address, or --row N.", where="--attempts")
        tries = session.jobs.tries(job_id, chosen)
    causes = session.desk.deliveries.causes(job_id)
    if session.json:
        more = {"template": saved_as_shape(saved_as), **causes_shape(shown.job, causes)}
        return print_json({**job_shape(shown), **more, **_deliveries_shape(page, fixes), **_attempts_shape(tries)})
    for line in job_lines(shown, idle=_is_idle(session, shown.job)):
        say(line)
    if saved_as is not None:
        say(f"Template: {saved_as_text(saved_as)}")
    _print_deliveries(page)
    for fix in fixes:
        say(f"Corrected: {fix.words}")
    _print_attempts(tries)
    if causes:
        print_table(CAUSE_HEADERS, cause_rows(causes, job=job_id, account=shown.job.account))
    return None


def _is_idle(session: Session, job: Job) -> bool:
    """Whether the job is to go on by itself, but nobody works the ledger."""
    if job.status not in (JobStatus.WAITING, JobStatus.ACTIVE, JobStatus.DELAYED):
        return False
    try:
        return session.parts.hosted() is None
    except LedgerError:  # another version works it
        return False


@click.command(cls=Command)
@click.argument("address")
@pass_session
def find(session: Session, address: str) -> None:
    """Did this person get it? Every delivery to an address, over all jobs."""
    if not address.strip():
        raise UsageError("Say which address to look for.", where="find")
    found = session.jobs.find(address)
    if session.json:
        rows = [
            {
                **delivery_shape(f.delivery),
                "job": f.job.id,
                "job_name": f.job.name,
                "kind": f.job.kind,
                "account": f.job.account,
            }
            for f in found
        ]
        return print_json({"address": address, "deliveries": rows, "count": len(rows), "total": len(rows)})
    if not found:
        return say(f"There is no delivery to {address}.")
    return print_table(
        ("Job", "Name", "Rows", "State", "When", "Reason"),
        [(f.job.id, f.job.name, rows_text(f.delivery), *delivery_cells(f.delivery)[2:]) for f in found],
    )


def _deliveries_shape(page: Page[Delivery] | None, fixes: Sequence[Correction]) -> dict[str, Any]:
    if page is None:
        return {}
    told = [delivery_shape(d) for d in page.items]
    return {"deliveries": told, "deliveries_total": page.total, "fixes": corrections_shape(fixes)}


def _attempts_shape(tries: Sequence[Tried] | None) -> dict[str, Any]:
    return {} if tries is None else {"attempts": attempts_shape(tries)}


def _print_deliveries(page: Page[Delivery] | None) -> None:
    if page is None:
        return None
    if not page.total:
        return note("There is no such recipient.")
    print_table(("Address", "Rows", "State", "When", "Reason"), [delivery_cells(d) for d in page.items])
    return say(f"Showing {len(page.items)} of {page.total}")


def _print_attempts(tries: Sequence[Tried] | None) -> None:
    if tries is None:
        return
    rows = [attempt_cells(tried.delivery, attempt) for tried in tries for attempt in tried.attempts]
    if rows:
        print_table(("Address", "Try", "When", "Stage", "Outcome", "The server said"), rows)
    else:
        note("Nothing has been tried yet.")
