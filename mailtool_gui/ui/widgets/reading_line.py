"""One quiet line: how the file was read, what was noticed, and the way to read it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mailtool_gui.domain.sheet import ReadOptions, Table
from mailtool_gui.ui.phrases import filled, region_name
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.card import button
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

_BETWEEN = " · "


class ReadingLine(QWidget):
    """Tells how a table was read; `chosen` carries other ReadOptions and a region's tag."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self.words = ElidedLabel()
        self.words.setProperty("role", "secondary")
        self.change = button(self.tr("Read it &differently…"), kind="link")
        self.change.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.change)
        self.asked = ReadOptions()
        self.region: str | None = None

    def show_table(self, table: Table, *, reading: bool) -> None:
        """Tells how `table` was read; nothing can be changed while it still is."""
        self._table = table
        self.words.setText(_BETWEEN.join(self._facts(table)))
        self.words.setToolTip(plain_tip("\n".join(self._facts(table))))
        self.words.setAccessibleName(filled(self.tr("How the file was read: %1"), _BETWEEN.join(self._facts(table))))
        self.change.setEnabled(not reading)

    def _facts(self, table: Table) -> Iterator[str]:
        yield from table.notes
        options = table.options
        if table.hidden_rows:
            yield self._hidden(table.hidden_rows, taken_in=options.hidden_rows)
        if options.area:
            yield options.area
        yield filled(self.tr("Headers in row %1"), table.header_row)
        if options.encoding is not None:
            sign = self.tr("Tab") if options.delimiter == "\t" else f"“{options.delimiter}”"
            yield filled(self.tr("Text in %1, cells parted by %2"), options.encoding, sign)
        yield filled(self.tr("Numbers and dates as in %1"), region_name(table.locale))

    def _hidden(self, count: int, *, taken_in: bool) -> str:
        if taken_in:
            return self.tr("1 hidden row taken in") if count == 1 else filled(self.tr("%1 hidden rows taken in"), count)
        return self.tr("1 hidden row left out") if count == 1 else filled(self.tr("%1 hidden rows left out"), count)

    def _ask(self) -> None:
        from mailtool_gui.ui.dialogs.reading import ReadingDialog

        if self._table is not None:
            dialog = ReadingDialog(self._table, self.asked, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(self.chosen)
            dialog.open()
