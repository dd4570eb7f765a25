"""One bar whose parts have the colours of the figures above it; also as a cell of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mailtool_gui.ui.models.paged import PARTS
from mailtool_gui.ui.widgets.cells import paint_ground

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme
    from mailtool_gui.ui.tokens import Tokens

HEIGHT = 10
_IN_CELL = 6
_BESIDE = 12
_LEAST = 3.0  # px: a single failure among a million is seen
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PartsBar(QWidget):
    """Shows accepted, trying again, failed, not certain, skipped and waiting as parts of one bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def tell(self, parts: tuple[int, ...], words: str) -> None:
        """Shows these counts; `words` say the same to whoever does not see."""
        if parts != self._parts:
            self._parts = parts
            self.setAccessibleName(words)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The bar."""
        painter = QPainter(self)
        paint_parts(painter, QRectF(self.rect()), self._parts, self._theme.tokens)
        painter.end()


class BarDelegate(QStyledItemDelegate):
    """Paints cells that have parts as bars, with the cell's text (per cent) beside them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell's ground as ever, and the bar."""
        paint_ground(painter, option)
        parts = index.data(PARTS)
        if not parts:
            return
        cell: QRect = option.rect
        room = painter.fontMetrics().horizontalAdvance("100 %") + 10
        top = cell.top() + (cell.height() - _IN_CELL) / 2
        bar = QRectF(cell.left() + _BESIDE, top, cell.width() - 2 * _BESIDE - room, _IN_CELL)
        painter.save()
        paint_parts(painter, bar, parts, self._theme.tokens)
        painter.setPen(QColor(self._theme.tokens.secondary))
        place = QRectF(bar.right(), cell.top(), room, cell.height())
        painter.drawText(place, _RIGHT, str(index.data()))
        painter.restore()


def paint_parts(painter: QPainter, place: QRectF, parts: Sequence[int], tokens: Tokens) -> None:
    """The bar in `place`: rounded as a whole, its parts side by side with a hair between them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(place, place.height() / 2, place.height() / 2)
    painter.fillPath(path, QColor(tokens.line))
    painter.save()
    painter.setClipPath(path)
    left = place.left()
    for width, colour in _widths(parts, place.width(), tokens):
        painter.fillRect(QRectF(left, place.top(), max(1.0, width - 1), place.height()), QColor(colour))
        left += width
    painter.restore()


def _widths(parts: Sequence[int], room: float, tokens: Tokens) -> Iterator[tuple[float, str]]:
    """Each part that is there, at least wide enough to be seen."""
    total = sum(parts)
    colours = (tokens.accepted, tokens.trying, tokens.failed, tokens.unsure, tokens.faint)
    if not total:
        return
    wide = [max(_LEAST, room * part / total) if part else 0.0 for part in parts[: len(colours)]]
    excess = sum(wide) + room * sum(parts[len(colours) :]) / total - room
    if excess > 0 and wide:
        largest = max(range(len(wide)), key=wide.__getitem__)
        wide[largest] = max(_LEAST, wide[largest] - excess)
    yield from ((width, colour) for width, colour in zip(wide, colours, strict=False) if width)
