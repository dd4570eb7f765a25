"""Rows that were mailed before from a sheet with other columns: known by those columns that both sheets have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.fingerprint import Fingerprints, MailedRow, column_names
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.fingerprints import SentRow, asked_rows, fingerprints_in, known_again, mailbox_chunks

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.store.session import Session

_COMPARED = 3  # jobs, those that mailed most of the mailboxes
_LEAST = 2  # columns that both have: the address alone tells nothing
_NOT_SENT = frozenset({DeliveryStatus.FAILED, DeliveryStatus.SKIPPED})
_MAILED_BY = """
    SELECT d.job_id, COUNT(DISTINCT d.address_key) FROM json_each(?) CROSS JOIN deliveries d ON d.address_key = value
    JOIN jobs j ON j.id = d.job_id WHERE d.status NOT IN ('failed', 'skipped') AND j.kind <> 'test'
    GROUP BY d.job_id ORDER BY MAX(d.id) DESC
"""

SnapshotOf = Callable[[str], Snapshot]
RecipientsOf = Callable[[str], Iterator[tuple[Delivery, Recipient]]]


def mailed_with_other_columns(
    session: Session,
    columns: Sequence[Column],
    subject: str,
    recipients: Sequence[Recipient],
    *,
    snapshot_of: SnapshotOf,
    recipients_of: RecipientsOf,
) -> Sequence[MailedRow]:
    """The rows that a job mailed with this subject, its sheet having had fewer columns, or more, or other headers.

    The first of the jobs that went to most of these mailboxes, in which a row is found, counts. Another subject makes
    another message: a list of names, and of what these people ordered, have columns in common, too.
    """
    names = column_names(columns)
    for job in _jobs(session, recipients):
        snapshot = snapshot_of(job)
        common = _common(names, column_names(snapshot.columns))
        if common and snapshot.template.subject == subject:
            asked = asked_rows(recipients, fingerprints_in(session, columns, only=common))
            made = fingerprints_in(session, snapshot.columns, only=common)
            if found := known_again(asked, [*_sent(job, recipients_of(job), made)]):
                return found
    return []


def _jobs(session: Session, recipients: Iterable[Recipient]) -> Sequence[str]:
    """Those that mailed most of the mailboxes, or are about to; the newest of equals first."""
    mailboxes = {same_mailbox_key(each.address) for each in recipients if each.error is None}
    counted: Counter[str] = Counter()
    for chunk in mailbox_chunks(mailboxes):
        counted.update(dict(session.rows(_MAILED_BY, (json.dumps(chunk),))))
    return [job for job, _ in counted.most_common(_COMPARED)]


def _common(names: Set[str], others: Set[str]) -> Set[str]:
    """The names that both have; none where all are the same, or where too few are to tell one sheet by."""
    common = names & others
    enough = len(common) >= _LEAST and 2 * len(common) >= len(others)
    return common if enough and names != others else frozenset()


def _sent(job: str, told: Iterable[tuple[Delivery, Recipient]], made: Fingerprints) -> Iterator[SentRow]:
    for delivery, recipient in told:
        if delivery.status not in _NOT_SENT:
            mailbox = same_mailbox_key(recipient.address)
            for row in recipient.rows:
                yield SentRow(mailbox, made.row(row, recipient.address), job, same_subject=True)
