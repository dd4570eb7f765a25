"""What a user does with a job: each is done beside the window, and told when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.reports import written_suffix
from mailtool_gui.services.selection import Selection
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.dialogs.export import ExportDialog
from mailtool_gui.ui.dialogs.question import ask
from mailtool_gui.ui.dialogs.unsure import UnsureDialog
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Delivery
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.jobs import Watched
    from mailtool_gui.services.resolving import Searched
    from mailtool_gui.ui.context import Context

T = TypeVar("T")

LOOK_SECONDS = 30.0  # that a look into the Sent folder may take: the window waits for it when it is closed


class JobActions(QObject):
    """`changed` follows everything that changed the ledger."""

    changed = Signal()

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget

    def pause(self, job: str) -> None:
        """Stops it until it is resumed, and says what may still leave."""
        jobs = self._context.desk.jobs
        self._brake(job, lambda: jobs.pause(job), self.tr("Paused."))

    def resume(self, job: str) -> None:
        """Lets it go on."""
        self._do(lambda: self._context.desk.jobs.resume(job))

    def set_urgent(self, job: str, *, urgent: bool) -> None:
        """Puts it before the account's other jobs, or back among them, and says so."""
        jobs, told = self._context.desk.jobs, self.tr("It goes before the account's other jobs now.")
        if not urgent:
            told = self.tr("It takes its turn with the account's other jobs again.")
        self._context.tasks.run(
            lambda _: jobs.set_urgent(job, urgent=urgent),
            done=lambda changed: self._turned(told if changed else ""),
            failed=self._context.ways.say,
        )

    def _turned(self, told: str) -> None:
        self._context.ways.say(told)
        self._done(told)

    def retry(self, job: str) -> None:
        """Puts all that failed in again."""
        self._do(lambda: self._context.desk.jobs.retry(job, Selection()))

    def stop(self, watched: Watched) -> None:
        """Asks, ends it, and says what may still leave."""
        job, left, jobs = watched.view.job, watched.view.job.progress, self._context.desk.jobs
        open_ones = left.queued + left.deferred
        words = filled(self.tr("%1 messages have not been accepted yet; they will be skipped."), open_ones)
        if open_ones == 1:
            words = self.tr("1 message has not been accepted yet; it will be skipped.")
        if watched.still_leaving:
            flying = self.tr("At most %1 that are on their way may still leave.")
            words = f"{words} {filled(flying, watched.still_leaving)}"
        end = self.tr("A stopped job cannot go on. To interrupt it, choose Pause.")
        title = filled(self.tr("Stop “%1”?"), job.name)
        ask(
            title,
            f"{words}\n\n{end}",
            self.tr("&Stop the job"),
            parent=self._widget,
            then=lambda: self._brake(job.id, lambda: jobs.cancel(job.id), self.tr("Stopped.")),
        )

    def _brake(self, job: str, brake: Callable[[], object], told: str) -> None:
        def work() -> int:
            """Beside the window: how many are on their way."""
            brake()
            return self._context.desk.jobs.watch(job).still_leaving

        self._context.tasks.run(
            lambda _: work(), done=lambda leaving: self._braked(told, leaving), failed=self._context.ways.say
        )

    def _braked(self, told: str, leaving: int) -> None:
        if leaving:
            more = filled(self.tr("At most %1 that are on their way may still leave, and no more."), leaving)
        else:
            more = self.tr("Nothing is on its way, and nothing more leaves.")
        self._context.ways.say(f"{told} {more}")
        self._done(leaving)

    def export(self, job: Job) -> None:
        """Asks where to, and writes the workbook with its results."""
        reports = self._context.desk.reports
        self._context.tasks.run(
            lambda _: reports.folder(job.id),
            done=lambda folder: self._ask_where(job, folder),
            failed=self._context.ways.say,
        )

    def _ask_where(self, job: Job, folder: Path) -> None:
        name = filled(self.tr("%1 - results"), Path(job.source).stem) + written_suffix(job.source)
        title, kinds = self.tr("Export workbook"), self.tr("Workbooks (*.xlsx *.xlsm);;All files (*)")
        dialog = QFileDialog(self._widget, title, str(folder / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.export_to(job.id, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, job: str, out: Path) -> ExportDialog:
        """Writes the results to `out`, which the user has chosen to replace if it is there."""
        reports, say = self._context.desk.reports, self._context.ways.say
        dialog = ExportDialog(self._widget)

        def end(sentence: str) -> None:
            """Written, or given up: the question goes."""
            dialog.accept()
            if sentence:
                say(sentence)

        written = self.tr("Written: %1 (rows with a result: %2)")
        task = self._context.tasks.run(
            lambda progress: (reports.export(job, out, overwrite=True, tell=progress), reports.note(job, out)),
            done=lambda told: end("\n".join(filter(None, (filled(written, out.name, told[0]), said(told[1] or ""))))),
            failed=end,
        )
        dialog.follow(task)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open(self, delivery: Delivery) -> DeliveryDialog:
        """Shows everything about one delivery."""
        deliveries, tasks = self._context.desk.deliveries, self._context.tasks
        dialog = DeliveryDialog(delivery, self._context.theme, self._widget)
        task = tasks.run(lambda _: deliveries.story(delivery.id), done=dialog.tell, failed=dialog.fail)
        dialog.finished.connect(task.cancel)
        dialog.finished.connect(dialog.deleteLater)
        for answer, work in ((dialog.arrived, deliveries.arrived), (dialog.send_again, deliveries.send_again)):
            answer.connect(dialog.accept)
            answer.connect(lambda work=work: self._do(lambda: work(delivery.job_id, delivery.id)))
        dialog.look.connect(dialog.accept)
        dialog.look.connect(lambda: self.look_in_sent_folder(delivery.job_id))
        dialog.open()
        return dialog

    def decide(self, job: str) -> None:
        """Asks what became of all of the job that is not certain: of these, and of none that may yet come."""
        desk = self._context.desk
        self._context.tasks.run(
            lambda _: (desk.deliveries.unsure(job), desk.resolving.can_search(job)),
            done=lambda found: self._ask_for_all(job, found[0], searchable=found[1]),
            failed=self._context.ways.say,
        )

    def _ask_for_all(self, job: str, unsure: Sequence[int], *, searchable: bool) -> None:
        if not unsure:
            self._context.ways.say(self.tr("It is known of every message what became of it."))
            return
        dialog = UnsureDialog(len(unsure), searchable=searchable, parent=self._widget)
        dialog.look.connect(lambda: self.look_in_sent_folder(job))
        dialog.arrived.connect(lambda: self._ask_before_marking(job, unsure))
        dialog.send_again.connect(lambda: self._ask_before_sending_again(job, unsure))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_before_marking(self, job: str, unsure: Sequence[int]) -> None:
        count, work = len(unsure), self._context.desk.deliveries.arrived
        words = self.tr("Whoever has not got the message gets none: it counts as sent. This cannot be taken back.")
        ask(
            self.tr("Take 1 message as sent?") if count == 1 else filled(self.tr("Take %1 messages as sent?"), count),
            words,
            self.tr("They all &arrived"),
            parent=self._widget,
            then=lambda: self._settle(lambda: (work(job, *unsure), False), self.tr("Taken as sent: %1.")),
        )

    def _ask_before_sending_again(self, job: str, unsure: Sequence[int]) -> None:
        count, desk = len(unsure), self._context.desk

        def again() -> tuple[int, bool]:
            """Beside the window."""
            return desk.deliveries.send_again(job, *unsure), desk.jobs.view(job).job.status is JobStatus.PAUSED

        words = self.tr("Whoever has got the message already gets it a second time.")
        ask(
            self.tr("Send 1 message again?") if count == 1 else filled(self.tr("Send %1 messages again?"), count),
            words,
            self.tr("&Send all again"),
            parent=self._widget,
            then=lambda: self._settle(again, self.tr("Put in again: %1.")),
        )

    def _settle(self, work: Callable[[], tuple[int, bool]], told: str) -> None:
        """Does it, and says of how many; and whether they wait for the job to be resumed."""
        self._context.tasks.run(
            lambda _: work(), done=lambda found: self._settled(told, *found), failed=self._context.ways.say
        )

    def _settled(self, told: str, count: int, waits: bool) -> None:
        still = self.tr("The job is paused: nothing leaves before it is resumed.") if waits else ""
        self._context.ways.say(f"{filled(told, count)} {still}".strip())
        self._done(count)

    def look_in_sent_folder(self, job: str) -> None:
        """Searches for all of the job that is not certain, and says what it came to."""
        context = self._context
        context.ways.say(self.tr("Looking in the Sent folder…"))
        context.tasks.run(
            lambda _: context.desk.resolving.search(job, within=LOOK_SECONDS), done=self._looked, failed=self._not_seen
        )

    def _looked(self, searched: Searched) -> None:
        told = self.tr("In the Sent folder: %1. Did not leave, to be retried: %2. Still not certain: %3.")
        words = filled(told, searched.found, searched.absent, searched.left)
        self._context.ways.say("\n".join((words, *map(said, searched.reasons))))
        self._done(searched)

    def _not_seen(self, sentence: str) -> None:
        self._context.ways.say(sentence)
        self.changed.emit()

    def _do(self, work: Callable[[], T]) -> None:
        self._context.tasks.run(lambda _: work(), done=self._done, failed=self._context.ways.say)

    def _done(self, _result: object) -> None:
        self._context.wake()
        self.changed.emit()
