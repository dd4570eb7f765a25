"""A layout that sets its widgets in lines, as words are set."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_MOST = 16_777_215  # px: Qt's QWIDGETSIZE_MAX

_Line = list[tuple[QLayoutItem, QSize]]


class Flow(QLayout):
    """From left to right, then on the next line.

    A widget that expands takes the room that is left on its line; with `last_right` the last one ends its line. Before
    one goes to the next line, they move together from `spacing` to `least`; lines are as far from each other as that.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 6,
        least: int | None = None,
        last_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = spacing if least is None else least
        self._last_right = last_right
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Qt hands over an item."""
        self._items.append(item)

    def count(self) -> int:
        """Qt asks."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Qt takes an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Throws all widgets away."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How high the lines are together."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Sets the lines."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt asks."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Room for the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _set(self, rect: QRect, *, move: bool) -> int:
        height = 0
        for line in self._lines(rect.width()):
            height += self._least if height else 0
            high = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(rect.x(), rect.y() + height, rect.width(), high))
            height += high
        return height

    def _lines(self, width: int) -> list[_Line]:
        """What stands on each line; nothing is wider than all of it."""
        lines: list[_Line] = []
        used = 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), _MOST))
            if not lines or used + self._least + size.width() > width:
                lines.append([])
                used = -self._least
            lines[-1].append((item, size))
            used += self._least + size.width()
        return lines

    def _place(self, line: _Line, rect: QRect) -> None:
        """One line, its widgets in the middle of its height."""
        room = rect.width() - sum(size.width() for _, size in line)
        apart = min(self.spacing(), max(self._least, room // max(1, len(line) - 1)))
        spare = max(0, room - apart * (len(line) - 1))
        x = rect.x()
        for item, wished in line:
            size = wished
            if spare and item.expandingDirections() & Qt.Orientation.Horizontal:
                size, spare = QSize(size.width() + spare, size.height()), 0
            if self._last_right and item is self._items[-1]:
                x += spare
            item.setGeometry(QRect(QPoint(x, rect.y() + (rect.height() - size.height()) // 2), size))
            x += size.width() + apart
