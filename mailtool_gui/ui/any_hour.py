"""A job's quiet hours and working days are lifted: asked first, for what leaves at night cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.ui.dialogs.question import ask
from mailtool_gui.ui.hour_words import hours_words
from mailtool_gui.ui.phrases import filled

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.ui.context import Context


class AnyHour(QObject):
    """`lifted` follows the change."""

    lifted = Signal()

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget

    def ask(self, job: Job) -> None:
        """Asks, and lets the job send at any hour."""
        left = job.progress.queued + job.progress.deferred
        words = filled(self.tr("Messages that may then leave at any time: %1."), left)
        if left == 1:
            words = self.tr("Its 1 message may then leave at any time.")
        hours = filled(self.tr("Its hours until now: %1."), ", ".join(hours_words(job.hours)))
        ask(
            filled(self.tr("Send “%1” at any hour?"), job.name),
            f"{words}\n\n{hours}",
            self.tr("&Send at any hour"),
            parent=self._widget,
            then=lambda: self._lift(job.id),
        )

    def _lift(self, job: str) -> None:
        jobs = self._context.desk.jobs
        self._context.tasks.run(
            lambda _: jobs.lift_hours(job), done=lambda _: self._lifted(), failed=self._context.ways.say
        )

    def _lifted(self) -> None:
        self._context.ways.say(self.tr("It sends at any hour now."))
        self._context.wake()
        self.lifted.emit()
