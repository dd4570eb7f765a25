"""Stored rows -> table: the header row found, one cell for every column, blank rows left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Row, Table
from mailtool_gui.sheets.headers import SEARCHED_ROWS, header_position, header_range, name_columns
from mailtool_gui.sheets.rows_on_disk import Pages, RowWriter
from mailtool_gui.sheets.source import StoredRow, StoredSheet

_GENERAL = "General"
_FIRST = 200  # rows after which a watcher sees the table for the first time
_STEP = 5_000  # rows between two looks later

Watch = Callable[[Table], None]
"""Given the table with the rows read so far, several times while it is read."""


def build_table(
    sheet: StoredSheet, *, source: Path, locale: str, watch: Watch | None = None, data: RowWriter | None = None
) -> Table:
    """The table of a worksheet, its rows in `data`. Raises SheetError where it is empty or has no header row."""
    data = data or RowWriter(Pages())
    rows = (row for row in sheet.rows if not _is_blank(row))
    start = list(islice(rows, SEARCHED_ROWS))
    if not start:
        message = f"The worksheet “{sheet.worksheet}” is empty."
        raise SheetError(message, where=str(source), code="empty-sheet")
    position = header_position(start, str(source))
    header = start[position]
    body = _Body(*header_range(header))

    def table() -> Table:
        return Table(
            source=source,
            worksheet=sheet.worksheet,
            worksheets=sheet.worksheets,
            header_row=header.number,
            columns=name_columns(header, body.formats()),
            rows=data.rows(),
            locale=locale,
            hidden_worksheets=sheet.hidden_worksheets,
            areas=sheet.areas,
            error_cells=data.error_cells,
            notes=tuple(sheet.notes),
            options=replace(sheet.options, worksheet=sheet.worksheet),
        )

    for count, row in enumerate(body.rows(chain(start[position + 1 :], rows)), start=1):
        data.append(row)
        if watch and (count == _FIRST or not count % _STEP):
            watch(table())
    return table()


class _Body:
    """The data rows, and the number formats met in them."""

    def __init__(self, first: int, last: int) -> None:
        self._indexes = range(first, last + 1)
        self._formats: list[Counter[str]] = [Counter() for _ in self._indexes]

    def rows(self, rows: Iterable[StoredRow]) -> Iterator[Row]:
        """The rows that hold something in the table's columns."""
        for row in rows:
            cells = self._cells(row)
            if not all(_blank_cell(cell) for cell in cells):
                yield Row(number=row.number, cells=cells)

    def formats(self) -> Sequence[str]:
        """The most common format code of each column."""
        return [counter.most_common(1)[0][0] if counter else _GENERAL for counter in self._formats]

    def _cells(self, row: StoredRow) -> tuple[Cell, ...]:
        stored = row.cells
        made: list[Cell] = []
        for counter, index in zip(self._formats, self._indexes, strict=True):
            cell = stored.get(index)
            if cell is None:
                made.append(BLANK_CELL)
            else:
                made.append(cell.cell)
                counter[cell.format] += 1
        return tuple(made)


def _is_blank(row: StoredRow) -> bool:
    return all(_blank_cell(stored.cell) for stored in row.cells.values())


def _blank_cell(cell: Cell) -> bool:
    """Nothing a user sees: spaces alone, or the empty text of a formula, are blank too."""
    return cell.kind is CellKind.BLANK or (cell.kind is CellKind.TEXT and not cell.shown.strip())
