"""How a day's chart is painted: bars for the hours, above them what counts in 24 hours, under its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from mailtool_gui.ui.day_words import NOW, wall_clock
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.widgets.throughput import scale_of

if TYPE_CHECKING:
    from mailtool_gui.services.forecast import AccountForecast
    from mailtool_gui.ui.tokens import Tokens

translate = QCoreApplication.translate
_Draw = Callable[[QRectF], None]

_HOURS = 48
_LEFT, _RIGHT = 52.0, 10.0  # px beside the hours
_LEGEND, _AXIS, _BETWEEN = 30.0, 26.0, 16.0  # px above, below and between the bands
_LETTERS = 11  # px
_SIDE = 6.0  # px that no word comes near
_BAR = 0.72  # of an hour's width
_HAIR = 1.0
_SHADE = 0.14
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def place_at(x: float, width: float) -> int:
    """The hour at this place from the left."""
    return int((x - _LEFT) * _HOURS / max(1.0, width - _LEFT - _RIGHT))


class Painting:
    """One chart in `room`, on a panel."""

    def __init__(self, painter: QPainter, tokens: Tokens, font: QFont, room: QRectF) -> None:
        self._painter, self._tokens, self._room = painter, tokens, room
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(font)
        small.setPixelSize(_LETTERS)
        painter.setFont(small)
        self._letters = QFontMetricsF(small)

    def words(self, sentence: str) -> None:
        """A sentence in the middle."""
        self._pen(self._tokens.secondary)
        self._painter.drawText(self._room, _MIDDLE | Qt.TextFlag.TextWordWrap, sentence)

    def ring(self) -> None:
        """Round all of it: the keyboard is here."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._tokens.accent), 2))
        self._painter.drawRoundedRect(self._room.adjusted(1, 1, -1, -1), 8, 8)

    def chart(self, found: AccountForecast, chosen: int | None) -> None:
        """All of it; `chosen` is the place of an hour."""
        above, below = self._bands(found)
        self._legend(found)
        if above is not None:
            self._counted(found, above)
        self._bars(found, below)
        if chosen is not None:
            self._mark(chosen, above or below, below)
        self._times(found, above or below, below)

    def _bands(self, found: AccountForecast) -> tuple[QRectF | None, QRectF]:
        """Where an account has a limit, what counts against it stands above the hours."""
        room = self._room.adjusted(_LEFT, _LEGEND, -_RIGHT, -_AXIS)
        if found.cap is None:
            return None, room
        height = (room.height() - _BETWEEN) / 2
        above = QRectF(room.left(), room.top(), room.width(), height)
        return above, above.translated(0, height + _BETWEEN)

    # the bands

    def _counted(self, found: AccountForecast, band: QRectF) -> None:
        assert found.cap is not None
        tokens, hours = self._tokens, found.hours
        top = max(found.cap, *(hour.in_day for hour in hours), 1)
        self._scale(band, (0, found.cap), top)
        points = [self._point(band, place + 1, hour.in_day / top) for place, hour in enumerate(hours)]
        points.insert(0, QPointF(band.left(), points[0].y()))
        ground = QPainterPath(QPointF(band.left(), band.bottom()))
        for point in points:
            ground.lineTo(point)
        ground.lineTo(QPointF(points[-1].x(), band.bottom()))
        self._painter.fillPath(ground, QColor(tokens.accepted_soft))
        self._painter.setPen(QPen(QColor(tokens.accepted), 2))
        self._painter.drawPolyline(QPolygonF(points))
        self._painter.setPen(QPen(QColor(tokens.failed), 1.5, Qt.PenStyle.DashLine))
        height = band.bottom() - band.height() * found.cap / top
        self._painter.drawLine(QPointF(band.left(), height), QPointF(band.right(), height))

    def _bars(self, found: AccountForecast, band: QRectF) -> None:
        top = scale_of(max(max(hour.sent, hour.planned) for hour in found.hours))
        self._scale(band, (0, top // 2, top), top)
        for place, hour in enumerate(found.hours):
            if place >= NOW:
                self._planned(self._bar(band, place, hour.planned / top))
                continue
            self._sent(self._bar(band, place, hour.sent / top))
            if place == NOW - 1 and found.reserved:
                self._reserved(self._bar(band, place, min(found.reserved, hour.sent) / top))

    def _bar(self, band: QRectF, place: int, share: float) -> QRectF:
        width, wide = band.width() / _HOURS, band.width() / _HOURS * _BAR
        high = max(2.0, band.height() * share) if share else 0.0
        return QRectF(band.left() + place * width + (width - wide) / 2, band.bottom() - high, wide, high)

    def _point(self, band: QRectF, place: float, share: float) -> QPointF:
        return QPointF(band.left() + band.width() * place / _HOURS, band.bottom() - band.height() * share)

    # what a bar or a line is drawn with: shapes, not colours alone

    def _sent(self, bar: QRectF) -> None:
        self._painter.fillRect(bar, QColor(self._tokens.accent))

    def _reserved(self, bar: QRectF) -> None:
        """Stripes over what is sent."""
        self._painter.fillRect(bar, QColor(self._tokens.panel))
        self._painter.fillRect(bar, QBrush(QColor(self._tokens.accent), Qt.BrushStyle.BDiagPattern))
        self._outline(bar)

    def _planned(self, bar: QRectF) -> None:
        """Empty, with an edge."""
        if bar.height():
            self._painter.fillRect(bar, QColor(self._tokens.accent_soft))
            self._outline(bar)

    def _outline(self, bar: QRectF) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._tokens.accent), _HAIR))
        self._painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, 0))

    # round the bands

    def _scale(self, band: QRectF, marks: Sequence[int], top: int) -> None:
        for mark in marks:
            height = band.bottom() - band.height() * mark / top
            self._pen(self._tokens.line)
            self._painter.drawLine(QPointF(band.left(), height), QPointF(band.right(), height))
            self._pen(self._tokens.secondary)
            self._painter.drawText(QRectF(0, height - 8, _LEFT - 8, 16), _END, figure(mark))

    def _mark(self, place: int, above: QRectF, below: QRectF) -> None:
        """Over the hour that is read."""
        width = below.width() / _HOURS
        column = QRectF(below.left() + place * width, above.top(), width, below.bottom() - above.top())
        shade = QColor(self._tokens.text)
        shade.setAlphaF(_SHADE)
        self._painter.fillRect(column, shade)

    def _times(self, found: AccountForecast, above: QRectF, below: QRectF) -> None:
        """The time now as a line, and times of day below, six hours apart."""
        now = self._point(below, NOW, 0.0).x()
        self._painter.setPen(QPen(QColor(self._tokens.text), _HAIR))
        self._painter.drawLine(QPointF(now, above.top() - 4), QPointF(now, below.bottom() + 4))
        self._pen(self._tokens.secondary)
        taken: list[QRectF] = []
        for place in (NOW, 0, _HOURS, *(each for each in range(6, _HOURS, 6) if each != NOW)):
            words = self._time(found, place)
            wide = self._letters.horizontalAdvance(words) + 2
            middle = self._point(below, place, 0.0).x()
            left = min(max(_SIDE, middle - wide / 2), self._room.right() - _SIDE - wide)
            label = QRectF(left, below.bottom() + 5, wide, 16)
            if not any(label.adjusted(-_SIDE, 0, _SIDE, 0).intersects(other) for other in taken):
                taken.append(label)  # where there is little room, some times are left out
                self._painter.drawText(label, _MIDDLE, words)

    def _time(self, found: AccountForecast, place: int) -> str:
        time = wall_clock(found.moment + timedelta(hours=place - NOW))
        if place == 0:
            return filled(translate("AccountDay", "yesterday %1"), time)
        if place == _HOURS:
            return filled(translate("AccountDay", "tomorrow %1"), time)
        return filled(translate("AccountDay", "now, %1"), time) if place == NOW else time

    def _legend(self, found: AccountForecast) -> None:
        """Each shape with its word."""
        left = _LEFT
        for draw, words in self._entries(found):
            draw(QRectF(left, 9, 14, 10))
            self._pen(self._tokens.secondary)
            wide = self._letters.horizontalAdvance(words) + 2
            self._painter.drawText(
                QRectF(left + 20, 6, wide, 16), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )
            left += 20 + wide + 18

    def _entries(self, found: AccountForecast) -> Iterator[tuple[_Draw, str]]:
        yield self._sent, translate("AccountDay", "sent in the hour")
        if found.reserved:
            yield self._reserved, translate("AccountDay", "on their way")
        yield self._planned, translate("AccountDay", "planned in the hour")
        if found.cap is not None:
            yield self._line_swatch, translate("AccountDay", "in the 24 hours until then")
            yield self._cap_swatch, filled(translate("AccountDay", "limit of %1 in 24 hours"), found.cap)

    def _line_swatch(self, place: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._tokens.accepted), 2))
        self._painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))

    def _cap_swatch(self, place: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._tokens.failed), 1.5, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))

    def _pen(self, colour: str) -> None:
        self._painter.setPen(QPen(QColor(colour), _HAIR))
