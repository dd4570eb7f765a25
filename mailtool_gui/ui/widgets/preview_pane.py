"""The message beside its template, as one recipient will have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, card, fixed_font, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

if TYPE_CHECKING:
    from mailtool_gui.services.previews import Letter, Preview
    from mailtool_gui.ui.theme import Theme

PHONE = 390
"""Pixels that a phone is wide."""
_ANY = 16_777_215  # as Qt has it
_LONGEST = 300_000  # characters of HTML that are laid out without holding up the window


class PreviewPane(QWidget):
    """`moved` asks for the recipient so many places further, `searched` for the next one with a text."""

    moved = Signal(int)
    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = ElidedLabel(self.tr("Preview"))
        self.heading.setProperty("role", "heading")
        self.count = text_label(role="secondary")
        self.previous, self.next = (
            self._arrow(self.tr("Previous recipient"), -1),
            self._arrow(self.tr("Next recipient"), 1),
        )
        self.search = QLineEdit(placeholderText=self.tr("Find"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Find a recipient"))
        self.subject = text_label(role="heading", wraps=True)
        self.people = text_label(role="secondary", wraps=True)
        self.trouble = text_label(wraps=True)
        self.trouble.setProperty("state", "failed")
        self.mail, self.text = SafeBrowser(), QPlainTextEdit(readOnly=True)
        self.mail.setAccessibleName(self.tr("The message as a mail"))
        self.text.setAccessibleName(self.tr("The message as plain text"))
        self.source = QPlainTextEdit(readOnly=True)
        self.source.setAccessibleName(self.tr("The message's source"))
        self.source.setFont(fixed_font())
        self._stack = QStackedWidget()
        self._paper = _centred(self.mail)
        self.tabs = [
            self._tab(self.tr("Mail"), self._paper),
            self._tab(self.tr("Phone"), self._paper, width=PHONE),
            self._tab(self.tr("Plain text"), self.text),
            self._tab(self.tr("Source"), self.source),
        ]
        self._lay_out()
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text().strip()))
        theme.changed.connect(self._redraw)
        self._redraw()
        self.clear()

    def clear(self) -> None:
        """Nothing to be seen yet."""
        self.show_place(0, 0)
        self._show_letter(None)
        self._tell("")
        self.subject.setText(self.tr("The message will be seen here."))
        self.people.setText("")

    def show_place(self, place: int, total: int, who: str = "") -> None:
        """Which of the recipients is seen, and the address."""
        self.heading.setText(self.tr("As {0} will see it").format(who) if who else self.tr("Preview"))
        self.count.setText(filled(self.tr("%1 of %2"), place + 1, total) if total else "")
        for arrow in (self.previous, self.next):
            arrow.setEnabled(total > 1)
        self.search.setEnabled(total > 1)

    def show_preview(self, preview: Preview) -> None:
        """What came of one recipient; while the template has a mistake the last good letter stays."""
        if preview.mistake is None:
            self._tell(said(preview.trouble or "") or "")
            self._show_letter(preview.letter)

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """The draft's own pictures, by the names they have inside the message."""
        self.mail.show_pictures(pictures)

    def _show_letter(self, letter: Letter | None) -> None:
        scrolled = self.mail.verticalScrollBar().value()
        self.subject.setText(letter.subject if letter else "")
        self.people.setText(self.tr("{0} to {1}").format(letter.sender, letter.to) if letter else "")
        html = letter.html if letter else ""
        self.mail.show_mail(html if len(html) <= _LONGEST else "")
        self.text.setPlainText(letter.text[:_LONGEST] if letter else "")
        self.source.setPlainText(letter.source[:_LONGEST] if letter else "")
        self.mail.verticalScrollBar().setValue(scrolled)
        if len(html) > _LONGEST:
            self._tell(self.tr("This message is too long to be laid out here. It is sent in full."))

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _arrow(self, name: str, by: int) -> QPushButton:
        arrow = button("", kind="quiet")
        arrow.setAccessibleName(name)
        arrow.setToolTip(name)
        arrow.setFixedSize(30, 30)
        arrow.setIconSize(QSize(16, 16))
        arrow.clicked.connect(lambda: self.moved.emit(by))
        return arrow

    def _tab(self, name: str, page: QWidget, *, width: int = _ANY) -> QPushButton:
        """A tab for a page; the mail is at most `width` pixels wide on it."""
        tab = button(name, kind="chip")
        tab.setCheckable(True)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            tab.setChecked(self._stack.count() == 1)
        tab.clicked.connect(lambda: self._show_page(page, width))
        return tab

    def _show_page(self, page: QWidget, width: int) -> None:
        if page is self._paper:
            self.mail.show_as_phone(width == PHONE)
            self.mail.setMaximumWidth(width)
        self._stack.setCurrentWidget(page)

    def _lay_out(self) -> None:
        frame, inside = card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        inside.addLayout(self._head())
        inside.addLayout(self._tab_row())
        inside.addWidget(self.subject)
        inside.addWidget(self.people)
        inside.addWidget(self.trouble)
        inside.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.heading, 1)
        row.addWidget(self.previous)
        row.addWidget(self.count)
        row.addWidget(self.next)
        self.count.setMinimumWidth(76)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return row

    def _tab_row(self) -> QHBoxLayout:
        row, group = QHBoxLayout(), QButtonGroup(self)
        row.setSpacing(6)
        for tab in self.tabs:
            group.addButton(tab)
            row.addWidget(tab)
        row.addStretch()
        row.addWidget(self.search, 2)
        return row

    def _redraw(self) -> None:
        colour = self._theme.tokens.secondary
        self.previous.setIcon(icon("chevron-left", colour))
        self.next.setIcon(icon("chevron-right", colour))


def _centred(widget: QWidget) -> QWidget:
    around = QWidget()
    layout = QHBoxLayout(around)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return around
