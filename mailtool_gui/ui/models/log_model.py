"""The log of a job as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.domain.job_log import About, Entry
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import Shown, account_word, job_word

if TYPE_CHECKING:
    from mailtool_gui.services.job_log import JobLogs
    from mailtool_gui.ui.tasks import Tasks

translate = QCoreApplication.translate
_PLAIN = Shown("", "")


class LogModel(PagedModel):
    """What happened to one job, the newest first."""

    def __init__(self, logs: JobLogs, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._logs = logs

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("When"), right=True),
            Column(title=self.tr("What")),
            Column(title=self.tr("Done so far")),
            Column(title=self.tr("Why")),
        )

    def look_at(self, job: str, *, troubles: bool) -> None:
        """Shows the log of a job, or only what went wrong."""
        service = self._logs

        def read(offset: int, limit: int) -> Lines:
            """Beside the window: a part of it."""
            page = service.page(job, limit=limit, offset=offset, troubles=troubles)
            return Lines(lines=[_line(entry) for entry in page.items], total=page.total)

        self.ask(read)


def what(entry: Entry) -> str:
    """What happened, in a few words."""
    if entry.about is About.DELIVERIES:
        return translate("LogModel", "Messages")
    if entry.about is About.PROGRAM:
        return translate("LogModel", "A mistake of the program")
    before, state = (_word(entry.about, each) for each in (entry.before, entry.state))
    moved = state if before in ("", state) else f"{before} → {state}"
    return filled(translate("LogModel", "Account: %1"), moved) if entry.about is About.ACCOUNT else moved


def why(entry: Entry) -> str:
    """The reason, whose message and which try; then the server's own words."""
    tried = filled(translate("LogModel", "try %1"), entry.attempt) if entry.attempt is not None else ""
    error = f"({entry.error})" if entry.error else ""
    return " ".join(part for part in (said(entry.reason or ""), entry.address or "", tried, error) if part)


def so_far(progress: Progress | None) -> str:
    """How far the job was."""
    if progress is None:
        return ""
    return filled(translate("LogModel", "%1 of %2"), progress.current, progress.total)


def when(entry: Entry) -> str:
    """The day and the time to the second: a log is read long after."""
    return f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}"


def counts(progress: Progress) -> str:
    """How far the job was, in full."""
    told = (
        (translate("LogModel", "accepted"), progress.sent),
        (translate("LogModel", "failed"), progress.failed),
        (translate("LogModel", "not certain"), progress.unknown),
        (translate("LogModel", "trying again"), progress.deferred),
        (translate("LogModel", "skipped"), progress.skipped),
        (translate("LogModel", "waiting"), progress.queued),
    )
    return ", ".join(f"{figure(count)} {word}" for word, count in told if count)


def _word(about: About, state: str | None) -> str:
    if not state:
        return ""
    if about is About.ACCOUNT:
        return account_word(AccountStatus(state))
    return job_word(JobStatus(state))


def _line(entry: Entry) -> Line:
    reason = why(entry)
    texts = (when(entry), what(entry), so_far(entry.progress), reason.replace("\n", " "))
    return Line(about=entry, texts=texts, state=_PLAIN, tip=reason)
