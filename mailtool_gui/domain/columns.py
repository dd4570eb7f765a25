"""Finding the column a user names: by header, by field name, by Excel's letter."""

from __future__ import annotations

from collections.abc import Sequence

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.fields import field_key, nearest_field
from mailtool_gui.domain.sheet import Column


def column_index(columns: Sequence[Column], name: str) -> int:
    """The place of the column called `name` in `columns`.

    An exact header wins, then the field name, then the letter. Raises SheetError naming the nearest column.
    """
    for matches in (_by_header, _by_field, _by_letter):
        found = [index for index, column in enumerate(columns) if matches(column, name)]
        if len(found) > 1:
            letters = " and ".join(columns[index].letter for index in found)
            raise SheetError(f"“{name}” could be column {letters}. Name it by its letter.", code="ambiguous-column")
        if found:
            return found[0]
    raise SheetError(_not_there(columns, name), code="no-such-column")


def sure_name(columns: Sequence[Column], column: Column) -> str:
    """What `column_index` finds just this column by: its header, or its letter where the header is not its alone."""
    alike = [each for each in columns if _by_field(each, column.header) or _by_header(each, column.header)]
    return column.header if alike == [column] else column.letter


def _by_header(column: Column, name: str) -> bool:
    return column.header == name


def _by_field(column: Column, name: str) -> bool:
    return bool(field_key(name)) and field_key(column.header) == field_key(name)


def _by_letter(column: Column, name: str) -> bool:
    return column.letter == name.upper()


def _not_there(columns: Sequence[Column], name: str) -> str:
    near = nearest_field(name, (column.header for column in columns))
    there = ", ".join(column.header for column in columns[:20])
    hint = f" Did you mean “{near}”?" if near else ""
    return f"There is no column “{name}”.{hint} The sheet has: {there}."
