"""The icon in the system's tray, and notifications of the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job


class Tray(QObject):
    """Open, Pause (or Go on) and Quit. Where the desktop has no tray nothing is shown and `tell` answers False."""

    opened = Signal()
    paused = Signal()
    resumed = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.open_action = self.menu.addAction(self.tr("Open MailTool"), self.opened.emit)
        self.pause_action = self.menu.addAction(self.tr("Pause all jobs"), self.paused.emit)
        self.resume_action = self.menu.addAction(self.tr("Go on with all jobs"), self.resumed.emit)
        self.menu.addSeparator()
        self.quit_action = self.menu.addAction(self.tr("Quit"), self.quit_wanted.emit)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.setContextMenu(self.menu)
        self._icon.setToolTip("MailTool")
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.opened)
        self._show()

    @property
    def available(self) -> bool:
        """Whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_work(self, *, workable: int, open_jobs: int) -> None:
        """Offers what can be done now, also in a panel that has started later than the program."""
        self._show()
        self.pause_action.setEnabled(workable > 0)
        self.resume_action.setEnabled(open_jobs > workable)
        going_on = self.tr("%n job(s) going on", "", workable)
        self._icon.setToolTip(f"MailTool: {going_on}" if workable else "MailTool")

    def tell(self, title: str, sentence: str) -> bool:
        """A notification of the desktop; False where there is none."""
        if not (self.available and QSystemTrayIcon.supportsMessages()):
            return False
        self._icon.showMessage(title, sentence, QApplication.windowIcon())
        return True

    def close(self) -> None:
        """Takes the icon away."""
        self._icon.hide()
        self.menu.deleteLater()

    def news_of(self, job: Job) -> tuple[str, str]:
        """What a notification says about a job that has ended or needs the user: a title and a sentence."""
        progress = job.progress
        from mailtool_gui.domain.job import JobStatus

        if job.status is JobStatus.PAUSED:
            return filled(self.tr("“%1” needs you"), job.name), said(job.reason or "")
        if job.status is JobStatus.FAILED:
            return filled(self.tr("“%1” could not be worked"), job.name), said(job.reason or "")
        title = filled(self.tr("“%1” has ended"), job.name)
        parts = [filled(self.tr("%1 accepted"), progress.sent)]
        if progress.failed:
            parts.append(filled(self.tr("%1 failed"), progress.failed))
        if progress.unknown:
            parts.append(filled(self.tr("%1 not certain"), progress.unknown))
        if progress.skipped:
            parts.append(filled(self.tr("%1 left out"), progress.skipped))
        return title, ", ".join(parts) + "."

    def news_of_pause(self, leaving: int) -> tuple[str, str]:
        """What a notification says when all jobs were paused: a title, and what may still leave."""
        if leaving:
            more = filled(self.tr("At most %1 messages that are on their way may still leave, and no more."), leaving)
        else:
            more = self.tr("Nothing is on its way, and nothing more leaves.")
        return self.tr("All jobs are paused"), more

    def _show(self) -> None:
        if self.available and not self._icon.isVisible():
            self._icon.show()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
