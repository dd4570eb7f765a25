"""Rows that are written alike: one pattern takes such a row whole, several times faster than cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.sheets.xlsx.items import TEXT

if TYPE_CHECKING:
    from mailtool_gui.sheets.source import StoredCell
    from mailtool_gui.sheets.xlsx.values import KnownCells

FORMULA = rf'<f(?: t="shared"(?: ref="[A-Z0-9:]+")? si="[0-9]+")?(?:/>|>{TEXT}</f>)'
"""A pattern for a formula as Excel writes it."""

_VALUE = rf"(?:{FORMULA})?+<v>([^<>&]++)</v>"
_INLINE = '<is><t(?: xml:space="preserve")?>([^<>&]++)</t></is>'
_INLINE_TYPE = ' t="inlineStr"'
_OFTEN = 8  # times that rows are seen to be alike before a pattern is made: that takes as long as some hundred rows
_CANDIDATES = 100
_TRIED = 4  # patterns, the newest first: rows may take turns, coloured and not
_PATTERNS = 200_000  # characters of all patterns that are made: some hundredths of a second


class AlikeKey(NamedTuple):
    """What rows that are alike have in common: their attributes, the letters and the attributes of their cells."""

    attributes: str
    cells: tuple[tuple[str, str], ...]


class Shape(NamedTuple):
    """A row that is there already without its values; `cells` are the zero-based columns, and their possible cells."""

    hidden: bool
    cells: tuple[tuple[int, KnownCells], ...]


class ShapedRow(NamedTuple):
    """A row's number as it is written, whether it is hidden, and its cells by zero-based column."""

    number: str | None
    hidden: bool
    cells: dict[int, StoredCell]


class Shapes:
    """Learns how rows are written, and reads those that are written so again."""

    def __init__(self) -> None:
        self._seen: Counter[AlikeKey] = Counter()
        self._known: list[tuple[re.Pattern[str], Shape]] = []
        self._left = _PATTERNS

    def read(self, item: str) -> ShapedRow | None:
        """The row of `item`, None where no known shape fits. Raises ValueError where a value cannot be."""
        for pattern, (hidden, cells) in self._known:
            match = pattern.match(item)
            if match:
                number, *texts = match.groups()
                found = {
                    column: known[text] for text, (column, known) in zip(texts, cells, strict=True) if text is not None
                }
                return ShapedRow(number, hidden, found)
        return None

    def learn(self, key: AlikeKey, columns: Sequence[int], known: Sequence[KnownCells], *, hidden: bool) -> None:
        """One more row that was read cell by cell."""
        if len(self._seen) >= _CANDIDATES:
            self._seen.clear()
        self._seen[key] += 1
        if self._seen[key] == _OFTEN and len(set(columns)) == len(columns):
            pattern = _pattern(key)
            if len(pattern) <= self._left:
                self._left -= len(pattern)
                shape = Shape(hidden, tuple(zip(columns, known, strict=True)))
                self._known = [(re.compile(pattern), shape), *self._known[: _TRIED - 1]]


def _pattern(key: AlikeKey) -> str:
    """Any of the cells may be left out, or be empty."""
    row = rf'[ \t\n]*<row(?: r="([0-9]{{1,7}})")?{re.escape(key.attributes)}>'
    return row + "".join(map(_cell, key.cells)) + r"\Z"


def _cell(given: tuple[str, str]) -> str:
    letters, attributes = given
    value = _INLINE if _INLINE_TYPE in attributes else _VALUE
    return rf'(?:<c r="{letters}[0-9]{{1,7}}"{re.escape(attributes)}(?:>{value}</c>|/>))?+'
