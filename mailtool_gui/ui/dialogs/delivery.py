"""One delivery: every try with the server's words and ours, and the exact message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.ui.models.deliveries_model import rows_text
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import shown_state
from mailtool_gui.ui.widgets.card import button, card, text_label
from mailtool_gui.ui.widgets.pill import Pill
from mailtool_gui.ui.widgets.tries import Tries

if TYPE_CHECKING:
    from mailtool_gui.services.deliveries import Letter, Story
    from mailtool_gui.ui.theme import Theme


class DeliveryDialog(QDialog):
    """Opened empty; `tell` fills it. `arrived` and `send_again` are the user's answers for what is not certain, `look`
    has the Sent folder searched for it."""

    arrived = Signal()
    send_again = Signal()
    look = Signal()

    def __init__(self, delivery: Delivery, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(delivery.address)
        self.resize(720, 620)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 20, 24, 20)
        self._layout.setSpacing(12)
        self.pill = Pill(theme)
        self._layout.addLayout(self._head(delivery))
        self.decision = self._decision()
        self.word = text_label(wraps=True)
        self.word.hide()
        self._layout.addWidget(self.word)
        self._layout.addWidget(self.decision)
        self._add_choices()
        self.chips.button(0).setFocus()
        self._show(delivery)

    def tell(self, story: Story) -> None:
        """Shows the tries and the message."""
        self._show(story.delivery)
        self.look_there.setVisible(story.searchable)
        reason = story.delivery.reason or ""
        self.word.setText(said(reason))
        self.word.setVisible(bool(story.attempts) and reason not in ("", story.attempts[-1].reason))
        otherwise = said(story.delivery.reason or "") or self.tr("It was not tried yet.")
        self.tries.tell(story.attempts, otherwise)
        letter = story.letter
        self.message.setPlainText(_readable(letter) if letter else said(story.trouble))
        self.source.setPlainText(letter.source if letter else story.trouble)

    def fail(self, sentence: str) -> None:
        """Says why there is nothing to see."""
        self.message.setPlainText(sentence)

    def _head(self, delivery: Delivery) -> QVBoxLayout:
        above, names = QHBoxLayout(), QVBoxLayout()
        above.setSpacing(10)
        names.setSpacing(2)
        above.addWidget(text_label(delivery.address, role="title"))
        above.addWidget(self.pill)
        above.addStretch(1)
        names.addLayout(above)
        rows = filled(self.tr("Row %1 of the workbook"), rows_text(delivery.rows))
        names.addWidget(text_label(rows, role="secondary"))
        return names

    def _show(self, delivery: Delivery) -> None:
        shown = shown_state(delivery)
        self.pill.tell(shown.tone, shown.word)
        self.decision.setVisible(delivery.status is DeliveryStatus.UNKNOWN)

    def _decision(self) -> QFrame:
        frame, layout = card()
        words = self.tr(
            "What became of the message could not be found out: it may have arrived or not. Look into your Sent "
            "folder or ask the recipient, then say what is true. MailTool never sends it again by itself."
        )
        layout.addWidget(text_label(words, wraps=True))
        self.yes, self.again = button(self.tr("It &arrived"), kind="primary"), button(self.tr("&Send again"))
        self.look_there = button(self.tr("&Look in the Sent folder"))
        self.look_there.setAccessibleName(self.tr("Look in the Sent folder"))
        self.look_there.hide()
        self.yes.setAccessibleName(self.tr("It arrived"))
        self.again.setAccessibleName(self.tr("Send again"))
        for answer in (self.yes, self.again, self.look_there):
            answer.setAutoDefault(False)  # Enter opens this dialog: a second one must not answer it
        self.yes.clicked.connect(self.arrived)
        self.again.clicked.connect(self.send_again)
        self.look_there.clicked.connect(self.look)
        across = QHBoxLayout()
        across.addWidget(self.yes)
        across.addWidget(self.again)
        across.addWidget(self.look_there)
        across.addStretch(1)
        layout.addLayout(across)
        return frame

    def _add_choices(self) -> None:
        """Tries, message and source, one at a time."""
        self.tries = Tries(self)
        self.message, self.source = self._text(self.tr("The message")), self._text(self.tr("The message's source"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.source.setFont(fixed)
        self.source.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        stack, chips = QStackedWidget(self), QHBoxLayout()
        chips.setSpacing(8)
        self.chips = QButtonGroup(self, exclusive=True)
        names = (self.tr("Tries"), self.tr("Message"), self.tr("Source"))
        for place, (name, shown) in enumerate(zip(names, (self.tries, self.message, self.source), strict=True)):
            chip = button(name, kind="chip")
            chip.setCheckable(True)
            chip.setAccessibleName(name)
            self.chips.addButton(chip, place)
            chips.addWidget(chip)
            stack.addWidget(shown)
        chips.addStretch(1)
        self.chips.idClicked.connect(stack.setCurrentIndex)
        with QSignalBlocker(self.chips):
            self.chips.button(0).setChecked(True)
        self._layout.addLayout(chips)
        self._layout.addWidget(stack, 1)

    def _text(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self, readOnly=True)
        field.setPlainText(self.tr("Making the message again…"))
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        return field


def _readable(letter: Letter) -> str:
    """The message's head and text, as a mail program shows them."""
    head = "\n".join(f"{name}: {value}" for name, value in letter.headers)
    files = "".join(f"\n\n[{name}]" for name in letter.attachments)
    return f"{head}\n\n{letter.text}{files}"
