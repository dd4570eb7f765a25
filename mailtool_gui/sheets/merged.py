"""Merged cells: what a user sees in every row that one of them covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.errors import SheetError

if TYPE_CHECKING:
    from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow

_BESIDE = 1_000  # merged ranges that one row lies in


class _Open(NamedTuple):
    """A merged range that the reading has come into, and the cell that shows in it."""

    range: MergedRange
    cell: StoredCell | None


def fill_down(rows: Iterable[StoredRow], merged: Iterable[MergedRange], where: str) -> Iterator[StoredRow]:
    """The rows, with the cell of a merged range in its first column in each of them.

    What else is stored under a merged range nobody sees: it is left out. A row that holds nothing of its own stays so.
    Raises SheetError where more ranges lie beside each other than on any honest worksheet.
    """
    waiting = sorted(merged, reverse=True)
    opened: list[_Open] = []
    for row in rows:
        if row.cells:
            while waiting and waiting[-1].first_row <= row.number:
                opened.append(_opened(waiting.pop(), row))
            if opened:
                opened = [each for each in opened if row.number <= each.range.last_row]
                if len(opened) > _BESIDE:
                    raise _too_many(row, where)
                _fill(row, opened)
        yield row


def _opened(merged: MergedRange, row: StoredRow) -> _Open:
    return _Open(merged, row.cells.get(merged.first_column) if row.number == merged.first_row else None)


def _fill(row: StoredRow, opened: Iterable[_Open]) -> None:
    shown: dict[int, StoredCell] = {}
    for merged, cell in opened:
        for column in [each for each in row.cells if merged.first_column <= each <= merged.last_column]:
            del row.cells[column]
        if cell is not None:
            shown[merged.first_column] = cell
    if row.cells or any(row.number == each.range.first_row for each in opened):
        row.cells.update(shown)


def _too_many(row: StoredRow, where: str) -> SheetError:
    return SheetError(
        f"Row {row.number} lies in more than {_BESIDE:,} merged cells. Unmerge them in Excel and save it again.",
        where=where,
        code="too-large",
    )
