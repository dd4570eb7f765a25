"""The list of addresses that are never mailed again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store.rows import moment, seconds, storable
from mailtool_gui.store.session import Session

_CHUNK = 10_000
_ADD = "INSERT OR IGNORE INTO suppressions (address_key, address, reason, at) VALUES (?, ?, ?, ?)"
_REMOVE = "DELETE FROM suppressions WHERE address_key IN (SELECT value FROM json_each(?))"
_LIST = "SELECT address, reason, at FROM suppressions ORDER BY at DESC, address_key LIMIT ? OFFSET ?"
_AMONG = """
    SELECT address, reason, at FROM json_each(?) JOIN suppressions ON address_key = value ORDER BY json_each.key
"""


def add(session: Session, entries: Iterable[Suppression]) -> int:
    """See Records.suppress: all of them or, where the program ends on the way, none."""
    rows = [
        (same_mailbox_key(entry.address), entry.address, storable(entry.reason), seconds(entry.at)) for entry in entries
    ]
    with session.transaction():
        before = count(session)
        session.change_many(_ADD, rows)
        return count(session) - before


def remove(session: Session, addresses: Collection[str]) -> int:
    """See Records.unsuppress."""
    return session.change(_REMOVE, (_keys(addresses),))


def listed(session: Session, *, limit: int, offset: int) -> list[Suppression]:
    """See Records.suppressions."""
    return [_of(row) for row in session.rows(_LIST, (limit, offset))]


def count(session: Session) -> int:
    """How many there are."""
    return int(session.value("SELECT COUNT(*) FROM suppressions"))


def among(session: Session, addresses: Collection[str]) -> list[Suppression]:
    """Those of `addresses` that are suppressed, in their order."""
    given = list(addresses)
    chunks = (given[start : start + _CHUNK] for start in range(0, len(given), _CHUNK))
    return [_of(row) for chunk in chunks for row in session.rows(_AMONG, (_keys(chunk),))]


def _keys(addresses: Collection[str]) -> str:
    return json.dumps([same_mailbox_key(storable(address)) for address in addresses])


def _of(row: Sequence[Any]) -> Suppression:
    address, reason, at = row
    return Suppression(address=address, reason=reason, at=moment(at))
