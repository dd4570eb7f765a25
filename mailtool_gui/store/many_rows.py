"""One statement for many rows, one row for all that it finds.

The interpreter's lock is let go of and taken again for every statement that SQLite works and for every row that it
finds, and other threads want it: that costs far more than the work.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mailtool_gui.store.session import Parameters, Session

Values = Sequence[object]

_MOST = 32  # rows a statement: there is one for every number up to it, and SQLite keeps 128 prepared


def change_rows(session: Session, before: str, rows: Sequence[Values], after: str = "") -> None:
    """Runs `before VALUES (...), (...) after` with all `rows`, which are of one length, in as few steps as may be."""
    for chunk in (rows[start : start + _MOST] for start in range(0, len(rows), _MOST)):
        session.change(_statement(before, len(chunk), len(chunk[0]), after), [value for row in chunk for value in row])


def found_rows(session: Session, sql: str, columns: str, parameters: Parameters) -> list[list[Any]]:
    """The `columns` of all rows that the query `sql` finds, in its order: texts, whole numbers and NULL.

    No times: SQLite writes only 15 digits of a number into JSON.
    """
    found = session.value(f"SELECT json_group_array(json_array({columns})) FROM ({sql})", parameters)
    rows: list[list[Any]] = json.loads(found)
    return rows


@lru_cache(maxsize=256)
def _statement(before: str, rows: int, width: int, after: str) -> str:
    row = f"({', '.join('?' * width)})"
    return f"{before} VALUES {', '.join([row] * rows)} {after}"
