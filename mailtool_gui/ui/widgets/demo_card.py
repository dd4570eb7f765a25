"""The demonstration's first sight: what it is, and the one button that sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import button, card, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

_PICTURE = 28  # px


class DemoCard(QWidget):
    """`send` is the button; `tell_under_way` shows that it was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading = text_label(self.tr("This is a demonstration: nothing leaves this machine"), role="heading")
        self.sentence = text_label(role="secondary", wraps=True)
        self.send = button(self.tr("&Send the demo"), kind="primary")
        self.send.setAccessibleName(self.tr("Send the demo"))
        self._lay_out()
        theme.changed.connect(self._redraw)
        self._redraw()
        self.tell_ready(sent_before=False)

    def tell_ready(self, *, sent_before: bool) -> None:
        """It can be sent, for the first time or once more."""
        self.send.setEnabled(True)
        self.sentence.setText(
            self.tr("Sent. Press Retry failed on the job's page, and look at what has arrived under Received.")
            if sent_before
            else self.tr(
                "One click sends this workbook to a mail server inside the program. Some mailboxes do not exist, some "
                "are full at first, some ask for patience: watch what becomes of each row. Or go on by the steps, as "
                "with a workbook of your own."
            )
        )

    def tell_under_way(self) -> None:
        """It is being checked and put in."""
        self.send.setEnabled(False)
        self.sentence.setText(self.tr("Every row is checked, then it begins…"))

    def _lay_out(self) -> None:
        frame, across = card(across=True)
        across.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        across.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(words, 1)
        across.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _redraw(self) -> None:
        self._picture.setPixmap(icon("play", self._theme.tokens.accent, size=_PICTURE).pixmap(_PICTURE, _PICTURE))
