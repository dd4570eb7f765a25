"""One failed message: why, what helps, and what the user can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mailtool_gui.services.remedies import Step
from mailtool_gui.ui.models.deliveries_model import rows_text
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.remedy_words import what_helps
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, restyle, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.tries import Tries

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Attempt
    from mailtool_gui.services.dead_letters import DeadLetter

NARROW, WIDTH = 300, 372  # px


class DeadStory(QFrame):
    """Shows the letter it was told. The signals are the user's wishes for it; `correct` carries another address."""

    retry = Signal()
    correct = Signal(str)
    lay_aside = Signal()
    put_back = Signal()
    to_the_job = Signal()
    to_the_account = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.letter: DeadLetter | None = None
        self.title, self.place = ElidedLabel(), ElidedLabel()
        self.title.setProperty("role", "heading")
        self.place.setProperty("role", "secondary")
        self.reason, self.help = text_label(wraps=True), text_label(wraps=True)
        self.reason.setProperty("state", "failed")
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("The right address"))
        self.send_there = button(self.tr("Send &there"))
        self.again, self.aside = button(self.tr("&Try again")), button(self.tr("&Lay aside"))
        self.back, self.account = button(self.tr("Put &back")), button(self.tr("To the acc&ount"))
        self.job = button(self.tr("Open the &job"), kind="link")
        self.tries = Tries()
        self._lay_out()
        self._connect()
        self.hide()

    def tell(self, letter: DeadLetter | None) -> None:
        """Shows a letter, or nothing; its tries come later, with `tell_tries`."""
        another = letter is None or self.letter is None or letter.delivery.id != self.letter.delivery.id
        before, self.letter = self.letter, letter
        self.setVisible(letter is not None)
        if letter is None or letter == before:
            return
        delivery = letter.delivery
        self.title.setText(delivery.address)
        self.place.setText(filled(self.tr("Row %1 of “%2”"), rows_text(delivery.rows), letter.job.name))
        self.reason.setText(said(delivery.reason or "") or self.tr("It failed."))
        aside = filled(self.tr("Laid aside: %1"), delivery.dismissed_why) if delivery.dismissed_why else ""
        self.help.setText(aside if delivery.dismissed_at else what_helps(letter))
        self.help.setVisible(bool(self.help.text()))
        if another:
            self.address.setText(delivery.address)
            self.address.setCursorPosition(0)
            self.tries.tell((), "")
        self._offer(letter)

    def tell_tries(self, tries: Sequence[Attempt]) -> None:
        """Shows every try."""
        self.tries.tell(tries, self.tr("It was never tried."))

    def _offer(self, letter: DeadLetter) -> None:
        """The buttons that make sense, the one that helps most in front."""
        aside, step = letter.delivery.dismissed_at is not None, letter.remedy.step
        correctable = step is Step.CORRECT_ROWS and not aside
        for widget in (self.address, self.send_there):
            widget.setVisible(not aside)
        self.again.setVisible(not aside)
        self.aside.setVisible(not aside)
        self.back.setVisible(aside)
        self.account.setVisible(not aside and step is Step.EDIT_ACCOUNT)
        restyle(self.again, "primary", not correctable and step in (Step.RETRY, Step.RETRY_LATER))
        self._typed()

    def _typed(self) -> None:
        """A primary button, once there is another address."""
        there = bool(self.letter) and self.address.text().strip() != (
            self.letter.delivery.address if self.letter else ""
        )
        self.send_there.setEnabled(there and bool(self.address.text().strip()))

    def _connect(self) -> None:
        pairs = (
            (self.again, self.retry),
            (self.aside, self.lay_aside),
            (self.back, self.put_back),
            (self.job, self.to_the_job),
            (self.account, self.to_the_account),
        )
        for each, tells in pairs:
            each.clicked.connect(tells)
        self.send_there.clicked.connect(self._ask)
        self.address.returnPressed.connect(self._ask)
        self.address.textChanged.connect(lambda _: self._typed())

    def _ask(self) -> None:
        if self.send_there.isEnabled():
            self.correct.emit(self.address.text().strip())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(_row(self.place, self.job, share=self.place))
        layout.addWidget(self.reason)
        layout.addWidget(self.help)
        layout.addLayout(_row(self.address, self.send_there, share=self.address))
        layout.addLayout(_row(self.again, self.aside, self.back, self.account))
        layout.addSpacing(4)
        layout.addWidget(self.tries, 1)
        for each in self.findChildren(QPushButton):
            each.setAccessibleName(each.text().replace("&", ""))
        for label in (self.reason, self.help):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def _row(*widgets: QWidget, share: QWidget | None = None) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, int(widget is share))
    if share is None:
        layout.addStretch(1)
    return layout
