"""`mailtool dead`: what failed for good in any job, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.causes import CAUSE_HEADERS, cause_rows, cause_shape, what_to_do
from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import print_json, print_table, say
from mailtool_gui.cli.selecting import rows_option, selection
from mailtool_gui.cli.shapes import Shape, attempts_shape, delivery_shape, time_shape
from mailtool_gui.cli.text import attempt_cells, counted, listed, moment_text, rows_text
from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.jobs import Tried

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.dead_letters import DeadLetter

ACTIONS = ("list", "retry", "dismiss", "restore")
_HEADERS = ("Address", "Rows", "Job", "When", "Why", "What to do")


@click.command(cls=Command)
@click.argument("action", type=click.Choice(ACTIONS), default="list", metavar="[list|retry|dismiss|restore]")
@click.option("--job", "job_id", metavar="ID", help="Only those of this job.")
@click.option("--address", "addresses", multiple=True, metavar="A ...", help="Only these recipients.")
@rows_option
@click.option("--to", "new", metavar="NEW", help="With retry: the address put right, of one message.")
@click.option("--yes", is_flag=True, help="With --to: also where the job mails that address already.")
@click.option("--reason", default="", metavar="TEXT", help="With dismiss: why.")
@click.option("--all", "everything", is_flag=True, help="With dismiss: all of them.")
@click.option("--dismissed", is_flag=True, help="With list: those that were dismissed.")
@click.option("--search", default="", metavar="TEXT", help="With list: those whose address holds the text.")
@click.option("--limit", type=Whole(0), default=100, show_default=True, metavar="N", help="At most so many.")
@click.option("--offset", type=Whole(0), default=0, metavar="N", help="Without the first so many.")
@pass_session
def dead(session: Session, /, action: str, **options: Any) -> None:
    """Messages that failed for good, over all jobs: list them, try them again, or lay them aside."""
    if options["new"] is not None and action != "retry":
        raise UsageError("--to puts right the address of a message that is retried.", where="--to")
    if action == "list":
        return _list(session, options)
    ids = _chosen(session, options, dismissed=action == "restore", needed=action == "dismiss")
    if options["new"] is not None:
        return _correct(session, ids, options)
    return _decide(session, action, ids, options)


def _list(session: Session, options: dict[str, Any]) -> None:
    letters = session.desk.dead_letters
    chosen = selection(options["addresses"], options["rows"])
    if chosen.everything:
        wanted = DeadFilter(job=options["job_id"], text=options["search"], dismissed=options["dismissed"])
        page = letters.page(wanted, limit=options["limit"], offset=options["offset"])
        found, total, told = page.items, page.total, letters.causes() if wanted == DeadFilter() else ()
    else:
        found = letters.chosen(chosen, job=options["job_id"], dismissed=options["dismissed"])
        total, told = len(found), ()
    if session.json:
        shapes = [_shape(session, letter) for letter in found]
        causes = [cause_shape(cause) for cause in told]
        return print_json({"dead": shapes, "count": len(shapes), "total": total, "causes": causes})
    if not total:
        return say("There are none." if options["dismissed"] else "Nothing has failed for good.")
    shown = len(_HEADERS) - bool(told)  # what to do stands below, once for each cause
    print_table(_HEADERS[:shown], [_cells(letter)[:shown] for letter in found])
    say(f"Showing {len(found)} of {total}")
    if not chosen.everything:
        tries = [row for letter in found for row in _tries(session, letter)]
        return print_table(("Address", "Try", "When", "Stage", "Outcome", "The server said"), tries)
    return print_table(CAUSE_HEADERS, cause_rows(told)) if told else None


def _chosen(session: Session, options: dict[str, Any], *, dismissed: bool, needed: bool) -> Sequence[int]:
    letters, chosen = session.desk.dead_letters, selection(options["addresses"], options["rows"])
    if not chosen.everything:
        return [each.delivery.id for each in letters.chosen(chosen, job=options["job_id"], dismissed=dismissed)]
    if options["addresses"] or options["rows"]:
        raise UsageError("Say which: addresses, or --row N.", where="--address")
    if needed and not options["everything"] and options["job_id"] is None:
        raise UsageError("Say which to dismiss: --address A ..., --job ID, or --all.", where="dismiss")
    return letters.ids(DeadFilter(job=options["job_id"], dismissed=dismissed))


def _correct(session: Session, ids: Sequence[int], options: dict[str, Any]) -> None:
    if len(ids) != 1:
        raise UsageError("--to goes with one message: name it by --address (and --job).", where="--to")
    letters = session.desk.dead_letters
    kept = letters.correct(ids[0], options["new"], even_if_there=options["yes"])
    (job,) = letters.jobs_of(ids)
    when = f"when its job is resumed (`mailtool resume {job.id}`)" if job.status is JobStatus.PAUSED else "now"
    _tell(session, 1, f"The message goes to {kept} {when}, under a new Message-ID.")


def _decide(session: Session, action: str, ids: Sequence[int], options: dict[str, Any]) -> None:
    letters = session.desk.dead_letters
    if action == "retry":
        count = letters.retry(ids)
        return _tell(session, count, _retried(count, letters.jobs_of(ids)))
    if action == "dismiss":
        count, what = letters.dismiss(ids, options["reason"]), "laid aside; counted as failed in the jobs as before."
    else:
        count, what = letters.restore(ids), "taken up again."
    return _tell(session, count, f"{counted(count, 'message')} {what}" if count else "Nothing to do.")


def _retried(count: int, jobs: Sequence[Job]) -> str:
    """What becomes of them: not all jobs are worked."""
    told = [f"{counted(count, 'message')} put in again."] if count else ["Nothing to do."] if not jobs else []
    paused = [job.id for job in jobs if job.status is JobStatus.PAUSED]
    ended = [job.id for job in jobs if job.status is JobStatus.CANCELLED]
    if paused and count:
        told.append(f"What is of {listed(paused)} leaves when the job is resumed: `mailtool resume ID`.")
    if ended:
        stays = f"What is of {listed(ended)} stays as it is, since a job that was cancelled is not worked any more."
        told.append(f"{stays} Send those rows again from the sheet, or lay them aside: `mailtool dead dismiss`.")
    return " ".join(told or ["Nothing to do: none of them has failed any more."])


def _tell(session: Session, changed: int, sentence: str) -> None:
    if session.json:
        return print_json({"changed": changed, "message": sentence})
    return say(sentence)


def _shape(session: Session, letter: DeadLetter) -> Shape:
    tried = Tried(delivery=letter.delivery, attempts=session.desk.dead_letters.tries(letter.delivery.id))
    return {
        **delivery_shape(letter.delivery),
        "job": letter.job.id,
        "job_name": letter.job.name,
        "account": letter.job.account,
        "cause": letter.cause or None,
        "remedy": letter.remedy.step.value,
        "what_to_do": what_to_do(letter.remedy, job=letter.job.id, account=letter.job.account),
        "used_up": letter.used_up,
        "dismissed_at": time_shape(letter.delivery.dismissed_at),
        "dismissed_reason": letter.delivery.dismissed_why or None,
        "story": attempts_shape([tried]),
    }


def _cells(letter: DeadLetter) -> tuple[str, str, str, str, str, str]:
    delivery = letter.delivery
    corrected = f" (was {delivery.corrected_from})" if delivery.corrected_from else ""
    aside = f" - laid aside: {delivery.dismissed_why}" if delivery.dismissed_why else ""
    return (
        f"{delivery.address}{corrected}",
        rows_text(delivery),
        letter.job.id,
        moment_text(delivery.last_attempt_at),
        f"{delivery.reason or ''}{aside}",
        what_to_do(letter.remedy, job=letter.job.id, account=letter.job.account),
    )


def _tries(session: Session, letter: DeadLetter) -> list[tuple[str, str, str, str, str, str]]:
    tries = session.desk.dead_letters.tries(letter.delivery.id)
    return [attempt_cells(letter.delivery, attempt) for attempt in tries]
