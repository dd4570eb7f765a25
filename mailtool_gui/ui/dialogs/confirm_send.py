"""The last question before a sending: to how many, from whom, until when."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label


class ConfirmSend(QDialog):
    """Accepted when the user says Send."""

    def __init__(self, count: int, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send"))
        one = self.tr("Send to 1 recipient?")
        self.question = text_label(
            one if count == 1 else filled(self.tr("Send to %1 recipients?"), count), role="title"
        )
        self.details = text_label(details, wraps=True)
        self.promise = text_label(self.tr("After this you have 10 seconds to undo."), role="secondary")
        self.send, self.leave = button(self.tr("&Send"), kind="primary"), button(self.tr("&Not yet"))
        self.send.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.send.setDefault(True)
        self._lay_out()
        self.send.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        for label in (self.question, self.details, self.promise):
            layout.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.send)
        layout.addSpacing(6)
        layout.addLayout(row)
        self.setMinimumWidth(420)
