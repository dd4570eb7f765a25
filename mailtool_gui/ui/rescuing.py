"""A damaged ledger in the window: what happened is said, and what can be read is saved on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.ui.phrases import clock_time

if TYPE_CHECKING:
    from mailtool_gui.domain.rescue import Backup, Rescue
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.ui.dialogs.question import Question
    from mailtool_gui.ui.tasks import Tasks
    from mailtool_gui.workers.window_host import WindowHost


class Rescuing(QObject):
    """Asks whether to rescue, does it beside the window, tells what became of it, and lets the engine begin.

    `declined`: the user said no, or it could not be done; the ledger is still damaged, and `ask` asks again.
    """

    declined = Signal()

    def __init__(self, desk: Desk, host: WindowHost, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._host = host
        self._tasks = tasks
        self._window = window
        self.question: Question | None = None
        self._is_busy = False
        host.damaged.connect(self.ask)

    def ask(self) -> None:
        """Says what happened, and asks."""
        from mailtool_gui.ui.dialogs.question import ask

        if self.question is None and not self._is_busy:
            words = self.tr(
                "MailTool's record of your jobs can't be read as it is, so nothing is sent. It can be put aside, "
                "unchanged, and everything that can still be read of it be saved into a new one: accounts, jobs, and "
                "what became of each recipient. Jobs that had not ended are paused until you resume them."
            )
            if backup := self._desk.parts.newest_backup():
                words = f"{words}\n\n{self._of_backup(backup)}"
            yes = self.tr("&Rescue what can be read")
            title = self.tr("The ledger is damaged")
            self.question = ask(title, words, yes, parent=self._window, then=self._rescue)
            self.question.finished.connect(self._answered)
            self.question.rejected.connect(self.declined)

    def _of_backup(self, backup: Backup) -> str:
        """From when it is, and what that means."""
        words = self.tr("What can't be read any more is taken from the backup of %1.")
        if backup.is_last_word:
            after = self.tr("Nothing was sent after it.")
        else:
            after = self.tr(
                "What was sent after it is not known: such messages are shown as unknown, and none of them is sent "
                "again unless you say so. Jobs put in after it are gone."
            )
        return f"{words.replace('%1', clock_time(backup.made_at, self._desk.parts.clock.now()))} {after}"

    def _answered(self) -> None:
        self.question = None

    def _rescue(self) -> None:
        self._is_busy = True
        self._tasks.run(lambda _: self._desk.parts.rescue(), done=self._rescued, failed=self._failed)

    def _rescued(self, found: Rescue | None) -> None:
        self._is_busy = False
        self._tell(self.tr("Rescued"), self._sentences(found) if found else self.tr("The ledger is whole again."))
        self._host.start()

    def _failed(self, sentence: str) -> None:
        self._is_busy = False
        self._tell(self.tr("The ledger is damaged"), sentence)
        self.declined.emit()

    def _sentences(self, found: Rescue) -> str:
        jobs, people = self.tr("%n job(s)", "", found.jobs), self.tr("%n recipient(s)", "", found.deliveries)
        told = [self.tr("Saved: %1 with %2.").replace("%1", jobs).replace("%2", people)]
        if found.backup:
            told.append(self._of_backup(found.backup))
        if found.unsure:
            told.append(self.tr("%n message(s) may have been sent since then.", "", found.unsure))
        if found.incomplete:
            told.append(self.tr("Some recipients may be missing: compare your jobs with your sheets."))
        if found.paused:
            told.append(self.tr("Jobs are paused: look into your Sent folder, then resume them."))
        told.append(self.tr("The damaged ledger lies in %1, as it was.").replace("%1", str(found.kept)))
        return "\n\n".join(told)

    def _tell(self, title: str, sentence: str) -> None:
        from mailtool_gui.ui.dialogs.question import tell

        tell(title, sentence, parent=self._window)
