"""A sheet as a user has put it right, before anybody is addressed and rows are grouped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.fixes import Correction, Fix, Skip
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Column, Row, Table
from mailtool_gui.sheets.rows_on_disk import StoredRows


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A table with cells corrected and without the rows that are left out.

    `corrections` tell what the sheet itself shows, in the order of its cells; `left_out` are the rows that it has lost.
    """

    table: Table
    corrections: tuple[Correction, ...] = ()
    left_out: tuple[Row, ...] = ()


def mended(table: Table, fixes: Collection[Fix], skips: Collection[Skip]) -> Mended:
    """The table as the user wants it sent. Costs nothing where there is nothing to do.

    Raises SheetError for a cell or a row that is not there, and for a cell that is corrected twice.
    """
    if not fixes and not skips:
        return Mended(table=table)
    wanted = {fix.row for fix in fixes} | {skip.row for skip in skips}
    found = {row.number: row for row in table.rows if row.number in wanted}
    for missing in sorted(wanted - found.keys()):
        raise _no_row(table, missing)
    fixed, corrections = _fixed(table, fixes, found)
    gone = {skip.row for skip in skips}
    rows = _without(table.rows, gone) if gone else table.rows
    return Mended(
        table=replace(table, rows=FixedRows(rows, fixed) if fixed else rows),
        corrections=corrections,
        left_out=tuple(fixed.get(number, found[number]) for number in sorted(gone)),
    )


def left_out(rows: Sequence[Row], skips: Collection[Skip], address: int) -> Sequence[Recipient]:
    """The rows that are left out as recipients who get nothing; `address` is the place of their addresses' column."""
    reasons = {skip.row: skip.sentence for skip in skips}
    return [Recipient(address=row.cells[address].shown.strip(), rows=(row,), error=reasons[row.number]) for row in rows]


def put_right(recipient: Recipient, columns: Sequence[Column], fixes: Collection[Fix]) -> Recipient:
    """The recipient as the cells of its rows are corrected; its address is what it was. Without those that fit none."""
    places = {column.letter: place for place, column in enumerate(columns)}
    wanted = {(fix.row, places[fix.column.upper()]): fix.value for fix in fixes if fix.column.upper() in places}
    return replace(recipient, rows=tuple(_as_corrected(row, wanted) for row in recipient.rows)) if wanted else recipient


def addressed_anew(
    recipient: Recipient, before: Recipient, table: Table, to: str | None, *, split: bool = False
) -> Recipient:
    """The recipient, put right, with the address that its first row shows where that is another one than `before`.

    With `split`, of several addresses in the row's cell it is the one in the place of that before, or the first.
    Raises SheetError where the column `to` is not there.
    """
    from mailtool_gui.sheets.recipients import recipients

    was, now = (recipients(replace(table, rows=each.rows[:1]), to=to, split=split) for each in (before, recipient))
    place = next((n for n, each in enumerate(was) if (each.address, each.error) == (before.address, before.error)), 0)
    found, wanted = was[place], now[min(place, len(now) - 1)]
    made_so = not split or (found.address, found.error) == (before.address, before.error)
    if made_so and replace(found, rows=()) == replace(wanted, rows=()):
        return recipient
    return replace(recipient, address=wanted.address, error=wanted.error, notes=wanted.notes, names=wanted.names)


class FixedRows(Sequence[Row]):
    """Rows, some of them with other cells; which those are is told by Excel's number. No other row is kept."""

    def __init__(self, rows: Sequence[Row], fixed: Mapping[int, Row]) -> None:
        self._rows = rows
        self._fixed = fixed

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """A row, or the rows of a slice."""
        if isinstance(place, slice):
            return FixedRows(self._rows[place], self._fixed)
        row = self._rows[place]
        return self._fixed.get(row.number, row)

    def __iter__(self) -> Iterator[Row]:
        return (self._fixed.get(row.number, row) for row in self._rows)

    def left_there(self, looked: Callable[[int], None]) -> Sequence[Row]:
        """The same rows, their cells read whenever they are asked for, where they lie on disk."""
        rows = self._rows.left_there(looked) if isinstance(self._rows, StoredRows) else self._rows
        return FixedRows(rows, self._fixed)


def _no_row(table: Table, number: int) -> SheetError:
    """Where Excel hides some, the row may well be there."""
    message = f"There is no row {number}."
    if table.hidden_rows:
        message = f"There is no row {number} among those that are sent: rows that are hidden in Excel are left out."
    return SheetError(message, where=f"{table.source}, row {number}", code="no-such-row")


def _fixed(
    table: Table, fixes: Collection[Fix], found: Mapping[int, Row]
) -> tuple[dict[int, Row], tuple[Correction, ...]]:
    """The rows with a corrected cell by number, and what was corrected."""
    places = {column.letter: place for place, column in enumerate(table.columns)}
    by_cell: dict[tuple[int, int], str] = {}
    for fix in fixes:
        place = places.get(fix.column.upper())
        if place is None:
            raise SheetError(
                f"There is no column {fix.column}.", where=f"{table.source}, {fix.cell}", code="no-such-column"
            )
        if by_cell.setdefault((fix.row, place), fix.value) != fix.value:
            raise SheetError(
                "This cell is corrected twice.", where=f"{table.source}, {fix.cell}", code="corrected-twice"
            )
    fixed: dict[int, Row] = {}
    corrections = []
    for (number, place), value in sorted(by_cell.items()):
        row, column = fixed.get(number, found[number]), table.columns[place]
        before = row.cells[place].shown
        if before != value:
            fixed[number] = _with_cell(row, place, value)
            corrections.append(
                Correction(row=number, letter=column.letter, header=column.header, before=before, after=value)
            )
    return fixed, tuple(corrections)


def _as_corrected(row: Row, wanted: Mapping[tuple[int, int], str]) -> Row:
    for (number, place), value in wanted.items():
        if number == row.number and row.cells[place].shown != value:
            row = _with_cell(row, place, value)
    return row


def _with_cell(row: Row, place: int, value: str) -> Row:
    cell = Cell(value, value, CellKind.TEXT) if value else BLANK_CELL
    return Row(number=row.number, cells=(*row.cells[:place], cell, *row.cells[place + 1 :]))


def _without(rows: Sequence[Row], gone: Collection[int]) -> Sequence[Row]:
    kept = [place for place, row in enumerate(rows) if row.number not in gone]
    return rows.at(kept) if isinstance(rows, StoredRows) else [rows[place] for place in kept]
