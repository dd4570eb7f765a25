"""The workbook that the Send page is about: opened, read while it is seen, and whom it goes to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import AS_STORED, ReadOptions, Table
from mailtool_gui.ui.choosing import ask_for_workbook
from mailtool_gui.ui.loading import Addressed, Loaded, Loading
from mailtool_gui.ui.phrases import filled

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.widgets.drop_area import DropArea
    from mailtool_gui.ui.widgets.sheet_step import SheetStep


class Opening(QObject):
    """Fills the area where workbooks are dropped and the step that shows one.

    `wanted` carries a file that the user has chosen; `began`: it is being read, or is not any more; `seen`: there are
    rows to show; `asked`: its recipients are being looked for, as its columns say; `addressed` carries them.
    """

    wanted = Signal(object)
    began = Signal()
    seen = Signal()
    asked = Signal(object)
    addressed = Signal(object)

    def __init__(self, context: Context, area: DropArea, sheet: SheetStep, parent: QObject) -> None:
        super().__init__(parent)
        self.area, self.sheet = area, sheet
        self.loading = Loading(context, self)
        self.path: Path | None = None
        self.loaded: Loaded | None = None
        self.recipients: Addressed | None = None
        self.group_by: str | None = None
        self._is_seen = False
        self._connect()

    @property
    def is_ready(self) -> bool:
        """Whether there is somebody to write to."""
        return self.recipients is not None and bool(self.recipients.recipients)

    def open(self, path: Path, options: ReadOptions = AS_STORED, locale: str | None = None) -> None:
        """Reads a workbook in place of the one that is open."""
        self.path = path
        self._forget()
        self.area.show_reading(path.name)
        self.sheet.reading.asked, self.sheet.reading.region = options, locale
        self.loading.open(path, options, locale=locale)

    def close(self, sentence: str) -> None:
        """It is not needed any more, and why."""
        self.path = None
        self._forget()
        self.area.show_empty(sentence)

    def _forget(self) -> None:
        self.loaded = self.recipients = None
        self._is_seen = False
        self.began.emit()

    def _grow(self, table: Table) -> None:
        if self._is_seen:
            self.sheet.grow(table)
        else:
            self._begin(table)
            self.seen.emit()

    def _begin(self, table: Table) -> None:
        self._is_seen = True
        self.sheet.begin(table)

    def _load(self, loaded: Loaded) -> None:
        self.loaded = loaded
        if not self._is_seen:
            self._begin(loaded.table)
        self.sheet.finish(loaded.table, to=loaded.to, group_by=self._group_header(loaded.table))
        self.seen.emit()
        self._address()

    def _group_header(self, table: Table) -> str | None:
        try:
            return table.columns[column_index(table.columns, self.group_by)].header if self.group_by else None
        except SheetError:
            return None  # another workbook without that column: every row is one message

    def _refuse(self, sentence: str) -> None:
        path = self.path
        self._forget()
        if path is not None:
            self.area.show_refusal(path, sentence.removeprefix(f"{path}: "))

    def _stop(self) -> None:
        self.loading.cancel()
        self._forget()

    def _address(self) -> None:
        """Finds out whom the workbook goes to."""
        self.recipients = None
        if self.loaded is None:
            return
        table, to = self.loaded.table, self.sheet.to
        self.group_by = self.sheet.group_by
        rows = self._rows(len(table.rows))
        if to is None:
            self.sheet.tell(self.tr("{0} · choose the column that holds the e-mail addresses").format(rows))
        else:
            self.sheet.tell(self.tr("{0} · counting the recipients…").format(rows))
            self.loading.address(table, to=to, group_by=self.group_by)
        self.asked.emit(table)

    def _show_addressed(self, addressed: Addressed) -> None:
        self.recipients = addressed
        assert self.loaded is not None
        table, count = self.loaded.table, len(addressed.recipients)
        recipients = self.tr("1 recipient") if count == 1 else filled(self.tr("%1 recipients"), count)
        self.sheet.tell(self.tr("{0} · {1} · shown as in Excel").format(self._rows(len(table.rows)), recipients))
        self.addressed.emit(addressed)

    def _rows(self, count: int) -> str:
        return self.tr("1 row") if count == 1 else filled(self.tr("%1 rows"), count)

    def _ask(self) -> None:
        ask_for_workbook(self.sheet.window(), self.wanted.emit)

    def _connect(self) -> None:
        area, sheet, loading = self.area, self.sheet, self.loading
        area.dropped.connect(self.wanted)
        area.asked.connect(self._ask)
        area.cancelled.connect(self._stop)
        area.pasted.connect(loading.paste)
        area.otherwise.connect(sheet.read_refused)
        loading.pasted.connect(self.wanted)
        loading.not_pasted.connect(area.show_empty)
        loading.grew.connect(self._grow)
        loading.loaded.connect(self._load)
        loading.refused.connect(self._refuse)
        loading.addressed.connect(self._show_addressed)
        sheet.other_file.connect(self._ask)
        sheet.cancelled.connect(self._stop)
        sheet.columns_chosen.connect(self._address)
        sheet.read_otherwise.connect(self.open)
