"""The first step: what is in the workbook, where the addresses are, what one message is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mailtool_gui.domain.columns import sure_name
from mailtool_gui.domain.sheet import Column, ReadOptions, Table
from mailtool_gui.services.sheets import rows_with
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.models.sheet_model import SheetModel
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.tokens import GAP
from mailtool_gui.ui.widgets.card import button, captioned, card, text_label
from mailtool_gui.ui.widgets.extras_line import ExtrasLine
from mailtool_gui.ui.widgets.reading_line import ReadingLine
from mailtool_gui.ui.widgets.sheet_table import SheetTable

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context

_TYPING = 200  # ms after the last letter until a search begins


class SheetStep(QWidget):
    """`read_otherwise` carries the file, ReadOptions and a region's tag; `columns_chosen` tells that `to` or `group_by`
    is another."""

    read_otherwise = Signal(object, object, str)
    columns_chosen = Signal()
    other_file = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table: Table | None = None
        self._latest = Latest(context.tasks, self)
        self.model = SheetModel(context.theme.tokens, self)
        self.table = SheetTable(self.model, context.tasks.precedence)
        self.table.setAccessibleName(self.tr("Rows of the workbook"))
        self._picture = QLabel()
        self.name = text_label(role="heading")
        self.summary = text_label(role="secondary")
        self.stop = button(self.tr("Cancel"), kind="quiet")
        self.other = button(self.tr("&Other file…"))
        self.worksheet, self.address, self.per = self._combo(190), self._combo(230), self._combo(270)
        self.address.setPlaceholderText(self.tr("Choose a column"))
        self.reading, self.extras = ReadingLine(), ExtrasLine()
        self.extras.told.connect(context.ways.say)
        self.search = QLineEdit(placeholderText=self.tr("Search rows"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search rows"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._lay_out()
        self._connect()
        self._redraw()

    @property
    def to(self) -> str | None:
        """The sure name of the column of addresses; None until one is chosen."""
        data = self.address.currentData()
        return None if data is None else str(data)

    @property
    def group_by(self) -> str | None:
        """The sure name of the column whose equal cells make one message; None: every row is one."""
        data = self.per.currentData()
        return None if data is None else str(data)

    def begin(self, table: Table) -> None:
        """Shows the first rows of a worksheet that is being read."""
        self._table = table
        self.model.show(table)
        self.table.fit()
        self.name.setText(table.source.name)
        self.name.setToolTip(plain_tip(str(table.source)))
        worksheets = [(self._worksheet_name(name, table), name) for name in table.worksheets]
        self._fill(self.worksheet, worksheets, table.worksheet)
        self._set_reading(True)
        self.grow(table)

    def grow(self, table: Table) -> None:
        """More rows have been read."""
        self._table = table
        self.model.grow(table)
        self.reading.show_table(table, reading=True)
        self.extras.show_table(table, reading=True)
        self.summary.setText(filled(self.tr("Reading… %1 rows so far"), len(table.rows)))

    def finish(self, table: Table, *, to: str | None, group_by: str | None) -> None:
        """All rows are there."""
        self._table = table
        self.model.grow(table)
        self.reading.show_table(table, reading=False)
        self.extras.show_table(table, reading=False)
        columns = [(self._column_name(column), sure_name(table.columns, column)) for column in table.columns]
        self._fill(self.address, columns, to)
        groups = [
            (self.tr("customer (same {0})").format(column.header), sure_name(table.columns, column))
            for column in table.columns
        ]
        self._fill(self.per, [(self.tr("row"), None), *groups], group_by)
        self._set_reading(False)
        self._search()

    def tell(self, sentence: str) -> None:
        """The line under the file's name."""
        self.summary.setText(sentence)

    def read_refused(self, path: Path) -> None:
        """A text file could not be read as it was asked for: the user may ask for something else."""
        from mailtool_gui.ui.dialogs.reading import ReadingDialog, unread

        usual = self._context.desk.locale
        stand_in = unread(path, self.reading.asked, self.reading.region or usual)
        dialog = ReadingDialog(stand_in, self.reading.asked, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda options, region: self.read_otherwise.emit(path, options, region))
        dialog.open()

    def _combo(self, width: int) -> QComboBox:
        combo = QComboBox()
        combo.setFixedWidth(width)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._file_card())
        choices = QHBoxLayout()
        choices.setSpacing(GAP)
        choices.addLayout(captioned(self.tr("&Worksheet"), self.worksheet))
        choices.addLayout(captioned(self.tr("&E-mail address is in"), self.address))
        choices.addLayout(captioned(self.tr("One &message per"), self.per))
        choices.addStretch()
        self.search.setFixedWidth(220)
        choices.addLayout(captioned("", self.search))
        layout.addLayout(choices)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.reading)
        lines.addWidget(self.extras)
        layout.addLayout(lines)
        frame, inside = card(inside=1)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        layout.addWidget(frame, 1)

    def _file_card(self) -> QWidget:
        frame, inside = card(across=True)
        inside.setContentsMargins(16, 12, 16, 12)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.summary)
        inside.addWidget(self._picture)
        inside.addSpacing(4)
        inside.addLayout(words, 1)
        inside.addWidget(self.stop)
        inside.addWidget(self.other)
        return frame

    def _connect(self) -> None:
        self.worksheet.activated.connect(self._choose_worksheet)
        self.reading.chosen.connect(self._read_otherwise)
        self.address.activated.connect(self.columns_chosen)
        self.per.activated.connect(self.columns_chosen)
        self.other.clicked.connect(self.other_file)
        self.stop.clicked.connect(self.cancelled)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._search)
        self._context.theme.changed.connect(self._redraw)

    def _choose_worksheet(self) -> None:
        name = self.worksheet.currentData()
        if self._table is not None and name != self._table.worksheet:
            self._read_otherwise(ReadOptions(worksheet=name), self._table.locale)

    def _read_otherwise(self, options: ReadOptions, locale: str) -> None:
        assert self._table is not None
        self.read_otherwise.emit(self._table.source, options, locale)

    def _search(self) -> None:
        table, text = self._table, self.search.text().strip()
        if not text or table is None:
            self._latest.cancel()
            self._show_only(None)
            return
        self._latest.run(
            lambda report: rows_with(table, text, report), done=self._show_only, failed=self._context.ways.say
        )

    def _show_only(self, places: Sequence[int] | None) -> None:
        if places is not None or self.model.is_narrowed:
            self.model.show_only(places)

    def _set_reading(self, reading: bool) -> None:
        self.stop.setVisible(reading)
        for widget in (self.worksheet, self.address, self.per, self.search):
            widget.setEnabled(not reading)

    def _fill(self, combo: QComboBox, items: Sequence[tuple[str, str | None]], now: str | None) -> None:
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
        combo.setCurrentIndex(next((place for place, (_, data) in enumerate(items) if data == now), -1))
        combo.setToolTip(plain_tip(combo.currentText()))

    def _worksheet_name(self, name: str, table: Table) -> str:
        return self.tr("{0} (hidden)").format(name) if name in table.hidden_worksheets else name

    def _column_name(self, column: Column) -> str:
        return self.tr("{0} (column {1})").format(column.header, column.letter)

    def _redraw(self) -> None:
        tokens = self._context.theme.tokens
        self._picture.setPixmap(icon("sheet", tokens.accepted, size=26).pixmap(QSize(26, 26)))
        self.model.set_tokens(tokens)
