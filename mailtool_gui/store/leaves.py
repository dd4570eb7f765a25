"""Rows read straight off a damaged database's pages, where the way to them is destroyed.

The leaves of every table are looked at, whoever they belong to: a row is known by how many values it has and whether
its first is its number. (https://sqlite.org/fileformat2.html#b_tree_pages)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

PAGE = 4096

_LEAF = 0x0D
_MOST_LOCAL, _LEAST_LOCAL = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LONGEST = 2**24  # bytes of a row: more is no row of ours

Row = tuple[object, ...]


class NoRow(Exception):
    """These bytes are no row."""


def rows_on_leaves(content: bytes, *, values: range, numbered: bool) -> Iterator[tuple[int, Row]]:
    """Rows of so many values with their numbers; where `numbered`, the first value is the number itself."""
    for begin in range(0, len(content) - PAGE + 1, PAGE):
        for number, row in _rows_of_page(content, begin):
            if len(row) in values and (row[0] is None) == numbered:
                yield number, ((number, *row[1:]) if numbered else row)


def _rows_of_page(content: bytes, begin: int) -> Iterator[tuple[int, Row]]:
    head = begin + (100 if begin == 0 else 0)
    if content[head] != _LEAF:
        return
    (cells,) = struct.unpack_from(">H", content, head + 3)
    for cell in range(min(cells, PAGE // 8)):
        (at,) = struct.unpack_from(">H", content, head + 8 + 2 * cell)
        try:
            yield _row_at(content, begin + at)
        except (NoRow, IndexError, struct.error):
            continue


def _row_at(content: bytes, at: int) -> tuple[int, Row]:
    size, at = _varint(content, at)
    number, at = _varint(content, at)
    if not 0 < size < _LONGEST:
        raise NoRow
    return number, _values(_payload(content, at, size))


def _payload(content: bytes, at: int, size: int) -> bytes:
    if size <= _MOST_LOCAL:
        return content[at : at + size]
    fitting = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE - 4)
    local = fitting if fitting <= _MOST_LOCAL else _LEAST_LOCAL
    parts = [content[at : at + local]]
    (page,) = struct.unpack_from(">I", content, at + local)
    for _ in range(-(-(size - local) // (PAGE - 4))):
        if page == 0:
            raise NoRow
        begin = (page - 1) * PAGE
        (page,) = struct.unpack_from(">I", content, begin)
        parts.append(content[begin + 4 : begin + PAGE])
    return b"".join(parts)[:size]


def _values(payload: bytes) -> Row:
    length, at = _varint(payload, 0)
    body, values = length, []
    while at < length:
        kind, at = _varint(payload, at)
        value, body = _value(payload, body, kind)
        values.append(value)
    if body != len(payload):
        raise NoRow
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind in (10, 11):
        raise NoRow
    end = at + (8 if kind == 7 else _SIZES.get(kind, (kind - 12) // 2))
    raw = payload[at:end]
    if kind == 7:
        return struct.unpack(">d", raw)[0], end
    if kind in _SIZES:
        return int.from_bytes(raw, "big", signed=True), end
    return (raw.decode("utf-8", "replace") if kind % 2 else raw), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | content[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9
