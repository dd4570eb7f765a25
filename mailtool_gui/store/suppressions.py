"""The list of addresses that are never mailed again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store.rows import moment, seconds, storable

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_CHUNK = 10_000
_ADD = "INSERT OR IGNORE INTO suppressions (address_key, address, reason, at) VALUES (?, ?, ?, ?)"
_REMOVE = "DELETE FROM suppressions WHERE address_key IN (SELECT value FROM json_each(?))"
# A reason is compared without regard to case as far as SQLite can: for the letters A to Z.
_HOLDS = "(:key = '' OR instr(address_key, :key) OR instr(lower(reason), lower(:text)))"
_LIST = f"""
    SELECT address, reason, at FROM suppressions WHERE {_HOLDS}
    ORDER BY at DESC, address_key LIMIT :limit OFFSET :offset
"""
_COUNT = f"SELECT COUNT(*) FROM suppressions WHERE {_HOLDS}"
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


def listed(session: Session, text: str = "", *, limit: int, offset: int) -> list[Suppression]:
    """See Records.suppressions."""
    return [_of(row) for row in session.rows(_LIST, {**_asked(text), "limit": limit, "offset": offset})]


def count(session: Session, text: str = "") -> int:
    """How many there are, or how many hold `text`."""
    return int(session.value(_COUNT, _asked(text)))


def among(session: Session, addresses: Collection[str]) -> list[Suppression]:
    """Those of `addresses` that are suppressed, in their order."""
    given = list(addresses)
    chunks = (given[start : start + _CHUNK] for start in range(0, len(given), _CHUNK))
    return [_of(row) for chunk in chunks for row in session.rows(_AMONG, (_keys(chunk),))]


def _asked(text: str) -> dict[str, object]:
    words = storable(text.strip())
    return {"key": same_mailbox_key(words), "text": words}


def _keys(addresses: Collection[str]) -> str:
    return json.dumps([same_mailbox_key(storable(address)) for address in addresses])


def _of(row: Sequence[Any]) -> Suppression:
    address, reason, at = row
    return Suppression(address=address, reason=reason, at=moment(at))
