"""Small pieces that pages are laid out with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.ui.tokens import INSIDE


def card(*, across: bool = False, inside: int = INSIDE) -> tuple[QFrame, QBoxLayout]:
    """A panel with round corners, and the layout inside it."""
    frame = QFrame()
    frame.setProperty("card", True)
    layout = QHBoxLayout(frame) if across else QVBoxLayout(frame)
    layout.setContentsMargins(inside, inside, inside, inside)
    layout.setSpacing(8)
    return frame, layout


def text_label(text: str = "", *, role: str | None = None, wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's roles. Plain text: what it shows may come from a workbook."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def button(text: str, *, kind: str | None = None) -> QPushButton:
    """A button; `kind` is one of the style sheet's: primary, quiet, link, chip, field."""
    made = QPushButton(text)
    if kind:
        made.setProperty(kind, True)
    return made


def captioned(caption: str, field: QWidget) -> QVBoxLayout:
    """A field under its caption."""
    layout = QVBoxLayout()
    layout.setSpacing(5)
    label = text_label(caption, role="secondary")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption.replace("&", ""))
    layout.addWidget(label)
    layout.addWidget(field)
    return layout


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at, and looks again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fixed_font() -> QFont:
    """For what is written in a code's letters."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(13)
    return font
