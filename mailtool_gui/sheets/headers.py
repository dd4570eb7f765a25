"""Which row holds the headers, and what the columns are called."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Sequence

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.sheet import CellKind, Column, column_letter
from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow

SEARCHED_ROWS = 30
_HEADER_ROWS = 5  # cells merged over more rows are no headers
_MERGED_COLUMNS = 50  # that a merged header names
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_WORD_STARTS = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_NOT_IN_FIELD = re.compile(r"[^\w]+")
# What an expression of a template cannot use as a name.
_EXPRESSION_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "true", "false", "none"})


def header_position(rows: Sequence[StoredRow], where: str) -> int:
    """The place in `rows` (the first ones of a sheet) of the header row.

    It is the first row with texts in at least three of five of the table's columns; the widest row tells how many
    there are. Where no row is such, it is the first one of those with most texts. Raises SheetError where that row
    is data: no texts at all, or an address among them.
    """
    width = max((_filled(row) for row in rows), default=0)
    texts = [_texts(row) for row in rows]
    enough = next((index for index, count in enumerate(texts) if count * 5 >= width * 3 and count), None)
    position = enough if enough is not None else texts.index(max(texts, default=0)) if texts else None
    if position is None or not texts[position] or _holds_address(rows[position]):
        raise SheetError(
            "There is no header row: the first rows hold data. Put a row with the columns' names above them.",
            where=where,
            code="no-header-row",
        )
    return position


def found_header(rows: Sequence[StoredRow], merged: Sequence[MergedRange], where: str) -> StoredRow:
    """The header row of a sheet that begins with `rows`, a hidden one only where no other is such.

    Where its cells are merged downwards, their last row is the header row, and names are taken from all of them.
    Raises SheetError where there is none.
    """
    visible = [row for row in rows if not row.hidden]
    try:
        place = header_position(visible, where)
    except SheetError:
        if len(visible) == len(rows):
            raise
        visible = list(rows)
        place = header_position(rows, where)
    if place + 1 < len(visible) and _only_groups(visible[place], visible[place + 1], merged):
        place += 1
    return _joined(visible[place:], merged)


def chosen_header(rows: Sequence[StoredRow], number: int, merged: Sequence[MergedRange], where: str) -> StoredRow:
    """The header row with Excel's `number`. Raises SheetError where it holds nothing."""
    for place, row in enumerate(rows):
        if row.number == number and _filled(row):
            return _joined(rows[place:], merged)
    raise SheetError(
        f"Row {number} holds no column names. Choose the row that does.", where=where, code="no-header-row"
    )


def name_columns(header: StoredRow, formats: Sequence[str], merged: Sequence[MergedRange] = ()) -> tuple[Column, ...]:
    """The columns from the first to the last header.

    A blank header becomes the column's letter; under a merged one the names are counted: Address, Address 2 ...
    """
    first, last = header_range(header, merged)
    given = [_name(header, index) for index in range(first, last + 1)]
    taken = {field_key(name) for name in given if name}
    _count_merged(given, first, header, merged, taken)
    letters = [column_letter(index) for index in range(first, last + 1)]
    names = [name or _blank_name(letter, taken) for name, letter in zip(given, letters, strict=True)]
    return tuple(
        Column(letter=letter, header=name, field=field_name(name, letter), format=code)
        for letter, name, code in zip(letters, names, formats, strict=True)
    )


def header_range(header: StoredRow, merged: Sequence[MergedRange] = ()) -> tuple[int, int]:
    """The zero-based indexes of the first and the last column that has a header, or a part of a merged one."""
    filled = [index for index in header.cells if _name(header, index)]
    last = max(filled)
    reached = [each.last_column for each in _merged_over(header, merged) if each.first_column == last]
    return min(filled), min(max([last, *reached]), last + _MERGED_COLUMNS)


def require_one_field(column: Column, columns: Sequence[Column], where: str) -> None:
    """Raises SheetError by name and letters where others of `columns` would be the same field as `column`."""
    same = [each for each in columns if _field_of(each) == _field_of(column)]
    if len(same) > 1:
        letters = " and ".join(each.letter for each in same)
        names = " and ".join(f"“{each.header}”" for each in same)
        raise SheetError(
            f"Columns {letters} are the same field: {names}. Rename one of them, or name the right one by its letter.",
            where=where,
            code="field-collision",
        )


