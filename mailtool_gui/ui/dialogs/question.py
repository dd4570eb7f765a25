"""A question with one way to say yes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.widgets.card import button, text_label


class Question(QDialog):
    """Accepted when the user says yes; saying nothing means no."""

    def __init__(self, title: str, words: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.yes, self.no = button(yes), button(self.tr("&Cancel"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.yes.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, role="title", wraps=True))
        layout.addWidget(text_label(words, role="secondary", wraps=True))
        layout.addSpacing(6)
        layout.addLayout(row)
