"""Intents and records on the engine's hot path: all that came together is written together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.delivery import OPEN, Attempt, DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.ledger import Intent, Record
from mailtool_gui.store import attempts
from mailtool_gui.store.many_rows import change_rows
from mailtool_gui.store.rows import ATTEMPT, attempt_columns, others_column, reply_columns, seconds, storable
from mailtool_gui.store.rules import counts_as_try, is_deferral

if TYPE_CHECKING:
    from mailtool_gui.domain.outcome import Outcome
    from mailtool_gui.store.session import Session

_GROUND = """
    SELECT (SELECT json_group_array(json_array(d.id, d.status, j.status))
            FROM json_each(?) CROSS JOIN deliveries d ON d.id = value JOIN jobs j ON j.id = d.job_id),
        (SELECT json_group_array(address_key) FROM json_each(?) CROSS JOIN suppressions ON address_key = value)
"""
_INTEND = "UPDATE deliveries SET status = 'sending', message_id = r.column2, next_attempt_at = NULL FROM ("
_START = "INSERT INTO starts (account_key, delivery_id, at, boot_id, boot_seconds, recipients, released)"
_ATTEMPT = f"INSERT INTO attempts (delivery_id, {ATTEMPT})"
_END = """
    UPDATE deliveries SET status = r.column2, next_attempt_at = r.column3, verdict = r.column4, scope = r.column5,
    reason = r.column6, reply_code = r.column7, reply_enhanced = r.column8, reply_text = r.column9,
    others = r.column10, attempts = attempts + r.column11, charged = charged + r.column12,
    deferrals = deferrals + r.column13, first_attempt_at = COALESCE(first_attempt_at, r.column14),
    last_attempt_at = r.column15 FROM ("""
_OF_THESE = ") AS r WHERE deliveries.id = r.column1"

Standing = dict[int, tuple[str, str]]
"""Where a delivery and its job stand."""


def write(session: Session, items: Sequence[Intent | Record]) -> list[bool | None]:
    """Writes them as if one after the other; what Ledger.intend and Ledger.record answer, in their order."""
    return [answer for run in _runs(items) for answer in _write(session, run)]


def _runs(items: Sequence[Intent | Record]) -> Iterator[list[Intent | Record]]:
    """Stretches in which no delivery comes twice, so that the order within does not matter."""
    run: dict[int, Intent | Record] = {}
    for item in items:
        if item.delivery in run:
            yield list(run.values())
            run = {}
        run[item.delivery] = item
    yield list(run.values())


def _write(session: Session, run: Sequence[Intent | Record]) -> list[bool | None]:
    records = [item for item in run if isinstance(item, Record)]
    intents = [item for item in run if isinstance(item, Intent)]
    keys = {intent.delivery: _mailbox_keys(intent) for intent in intents}
    standing, suppressed = _ground(session, run, keys)
    # The records first: whoever is suppressed by one of them must not be mailed by an intent beside it.
    _record(session, records, standing)
    if intents and any(made.suppress for made in records):
        standing, suppressed = _ground(session, run, keys)
    may = {
        delivery: standing.get(delivery) in _MAY_LEAVE and suppressed.isdisjoint(mailboxes)
        for delivery, mailboxes in keys.items()
    }
    _intend(session, [intent for intent in intents if may[intent.delivery]])
    return [may[item.delivery] if isinstance(item, Intent) else None for item in run]


def _mailbox_keys(intent: Intent) -> list[str]:
    return [same_mailbox_key(storable(address)) for address in intent.addresses]


def _ground(
    session: Session, run: Sequence[Intent | Record], keys: Mapping[int, Sequence[str]]
) -> tuple[Standing, set[str]]:
    """Where the deliveries stand, and which of the mailboxes are suppressed: asked for in one row."""
    ids = json.dumps([item.delivery for item in run])
    mailboxes = json.dumps([key for many in keys.values() for key in many])
    stand, suppressed = map(json.loads, session.row(_GROUND, (ids, mailboxes)) or ("[]", "[]"))
    return {delivery: (status, job_status) for delivery, status, job_status in stand}, set(suppressed)


def _intend(session: Session, leaving: Sequence[Intent]) -> None:
    change_rows(session, _INTEND, [(intent.delivery, intent.message_id) for intent in leaving], _OF_THESE)
    change_rows(session, _START, [_start_columns(intent) for intent in leaving])


_MAY_LEAVE = {(status, JobStatus.ACTIVE) for status in (DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED)}


def _start_columns(intent: Intent) -> tuple[object, ...]:
    start = intent.start
    clocks = (start.at.timestamp(), start.boot_id, start.boot_seconds)
    return (intent.account.casefold(), intent.delivery, *clocks, start.recipients, 0)


def _record(session: Session, records: Sequence[Record], standing: Standing) -> None:
    """Those that end an attempt, as nearly all do, together; the others one by one."""
    plain: list[tuple[Record, Attempt, Outcome]] = []
    for made in records:
        status, job_status = standing.get(made.delivery, (None, None))
        if _is_plain(made, status, job_status) and made.attempt and made.outcome:
            plain.append((made, made.attempt, made.outcome))
        else:
            attempts.record(session, made)
    change_rows(session, _ATTEMPT, [(made.delivery, *attempt_columns(tried)) for made, tried, _ in plain])
    change_rows(session, _END, [_end_columns(*ended) for ended in plain], _OF_THESE)


def _is_plain(made: Record, status: str | None, job_status: str | None) -> bool:
    odd = made.suppress or made.release_cap or made.mistake or made.skipped is not None
    odd = odd or job_status == JobStatus.CANCELLED
    return not odd and status in OPEN


def _end_columns(made: Record, tried: Attempt, outcome: Outcome) -> tuple[object, ...]:
    following = made.next_attempt_at if made.status is DeliveryStatus.DEFERRED else None
    told = (outcome.verdict, outcome.scope, storable(outcome.reason) or None)
    reply = (*reply_columns(outcome.reply), others_column(outcome.others))
    counts = (counts_as_try(tried), tried.charged, is_deferral(tried))
    times = (tried.started_at.timestamp(), tried.ended_at.timestamp())
    return (made.delivery, made.status, seconds(following), *told, *reply, *counts, *times)
