"""Stored rows -> table: the header row found, one cell for every column, blank and hidden rows left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from pathlib import Path

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, CellKind, Table, column_letter
from mailtool_gui.sheets.headers import SEARCHED_ROWS, chosen_header, found_header, header_range, name_columns
from mailtool_gui.sheets.merged import fill_down
from mailtool_gui.sheets.number_formats.regions import region_note
from mailtool_gui.sheets.rows_on_disk import Pages, RowWriter
from mailtool_gui.sheets.source import StoredCell, StoredRow, StoredSheet

_GENERAL = "General"
_NOTHING = StoredCell(BLANK_CELL, _GENERAL)
_FIRST = 200  # rows after which a watcher sees the table for the first time
_STEP = 5_000  # rows between two looks later
_COUNTED = 5_000  # rows that tell which format is a column's most common one
_SKIPPED = 20_000  # hidden rows that may stand above the header row

Watch = Callable[[Table], None]
"""Given the table with the rows read so far, several times while it is read."""


def build_table(
    sheet: StoredSheet, *, source: Path, locale: str, watch: Watch | None = None, data: RowWriter | None = None
) -> Table:
    """The table of a worksheet, its rows in `data`. Raises SheetError where it is empty or has no header row."""
    data = data or RowWriter(Pages())
    said = tuple(filter(None, (region_note(locale),)))
    header, rows = _header(sheet, str(source))
    body = _Body(header_range(header, sheet.merged), with_hidden=sheet.options.hidden_rows, notes=sheet.notes)

    def table() -> Table:
        """The table with the rows read so far."""
        return Table(
            source=source,
            worksheet=sheet.worksheet,
            worksheets=sheet.worksheets,
            header_row=header.number,
            columns=name_columns(header, body.formats(), sheet.merged),
            rows=data.rows(),
            locale=locale,
            hidden_worksheets=sheet.hidden_worksheets,
            areas=sheet.areas,
            hidden_rows=body.hidden,
            error_cells=data.error_cells,
            notes=(*sheet.notes, *said),
            options=replace(sheet.options, worksheet=sheet.worksheet),
        )

    for count, (number, cells) in enumerate(body.rows(rows), start=1):
        data.append(number, cells)
        if watch and (count == _FIRST or not count % _STEP):
            watch(table())
    return table()


def _header(sheet: StoredSheet, where: str) -> tuple[StoredRow, Iterator[StoredRow]]:
    """The header row, the one that was asked for or the one that is found, and all rows below it."""
    rows = iter(fill_down(sheet.rows, sheet.merged, where)) if sheet.merged else sheet.rows
    wanted = sheet.options.header_row or sheet.header_row
    first = _first_rows(rows, wanted)
    if not first:
        message = f"The worksheet “{sheet.worksheet}” is empty."
        raise SheetError(message, where=where, code="empty-sheet")
    header = chosen_header(first, wanted, sheet.merged, where) if wanted else found_header(first, sheet.merged, where)
    return header, chain((row for row in first if row.number > header.number), rows)


def _first_rows(rows: Iterator[StoredRow], wanted: int | None) -> list[StoredRow]:
    """The rows among which the header row is: to the wanted one and a few more, or as many as are searched."""
    first: list[StoredRow] = []
    visible = 0
    for row in rows:
        if _is_blank(row):
            continue
        if wanted and row.number < wanted:
            first = [row]  # shows that the worksheet is not empty
            continue
        first.append(row)
        visible += not row.hidden
        if visible >= SEARCHED_ROWS or len(first) >= _SKIPPED:
            break
    return first


class _Body:
    """The data rows, and the number formats met in them; `hidden` counts those that Excel hides."""

    def __init__(self, columns: tuple[int, int], *, with_hidden: bool, notes: list[str]) -> None:
        self.hidden = 0
        self._indexes = range(columns[0], columns[1] + 1)
        self._with_hidden = with_hidden
        self._notes = notes
        self._formats: list[Counter[str]] = [Counter() for _ in self._indexes]
        self._counted = 0
        self._outside: set[int] = set()
        self._cells = self._cells_of()

    def rows(self, rows: Iterable[StoredRow]) -> Iterator[tuple[int, tuple[StoredCell, ...]]]:
        """The numbers and cells of the rows that hold something in the table's columns."""
        for number, stored, hidden in rows:
            cells = self._cells(stored)
            if _blank_cells(cells):
                continue
            if hidden:
                self.hidden += 1
                if not self._with_hidden:
                    continue
            if self._counted < _COUNTED:
                self._count(stored)
            yield number, cells

    def _cells_of(self) -> Callable[[dict[int, StoredCell]], tuple[StoredCell, ...]]:
        """Picks the columns' cells out of a row; of most rows every one is there, and none besides."""
        indexes, width = self._indexes, len(self._indexes)
        whole: Callable[[dict[int, StoredCell]], tuple[StoredCell, ...]] = itemgetter(*indexes)

        def cells(stored: dict[int, StoredCell]) -> tuple[StoredCell, ...]:
            """The columns' cells of one row."""
            if len(stored) == width > 1:
                try:
                    return whole(stored)
                except KeyError:
                    pass
            return tuple([stored.get(index, _NOTHING) for index in indexes])

        return cells

    def formats(self) -> Sequence[str]:
        """The most common format code of each column, in the first rows."""
        return [counter.most_common(1)[0][0] if counter else _GENERAL for counter in self._formats]

    def _count(self, stored: dict[int, StoredCell]) -> None:
        self._counted += 1
        for index, cell in stored.items():
            if index in self._indexes:
                self._formats[index - self._indexes.start][cell.format] += 1
            elif index not in self._outside and not _blank_cell(cell):
                self._outside.add(index)
                self._note(index)

    def _note(self, index: int) -> None:
        if len(self._outside) == 1:
            self._notes.append(
                f"Column {column_letter(index)} has no header: what it holds is left out. Write a name above it."
            )


def _is_blank(row: StoredRow) -> bool:
    return all(_blank_cell(stored) for stored in row.cells.values())


def _blank_cells(cells: Iterable[StoredCell]) -> bool:
    """Whether there is nothing to see in any of `cells`; of most rows the first one tells."""
    for cell in cells:  # noqa: SIM110  # a generator would take longer than the rest
        if not _blank_cell(cell):
            return False
    return True


def _blank_cell(cell: StoredCell) -> bool:
    """Nothing a user sees: spaces alone, or the empty text of a formula, are blank too."""
    kind = cell[2]
    return kind is CellKind.BLANK or (kind is CellKind.TEXT and not cell[0].strip())
