"""An order table: which columns of the rows stand in it, under which words, and whether one is summed up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from mailtool_gui.domain.document import Align, Block, OrderTable, TableColumn, Total
from mailtool_gui.domain.fields import field_key
from mailtool_gui.ui.editor.still import StillComboBox
from mailtool_gui.ui.editor.views import SIDES, BlockView
from mailtool_gui.ui.widgets.card import button, text_label

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.ui.editor.fields import Fields
    from mailtool_gui.ui.editor.rich_edit import Shared

translate = QCoreApplication.translate

MOST_COLUMNS = 8
_USUAL = 5
_NUMBER = re.compile(r"[#0]")
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_UNIT = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\"([^\"]*)\"|([€$£¥₫₮])")


class TableView(BlockView):
    """Each column is a line for its header and a chip with a menu below it."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._block = OrderTable()
        self.heads: list[QLineEdit] = []
        self.chips: list[QPushButton] = []
        self.add = button("+", kind="quiet")
        self.add.setProperty("mini", True)
        self.add.setAccessibleName(self.tr("Add a column"))
        self.add.setToolTip(self.tr("Add a column"))
        self.add.setMenu(QMenu(self.add))
        self.add.menu().aboutToShow.connect(self._fill_add_menu)
        self.sums = QCheckBox(self.tr("Sum of"))
        self.sums.setAccessibleName(self.tr("Add a row with a sum"))
        self.summed = StillComboBox()
        self.summed.setAccessibleName(self.tr("Column to be summed up"))
        self.word = QLineEdit(placeholderText=self.tr("Total"))
        self.word.setAccessibleName(self.tr("Word for the sum"))
        self._lay_out()
        self.sums.toggled.connect(self._sum)
        self.summed.activated.connect(lambda _place: self._sum(self.sums.isChecked()))
        self.word.textEdited.connect(lambda _text: self._sum(self.sums.isChecked()))
        shared.fields.changed.connect(self._refill)

    def block(self) -> OrderTable:
        """As it is now."""
        return self._block

    def show_block(self, block: Block) -> None:
        """Another table; where only words are others, nothing is built anew."""
        assert isinstance(block, OrderTable)
        before, self._block = self._block, block
        if [(c.field, c.align) for c in before.columns] == [(c.field, c.align) for c in block.columns] and self.heads:
            for head, column in zip(self.heads, block.columns, strict=True):
                head.setText(column.header) if head.text() != column.header else None
        else:
            self._refill()
        self._show_total()

    def focus(self) -> None:
        """The first header has the cursor."""
        (self.heads[0] if self.heads else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refill(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.heads, self.chips = [], []
        for place, column in enumerate(self._block.columns):
            self._add_cells(place, column)
        self.add.setEnabled(len(self._block.columns) < MOST_COLUMNS and bool(self.shared.fields.columns))
        self._show_total()

    def _add_cells(self, place: int, column: TableColumn) -> None:
        head = QLineEdit(column.header)
        head.setAccessibleName(self.tr("Header of column {0}").format(place + 1))
        head.setAlignment(SIDES[column.align])
        head.setProperty("mini", True)
        head.textEdited.connect(lambda text: self._set(place, replace(self._block.columns[place], header=text)))
        chip = QPushButton(self.shared.fields.label(column.field).replace("&", "&&"))
        chip.setProperty("field", True)
        chip.setAccessibleName(self.tr("Field of column {0}: {1}").format(place + 1, chip.text()))
        menu = QMenu(chip)
        menu.aboutToShow.connect(lambda: self._fill_column_menu(menu, place))
        chip.setMenu(menu)
        self._grid.addWidget(head, 0, place)
        self._grid.addWidget(chip, 1, place, SIDES[column.align])
        self.heads.append(head)
        self.chips.append(chip)

    def _fill_column_menu(self, menu: QMenu, place: int) -> None:
        menu.clear()
        columns = self._block.columns
        fields = menu.addMenu(self.tr("Field"))
        _fill_with_fields(fields, self.shared.fields, lambda found: self._set(place, _column(found)))
        sides = menu.addMenu(self.tr("Alignment"))
        for align, name in _sides().items():
            self._entry(sides, name, partial(self._set, place, replace(columns[place], align=align)))
        menu.addSeparator()
        self._entry(menu, self.tr("Move to the left"), lambda: self._swap(place, place - 1)).setEnabled(place > 0)
        right = self._entry(menu, self.tr("Move to the right"), lambda: self._swap(place, place + 1))
        right.setEnabled(place + 1 < len(columns))
        self._entry(menu, self.tr("Remove the column"), lambda: self._remove(place)).setEnabled(len(columns) > 1)

    def _entry(self, menu: QMenu, name: str, then: Callable[[], None]) -> QAction:
        action = menu.addAction(name)
        action.triggered.connect(lambda _checked=False: then())
        return action

    def _fill_add_menu(self) -> None:
        menu = self.add.menu()
        menu.clear()
        _fill_with_fields(menu, self.shared.fields, self._append)

    def _set(self, place: int, column: TableColumn) -> None:
        columns = list(self._block.columns)
        columns[place] = column
        self._become(tuple(columns), self._block.total)

    def _append(self, found: Column) -> None:
        self._become((*self._block.columns, _column(found)), self._block.total)

    def _swap(self, place: int, other: int) -> None:
        columns, total = list(self._block.columns), self._block.total
        columns[place], columns[other] = columns[other], columns[place]
        if total is not None and total.column in (place, other):
            total = replace(total, column=other if total.column == place else place)
        self._become(tuple(columns), total)

    def _remove(self, place: int) -> None:
        columns, total = list(self._block.columns), self._block.total
        del columns[place]
        if total is not None:
            total = None if total.column == place else replace(total, column=total.column - (total.column > place))
        self._become(tuple(columns), total)

    def _become(self, columns: tuple[TableColumn, ...], total: Total | None) -> None:
        self.show_block(OrderTable(columns=columns, total=total))
        self.changed.emit()

    # the sum

    def _sum(self, on: bool) -> None:
        place = max(0, self.summed.currentIndex())
        if not on or not self._block.columns:
            self._become(self._block.columns, None)
            return
        word = self.word.text() if self.word.isEnabled() else self.word.text() or self.tr("Total")
        self._become(self._block.columns, self._total(place, word))

    def _total(self, place: int, word: str) -> Total:
        form = next((c.format for c in self.shared.fields.columns if c.field == self._block.columns[place].field), "")
        before, after = unit_of(form)
        return Total(column=place, label=word, decimals=decimals_of(form), before=before, after=after)

    def _show_total(self) -> None:
        total = self._block.total
        names = [column.header or column.field for column in self._block.columns]
        if [self.summed.itemText(place) for place in range(self.summed.count())] != names:
            self.summed.clear()
            self.summed.addItems(names)
        self.sums.blockSignals(True)
        self.sums.setChecked(total is not None)
        self.sums.blockSignals(False)
        self.summed.setCurrentIndex(total.column if total else max(0, _first_number(self._block)))
        if total is not None and self.word.text() != total.label:
            self.word.setText(total.label)
        self.word.setEnabled(total is not None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        head, self._grid = QHBoxLayout(), QGridLayout()
        self._grid.setSpacing(4)
        head.addLayout(self._grid, 1)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(text_label(self.tr("One line for each row of a recipient"), role="secondary"))
        below = QHBoxLayout()
        below.addWidget(self.sums)
        below.addWidget(self.summed, 1)
        below.addWidget(self.word, 1)
        layout.addLayout(below)


def usual_table(fields: Fields) -> OrderTable:
    """The first columns of the workbook, without the addresses."""
    found = [column for column in fields.columns if "mail" not in field_key(column.header)]
    return OrderTable(columns=tuple(_column(column) for column in found[:_USUAL]))


def decimals_of(form: str) -> int:
    """How many decimals a number format shows; two where it is none."""
    bare = re.sub(r"\"[^\"]*\"|\[[^\]]*\]|\\.", "", form.split(";", maxsplit=1)[0])
    found = re.search(r"\.(0+)", bare)
    return min(6, len(found[1])) if found else 0 if _is_number(form) else 2


def unit_of(form: str) -> tuple[str, str]:
    """What a number format writes before and behind the number, such as a currency."""
    first = form.split(";", maxsplit=1)[0]
    digits = _NUMBER.search(first)
    unit = _UNIT.search(first)
    if unit is None or digits is None:
        return "", ""
    text = next(group for group in unit.groups() if group is not None).strip()
    if unit.start() < digits.start():
        return (text, "")
    return ("", f" {text}" if text else "")


def _column(found: Column) -> TableColumn:
    align = Align.RIGHT if _is_number(found.format) else Align.LEFT
    return TableColumn(header=found.header, field=found.field, align=align)


def _is_number(form: str) -> bool:
    bare = re.sub(r"\"[^\"]*\"|\[[^\]]*\]|\\.", "", form)
    return bool(_NUMBER.search(bare)) and not _DATE.search(bare)


def _first_number(table: OrderTable) -> int:
    return next((place for place, column in enumerate(table.columns) if column.align is Align.RIGHT), -1)


def _fill_with_fields(menu: QMenu, fields: Fields, then: Callable[[Column], None]) -> None:
    for column in fields.columns:
        action = menu.addAction(column.header.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, column=column: then(column))


def _sides() -> dict[Align, str]:
    return {
        Align.LEFT: translate("TableView", "Left"),
        Align.CENTER: translate("TableView", "Centre"),
        Align.RIGHT: translate("TableView", "Right"),
    }
