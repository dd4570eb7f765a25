"""Workbooks as they are looked at: a table, a window of its rows, and whom it would go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import AS_STORED, CellKind, ReadOptions, Row, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """A table and the rows of it that are to be shown."""

    table: Table
    rows: Sequence[Row]


class Sheets:
    """Opens workbooks for one region."""

    def __init__(self, *, locale: str) -> None:
        self._locale = locale

    def look(
        self, path: Path, options: ReadOptions = AS_STORED, *, limit: int | None = None, offset: int = 0
    ) -> SheetView:
        """`limit` rows (None: all) after the first `offset`, as Excel shows them. Raises SheetError."""
        from mailtool_gui.sheets.open import open_table

        table = open_table(path, options=options, locale=self._locale)
        return SheetView(table=table, rows=table.rows[offset:][:limit])

    def open(
        self, path: Path, options: ReadOptions = AS_STORED, *, watch: Callable[[Table], None] | None = None
    ) -> Table:
        """The whole table; `watch` is given what is read so far, and may raise to end it. Raises SheetError."""
        from mailtool_gui.sheets.open import open_table

        return open_table(path, options=options, locale=self._locale, watch=watch)


def address_column(table: Table) -> int | None:
    """The place of the column that seems to hold the addresses; None where none does."""
    from mailtool_gui.sheets.recipients import address_column as found

    try:
        return found(table)
    except SheetError:
        return None


def recipients_of(table: Table, *, to: str, group_by: str | None) -> Sequence[Recipient]:
    """Whom the table goes to, by the headers of the columns of addresses and of groups. Raises SheetError."""
    from mailtool_gui.sheets.recipients import recipients

    return recipients(table, to=to, group_by=group_by)


def error_cells(table: Table) -> int:
    """How many cells show an error of Excel's."""
    return sum(cell.kind is CellKind.ERROR for row in table.rows for cell in row.cells)


def rows_with(table: Table, text: str) -> Sequence[int]:
    """The places of the rows in which a cell shows `text`; case does not matter."""
    wanted = text.casefold()
    return [place for place, row in enumerate(table.rows) if _shows(row, wanted)]


def recipient_with(recipients: Sequence[Recipient], text: str, *, after: int) -> int | None:
    """The place of the first recipient after `after` (then from the start) whose address or rows show `text`."""
    wanted = text.casefold()
    places = (*range(after + 1, len(recipients)), *range(min(after + 1, len(recipients))))
    return next((place for place in places if _is_about(recipients[place], wanted)), None)


def _shows(row: Row, wanted: str) -> bool:
    return any(wanted in cell.shown.casefold() for cell in row.cells)


def _is_about(recipient: Recipient, wanted: str) -> bool:
    return wanted in recipient.address.casefold() or any(_shows(row, wanted) for row in recipient.rows)
