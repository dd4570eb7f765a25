"""A test: the messages of some rows, to an address of the user's."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mailtool_gui.ui.widgets.card import button, captioned, restyle, text_label

MOST = 100
"""Rows that are tried at once."""

_DASH = re.compile(r"\s*[-–]\s*")  # people type both
_PART = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")


class SendTest(QDialog):
    """`wished` carries the address and the numbers of the rows. Stays open, so that the result is seen."""

    wished = Signal(str, object)

    def __init__(self, address: str, sender: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Test send"))
        self.setMinimumWidth(480)
        self.address = QLineEdit(address, placeholderText="you@example.com")
        self.rows = QLineEdit(placeholderText=self.tr("the first that can be sent; or numbers such as 2, 5-7"))
        self.outcome = text_label(wraps=True)
        self.send, self.leave = button(self.tr("&Send the test"), kind="primary"), button(self.tr("&Close"))
        self.send.setDefault(True)
        self.send.clicked.connect(self._agree)
        self.leave.clicked.connect(self.reject)
        self._lay_out(sender)
        (self.rows if address else self.address).setFocus()

    def tell(self, sentence: str, state: str | None = None) -> None:
        """What became of it."""
        self.outcome.setText(sentence)
        restyle(self.outcome, "state", state)
        self.outcome.setVisible(bool(sentence))
        self.adjustSize()

    def set_under_way(self, under_way: bool) -> None:
        """One test at a time."""
        self.send.setEnabled(not under_way)

    def _agree(self) -> None:
        rows = numbers_in(self.rows.text())
        if not self.address.text().strip():
            self.tell(self.tr("Say which address the test goes to."), "failed")
        elif rows is None:
            self.tell(self.tr("Write the rows as numbers, such as 2, 5-7: at most 100 of them."), "failed")
        else:
            self.wished.emit(self.address.text().strip(), rows)

    def _lay_out(self, sender: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.tr("Test send"), role="title"))
        words = self.tr("The exact messages of these rows go to one address of yours, from {0}. Nobody else gets them.")
        layout.addWidget(text_label(words.replace("{0}", sender), wraps=True))
        layout.addLayout(captioned(self.tr("&To"), self.address))
        layout.addLayout(captioned(self.tr("&Rows"), self.rows))
        layout.addWidget(self.outcome)
        self.outcome.hide()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.leave)
        across.addWidget(self.send)
        layout.addLayout(across)


def numbers_in(text: str) -> tuple[int, ...] | None:
    """The numbers of `2, 5-7`, each once; nothing for a blank text; None where it says something else or too many."""
    numbers: dict[int, None] = {}
    for part in filter(None, re.split(r"[\s,;]+", _DASH.sub("-", text).strip())):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        first = int(found[1])
        last = int(found[2] or first)
        if not first <= last < first + MOST:
            return None
        numbers.update(dict.fromkeys(range(first, last + 1)))
    return tuple(numbers) if len(numbers) <= MOST else None
