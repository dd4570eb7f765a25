"""Cell references such as `C12` (ECMA-376 18.18.62)."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


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
