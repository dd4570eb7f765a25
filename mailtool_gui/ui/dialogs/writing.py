"""Many messages written into a folder: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.tasks import Task


class WritingDialog(QDialog):
    """Closing it while they are written stops it, and nothing stays; after that it tells what was written."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("How far the writing is"))
        self.words = text_label(self.tr("Writing the messages…"), wraps=True)
        self.stop = button(self.tr("&Cancel"))
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(title, role="title"))
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.stop)
        layout.addLayout(across)

    def follow(self, task: Task) -> None:
        """Shows how far the task is; closing stops it."""
        task.progress.connect(self._progressed)
        self.rejected.connect(task.cancel)

    def tell(self, sentence: str) -> None:
        """It has ended, and how."""
        self.bar.hide()
        self.words.setText(sentence)
        self.stop.setText(self.tr("&Close"))
        self.adjustSize()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(filled(self.tr("%1 of %2 messages"), done, total))
