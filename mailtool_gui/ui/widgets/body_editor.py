"""The message's two texts: its HTML, and the plain text for readers without HTML."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.ui.widgets.card import button, fixed_font, restyle


class BodyEditor(QWidget):
    """`changed` tells that what would be sent is another, `open_file` that the user wants an .html file."""

    changed = Signal()
    open_file = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.html, self.plain = QPlainTextEdit(), QPlainTextEdit()
        self.html.setAccessibleName(self.tr("Message (HTML)"))
        self.html.setPlaceholderText(self.tr("<p>Dear {{ first_name }},</p>"))
        self.plain.setAccessibleName(self.tr("Plain text"))
        for editor in (self.html, self.plain):
            editor.setTabChangesFocus(True)
            editor.setFont(fixed_font())
            # Wrapping anywhere takes a minute for the letters of one picture that lies in the HTML (a data: URL).
            editor.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.own = QCheckBox(self.tr("&Write the plain text myself; else it is made from the HTML"))
        self.own.setAccessibleName(self.tr("Write the plain text myself"))
        self.open = button(self.tr("Open an &HTML file…"), kind="quiet")
        self._stack = QStackedWidget()
        self.tabs = [self._tab(self.tr("Message (HTML)"), 0), self._tab(self.tr("Plain text"), 1)]
        self._lay_out()
        self._connect()
        self._set_own(False)

    @property
    def text(self) -> str | None:
        """The plain text where the user writes it; None: it is made from the HTML."""
        return self.plain.toPlainText() if self.own.isChecked() else None

    @property
    def current(self) -> QPlainTextEdit:
        """The editor that is seen, if it can be written in; else the HTML's."""
        return self.plain if self._stack.currentIndex() and self.own.isChecked() else self.html

    def write(self, html: str) -> None:
        """A finished message takes the place of what is there."""
        self.own.setChecked(False)
        self.plain.clear()
        self.html.setPlainText(html)

    def show_made(self, text: str) -> None:
        """The plain text that is made from the HTML; nothing where the user writes it."""
        if not self.own.isChecked() and self.plain.toPlainText() != text:
            self.plain.setPlainText(text)

    def _set_own(self, own: bool) -> None:
        self.plain.setReadOnly(not own)
        restyle(self.plain, "made", not own)
        if own:
            self.plain.setFocus()

    def _tab(self, name: str, place: int) -> QPushButton:
        tab = button(name, kind="chip")
        tab.setCheckable(True)
        tab.setChecked(place == 0)
        tab.clicked.connect(lambda: self._stack.setCurrentIndex(place))
        return tab

    def _lay_out(self) -> None:
        head, group = QHBoxLayout(), QButtonGroup(self)
        head.setSpacing(6)
        for tab in self.tabs:
            group.addButton(tab)
            head.addWidget(tab)
        head.addStretch()
        head.addWidget(self.open)
        plain = QWidget()
        inside = QVBoxLayout(plain)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.own)
        inside.addWidget(self.plain)
        self._stack.addWidget(self.html)
        self._stack.addWidget(plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.html.textChanged.connect(self.changed)
        self.plain.textChanged.connect(lambda: self.changed.emit() if self.own.isChecked() else None)
        self.own.toggled.connect(self._set_own)
        self.own.toggled.connect(self.changed)
        self.open.clicked.connect(self.open_file)
