"""Icons of the Lucide set (ISC), drawn in the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mailtool_gui.domain.resources import resource

_SCALE = 3  # sharp on every screen


def icon(name: str, colour: str, *, size: int = 16, without: int = 0) -> QIcon:
    """The icon `name` with strokes of 1.8 px in `colour` (`#RRGGBB`); `without` so many px of room on its left."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawn = source.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.8"')
    pixmap = _pixmap(drawn, size)
    return QIcon(pixmap.copy(without * _SCALE, 0, pixmap.width(), pixmap.height()) if without else pixmap)


def application_icon() -> QIcon:
    """MailTool's own, for desktops. Drawn once, by the theme: elsewhere it is `QApplication.windowIcon()`."""
    found = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(_pixmap(_own(), size, scale=1))
    return found


def brand(size: int) -> QPixmap:
    """MailTool's own icon as a picture."""
    return _pixmap(_own(), size)


def _own() -> str:
    return resource("icons", "mailtool.svg").read_text(encoding="utf-8")


def _pixmap(source: str, size: int, *, scale: int = _SCALE) -> QPixmap:
    pixmap = QPixmap(QSize(size * scale, size * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
