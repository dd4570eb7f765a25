"""Finding what may be sent now."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.ledger import Claim
from mailtool_gui.store.codec import recipient_from_json
from mailtool_gui.store.many_rows import found_rows
from mailtool_gui.store.rows import moment

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

# `next_attempt_at IS NULL` holds for all that are queued; said aloud, it lets the index give them in order.
_QUEUED = """
    SELECT id FROM deliveries WHERE job_id = ? AND status = 'queued' AND next_attempt_at IS NULL
    ORDER BY position LIMIT ?
"""
_DUE = """
    SELECT id FROM deliveries WHERE job_id = ? AND status = 'deferred' AND next_attempt_at <= ?
    ORDER BY next_attempt_at, position LIMIT ?
"""
_CLAIMS = """
    SELECT d.id, d.job_id, d.position, d.address, f.body, d.revision, d.attempts, d.charged, d.first_attempt_at,
    d.deferrals FROM deliveries d JOIN frozen_rows f ON f.delivery_id = d.id
    WHERE d.id IN (SELECT value FROM json_each(?))
"""


def claims(session: Session, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> list[Claim]:
    """See Ledger.claims."""
    held = frozenset(claimed)
    most = limit + len(held)
    found = found_rows(session, _DUE, "id", (job, now.timestamp(), most))
    if len(found) < most:
        found += found_rows(session, _QUEUED, "id", (job, most))
    chosen = [delivery for (delivery,) in found if delivery not in held][:limit]
    by_id = {row[0]: row for row in session.rows(_CLAIMS, (json.dumps(chosen),))}
    return [_claim(by_id[delivery]) for delivery in chosen if delivery in by_id]


def _claim(row: tuple[Any, ...]) -> Claim:
    (delivery, job, position, address, body, revision, attempts, charged, first, deferrals) = row
    return Claim(
        delivery=delivery,
        job=job,
        position=position,
        recipient=recipient_from_json(address, body),
        revision=revision,
        attempts=attempts,
        charged=charged,
        first_attempt_at=moment(first),
        deferrals=deferrals,
    )