def _field_of(column: Column) -> str:
    return field_key(column.header) or column.header


def field_name(header: str, letter: str) -> str:
    """The name of a column in templates, an identifier: `first_name` for `First Name` and for `firstName`."""
    words = _NOT_IN_FIELD.sub("_", _parted(unicodedata.normalize("NFKC", header)))
    name = re.sub(r"_+", "_", words).strip("_").lower()
    if not name:
        return f"column_{letter.lower()}"
    if name in _EXPRESSION_WORDS or keyword.iskeyword(name):
        return f"{name}_"
    if not name.isidentifier():
        name = f"_{name}"
    return name if name.isidentifier() else f"column_{letter.lower()}"


def _parted(text: str) -> str:
    """`firstName` and `HTMLText` with an underscore where a word begins."""

    def mark(match: re.Match[str]) -> str:
        """An underscore where this capital begins a word."""
        at = match.start()
        before, after, beyond = text[at - 1], text[at], text[at + 1 : at + 2]
        begins = after.isupper() and (before.islower() or beyond.islower())
        return "_" if begins else ""

    return _WORD_STARTS.sub(mark, text)


def _count_merged(
    names: list[str], first: int, header: StoredRow, merged: Sequence[MergedRange], taken: set[str]
) -> None:
    """Names the columns under a merged header after it. A number that another column has already is left out."""
    for each in _merged_over(header, merged):
        base = _name(header, each.first_column)
        number = 2
        for index in range(each.first_column + 1, min(each.last_column + 1, first + len(names))):
            if base and index >= first and not names[index - first]:
                while field_key(f"{base} {number}") in taken:
                    number += 1
                names[index - first] = f"{base} {number}"
                taken.add(field_key(f"{base} {number}"))


def _joined(rows: Sequence[StoredRow], merged: Sequence[MergedRange]) -> StoredRow:
    """The first of `rows` together with those that its merged cells reach down to, as their last row."""
    top = rows[0]
    reached = [each.last_row for each in _merged_over(top, merged) if each.last_row - top.number < _HEADER_ROWS]
    last = max(reached, default=top.number)
    cells: dict[int, StoredCell] = {}
    for row in rows:
        if row.number <= last:
            cells.update({index: cell for index, cell in row.cells.items() if cell.cell.shown.strip()})
            top = row
    return StoredRow(top.number, cells)


def _only_groups(row: StoredRow, below: StoredRow, merged: Sequence[MergedRange]) -> bool:
    """Whether the merged cells of `row`, two or more, only stand above several names each."""
    wide = sum(each.last_column > each.first_column for each in _merged_over(row, merged)) > 1
    named = all(_is_text(cell) for cell in below.cells.values() if cell.cell.shown.strip())
    return wide and named and _texts(below) > _texts(row) and not _holds_address(below)


def _merged_over(row: StoredRow, merged: Sequence[MergedRange]) -> list[MergedRange]:
    return [each for each in merged if each.first_row <= row.number <= each.last_row]


def _name(header: StoredRow, index: int) -> str:
    """A header's text in one line."""
    cell = header.cells.get(index)
    return " ".join(cell.cell.shown.split()) if cell else ""


def _blank_name(letter: str, taken: set[str]) -> str:
    return letter if field_key(letter) not in taken else f"Column {letter}"


def _filled(row: StoredRow) -> int:
    return sum(bool(cell.cell.shown.strip()) for cell in row.cells.values())


def _texts(row: StoredRow) -> int:
    return sum(_is_text(cell) for cell in row.cells.values())


def _is_text(cell: StoredCell) -> bool:
    return cell.cell.kind is CellKind.TEXT and bool(cell.cell.shown.strip())


def _holds_address(row: StoredRow) -> bool:
    return any(_ADDRESS.match(cell.cell.shown.strip()) for cell in row.cells.values())
