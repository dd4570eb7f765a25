"""A worksheet's rows for a table view: Excel's numbers and texts, nothing copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon

from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, Table
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.mending import Mended, place_of
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tips import plain_tip

if TYPE_CHECKING:
    from mailtool_gui.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex

_LOOKED_AT = 200  # rows whose cells tell how a column is aligned
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_DISPLAY, _ALIGNMENT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND, _FONT, _HOVER = (
    int(role) for role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ToolTipRole)
)
_PICTURE, _SPOKEN = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ANSWERED = frozenset({_DISPLAY, _ALIGNMENT, _FOREGROUND, _FONT, _HOVER, _PICTURE, _SPOKEN})
_TO_THE_RIGHT = {CellKind.NUMBER, CellKind.DATE}


_CALCULATED = {CellKind.NUMBER, CellKind.DATE}  # what a number format may show otherwise than it is


class SheetModel(QAbstractTableModel):
    """The rows of a table, or those of them that were searched for. The table may grow while it is read."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._places: Sequence[int] | None = None
        self._alignments: list[int] = []
        self._bold = QFont()
        self._bold.setBold(True)
        self._struck = QFont()
        self._struck.setStrikeOut(True)
        self._mended = Mended()
        self._set_colours(tokens)

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of the table that is shown."""
        return self._table.columns if self._table else ()

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the rows are shown."""
        return self._places is not None

    def show(self, table: Table | None) -> None:
        """Shows another table (None: nothing)."""
        self.beginResetModel()
        self._table, self._places = table, None
        self._alignments = _alignments(table) if table else []
        self.endResetModel()

    def grow(self, table: Table) -> None:
        """The same worksheet with more rows read."""
        old, new = self._table, len(table.rows)
        if old is None or len(old.columns) != len(table.columns):
            self.show(table)
        elif self._places is not None or new <= len(old.rows):
            self._table = table
        else:
            self.beginInsertRows(QModelIndex(), len(old.rows), new - 1)
            self._table = table
            self.endInsertRows()

    def show_only(self, places: Sequence[int] | None) -> None:
        """Shows the rows at these places of the table alone (None: all)."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def show_mended(self, mended: Mended) -> None:
        """Marks what was put right; a corrected cell shows what it was corrected to."""
        self._mended = mended
        self._tell_all()

    def set_tokens(self, tokens: Tokens) -> None:
        """The look has changed."""
        self._set_colours(tokens)
        self._tell_all()

    def place_of(self, number: int) -> int | None:
        """Where the row with Excel's `number` is shown; None where it is not."""
        place = place_of(self._table.rows, number) if self._table else None
        if place is None or self._places is None:
            return place
        return self._places.index(place) if place in self._places else None

    def row_at(self, place: int) -> Row | None:
        """The row that is shown there, as the workbook has it."""
        return self._row(place) if 0 <= place < self.rowCount() else None

    def shown(self, row: Row, column: int) -> str:
        """What a cell shows, or was corrected to."""
        found = self._mended.corrections.get((row.number, self.columns[column].letter))
        return row.cells[column].shown if found is None else found.after

    def _tell_all(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _set_colours(self, tokens: Tokens) -> None:
        self._failed, self._faint = QBrush(QColor(tokens.failed)), QBrush(QColor(tokens.secondary))
        self._pencil = QIcon(icon("pencil", tokens.accent, size=14))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        if parent.isValid() or self._table is None:
            return 0
        return len(self._table.rows if self._places is None else self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Qt asks."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text as Excel shows it; an error stands out."""
        if role not in _ANSWERED or not index.isValid() or self._table is None:
            return None  # a view asks eight questions for every cell it paints
        column = index.column()
        if role == _ALIGNMENT:
            return self._alignments[column]
        row = self._row(index.row())
        if row.number in self._mended.rows and (answer := self._of_mended(row, column, role)) is not None:
            return answer
        cell = row.cells[column]
        if role == _DISPLAY:
            return _on_one_line(cell.shown)
        return self._of_error(role) if cell.kind is CellKind.ERROR else self._of_cell(cell, role)

    def _of_mended(self, row: Row, column: int, role: int) -> Any:
        """What is told of a corrected cell, or of a row that is left out; None: as of any other."""
        skip = self._mended.skips.get(row.number)
        found = self._mended.corrections.get((row.number, self.columns[column].letter))
        if role == _DISPLAY:
            return None if found is None else _on_one_line(found.after)
        if skip is not None:
            left_out = filled(self.tr("Left out: %1"), skip.reason) if skip.reason else self.tr("Left out")
            told = {_FONT: self._struck, _FOREGROUND: self._faint, _HOVER: plain_tip(left_out)}
            return told.get(role)
        if found is None:
            return None
        was = filled(self.tr("Corrected; the workbook shows “%1”"), found.before)
        spoken = filled(self.tr("%1, corrected"), found.after)
        return {_FONT: self._bold, _PICTURE: self._pencil, _HOVER: plain_tip(was), _SPOKEN: spoken}.get(role)

    def plain_text(self, row: int, column: int) -> str | None:
        """See PlainCells: errors stand out, and are painted with more care."""
        found = self._row(row)
        cell = found.cells[column]
        special = cell.kind is CellKind.ERROR or found.number in self._mended.rows
        return None if special else _on_one_line(cell.shown)

    def is_right(self, column: int) -> bool:
        """See PlainCells."""
        return self._alignments[column] == _RIGHT

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headers aligned with their cells; rows by Excel's numbers."""
        if self._table is None or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._of_row_number(section, role)
        if section >= len(self.columns):
            return None
        column = self.columns[section]
        return {
            int(Qt.ItemDataRole.DisplayRole): column.header,
            int(Qt.ItemDataRole.TextAlignmentRole): self._alignments[section],
            int(Qt.ItemDataRole.ToolTipRole): self.tr("Column {0}").format(column.letter),
        }.get(int(role))

    def _row(self, place: int) -> Row:
        assert self._table is not None
        return self._table.rows[place if self._places is None else self._places[place]]

    def _of_error(self, role: int) -> Any:
        if role == _FOREGROUND:
            return self._failed
        if role == _FONT:
            return self._bold
        if role == _HOVER:
            return self.tr("Excel shows an error in this cell. Correct it in the workbook.")
        return None

    def _of_cell(self, cell: Cell, role: int) -> Any:
        if role != _HOVER:
            return None
        if cell.kind in _CALCULATED and (held := _held(cell)) != cell.shown:
            return self.tr("Excel shows {0}; the cell holds {1}").format(cell.shown or "…", held)
        return cell.shown[:2_000] if len(cell.shown) > 30 else None

    def _of_row_number(self, section: int, role: int) -> Any:
        if section >= self.rowCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._row(section).number)
        if role == _FONT and self._mended.skips and self._row(section).number in self._mended.skips:
            return self._struck
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None


def _on_one_line(shown: str) -> str:
    return " ".join(shown.splitlines()) if "\n" in shown else shown


def _held(cell: Cell) -> str:
    """The raw value, written as plainly as can be."""
    raw = cell.raw
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw).removesuffix(" 00:00:00")


def _alignments(table: Table) -> list[int]:
    """Right for columns of numbers and dates, as Excel has them."""
    rows = table.rows[:_LOOKED_AT]
    return [_alignment(Counter(row.cells[index].kind for row in rows)) for index in range(len(table.columns))]


def _alignment(kinds: Counter[CellKind]) -> int:
    right = sum(kinds[kind] for kind in _TO_THE_RIGHT)
    return _RIGHT if right > kinds[CellKind.TEXT] + kinds[CellKind.BOOLEAN] else _LEFT
