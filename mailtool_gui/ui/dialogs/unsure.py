"""All of a job that is not certain: one decision for every message of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.dialogs.height import fit_words
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label

WIDTH = 540


class UnsureDialog(QDialog):
    """`arrived` and `send_again` are the user's word on `count` messages, `look` has the Sent folder searched for them.

    Without `searchable` there is no such folder to look into. Escape decides nothing.
    """

    arrived = Signal()
    send_again = Signal()
    look = Signal()

    def __init__(self, count: int, *, searchable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        title = filled(self.tr("%1 not certain"), count)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, role="title"))
        layout.addWidget(text_label(self._words(), wraps=True))
        layout.addSpacing(8)
        self.look_there = button(self.tr("&Look in the Sent folder"), kind="primary")
        self.yes, self.again = button(self.tr("They all &arrived")), button(self.tr("&Send all again"))
        self.later = button(self.tr("&Cancel"))
        self.look_there.setVisible(searchable)
        layout.addLayout(self._across())
        for each, told in ((self.look_there, self.look), (self.yes, self.arrived), (self.again, self.send_again)):
            each.clicked.connect(self.accept)
            each.clicked.connect(told)
        self.later.clicked.connect(self.reject)
        self.later.setDefault(True)
        fit_words(self, WIDTH)

    def _words(self) -> str:
        return self.tr(
            "What became of these messages could not be found out: each may have arrived or not. What you say here "
            "goes for all of them; to decide one by one, close this, choose Show and open one. MailTool never sends "
            "them again by itself."
        )

    def _across(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addStretch(1)
        for each in (self.later, self.again, self.yes, self.look_there):
            each.setAccessibleName(each.text().replace("&", ""))
            each.setAutoDefault(False)
            across.addWidget(each)
        return across
