"""How a file is read: area, header row, hidden rows, region, and what a text file is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mailtool_gui.domain.sheet import ReadOptions, Table
from mailtool_gui.services.sheets import delimiters, encodings, quotes, regions
from mailtool_gui.ui.phrases import filled, region_name
from mailtool_gui.ui.widgets.card import button, text_label

_LAST_ROW = 1_048_576
_WIDTH = 300  # px of a field


def unread(path: Path, asked: ReadOptions, locale: str) -> Table:
    """What stands for a text file that could not be read as it was `asked` for."""
    return Table(
        source=path, worksheet="", worksheets=(), header_row=1, columns=(), rows=(), locale=locale, options=asked
    )


class ReadingDialog(QDialog):
    """Asks for another way to read the file; `chosen` carries the ReadOptions and the region's tag."""

    chosen = Signal(object, str)

    def __init__(self, table: Table, asked: ReadOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._asked = table, asked
        self.setWindowTitle(self.tr("How the file is read"))
        self.area = self._combo([(self.tr("Whole worksheet"), None), *((name, name) for name in table.areas)])
        self.header = QSpinBox(minimum=1, maximum=_LAST_ROW, value=table.header_row)
        self.header.lineEdit().setTextMargins(9, 0, 9, 0)
        self.hidden = QCheckBox(filled(self.tr("&Take in the hidden rows (%1)"), table.hidden_rows))
        self.region = self._combo([(region_name(tag), tag) for tag in regions()])
        found = (self.tr("Found by itself"), None)
        self.encoding = self._combo([found, *((name, name) for name in encodings())])
        self.delimiter = self._combo([found, *((self._sign(sign), sign) for sign in delimiters())])
        self.quote = self._combo([found, *((self._mark(mark), mark) for mark in quotes())])
        self.cancel, self.again = button(self.tr("&Cancel")), button(self.tr("&Read again"), kind="primary")
        self._show_now()
        self._lay_out()
        self.again.setDefault(True)
        self.again.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.options, self.region.currentData()))

    @property
    def options(self) -> ReadOptions:
        """What is asked for now; what was left as it was found stays to be found."""
        table, asked = self._table, self._asked
        area = self.area.currentData()
        row = self.header.value()
        kept = asked.header_row if area == table.options.area else None
        return replace(
            asked,
            worksheet=table.worksheet or asked.worksheet,
            area=area,
            header_row=kept if row == table.header_row else row,
            hidden_rows=self.hidden.isChecked(),
            encoding=self._other(self.encoding, table.options.encoding, asked.encoding),
            delimiter=self._other(self.delimiter, table.options.delimiter, asked.delimiter),
            quote=self._other(self.quote, table.options.quote, asked.quote),
        )

    def _other(self, combo: QComboBox, found: str | None, asked: str | None) -> str | None:
        data: str | None = combo.currentData()
        return asked if data == found else data

    def _show_now(self) -> None:
        options = self._table.options
        self._select(self.area, options.area)
        self.hidden.setChecked(options.hidden_rows)
        self._select(self.region, self._table.locale)
        self._select(self.encoding, options.encoding)
        self._select(self.delimiter, options.delimiter)
        self._select(self.quote, options.quote)

    def _select(self, combo: QComboBox, data: str | None) -> None:
        if data is not None and combo.findData(data) < 0:
            combo.addItem(data, data)
        combo.setCurrentIndex(max(0, combo.findData(data)) if data is not None else 0)

    def _combo(self, items: Sequence[tuple[str, str | None]]) -> QComboBox:
        combo = QComboBox()
        combo.setFixedWidth(_WIDTH)
        for text, data in items:
            combo.addItem(text, data)
        return combo

    def _sign(self, sign: str) -> str:
        names = {"\t": self.tr("Tab"), ",": self.tr("Comma ,"), ";": self.tr("Semicolon ;"), "|": self.tr("Bar |")}
        return names.get(sign, sign)

    def _mark(self, mark: str) -> str:
        names = {'"': self.tr('Double "'), "'": self.tr("Single '"), "": self.tr("None: marks are text")}
        return names.get(mark, mark)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(text_label(self._table.source.name, role="heading"))
        layout.addLayout(self._form())
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.cancel)
        across.addWidget(self.again)
        layout.addLayout(across)

    def _form(self) -> QFormLayout:
        form = QFormLayout(labelAlignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setSpacing(10)
        was_read = bool(self._table.columns)
        if self._table.areas or self._table.options.area:
            self._add(form, self.tr("Table or named &range"), self.area)
        if was_read:
            self._add(form, self.tr("&Headers are in row"), self.header)
        self._add(form, self.tr("Numbers and dates &as in"), self.region)
        if self._table.options.encoding is not None or not was_read:
            self._add(form, self.tr("&Encoding"), self.encoding)
            self._add(form, self.tr("Cells are &parted by"), self.delimiter)
            self._add(form, self.tr("&Quotation mark"), self.quote)
        if self._table.hidden_rows:
            form.addRow("", self.hidden)
        return form

    def _add(self, form: QFormLayout, caption: str, field: QWidget) -> None:
        label = text_label(caption)
        label.setBuddy(field)
        label.setMinimumHeight(field.sizeHint().height())  # in line with the field's text
        form.addRow(label, field)
        field.setAccessibleName(caption.replace("&", ""))
