"""Closing the window in the seconds in which a sending can still be undone."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.ui.widgets.card import button, text_label


class LastWord(Enum):
    """What becomes of the sending."""

    STAY = "stay"
    SEND = "send"
    DROP = "drop"


class LastSecondsDialog(QDialog):
    """Asks what becomes of a sending that has not begun; `choice` is the answer after it was closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = LastWord.STAY
        self.setWindowTitle(self.tr("Close MailTool?"))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(text_label(self.tr("A sending is about to start"), role="title"))
        words = self.tr("You have said Send, and its seconds to undo are still running. Nothing has been sent yet.")
        layout.addWidget(text_label(words, role="secondary", wraps=True))
        layout.addSpacing(8)
        self.buttons: dict[LastWord, QPushButton] = {}
        self._offer(LastWord.SEND, self.tr("&Send it, then close"), layout)
        self._offer(LastWord.DROP, self.tr("&Do not send, and close"), layout)
        self._offer(LastWord.STAY, self.tr("&Cancel"), layout)
        self.buttons[LastWord.STAY].setDefault(True)

    def _offer(self, choice: LastWord, words: str, layout: QVBoxLayout) -> None:
        offered = button(words, kind="primary" if choice is LastWord.SEND else None)
        offered.setAccessibleName(words.replace("&", ""))
        offered.setAutoDefault(False)
        offered.clicked.connect(lambda: self._choose(choice))
        layout.addWidget(offered)
        self.buttons[choice] = offered

    def _choose(self, choice: LastWord) -> None:
        self.choice = choice
        self.accept()
