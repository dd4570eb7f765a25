"""Reading what can be read of a damaged database: never the original, always a copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from mailtool_gui.store.leaves import PAGE, rows_on_leaves
from mailtool_gui.store.write_ahead_log import log_of, read_log

_HEADER = 100  # bytes; the first page's own content begins behind it
_MAGIC = b"SQLite format 3\0"
_WIDE, _ADDED = 20, 6  # values of the only table so wide, and how many later versions may have given it
_FAR = 2**40  # no row has such a number

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)  # the second where a complaint of SQLite's names what is no text

Row = tuple[object, ...]


def assemble(damaged: Path, copy: Path, *, header: bytes) -> bool:
    """Makes `copy` a database of its own, with all that the log of `damaged` holds.

    Where the header is destroyed it is taken from `header`, of a new ledger. False: it does not tell its tables, so
    that there is no other way to its rows than `read_leaves`.
    """
    content = _with_log(damaged)
    for begun in (content, header[:_HEADER] + content[_HEADER:]):
        copy.write_bytes(_alone(begun))
        if begun.startswith(_MAGIC) and _knows_jobs(copy):
            return True
    return False


def read_table(connection: sqlite3.Connection, table: str, content: bytes) -> Iterator[Row]:
    """The rows of a table, around the pages that cannot be read; `content` is the copy's.

    Where something cannot be read, rows whose way is destroyed are looked for on every page: among them may be rows
    that had been removed.
    """
    if not _has_row_numbers(connection, table):
        yield from _read_on(connection, f'SELECT * FROM "{table}"')
        return
    seen: set[int] = set()
    for number, row in _read_by_number(connection, table):
        seen.add(number)
        yield row
    if not _is_sound(connection, table):
        yield from (row for number, row in read_leaves(connection, table, content) if number not in seen)


def read_leaves(connection: sqlite3.Connection, table: str, content: bytes) -> Iterator[tuple[int, Row]]:
    """Rows of a table with their numbers, known by their shape alone; `connection` is to any ledger that has the table.

    Rows of an earlier version have fewer values: the first ones.
    """
    if _has_row_numbers(connection, table):
        count = len(columns_of(connection, table))
        values = range(count - _ADDED if count > _WIDE else count, count + 1)
        yield from rows_on_leaves(content, values=values, numbered=_is_numbered(connection, table))


def opened(copy: Path) -> sqlite3.Connection:
    """A connection to an assembled copy; damaged letters are replaced."""
    connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns; none where it is not there."""
    return [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]


def _with_log(damaged: Path) -> bytes:
    content = bytearray(damaged.read_bytes() if damaged.is_file() else b"")
    log = read_log(log_of(damaged))
    last = max((number for number, frame in enumerate(log.frames) if frame.pages), default=-1)
    for frame in log.frames[: last + 1]:
        begin = (frame.page - 1) * log.page_size
        content.extend(bytes(max(0, begin + log.page_size - len(content))))
        content[begin : begin + log.page_size] = frame.content
    return bytes(content)


def _alone(content: bytes) -> bytes:
    """The database told that it has no log, how long it is, and that none of its pages is free."""
    whole = bytearray(content) + bytes(-len(content) % PAGE)
    whole[18:20] = b"\1\1"
    whole[28:32] = (len(whole) // PAGE).to_bytes(4, "big")
    whole[92:96] = whole[24:28]  # this length counts
    whole[32:40] = bytes(8)
    return bytes(whole)


def _knows_jobs(copy: Path) -> bool:
    try:
        with closing(opened(copy)) as connection:
            return bool(columns_of(connection, "jobs") and columns_of(connection, "deliveries"))
    except _UNREADABLE:
        return False


def _has_row_numbers(connection: sqlite3.Connection, table: str) -> bool:
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return sql is not None and "WITHOUT ROWID" not in str(sql[0]).upper()


def _is_numbered(connection: sqlite3.Connection, table: str) -> bool:
    """Whether its first column is the row's number."""
    first = connection.execute(f'PRAGMA table_info("{table}")').fetchone()
    return first is not None and str(first[2]).upper() == "INTEGER" and first[5] == 1


def _is_sound(connection: sqlite3.Connection, table: str) -> bool:
    """Whether all of a table can be read."""
    try:
        return len(connection.execute(f'PRAGMA integrity_check("{table}")').fetchall()) == 1
    except _UNREADABLE:
        return False


def _read_by_number(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    first: int | None = -_FAR
    while first is not None:
        last = first - 1
        sql = f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid >= {first} ORDER BY rowid'
        for number, *row in _read_on(connection, sql):
            if isinstance(number, int) and last < number < _FAR:
                last = number
                yield number, tuple(row)
        first = _next_readable(connection, table, last + 1)


def _next_readable(connection: sqlite3.Connection, table: str, after: int) -> int | None:
    """The first number from `after` on from which the table can be read again; None where it cannot, or has ended.

    A page that cannot be read hides the numbers on it, and no others: the step over it is found by doubling, then by
    halving.
    """
    low, step = max(after, 0), 1
    while not _is_readable(connection, table, low + step):
        step *= 2
        if low + step > _FAR:
            return None
    unread, read = low + step // 2, low + step
    while read - unread > 1:
        middle = (read + unread) // 2
        unread, read = (unread, middle) if _is_readable(connection, table, middle) else (middle, read)
    return read


def _is_readable(connection: sqlite3.Connection, table: str, number: int) -> bool:
    sql = f'SELECT * FROM "{table}" NOT INDEXED WHERE rowid >= {number} ORDER BY rowid LIMIT 1'
    return next(_read_on(connection, sql), None) is not None


def _read_on(connection: sqlite3.Connection, sql: str) -> Iterator[Row]:
    """Rows up to the first that cannot be read."""
    try:
        yield from connection.execute(sql)
    except _UNREADABLE:
        return
