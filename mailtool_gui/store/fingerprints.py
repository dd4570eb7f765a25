"""Rows that were mailed before, found by their fingerprints."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.fingerprint import Fingerprints, MailedRow

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.store.session import Session

_CHUNK = 10_000
_COMPARED = 3  # jobs in which a changed row is looked for
_KEY = "SELECT key FROM fingerprint_keys WHERE id = 1"
_ADD = "INSERT OR IGNORE INTO fingerprints (delivery_id, content, subject) VALUES (?, ?, ?)"
# Of every row that went to these mailboxes, or still may go, the newest delivery: with this subject, and with others.
_SENT_TO = """
    SELECT d.address_key, f.content, d.job_id, f.subject = :about AS same, MAX(d.id)
    FROM json_each(:mailboxes) CROSS JOIN deliveries d ON d.address_key = value
    JOIN fingerprints f ON f.delivery_id = d.id WHERE d.status NOT IN ('failed', 'skipped')
    GROUP BY f.content, same
"""
_OTHER_REGIONS = """
    SELECT job_id, json_extract(body, '$.locale') AS locale FROM snapshots
    WHERE json_valid(body) AND json_extract(body, '$.locale') <> ?
"""
_MAILED_BY = """
    SELECT DISTINCT d.job_id FROM json_each(?) CROSS JOIN deliveries d ON d.address_key = value
    JOIN jobs j ON j.id = d.job_id WHERE d.status NOT IN ('failed', 'skipped') AND j.kind <> 'test'
"""


class AskedRow(NamedTuple):
    """A row of the sheet that is looked at: Excel's number, its fingerprint, whom it goes to."""

    number: int
    content: int
    mailbox: str


class SentRow(NamedTuple):
    """A row that went to a mailbox before."""

    mailbox: str
    content: int
    job: str
    same_subject: bool


def fingerprints_in(session: Session, columns: Sequence[Column], *, only: Set[str] | None = None) -> Fingerprints:
    """The fingerprints of a sheet in this ledger, of all its columns or of `only` those with these names."""
    return Fingerprints(session.value(_KEY), columns, only=only)


def add_fingerprints(session: Session, rows: Iterable[tuple[int, int, int]]) -> None:
    """Keeps fingerprints: the delivery, that of a row and that of its message's subject."""
    session.change_many(_ADD, rows)


def mailed_before(
    session: Session, columns: Sequence[Column], subject: str, recipients: Iterable[Recipient]
) -> Sequence[MailedRow]:
    """The rows of `recipients` that a job mailed or is about to mail, and then those that changed since.

    The newest job with the same subject counts, else the newest one.
    """
    made = fingerprints_in(session, columns)
    asked = asked_rows(recipients, made)
    return known_again(asked, _sent(session, {each.mailbox for each in asked}, made.text(subject)))


def asked_rows(recipients: Iterable[Recipient], made: Fingerprints) -> Sequence[AskedRow]:
    """The rows that can be sent, with the fingerprints that are `made` of them."""
    return [
        AskedRow(row.number, made.row(row, each.address), same_mailbox_key(each.address))
        for each in recipients
        if each.error is None
        for row in each.rows
    ]


def known_again(asked: Sequence[AskedRow], sent: Sequence[SentRow]) -> Sequence[MailedRow]:
    """The rows that are among those `sent`, and then the ones in place of others; none without any of the first."""
    by_content = {each.content: each for each in sorted(sent, key=lambda each: each.same_subject)}
    found = [_mailed(each.number, by_content[each.content]) for each in asked if each.content in by_content]
    return [*found, *_changed(asked, found, sent)] if found else []


def other_regions(session: Session, locale: str, recipients: Iterable[Recipient]) -> Sequence[str]:
    """The regions but `locale` in which sheets were shown that went to these recipients."""
    region_of = {job: str(region) for job, region in session.rows(_OTHER_REGIONS, (locale,))}
    if not region_of:
        return []
    mailboxes = {same_mailbox_key(each.address) for each in recipients if each.error is None}
    jobs = {job for chunk in mailbox_chunks(mailboxes) for (job,) in session.rows(_MAILED_BY, (json.dumps(chunk),))}
    return sorted({region_of[job] for job in jobs & region_of.keys()})


def _sent(session: Session, mailboxes: Iterable[str], about: int) -> Sequence[SentRow]:
    sent: list[SentRow] = []
    for chunk in mailbox_chunks(mailboxes):
        found = session.rows(_SENT_TO, {"mailboxes": json.dumps(chunk), "about": about})
        sent += [SentRow(mailbox, content, job, bool(same)) for mailbox, content, job, same, _ in found]
    return sent


def mailbox_chunks(mailboxes: Iterable[str]) -> Iterator[list[str]]:
    """As many as one question may hold."""
    names = iter(sorted(mailboxes))  # neighbours in the index one after the other: each page is read once
    while chunk := list(islice(names, _CHUNK)):
        yield chunk


def _mailed(number: int, sent: SentRow, *, changed: bool = False) -> MailedRow:
    return MailedRow(number, sent.mailbox, sent.job, same_subject=sent.same_subject, changed=changed)


def _changed(asked: Sequence[AskedRow], found: Sequence[MailedRow], sent: Sequence[SentRow]) -> Iterator[MailedRow]:
    """Rows in place of others to the same mailbox, which were mailed with these and are not in the sheet any more."""
    jobs = {job for job, _ in Counter(each.job for each in found).most_common(_COMPARED)}
    present = {each.content for each in asked}
    gone = [each for each in sent if each.job in jobs and each.content not in present]
    left = _left(asked, {(each.row, each.mailbox) for each in found})
    for each in gone:
        if numbers := left.get(each.mailbox):
            yield _mailed(numbers.pop(0), each, changed=True)


def _left(asked: Sequence[AskedRow], found: Set[tuple[int, str]]) -> Mapping[str, list[int]]:
    """Mailbox -> rows that are not known."""
    left: dict[str, list[int]] = defaultdict(list)
    for each in asked:
        if (each.number, each.mailbox) not in found:
            left[each.mailbox].append(each.number)
    return left
