"""Messages a second over the last minute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

SECONDS = 60
_SPEED_OVER = 10  # seconds
_LEFT, _BOTTOM, _TOP = 44, 22, 8
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Pace:
    """How many messages were started in each of the last seconds. Times are whole seconds after the epoch."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._now = 0

    def learn(self, counts: Mapping[int, int], since: int, now: int) -> None:
        """`counts` is all that was started from `since` on; what is older than a minute is forgotten."""
        kept = {second: count for second, count in self._counts.items() if now - SECONDS - 1 <= second < since}
        self._counts = {**kept, **counts}
        self._now = now

    @property
    def since(self) -> int:
        """From where on the newest second may not be known yet: where to ask again."""
        return max(self._now - 2, 0)

    def points(self) -> list[int]:
        """A count for each second of the last minute, oldest first; the second under way is left out."""
        return [self._counts.get(second, 0) for second in range(self._now - SECONDS, self._now)]

    @property
    def speed(self) -> float:
        """Messages a second over the last ten, or over the time since the first of them."""
        points = self.points()[-_SPEED_OVER:]
        while points and not points[0]:
            points = points[1:]
        return sum(points) / len(points) if points else 0.0

    @property
    def now(self) -> int:
        """When it was last told something."""
        return self._now


class ThroughputChart(QWidget):
    """A line on a soft ground, with a scale of messages a second and the times of its ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[int] = []
        self._until = 0
        self.setMinimumHeight(64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Messages a second over the last minute"))
        theme.changed.connect(self.update)

    def tell(self, pace: Pace) -> None:
        """Shows the last minute."""
        points = pace.points()
        if (points, pace.now) != (self._points, self._until):
            self._points, self._until = points, pace.now
            self.setAccessibleDescription(f"{pace.speed:.1f}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Scale, ground, line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        plot = QRectF(_LEFT, _TOP, self.width() - _LEFT - 4, self.height() - _TOP - _BOTTOM)
        top = scale_of(max(self._points, default=0))
        self._paint_scale(painter, plot, top)
        if any(self._points):
            self._paint_line(painter, plot, top)
        painter.end()

    def _paint_scale(self, painter: QPainter, plot: QRectF, top: int) -> None:
        tokens = self._theme.tokens
        for share in (0.0, 0.5, 1.0):
            height = plot.bottom() - share * plot.height()
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(QRectF(0, height - 8, _LEFT - 8, 16), _RIGHT_MIDDLE, f"{round(top * share)}/s")
        if not self._until:
            return
        below = QRectF(plot.left(), plot.bottom() + 5, plot.width(), 16)
        for seconds, side in (
            (SECONDS, Qt.AlignmentFlag.AlignLeft),
            (SECONDS // 2, Qt.AlignmentFlag.AlignHCenter),
            (0, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(below, side, f"{datetime.fromtimestamp(self._until - seconds):%H:%M:%S}")

    def _paint_line(self, painter: QPainter, plot: QRectF, top: int) -> None:
        step = plot.width() / (len(self._points) - 1)
        line = [
            QPointF(plot.left() + place * step, plot.bottom() - plot.height() * count / top)
            for place, count in enumerate(self._points)
        ]
        ground = QPainterPath(QPointF(plot.left(), plot.bottom()))
        for point in line:
            ground.lineTo(point)
        ground.lineTo(plot.right(), plot.bottom())
        painter.fillPath(ground, QColor(self._theme.tokens.accent_soft))
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
        painter.drawPolyline(QPolygonF(line))


def scale_of(most: int) -> int:
    """The top of a scale that holds `most`: an even, round number."""
    unit = 1
    while unit * 20 < most:
        unit *= 10
    return next(unit * top for top in (2, 4, 6, 10, 20) if unit * top >= most)
