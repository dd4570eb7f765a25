"""Rows of a sheet that were mailed before, whatever the sheet was called then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.job import ENDED, Job, JobStatus
from mailtool_gui.domain.problem import Problem, Severity

if TYPE_CHECKING:
    from mailtool_gui.domain.fingerprint import MailedRow
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.services.records import Records


class Only(StrEnum):
    """Which rows are to be sent."""

    ALL = "all"
    NEW = "new"
    NEW_OR_CHANGED = "new-or-changed"


Mailing = tuple[int, str]
"""A row (Excel's number), and the mailbox that it goes to (`same_mailbox_key`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A job that mailed some of the rows: how many of them, and how many showed something else then."""

    job: Job
    subject: str
    same_subject: bool
    rows: int
    changed: int

    @property
    def when(self) -> datetime:
        """When it began, or was put in."""
        return self.job.started_at or self.job.created_at


@dataclass(frozen=True, kw_only=True, slots=True)
class SentBefore:
    """The rows (Excel's numbers) of a sheet of `total` rows that were mailed as they are, and those changed since.

    A row that goes to several mailboxes has changed, too, where some of them are new. `mailed` and `mailed_otherwise`
    tell which mailbox got which row, as it is or with something else in it; `earlier` tells by which jobs, the one
    with the most rows first.
    """

    total: int
    rows: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    mailed: frozenset[Mailing] = frozenset()
    mailed_otherwise: frozenset[Mailing] = frozenset()
    earlier: tuple[Earlier, ...] = ()

    @property
    def new(self) -> int:
        """How many rows were never mailed."""
        return self.total - len(self.rows) - len(self.changed)

    def left_out(self, only: Only) -> frozenset[Mailing]:
        """What is not to be sent."""
        if only is Only.ALL:
            return frozenset()
        return self.mailed if only is Only.NEW_OR_CHANGED else self.mailed | self.mailed_otherwise


def sent_before(
    records: Records,
    columns: Sequence[Column],
    subject: str,
    recipients: Sequence[Recipient],
    otherwise: Iterable[Sequence[Recipient]] = (),
) -> SentBefore:
    """What the ledger knows of these rows, also as they are shown `otherwise`. Raises LedgerError."""
    numbers = {number for each in recipients for number in each.row_numbers}  # a split cell's row is one row
    by_job: dict[str, list[MailedRow]] = defaultdict(list)
    for one in _mailed(records, columns, subject, (recipients, *otherwise)):
        by_job[one.job].append(one)
    found = [(job, by_job[job.id]) for name in by_job if (job := records.job(name)) and _counts(job)]
    earlier = [_earlier(records, job, rows) for job, rows in found]
    told = [each for _, rows in found for each in rows]
    mailed = frozenset((each.row, each.mailbox) for each in told if not each.changed)
    otherwise_mailed = frozenset((each.row, each.mailbox) for each in told if each.changed)
    known = {row for row, _ in mailed | otherwise_mailed}
    rest = {row for row, _ in _mailings(recipients) - mailed}
    return SentBefore(
        total=len(numbers),
        rows=frozenset(known - rest),
        changed=frozenset(known & rest),
        mailed=mailed,
        mailed_otherwise=otherwise_mailed,
        earlier=tuple(sorted(earlier, key=lambda each: (-each.rows, -each.changed))),
    )


def _mailings(recipients: Iterable[Recipient]) -> set[Mailing]:
    return {(number, same_mailbox_key(each.address)) for each in recipients for number in each.row_numbers}


def _mailed(
    records: Records, columns: Sequence[Column], subject: str, readings: Iterable[Sequence[Recipient]]
) -> Iterable[MailedRow]:
    """Each row once for a mailbox; one that was mailed as it is counts before one that has changed."""
    found: dict[Mailing, MailedRow] = {}
    for reading in readings:
        for mailed in records.mailed_before(columns, subject, reading):
            mailing = (mailed.row, mailed.mailbox)
            known = found.get(mailing)
            if known is None or (known.changed and not mailed.changed):
                found[mailing] = mailed
    return found.values()


def only_wanted(recipients: Sequence[Recipient], before: SentBefore, only: Only) -> Sequence[Recipient]:
    """The recipients with the rows that are to be sent."""
    left_out = before.left_out(only)
    if not left_out:
        return recipients
    return [kept for each in recipients if (kept := _without(each, left_out)).rows]


def warnings(before: SentBefore, only: Only, today: date) -> Sequence[Problem]:
    """One finding for each job that mailed some of the rows."""
    return [
        Problem(severity=Severity.WARNING, code="sent-before", message=_sentence(each, before, only, today))
        for each in before.earlier
    ]


def _counts(job: Job) -> bool:
    """A job that could not be worked sent nothing."""
    return job.status is not JobStatus.FAILED or job.progress.sent > 0


def _earlier(records: Records, job: Job, rows: Sequence[MailedRow]) -> Earlier:
    as_they_are = {each.row for each in rows if not each.changed}
    return Earlier(
        job=job,
        subject=records.snapshot(job.id).template.subject,
        same_subject=any(each.same_subject for each in rows),
        rows=len(as_they_are),
        changed=len({each.row for each in rows} - as_they_are),
    )


def _without(recipient: Recipient, left_out: frozenset[Mailing]) -> Recipient:
    mailbox = same_mailbox_key(recipient.address)
    rows = tuple(row for row in recipient.rows if (row.number, mailbox) not in left_out)
    return recipient if len(rows) == len(recipient.rows) else replace(recipient, rows=rows)


def _sentence(earlier: Earlier, before: SentBefore, only: Only, today: date) -> str:
    """`412 of these 424 rows were mailed on 12 May with “Your order”; 9 are new, 3 have changed.`"""
    one = earlier.rows == 1
    count = "The row" if before.total == 1 else f"{earlier.rows:,} of these {before.total:,} rows"
    verb = ("was" if one else "were") if earlier.job.status in ENDED else ("is being" if one else "are being")
    day = _day(earlier.when.astimezone().date(), today)
    which = f"with “{earlier.subject}”" if earlier.same_subject else f"with another message, “{earlier.subject}”"
    rest = [f"{before.new:,} {'is' if before.new == 1 else 'are'} new"] if before.new else []
    if earlier.changed:
        rest.append(f"{earlier.changed:,} {'has' if earlier.changed == 1 else 'have'} changed")
    more = f"; {', '.join(rest)}" if rest else ""
    left = "" if only is Only.ALL else " What was mailed is left out."
    return f"{count} {verb} mailed on {day} {which}{more}.{left}"


def _day(day: date, today: date) -> str:
    """Without the year where it is this one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"
