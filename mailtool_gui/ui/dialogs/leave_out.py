"""Why a row is left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, captioned, text_label


class LeaveOut(QDialog):
    """`agreed` carries the reason, which may be empty."""

    agreed = Signal(str)

    def __init__(self, row: int, parent: QWidget) -> None:
        super().__init__(parent)
        title = filled(self.tr("Leave out row %1?"), str(row))
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.reason = QLineEdit(placeholderText=self.tr("For example: has cancelled"), maxLength=200)
        self.yes, self.no = button(self.tr("&Leave out the row"), kind="primary"), button(self.tr("&Cancel"))
        self.yes.setDefault(True)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(title, role="title"))
        words = self.tr("It gets no message. The job and its workbook of results say so, with the reason.")
        layout.addWidget(text_label(words, wraps=True))
        layout.addLayout(captioned(self.tr("&Reason (may stay empty)"), self.reason))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.no)
        across.addWidget(self.yes)
        layout.addLayout(across)
        self.reason.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(" ".join(self.reason.text().split()))
