"""Icons of the Lucide set (ISC), drawn in the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mailtool_gui.domain.resources import resource

_SCALE = 3  # sharp on every screen


def icon(name: str, colour: str, *, size: int = 16) -> QIcon:
    """The icon `name` with strokes of 1.8 px in `colour` (`#RRGGBB`)."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawn = source.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.8"')
    return QIcon(_pixmap(drawn, size))


def application_icon() -> QIcon:
    """MailTool's own."""
    source = resource("icons", "mailtool.svg").read_text(encoding="utf-8")
    found = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(_pixmap(source, size))
    return found


def _pixmap(source: str, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size * _SCALE, size * _SCALE))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(_SCALE)
    return pixmap
