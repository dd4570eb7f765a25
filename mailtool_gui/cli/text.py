"""Jobs and deliveries in words, for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.cli.hours import hours_text
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.services.advice import Limit
from mailtool_gui.services.overlay import JobView, told_reason

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem

_SHOWN_ROWS = 6
_OWN_CELL = re.compile(r"\A[A-Z]{1,3}[0-9]+: ")
_WORDS = {
    DeliveryStatus.QUEUED: "waiting",
    DeliveryStatus.SENDING: "being sent",
    DeliveryStatus.SENT: "accepted by the server",
    DeliveryStatus.DEFERRED: "tried again later",
    DeliveryStatus.FAILED: "failed",
    DeliveryStatus.SKIPPED: "skipped",
    DeliveryStatus.UNKNOWN: "may or may not have arrived",
}
_TOLD_BY_ITS_REASON = (Limit.ACCOUNT, Limit.USER)


def counted(count: int, word: str) -> str:
    """A number with its word: `1 row`, `2 rows`, `1,500 rows`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def listed(names: Sequence[str], *, most: int = 3) -> str:
    """Some names: `a`, `a and b`, `a, b and 7 more`."""
    shown = list(names[:most]) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1:,} more"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def moment_text(moment: datetime | None) -> str:
    """A moment in local time, to the second."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}" if moment else ""


def place_text(problem: Problem) -> str:
    """Where a problem stands: `C5`, `row 5`, or nothing where it is everywhere."""
    return problem.cell or (f"row {problem.row}" if problem.row else "")


def duration_text(seconds: float | None) -> str:
    """A duration as people write it: `2m 34s`, `3h 05m`, `2 days`."""
    if seconds is None:
        return "unknown"
    if seconds >= 172_800:
        return f"{round(seconds / 86_400)} days"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}h {minutes:02d}m"
    return f"{minutes}m {rest:02d}s" if minutes else f"{rest}s"


def rows_text(delivery: Delivery) -> str:
    """A delivery's rows: `2, 3, 9`, shortened where there are many."""
    shown = ", ".join(str(row) for row in delivery.rows[:_SHOWN_ROWS])
    more = len(delivery.rows) - _SHOWN_ROWS
    return f"{shown} and {more} more" if more > 0 else shown


def delivery_cells(delivery: Delivery) -> tuple[str, str, str, str, str]:
    """Address, rows, state, time and reason."""
    when = delivery.next_attempt_at or delivery.last_attempt_at
    prefix = "next try " if delivery.next_attempt_at else ""
    corrected = f"Corrected from {delivery.corrected_from} to {delivery.address}." if delivery.corrected_from else ""
    return (
        delivery.address,
        rows_text(delivery),
        delivery.status.value,
        f"{prefix}{moment_text(when)}" if when else "",
        " ".join(filter(None, (corrected, told_reason(delivery)))),
    )


def attempt_cells(delivery: Delivery, attempt: Attempt) -> tuple[str, str, str, str, str, str]:
    """Address, number, time, stage, outcome and the server's words."""
    reply = f"{attempt.reply.code} {attempt.reply}" if attempt.reply else attempt.reason
    return (
        delivery.address,
        str(attempt.number),
        moment_text(attempt.started_at),
        attempt.stage.value,
        attempt.verdict.value,
        reply,
    )


def job_lines(view: JobView, *, idle: bool = False) -> Iterator[str]:
    """A job in a few lines; `idle`: it is to go on, but no MailTool works now."""
    job, progress = view.job, view.job.progress
    yield f"{job.id}  {job.name}  ({job.source}, account {job.account})"
    yield f"State: {job.status.value}" + (f" - {job.reason}" if job.reason else "")
    if idle:
        yield "Nobody works it now: `mailtool engine`, or MailTool's window, goes on with it."
    counts = (("sent", progress.sent), ("failed", progress.failed), ("skipped", progress.skipped))
    more = (("unknown", progress.unknown), ("deferred", progress.deferred), ("queued", progress.queued))
    words = ", ".join(f"{count} {word}" for word, count in (*counts, *more) if count)
    yield f"Progress: {progress.current}/{progress.total} ({progress.percentage}%) - {words or 'nothing yet'}"
    yield _times(view)
    if job.hold_at is not None:
        yield f"It pauses after the first {counted(job.hold_after or 0, 'message')}, to be looked at."
    if view.ahead.forecast:
        yield view.ahead.forecast
    if view.ahead.binds and not (job.reason and view.ahead.binds.limit in _TOLD_BY_ITS_REASON):
        yield f"Why not faster: {view.ahead.binds.sentence}"
    if job.hours:
        yield f"It sends {hours_text(job.hours)}."
    if job.urgent:
        yield "It is urgent: the account's other jobs wait for it."


def _times(view: JobView) -> str:
    job = view.job
    if view.duration_seconds is not None:
        return f"Ended {moment_text(job.completed_at)} after {duration_text(view.duration_seconds)}"
    if job.scheduled_for and not job.started_at:
        return f"Starts {moment_text(job.scheduled_for)}, takes about {duration_text(view.estimated_seconds)}"
    left = f", about {duration_text(view.eta_seconds)} left" if view.eta_seconds is not None else ""
    return f"Created {moment_text(job.created_at)}{left}"


def summary_rows(sent: Mapping[int, int], others: Iterable[Delivery]) -> list[tuple[str, str, str]]:
    """What happened and why: how many, state in words, reason; those that were sent by the tries that it took."""
    counts = Counter((delivery.status, _group_reason(delivery)) for delivery in others)
    for tries, count in sent.items():
        counts[DeliveryStatus.SENT, f"at try {tries}" if tries > 1 else ""] += count
    order = list(_WORDS)
    ranked = sorted(counts.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    return [(str(count), _WORDS[status], reason) for (status, reason), count in ranked]


def _group_reason(delivery: Delivery) -> str:
    reason = _OWN_CELL.sub("", delivery.reason or "")
    return reason.replace(delivery.address, "…") if delivery.address else reason


def completed_line(view: JobView) -> str:
    """The last line of a finished job."""
    took = duration_text(view.duration_seconds or 0)
    progress = view.job.progress
    return f"COMPLETED in {took} - Success: {progress.sent}, Failed: {progress.failed}"
