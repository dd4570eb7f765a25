"""The log of message starts: what an account has used, and what a mailbox has been sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.ledger import LoggedStart, Start

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

# In the order in which they were made. The wall's clock may have been set forward since: of the newest one's boot,
# which has a clock of its own, all are looked at that may count.
_SINCE = """
    SELECT at, boot_id, boot_seconds, recipients * (1 - released) FROM starts
    WHERE account_key = :account AND (at > :since OR (
        id > (SELECT MAX(id) FROM starts) - :most AND boot_id = (SELECT boot_id FROM starts ORDER BY id DESC LIMIT 1)
    )) ORDER BY id
"""
_MOST = 100_000
# Those who are mailed month after month have many deliveries: only those of jobs worked of late are looked at.
_WORKED = """
    SELECT id FROM jobs WHERE kind = :kind AND started_at IS NOT NULL
    AND (completed_at IS NULL OR completed_at > :since)
"""
_TO = f"""
    WITH worked AS MATERIALIZED ({_WORKED})
    SELECT d.address_key, s.delivery_id, s.at, s.boot_id, s.boot_seconds, s.recipients
    FROM json_each(:keys) k CROSS JOIN worked w
    CROSS JOIN deliveries d ON d.address_key = k.value AND d.job_id = w.id
    CROSS JOIN starts s ON s.delivery_id = d.id AND s.released = 0 AND s.at > :since
    ORDER BY s.at, s.id
"""


def starts_since(session: Session, account: str, since: datetime) -> Sequence[Start]:
    """See Ledger.starts_since."""
    found = session.rows(_SINCE, {"account": account.casefold(), "since": since.timestamp(), "most": _MOST})
    return [
        Start(at=utc(at), boot_id=boot_id, boot_seconds=boot_seconds, recipients=recipients)
        for at, boot_id, boot_seconds, recipients in found
    ]


def starts_to(
    session: Session, addresses: Collection[str], *, kind: str, since: datetime
) -> Mapping[str, Sequence[LoggedStart]]:
    """See Ledger.starts_to."""
    keys = json.dumps(sorted({same_mailbox_key(address) for address in addresses}))
    found = session.rows(_TO, {"keys": keys, "kind": kind, "since": since.timestamp()})
    starts: dict[str, list[LoggedStart]] = {}
    for key, delivery, at, boot_id, boot_seconds, recipients in found:
        start = Start(at=utc(at), boot_id=boot_id, boot_seconds=boot_seconds, recipients=recipients)
        starts.setdefault(key, []).append(LoggedStart(delivery=delivery, start=start))
    return starts
