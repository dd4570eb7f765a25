"""One question with a plain answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.dialogs.height import fit_words
from mailtool_gui.ui.widgets.card import button, text_label

WIDTH = 460


class Question(QDialog):
    """Asks `title`, explains with `words`; `yes` is the button that does it. Escape does nothing."""

    def __init__(self, title: str, words: str, yes: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, role="title"))
        layout.addWidget(text_label(words, wraps=True))
        layout.addSpacing(8)
        self.yes, self.no = button(yes, kind="primary"), button(self.tr("&Cancel"))
        for each in (self.yes, self.no):
            each.setAccessibleName(each.text().replace("&", ""))
            each.setAutoDefault(False)
        self.no.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.no)
        across.addWidget(self.yes)
        layout.addLayout(across)
        fit_words(self, WIDTH)


def ask(title: str, words: str, yes: str, *, parent: QWidget, then: Callable[[], None]) -> Question:
    """Asks without stopping the window; `then` is called on a yes."""
    question = Question(title, words, yes, parent=parent)
    question.accepted.connect(then)
    question.finished.connect(question.deleteLater)
    question.open()
    return question


class Notice(Question):
    """Something that must be read; there is nothing to choose."""

    def __init__(self, title: str, words: str, *, parent: QWidget) -> None:
        super().__init__(title, words, "", parent=parent)
        self.yes.setText(self.tr("&OK"))
        self.yes.setAccessibleName(self.yes.text().replace("&", ""))
        self.yes.setDefault(True)
        self.no.hide()


def tell(title: str, words: str, *, parent: QWidget) -> Notice:
    """Says it without stopping the window."""
    notice = Notice(title, words, parent=parent)
    notice.finished.connect(notice.deleteLater)
    notice.open()
    return notice
