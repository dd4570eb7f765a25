"""An export under way: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.tasks import Task


class ExportDialog(QDialog):
    """Shown while the workbook is written; closing it stops the export."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export workbook"))
        self.setMinimumWidth(420)
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.words = text_label(self.tr("Reading the results…"), role="secondary")
        self.stop = button(self.tr("&Cancel"))
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(self.tr("Writing what became of every row"), role="heading"))
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

    def _progressed(self, done: int, total: int) -> None:
        """The reading of the results is the first half, the writing the second."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if done < total // 2:
            self.words.setText(filled(self.tr("%1 of %2 recipients"), done, total // 2))
        else:
            self.words.setText(self.tr("Writing the workbook…"))
