"""Workbooks as they are looked at: a table, a window of its rows, and whom it would go to."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import AS_STORED, ReadOptions, Row, Table

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient

_ASIDE = 0.000_05  # seconds

Report = Callable[[int, int], None]
"""Told what is done and of how much; may raise to end the work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """A table and the rows of it that are to be shown."""

    table: Table
    rows: Sequence[Row]


class Sheets:
    """Opens workbooks for one region."""

    def __init__(self, *, locale: str) -> None:
        self._locale = locale

    @property
    def locale(self) -> str:
        """The region that shows what no other region was chosen for."""
        return self._locale

    def look(
        self, path: Path, options: ReadOptions = AS_STORED, *, limit: int | None = None, offset: int = 0
    ) -> SheetView:
        """`limit` rows (None: all) after the first `offset`, as Excel shows them. Raises SheetError."""
        from mailtool_gui.sheets.open import open_table

        table = open_table(path, options=options, locale=self._locale)
        return SheetView(table=table, rows=table.rows[offset:][:limit])

    def open(
        self,
        path: Path,
        options: ReadOptions = AS_STORED,
        *,
        locale: str | None = None,
        watch: Callable[[Table], None] | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Table:
        """The whole table, shown as in `locale` (None: the region of these sheets), read beside this process.

        `watch` is given what is read so far, and may raise to end it; so does an answer of False from `wanted`, which
        is asked several times a second from another thread. Raises SheetError.
        """
        from mailtool_gui.sheets.open import open_table

        shown = locale or self._locale
        return open_table(path, options=options, locale=shown, watch=watch, wanted=wanted, apart=True)


def regions() -> Sequence[str]:
    """The regions there are to choose from, such as `de-DE`."""
    from mailtool_gui.sheets.number_formats.region_table import REGIONS

    return [region.tag for region in REGIONS]


def encodings() -> Sequence[str]:
    """The encodings of text files there are to choose from."""
    from mailtool_gui.sheets.text.encoding import ENCODINGS

    return ENCODINGS


def delimiters() -> Sequence[str]:
    """The usual delimiters of text files."""
    from mailtool_gui.sheets.text.dialect import DELIMITERS

    return DELIMITERS


def quotes() -> Sequence[str]:
    """The quotation marks of text files there are to choose from; the empty one takes every mark as text."""
    return ('"', "'", "")


def address_column(table: Table) -> int | None:
    """The place of the column that seems to hold the addresses; None where none does."""
    from mailtool_gui.sheets.recipients import address_column as found

    try:
        return found(table)
    except SheetError:
        return None


def recipients_of(
    table: Table, *, to: str, group_by: str | None, report: Report = lambda _done, _total: None
) -> Sequence[Recipient]:
    """Whom the table goes to, by the headers of the columns of addresses and of groups. Raises SheetError.

    It steps aside again and again, so that a window is not held up; the cells stay on disk until they are looked at.
    """
    from mailtool_gui.sheets.collector import without_collector
    from mailtool_gui.sheets.recipients import recipients
    from mailtool_gui.sheets.rows_on_disk import StoredRows

    if isinstance(table.rows, StoredRows):
        table = replace(table, rows=table.rows.left_there(_politely(report, len(table.rows))))
    with without_collector():
        return recipients(table, to=to, group_by=group_by)


def with_several_addresses(recipients: Sequence[Recipient]) -> int:
    """How many of them cannot be sent to because their cell holds several addresses."""
    from mailtool_gui.sheets.recipients import holds_several

    return sum(map(holds_several, recipients))


def rows_with(table: Table, text: str, report: Report = lambda _done, _total: None) -> Sequence[int]:
    """The places of the rows in which a cell shows `text`; case does not matter.

    It steps aside again and again, so that a window is not held up.
    """
    from mailtool_gui.sheets.rows_on_disk import StoredRows

    rows = table.rows
    if isinstance(rows, StoredRows):
        return array("L", rows.places_with(text, _politely(report, len(rows))))
    wanted = text.casefold()
    return [place for place, row in enumerate(rows) if _shows(row, wanted)]


def _politely(report: Report, total: int) -> Callable[[int], None]:
    """Tells how far it is and lets go of the interpreter's lock for a moment."""

    def looked(done: int) -> None:
        """`done` rows have been looked at."""
        report(done, total)
        sleep(_ASIDE)

    return looked


def recipient_with(recipients: Sequence[Recipient], text: str, *, after: int) -> int | None:
    """The place of the first recipient after `after` (then from the start) whose address or rows show `text`."""
    wanted = text.casefold()
    places = (*range(after + 1, len(recipients)), *range(min(after + 1, len(recipients))))
    return next((place for place in places if _is_about(recipients[place], wanted)), None)


def _shows(row: Row, wanted: str) -> bool:
    return any(wanted in cell.shown.casefold() for cell in row.cells)


def _is_about(recipient: Recipient, wanted: str) -> bool:
    return wanted in recipient.address.casefold() or any(_shows(row, wanted) for row in recipient.rows)
