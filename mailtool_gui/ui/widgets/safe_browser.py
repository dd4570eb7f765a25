"""A mail shown without danger: nothing is fetched, nothing is opened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from mailtool_gui.ui.tokens import LIGHT
from mailtool_gui.ui.widgets.fitting import fit
from mailtool_gui.ui.widgets.nesting import shallow

_WIDE = re.compile(
    r"""(<(?:table|td|img|th)\b[^<>]*?\swidth\s*=\s*["']?)([3-9]\d\d|\d{4})(?:px)?(["'\s>])""", re.IGNORECASE
)
# What the style sheet of our blocks says for phones, which Qt does not read
_ON_PHONES = (
    (re.compile(r"</td>\s*<td (?=class=\"half\")"), "</td></tr><tr><td "),
    (re.compile(r"(class=\"half\") width=\"50%\""), r'\1 width="100%"'),
    (re.compile(r"(class=\"half\"[^<>]*style=\")width:50%;"), r"\1width:100%;"),
    (re.compile(r"(class=\"ground\" style=\")padding:[^;]*;"), r"\1padding:0;"),
    (re.compile(r"(class=\"side\" style=\")padding:(\d+px) \d+px;"), r"\1padding:\2 20px;"),
)
_IMAGE = re.compile(r"<img\b[^<>]*?\ssrc\s*=\s*[\"']cid:([^\"'<>]+)[\"'][^<>]*>", re.IGNORECASE)
_PIXELS = re.compile(r"\swidth\s*=\s*[\"']?(\d{1,4})(?:px)?[\"'\s/>]", re.IGNORECASE)
_TRIES = 2
_ROUND, _ROUND_ON_PHONES = 110, 64  # px round what is written in a mail


class SafeBrowser(QTextBrowser):
    """Shows HTML as mail readers do, on white paper in every look.

    Links lead nowhere. A picture is a grey box: with no answer at all Qt would look for a file of that name. Only the
    pictures that were handed over, and are asked for by `cid:`, are seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._html = ""
        self._on_phone = self._laying_out = False
        self._pictures: Mapping[str, QImage] = {}
        self._box = QImage(16, 16, QImage.Format.Format_RGB32)
        self._box.fill(QColor(LIGHT.line))
        self.setObjectName("paper")
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setOpenExternalLinks(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(LIGHT.panel))
        palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
        palette.setColor(QPalette.ColorRole.Link, QColor(LIGHT.accent))
        self.setPalette(palette)

    def show_mail(self, html: str) -> None:
        """Lays out a mail; wide tables and pictures get the width there is, as on a phone.

        One whose tables lie too deep in each other to be laid out in time is shown as its source.
        """
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        flat = shallow(html)
        if flat is None:
            self.show_text(html)
            return
        self._html = flat
        self._lay_out()

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """The pictures inside the message, by their names (RFC 2392)."""
        if pictures != self._pictures:
            self._pictures = dict(pictures)
            if self._html:
                self._lay_out()

    def show_as_phone(self, on: bool) -> None:
        """As a phone's reader shows it, or another's."""
        if on != self._on_phone:
            self._on_phone = on
            if self._html:
                self._lay_out()

    def show_text(self, text: str) -> None:
        """Shows a mail that has no HTML."""
        self._html = ""
        self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width: what was made to fit the old one is laid out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._html:
            scrolled = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(scrolled)

    def _lay_out(self) -> None:
        """Once more where a scroll bar has come or gone; but never within itself, or the mail would be there twice."""
        if self._laying_out:
            return
        self._laying_out = True
        for _ in range(_TRIES):
            width = self.viewport().width()
            self._set_html()
            if self.viewport().width() == width:
                break
        self._laying_out = False

    def _set_html(self) -> None:
        self.document().setDefaultFont(_letter_font())
        html = _on_phone(self._html) if self._on_phone else self._html
        html = _IMAGE.sub(self._sized, html) if self._pictures else html
        self.setHtml(_WIDE.sub(r"\g<1>100%\g<3>", html))
        fits = fit(self.document())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bar)
        if not fits:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def _sized(self, found: re.Match[str]) -> str:
        """A picture that was handed over gets its size in pixels, no wider than there is room: Qt knows no other."""
        picture = self._pictures.get(unescape(found[1]))
        if picture is None or picture.isNull():
            return found[0]
        wished = _PIXELS.search(found[0])
        room = max(40, self.viewport().width() - (_ROUND_ON_PHONES if self._on_phone else _ROUND))
        width = min(int(wished[1]) if wished else picture.width(), room)
        return f'<img src="cid:{found[1]}" height="{max(1, round(width * picture.height() / picture.width()))}">'

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Whatever is asked for, in the document or on disk or in the net: a box for a picture, else nothing."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return b" "
        address = name.toString() if isinstance(name, QUrl) else name
        return self._pictures.get(address.removeprefix("cid:"), self._box) if address.startswith("cid:") else self._box


def _on_phone(html: str) -> str:
    for pattern, instead in _ON_PHONES:
        html = pattern.sub(instead, html)
    return html


def _letter_font() -> QFont:
    font = QFont(["Arial", "Helvetica", "Inter"])
    font.setPixelSize(14)
    return font
