"""An account's signature: its words or its HTML, a logo above them, and how it looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.domain.account import Signature
from mailtool_gui.services.signatures import Shown, html_of, shown, words_of
from mailtool_gui.ui.choosing import ask_for_logo
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.widgets.card import button, fixed_font, restyle, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

if TYPE_CHECKING:
    from mailtool_gui.ui.tasks import Tasks

_TYPING = 150  # milliseconds: who goes on typing is not answered in between


class SignatureDialog(QDialog):
    """`kept` carries the Signature the user wants, when the preview could show it; an empty one takes it away."""

    kept = Signal(object)

    def __init__(self, signature: Signature, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signature"))
        self.resize(600, 560)
        self._looking = Latest(tasks, self)
        self._logo = signature.logo
        self._group = QButtonGroup(self, exclusive=True)
        self.as_words, self.as_html = self._chip(self.tr("Text")), self._chip(self.tr("HTML"))
        self.field, self.preview = QPlainTextEdit(self), SafeBrowser(self)
        self.logo_name = ElidedLabel(parent=self)
        self.choose_logo, self.no_logo = button(self.tr("Choose a &logo…")), button(self.tr("&Without logo"))
        self.trouble = text_label(wraps=True)
        self.save, self.cancel = button(self.tr("&Keep"), kind="primary"), button(self.tr("&Cancel"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._fill(signature.html)
        self._lay_out()
        self._connect()
        self._show_logo()
        self._look()
        self.field.setFocus()

    @property
    def signature(self) -> Signature:
        """As it is written now."""
        words = self.field.toPlainText()
        return Signature(html=words.strip() if self.as_html.isChecked() else html_of(words), logo=self._logo)

    def take_logo(self, path: Path) -> None:
        """This picture from now on."""
        self._logo = path
        self._show_logo()
        self._look()

    def _fill(self, html: str) -> None:
        words = words_of(html)
        (self.as_html if words is None else self.as_words).setChecked(True)
        self.field.setPlainText(html if words is None else words)
        self._dress()

    def _switch(self) -> None:
        """The same signature, written the other way; what says more than words stays HTML."""
        text = self.field.toPlainText()
        if self.as_html.isChecked():
            self._write(html_of(text))
        elif (words := words_of(text)) is not None:
            self._write(words)
        else:
            with QSignalBlocker(self._group):
                self.as_html.setChecked(True)
            self._say(self.tr("This signature says more than plain words can: it stays HTML."))
        self._dress()

    def _write(self, text: str) -> None:
        self.field.setPlainText(text)

    def _dress(self) -> None:
        html = self.as_html.isChecked()
        self.field.setFont(fixed_font() if html else self.font())
        self.field.setPlaceholderText("" if html else self.tr("Kind regards\nAnna Lindqvist, Silk Road Shop"))

    def _look(self) -> None:
        made = self.signature
        self._looking.run(lambda _: _picture(made), done=self._show, failed=self._refuse)

    def _show(self, looked: tuple[Shown, QImage]) -> None:
        page, picture = looked
        self._say("")
        self.save.setEnabled(True)
        self.preview.show_mail(page.page)
        self.preview.show_pictures({} if picture.isNull() else {page.cid: picture})

    def _refuse(self, sentence: str) -> None:
        self.save.setEnabled(False)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _show_logo(self) -> None:
        self.logo_name.setText(self._logo.name if self._logo else self.tr("No logo"))
        self.no_logo.setEnabled(self._logo is not None)

    def _drop_logo(self) -> None:
        self._logo = None
        self._show_logo()
        self._look()

    def _keep(self) -> None:
        self.kept.emit(self.signature)
        self.accept()

    def _chip(self, words: str) -> QPushButton:
        chip = button(words, kind="chip")
        chip.setCheckable(True)
        chip.setAccessibleName(words)
        chip.setAutoDefault(False)
        self._group.addButton(chip)
        return chip

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._look)
        self._group.buttonClicked.connect(lambda _: self._switch())
        self.choose_logo.clicked.connect(lambda: ask_for_logo(self, self.take_logo))
        self.no_logo.clicked.connect(self._drop_logo)
        self.save.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self._looking.cancel)

    def _lay_out(self) -> None:
        restyle(self.trouble, "state", "failed")
        self.trouble.hide()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("The signature"))
        self.preview.setAccessibleName(self.tr("How it looks"))
        layout, logo, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(self.tr("Signature"), role="title"))
        words = self.tr("It stands at the end of every message of this account, the logo above it.")
        layout.addWidget(text_label(words, role="secondary", wraps=True))
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for each in (self.as_words, self.as_html):
            chips.addWidget(each)
        chips.addStretch(1)
        layout.addLayout(chips)
        layout.addWidget(self.field, 3)
        logo.addWidget(self.logo_name, 1)
        for row, each in ((logo, self.no_logo), (logo, self.choose_logo), (foot, self.cancel), (foot, self.save)):
            if each is self.cancel:
                foot.addStretch(1)
            each.setAccessibleName(each.text().replace("&", "").rstrip("…"))
            each.setAutoDefault(False)
            row.addWidget(each)
        layout.addLayout(logo)
        layout.addWidget(text_label(self.tr("How it looks"), role="heading"))
        layout.addWidget(self.preview, 4)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)


def _picture(made: Signature) -> tuple[Shown, QImage]:
    """Beside the window: the page, and the logo as a picture."""
    page = shown(made.html, made.logo)
    return page, QImage.fromData(page.logo) if page.logo else QImage()
