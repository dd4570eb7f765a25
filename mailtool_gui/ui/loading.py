"""A worksheet read beside the window, seen while it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.domain.sheet import AS_STORED, ReadOptions, Table
from mailtool_gui.services.pasted import PastedCells
from mailtool_gui.services.sheets import address_column, recipients_of
from mailtool_gui.ui.latest import Latest

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.tasks import Progress


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A whole worksheet; `to` is the header of the column that seems to hold the addresses."""

    table: Table
    to: str | None

    @property
    def errors(self) -> int:
        """How many cells show an error of Excel's."""
        return self.table.error_cells


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """Whom the table goes to, and how many of them have no address that can be used."""

    recipients: Sequence[Recipient]
    unusable: int


class Loading(QObject):
    """`grew` carries the table with the rows read so far, `loaded` a Loaded, `refused` a sentence;
    `addressed` carries an Addressed, `pasted` the file with pasted cells, `not_pasted` a sentence."""

    pasted = Signal(object)
    not_pasted = Signal(str)
    grew = Signal(object)
    loaded = Signal(object)
    refused = Signal(str)
    addressed = Signal(object)
    _seen = Signal(int, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._reading, self._addressing = Latest(context.tasks, self), Latest(context.tasks, self)
        self._pasting, self._cells = Latest(context.tasks, self), PastedCells()
        self._turn = 0
        self._seen.connect(self._grow)

    def open(self, path: Path, options: ReadOptions = AS_STORED, *, locale: str | None = None) -> None:
        """Reads what `options` ask for in place of whatever is being read, shown as in `locale` (None: as usual)."""
        self.cancel()
        turn, sheets = self._turn, self._context.desk.sheets

        def work(report: Progress) -> Loaded:
            """Beside the window: the whole table."""

            def watch(table: Table) -> None:
                """Shows what has been read so far."""
                report(len(table.rows), 0)
                self._seen.emit(turn, table)

            table = sheets.open(path, options, locale=locale, watch=watch, wanted=lambda: not report.stopped)
            return _loaded(table)

        self._reading.run(work, done=self.loaded.emit, failed=self.refused.emit)

    def paste(self, text: str, html: str) -> None:
        """Makes a file of the clipboard's cells: those of `text`, or of a table in `html`."""
        keep = self._cells.keep
        self._pasting.run(lambda _report: keep(text, html), done=self.pasted.emit, failed=self.not_pasted.emit)

    def address(self, table: Table, *, to: str, group_by: str | None) -> None:
        """Finds the recipients."""

        def work(report: Progress) -> Addressed:
            """Beside the window: the recipients."""
            recipients = recipients_of(table, to=to, group_by=group_by, report=report)
            return Addressed(recipients=recipients, unusable=sum(each.error is not None for each in recipients))

        self._addressing.run(work, done=self.addressed.emit, failed=self.refused.emit)

    def cancel(self) -> None:
        """Nothing of it is wanted any more."""
        self._turn += 1
        self._reading.cancel()
        self._addressing.cancel()

    def _grow(self, turn: int, table: Table) -> None:
        if turn == self._turn and self._reading.is_busy:
            self.grew.emit(table)


def _loaded(table: Table) -> Loaded:
    place = address_column(table)
    to = None if place is None else table.columns[place].header
    return Loaded(table=table, to=to)
