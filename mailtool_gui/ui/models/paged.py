"""A table of any length of which only what is seen, and a little more, is in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.pill import StateRole

if TYPE_CHECKING:
    from mailtool_gui.domain.listing import Order
    from mailtool_gui.ui.states import Shown
    from mailtool_gui.ui.tasks import Task, Tasks

PAGE = 64  # rows
KEPT = 8  # pages

PARTS = Qt.ItemDataRole.UserRole + 20
"""A bar's parts, as `parts_of` makes them."""

# As plain numbers: a view asks 400 times for a frame, and comparing members of an enumeration takes longer.
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TEXTS = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
_TIP, _STATE = int(Qt.ItemDataRole.ToolTipRole), int(StateRole)
_ROLES = _TEXTS | {_ALIGNMENT, _TIP, _STATE, int(PARTS)}

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column's title, whether it holds numbers, and the order that a click on its title asks for."""

    title: str
    right: bool = False
    order: Order | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row as it is painted: made beside the window, so that painting costs nothing. `about` is what it shows."""

    about: Any
    texts: tuple[str, ...]
    state: Shown
    tip: str = ""
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """Some rows, and how many there are in all. Of `of` that were found, `total` can be shown; where not `exact`,
    there are more still."""

    lines: Sequence[Line]
    total: int
    of: int = 0
    exact: bool = True


Read = Callable[[int, int], Lines]
"""Reads lines from an offset on, at most so many; called beside the window."""


class PagedModel(QAbstractTableModel):
    """Rows that are read when they come into sight. `answered` follows each read, `failed` carries a sentence.

    One read is under way at a time; another question drops the one before. `found` is how many the last read found,
    which may be more than are shown; where not `exact`, it is more than that.
    """

    answered = Signal()
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._columns = self.columns()
        self._alignments = [_alignment(column) for column in self._columns]
        self._tasks = tasks
        self._read: Read | None = None
        self._pages: OrderedDict[int, Sequence[Line]] = OrderedDict()
        self._total = 0
        self.found = 0
        self.exact = True
        self._seen = (0, 0)
        self._task: Task | None = None
        self._again = self._anew = False

    def columns(self) -> Sequence[Column]:
        """The columns, from left to right."""
        raise NotImplementedError

    # asking
    def ask(self, read: Read) -> None:
        """Another question: its answer takes the place of all rows."""
        self.stop()
        self._read, self._anew, self._seen = read, True, (0, 0)
        self.refresh()

    def show_rows(self, first: int, last: int) -> None:
        """These rows are in sight."""
        self._seen = (max(0, first), max(0, last))
        if any(page not in self._pages for page in self._pages_seen()) and self._total:
            self.refresh()

    def refresh(self) -> None:
        """Reads again what is in sight, now or as soon as the read under way is over."""
        if self._task is not None:
            self._again = True
            return
        if self._read is None:
            return
        self._again = False
        read, pages = self._read, self._pages_seen()
        offset, limit = pages.start * PAGE, len(pages) * PAGE
        self._task = self._tasks.run(
            lambda _: read(offset, limit), done=lambda lines: self._answer(pages.start, lines), failed=self._fail
        )

    def stop(self) -> None:
        """Nothing is wanted for now; the rows stay."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._again = False

    @property
    def asked(self) -> bool:
        """Whether there is a question."""
        return self._read is not None

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    def line(self, row: int) -> Line | None:
        """A row, where it is in memory."""
        page = self._pages.get(row // PAGE, ())
        return page[row % PAGE] if row % PAGE < len(page) else None

    def order_of(self, column: int) -> Order | None:
        """What the column sorts by; None where it does not."""
        return self._columns[column].order

    # what a view asks
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """All rows, read or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """The columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; empty until its page has been read."""
        if role not in _ROLES or not index.isValid():  # most of what a view asks when it paints
            return None
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        line = self.line(index.row())
        if line is None:
            return None
        if role in _TEXTS:
            return line.texts[index.column()]
        if role == _TIP:
            return plain_tip(line.tip) or None
        return line.state.tone if role == _STATE else line.parts

    def plain_text(self, row: int, column: int) -> str | None:
        """See PlainCells."""
        line = self.line(row)
        return line.texts[column] if line else ""

    def is_right(self, column: int) -> bool:
        """See PlainCells."""
        return self._columns[column].right

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title, aligned as its cells."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        if role == Qt.ItemDataRole.ToolTipRole and self._columns[section].order:
            return filled(self.tr("Sort by this column (%1)"), sort_key(section))
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    # inside
    def _pages_seen(self) -> range:
        first, last = self._seen
        return range(first // PAGE, max(first, last) // PAGE + 1)

    def _answer(self, first: int, lines: Lines) -> None:
        self._task = None
        self.found, self.exact = max(lines.of, lines.total), lines.exact
        if self._anew:
            self._replace(first, lines)
        else:
            self._resize(lines.total)
            self._update(first, lines)
        if self._again:
            self.refresh()
        self.answered.emit()

    def _fail(self, sentence: str) -> None:
        self._task = None
        self.failed.emit(sentence)

    def _replace(self, first: int, lines: Lines) -> None:
        self.beginResetModel()
        self._anew = False
        self._pages.clear()
        self._total = lines.total
        self._keep(first, lines.lines)
        self.endResetModel()

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _update(self, first: int, lines: Lines) -> None:
        before = {page: self._pages.get(page) for page in range(first, first + len(lines.lines) // PAGE + 1)}
        self._keep(first, lines.lines)
        changed = [page for page, old in before.items() if page in self._pages and self._pages[page] != old]
        if changed:
            last = min((changed[-1] + 1) * PAGE, self._total) - 1
            self.dataChanged.emit(self.index(changed[0] * PAGE, 0), self.index(last, len(self._columns) - 1))

    def _keep(self, first: int, lines: Sequence[Line]) -> None:
        for place in range(0, len(lines), PAGE):
            page = first + place // PAGE
            self._pages[page] = lines[place : place + PAGE]
            self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)


def sort_key(column: int) -> str:
    """The keys that sort by a column."""
    return f"Alt+{column + 1}"


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
