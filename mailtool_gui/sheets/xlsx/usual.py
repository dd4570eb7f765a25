"""Rows as Excel and its like write nearly all of them, read without expat.

Whatever these patterns match is well-formed XML, and means the same to expat's handlers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.sheets.xlsx.items import TEXT, plain
from mailtool_gui.sheets.xlsx.references import split_reference
from mailtool_gui.sheets.xlsx.shapes import FORMULA, AlikeKey, Shapes
from mailtool_gui.sheets.xlsx.values import CellValues, KnownCells
from mailtool_gui.sheets.xlsx.xml import is_true

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits
    from mailtool_gui.sheets.source import StoredCell

_LINK, _LINK_IN_SMALL = "HYPERLINK(", "hyperlink("  # a formula that may be an address
_TAGS = 10_000  # different attributes of cells and rows known at a time
_ROW = re.compile(r'[ \t\n]*<row(?: r="([0-9]{1,7})")?([^<>&]*?)(/?)>')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^<>&/]*+)'
    rf'(?:>(?:(?:{FORMULA}(?!<v></v>))?<v>({TEXT})</v>|<is><t(?: xml:space="preserve")?>({TEXT})</t></is>)</c>|/>)'
    r"|(.)",  # anything else
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z0-9]*(?::[A-Za-z][A-Za-z0-9]*)?)="([\x20!#-%\'-;=?-~]*)"')


class UsualRow(NamedTuple):
    """The rows of an item: all but the last are empty. `tags` are their numbers, and whether they are hidden."""

    tags: list[tuple[str | None, bool]]
    cells: dict[int, StoredCell]


class UsualRows:
    """Reads rows, and remembers what their attributes mean."""

    def __init__(self, values: CellValues, limits: ReadLimits) -> None:
        self._columns = _Columns(limits)
        self._styles = _Styles(values)
        self._hidden = _Hidden()
        self._shapes = Shapes()

    def read(self, item: str) -> UsualRow | None:
        """The row of `item` (its end tag left out), or None where it is unusual in any way."""
        if _LINK in item or _LINK_IN_SMALL in item:
            return None
        try:
            shaped = self._shapes.read(item)
            return UsualRow([shaped[:2]], shaped.cells) if shaped else self._read(item)
        except ValueError:  # what is wrong, and in which cell, expat's handlers tell
            return None

    def _read(self, item: str) -> UsualRow:
        tags: list[tuple[str | None, bool]] = []
        end, empty = 0, "/"
        while empty:
            tag = _ROW.match(item, end)
            if tag is None:
                raise ValueError(item)
            number, attributes, empty = tag.groups()
            tags.append((number, self._hidden[attributes]))
            end = tag.end()
        found = _CELL.findall(item, end)
        cells = self._cells(found, escaped="&" in item)
        if len(tags) == 1:
            self._learn(attributes, found)
        return UsualRow(tags, cells)

    def _learn(self, attributes: str, found: list[tuple[str, str, str, str, str]]) -> None:
        key = AlikeKey(attributes, tuple([each[:2] for each in found]))
        columns = [self._columns[letters] for letters, _ in key.cells]
        known = [self._styles[each] for _, each in key.cells]
        self._shapes.learn(key, columns, known, hidden=self._hidden[attributes])

    def _cells(self, found: list[tuple[str, str, str, str, str]], *, escaped: bool) -> dict[int, StoredCell]:
        cells: dict[int, StoredCell] = {}
        columns, styles = self._columns, self._styles
        for letters, attributes, value, inline, _ in found:
            text = value or inline
            if text:
                cells[columns[letters]] = styles[attributes][plain(text) if escaped else text]
            else:
                styles[attributes]
                cells.pop(columns[letters], None)
        return cells


class _Columns(dict[str, int]):
    """Letters -> zero-based index. Raises ValueError where there is no such column."""

    def __init__(self, limits: ReadLimits) -> None:
        super().__init__()
        self._limit = limits.columns

    def __missing__(self, letters: str) -> int:
        column = split_reference(f"{letters}1")[0]
        if column >= self._limit:
            raise ValueError(letters)
        self[letters] = column
        return column


class _Styles(dict[str, KnownCells]):
    """A cell's attributes, as they are written -> its possible texts. Raises ValueError for unusual attributes."""

    def __init__(self, values: CellValues) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, attributes: str) -> KnownCells:
        given = _attributes(attributes)
        if len(self) >= _TAGS:
            self.clear()
        found = self[attributes] = self._values.known(given.get("t", "n"), given.get("s", "0"))
        return found


class _Hidden(dict[str, bool]):
    """A row's attributes, as they are written -> whether they hide it. Raises ValueError for unusual ones."""

    def __missing__(self, attributes: str) -> bool:
        if len(self) >= _TAGS:
            self.clear()
        found = self[attributes] = is_hidden(_attributes(attributes))
        return found


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a row with these attributes is one that Excel hides, filters out or shows without any height."""
    if is_true(attributes.get("hidden")):
        return True
    try:
        return float(attributes.get("ht", "1")) == 0
    except ValueError:
        return False


def _attributes(text: str) -> dict[str, str]:
    """Attributes as they are written, `r` not among them. Raises ValueError where they are written unusually."""
    found = _ATTRIBUTE.findall(text)
    given = dict(found)
    whole = "".join(f' {name}="{value}"' for name, value in found)
    if whole != text or len(given) != len(found) or "r" in given:
        raise ValueError(text)
    return given
