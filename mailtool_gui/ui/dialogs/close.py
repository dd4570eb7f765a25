"""Closing the window while a job runs."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.ui.dialogs.height import fit_words
from mailtool_gui.ui.phrases import filled

WIDTH = 500


class Leave(Enum):
    """What becomes of the jobs."""

    CANCEL = "cancel"
    STOP = "stop"
    TRAY = "tray"


class CloseDialog(QDialog):
    """Asks how to leave; `choice` is the answer after it was closed."""

    def __init__(self, jobs: int, *, tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Leave.CANCEL
        self.setWindowTitle(self.tr("Close MailTool?"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        title = QLabel(self.tr("%n job(s) are still going on", "", jobs), self)
        title.setProperty("role", "title")
        layout.addWidget(title)
        layout.addWidget(self._words(tray))
        self.leaving = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.leaving.setProperty("role", "secondary")
        self.leaving.hide()
        layout.addWidget(self.leaving)
        layout.addSpacing(8)
        self.buttons: dict[Leave, QPushButton] = {}
        if tray:
            self._offer(Leave.TRAY, self.tr("&Keep sending from the tray"), layout)
        self._offer(Leave.STOP, self.tr("&Stop cleanly and go on next time"), layout)
        self._offer(Leave.CANCEL, self.tr("&Cancel"), layout)
        first = next(iter(self.buttons.values()))
        first.setProperty("primary", True)
        first.setDefault(True)
        fit_words(self, WIDTH)

    def tell_leaving(self, messages: int) -> None:
        """At most so many are on their way, and leave whatever is stopped."""
        if messages:
            told = self.tr("If you stop, at most %1 messages that are on their way may still leave, and no more.")
            self.leaving.setText(filled(told, messages))
            self.leaving.show()
            fit_words(self, WIDTH)

    def _words(self, tray: bool) -> QLabel:
        sentence = self.tr(
            "Stopping cleanly lets the messages in flight finish; every other row waits, and sending goes on where it "
            "stopped when MailTool is opened again. Nothing is lost and nothing is sent twice."
        )
        if tray:
            hidden = self.tr("Kept in the tray, MailTool goes on sending without its window.")
            sentence = f"{hidden}\n\n{sentence}"
        label = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", "secondary")
        return label

    def _offer(self, choice: Leave, words: str, layout: QVBoxLayout) -> None:
        button = QPushButton(words, self)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(choice))
        layout.addWidget(button)
        self.buttons[choice] = button

    def _choose(self, choice: Leave) -> None:
        self.choice = choice
        self.accept()
