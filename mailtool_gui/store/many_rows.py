"""One statement for many rows.

The interpreter's lock is let go of and taken again for every statement that SQLite works, and other threads want it: a
statement for each row costs far more by that than by its work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

Values = Sequence[object]

_MOST = 64  # rows a statement: well below the parameters that SQLite takes


def change_rows(session: Session, before: str, rows: Sequence[Values], after: str = "") -> None:
    """Runs `before VALUES (...), (...) after` with all `rows`, which are of one length, in as few steps as may be."""
    for chunk in _chunks(rows):
        session.change(_statement(before, len(chunk), len(chunk[0]), after), [value for row in chunk for value in row])


def _chunks(rows: Sequence[Values]) -> Iterator[Sequence[Values]]:
    """Powers of two, so that the statements, which SQLite keeps prepared, are few."""
    start = 0
    while start < len(rows):
        size = min(_MOST, 1 << (len(rows) - start).bit_length() - 1)
        yield rows[start : start + size]
        start += size


@lru_cache(maxsize=64)
def _statement(before: str, rows: int, width: int, after: str) -> str:
    row = f"({', '.join('?' * width)})"
    return f"{before} VALUES {', '.join([row] * rows)} {after}"
