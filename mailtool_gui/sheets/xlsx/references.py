"""Cell references such as `C12` (ECMA-376 18.18.62)."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
_RANGE_END = re.compile(r"\$?([A-Za-z]{1,3})(?:\$?([0-9]{1,7}))?\Z")
DIGITS = "0123456789"
_ROWS = 1_048_576
_COLUMNS = 16_384


def column_index(letters: str) -> int:
    """The zero-based index of a column named by Excel's letters: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def split_reference(reference: str) -> tuple[int, int]:
    """The zero-based column and Excel's row number of `reference`. Raises ValueError where it is none."""
    match = _REFERENCE.match(reference)
    if not match:
        raise ValueError(f"{reference!r} is not a cell reference")
    return column_index(match[1]), int(match[2])


def split_range(reference: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row and last column of `B3:F90`, of `B3`, or of the whole columns `B:F`.

    Rows are Excel's numbers, columns zero-based. None where `reference` is none, or lies outside of a worksheet.
    """
    first, colon, last = reference.partition(":")
    start, end = _RANGE_END.match(first), _RANGE_END.match(last if colon else first)
    if start is None or end is None or bool(start[2]) != bool(end[2]) or not (start[2] or colon):
        return None
    rows = sorted((int(start[2] or 1), int(end[2] or _ROWS)))
    columns = sorted((column_index(start[1]), column_index(end[1])))
    if rows[0] < 1 or rows[1] > _ROWS or columns[1] >= _COLUMNS:
        return None
    return rows[0], columns[0], rows[1], columns[1]
