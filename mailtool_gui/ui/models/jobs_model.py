"""Jobs as rows of a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mailtool_gui.domain.job import SEND, TEST, Progress
from mailtool_gui.ui.models.deliveries_model import when_text
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import job_state

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.ui.tasks import Tasks

STATE_COLUMN = 1
BAR_COLUMN = 2


class JobsModel(PagedModel):
    """The jobs of one kind: those that mail a sheet, or tests."""

    def __init__(self, jobs: Jobs, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._jobs = jobs
        self._kind = SEND

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("Job")),
            Column(title=self.tr("State")),
            Column(title=self.tr("Progress")),
            Column(title=self.tr("Accepted"), right=True),
            Column(title=self.tr("Needs a look")),
            Column(title=self.tr("Account")),
            Column(title=self.tr("Created"), right=True),
        )

    @property
    def kind(self) -> str:
        """Which jobs are shown."""
        return self._kind

    def look(self, kind: str | None = None) -> None:
        """Shows the jobs there are of this kind; None: of the one before."""
        self._kind = kind or self._kind
        wanted = self._kind
        self.ask(lambda offset, limit: self._page(wanted, offset, limit))

    def _page(self, kind: str, offset: int, limit: int) -> Lines:
        page = self._jobs.listed(kind=kind, limit=limit, offset=offset)
        return Lines(lines=[self._line(job) for job in page.items], total=page.total)

    def _line(self, job: Job) -> Line:
        state = job_state(job)
        done = filled(self.tr("%1 of %2"), job.progress.sent, job.progress.total)
        percent = f"{job.progress.percentage} %"
        name = filled(self.tr("[Test] %1"), job.source) if job.kind == TEST else job.name
        troubles = self._troubles(job.progress)
        texts = (name, state.word, percent, done, troubles, job.account)
        return Line(
            about=job.id,
            texts=(*texts, when_text(job.created_at)),
            state=state,
            tip="\n".join(filter(None, (troubles, said(job.reason or "")))),  # there may be no room for all of it
            parts=parts_of(job.progress),
        )

    def _troubles(self, progress: Progress) -> str:
        counts = (
            (self.tr("failed"), progress.failed),
            (self.tr("not certain"), progress.unknown),
            (self.tr("trying again"), progress.deferred),
            (self.tr("skipped"), progress.skipped),
        )
        return ", ".join(f"{figure(count)} {word}" for word, count in counts if count)


def parts_of(progress: Progress) -> tuple[int, ...]:
    """Accepted, trying again, failed, not certain, skipped and waiting, as bars show them."""
    counts = (progress.sent, progress.deferred, progress.failed, progress.unknown, progress.skipped)
    return (*counts, progress.queued)
