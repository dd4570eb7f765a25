"""The log in a job's page: what happened when and why, only what went wrong, and a copy that names nobody."""

from __future__ import annotations

from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.domain.job_log import Entry
from mailtool_gui.ui.dialogs.log_entry import LogEntryDialog
from mailtool_gui.ui.models.log_model import LogModel
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.models.paged import Line

OFTEN = 1.0  # seconds between two looks
_WIDTHS = {0: 186, 1: 230, 2: 112}


class LogPane(QWidget):
    """Shows the log of the job it was told to, from `watch` to `leave`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job = self._name = ""
        self._looked = 0.0
        self.model = LogModel(context.desk.job_logs, context.tasks, self)
        self.table = PagedTable(self.model, _WIDTHS, self.tr("Log"))
        self._group = QButtonGroup(self, exclusive=True)
        self.everything, self.troubles = self._chip(self.tr("Everything")), self._chip(self.tr("What went wrong"))
        self.everything.setChecked(True)
        self.save = button(self.tr("Save a &copy…"))
        self.nothing = text_label(role="secondary")
        self._lay_out()
        self._group.buttonClicked.connect(lambda _: self._ask())
        self.save.clicked.connect(self._ask_where)
        self.table.opened.connect(self.open)
        self.model.answered.connect(self._tell_emptiness)
        self.model.failed.connect(context.ways.say)

    def watch(self, job: str, name: str) -> None:
        """Shows the log of a job from now on."""
        self._name = name
        if job != self._job or not self.model.asked:
            self._job = job
            self.everything.setChecked(True)
            self._ask()
        else:
            self.model.refresh()

    def look(self) -> None:
        """Reads again what may have changed."""
        if time() - self._looked >= OFTEN:
            self._looked = time()
            self.model.refresh()

    def leave(self) -> None:
        """Out of sight: nothing is read."""
        self.model.stop()

    def open(self, line: Line) -> LogEntryDialog | None:
        """One entry in full."""
        if not isinstance(line.about, Entry):
            return None
        dialog = LogEntryDialog(line.about, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save_to(self, out: Path) -> None:
        """Writes the log without names; the user has chosen to replace what is there."""
        job, logs, ways = self._job, self._context.desk.job_logs, self._context.ways
        words = self.tr("Written: %1 (entries: %2). Addresses are masked.")
        self._context.tasks.run(
            lambda _: logs.export(job, out, overwrite=True),
            done=lambda count: ways.say(filled(words, out.name, count)),
            failed=ways.say,
        )

    def _ask(self) -> None:
        self._looked = time()
        self.model.look_at(self._job, troubles=self.troubles.isChecked())

    def _ask_where(self) -> None:
        title, kinds = self.tr("Save a copy of the log"), self.tr("Text (*.txt);;All files (*)")
        name = filled(self.tr("%1 - log"), Path(self._name).stem) + ".txt"
        dialog = QFileDialog(self, title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_emptiness(self) -> None:
        troubles = self.troubles.isChecked()
        self.nothing.setText(self.tr("Nothing went wrong.") if troubles else self.tr("Nothing was noted yet."))
        self.nothing.setVisible(not self.model.total)

    def _chip(self, words: str) -> QPushButton:
        chip = button(words, kind="chip")
        chip.setCheckable(True)
        chip.setAccessibleName(words)
        self._group.addButton(chip)
        return chip

    def _lay_out(self) -> None:
        self.save.setAccessibleName(self.tr("Save a copy"))
        self.save.setToolTip(self.tr("As text, with the addresses masked: it may be shown to others."))
        layout, above = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        above.setSpacing(8)
        above.addWidget(self.everything)
        above.addWidget(self.troubles)
        above.addStretch(1)
        above.addWidget(self.save)
        layout.addLayout(above)
        layout.addWidget(table_card(self.table), 1)
        over = QVBoxLayout(self.table.viewport())
        over.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
