"""The top of a job's page: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mailtool_gui.domain.job import ENDED, TEST, WORKABLE, Job, JobStatus
from mailtool_gui.ui.hour_words import order_words
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.pace_words import pace_words
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import job_state
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.card import button, restyle
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.flow import Flow
from mailtool_gui.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.ahead import Ahead
    from mailtool_gui.services.jobs import Watched
    from mailtool_gui.ui.theme import Theme

_INDENT = 46  # px: below the title, beside the way back
_ENOUGH = 320  # px of names: a longer title ends in … before the buttons go below it
_NEEDS_USER = frozenset({JobStatus.PAUSED, JobStatus.FAILED})
NOT_RETRIABLE = frozenset({JobStatus.PREPARING, JobStatus.CANCELLED})
"""What failed in such a job is not put in again."""


class _Names(QWidget):
    """Title and state. They take what room there is, and ask for no more than enough."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt asks."""
        return super().sizeHint().boundedTo(QSize(_ENOUGH, self.maximumHeight()))


class JobHead(QWidget):
    """Title, state, subtitle, buttons. Which buttons make sense follows the job's state."""

    back = Signal()
    log = Signal(bool)
    export = Signal()
    urgent = Signal(bool)
    any_hour = Signal()
    pause = Signal()
    resume = Signal()
    stop = Signal()
    retry = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told: object = None
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    def tell(self, watched: Watched) -> None:
        """Shows the job as it stands."""
        job, shown = watched.view.job, job_state(watched.view.job)
        told = (
            job.name,
            shown,
            job.status,
            job.reason,
            job.progress.total,
            job.progress.failed,
            watched.account,
            job.hold_at,
            job.urgent,
            job.hours,
            watched.view.ahead,
        )
        if told == self._told:
            return
        self._told = told
        self.title.setText(filled(self.tr("[Test] %1"), job.source) if job.kind == TEST else job.name)
        self.pill.tell(shown.tone, shown.word)
        self.subtitle.setText(" · ".join(self._about(job, watched.account)))
        self._tell_reason(job, watched.view.ahead)
        restyle(self.reason, "state", shown.tone if job.status in _NEEDS_USER else None)
        self._offer(job)

    def _tell_reason(self, job: Job, ahead: Ahead) -> None:
        """Why it rests, or when it ends. What a job of its size needs is in the tool tip."""
        words = said(job.reason or ahead.forecast or "")
        self.reason.setText(words)
        if ahead.advice:
            self.reason.setToolTip(plain_tip(f"{words}\n{said(ahead.advice)}".strip()))

    def _about(self, job: Job, account: Account | None) -> list[str]:
        recipients = filled(self.tr("Recipients: %1"), job.progress.total)
        source = [job.source] if job.source != job.name and job.kind != TEST else []
        if job.hold_at is not None:
            recipients += filled(self.tr(", holds after the first %1"), job.hold_after or 0)
        order = order_words(job.hours, urgent=job.urgent and job.status in ENDED)  # else the box beside it says so
        if account is None:
            return [recipients, *source, *order, filled(self.tr("%1 (removed)"), job.account)]
        pace = [pace_words(account.limits)] if job.status in ENDED else []  # else it is told where it can be changed
        return [recipients, *source, *order, account.name, *pace]

    def _offer(self, job: Job) -> None:
        """Enables what makes sense now; nothing but Pause and Resume changes places."""
        failed, status = job.progress.failed, job.status
        chosen = self.pause_button.hasFocus() or self.resume_button.hasFocus()
        self.pause_button.setVisible(status in WORKABLE or status is JobStatus.PREPARING)
        self.pause_button.setEnabled(status in WORKABLE)
        self.resume_button.setVisible(status is JobStatus.PAUSED)
        if chosen:  # the one takes the other's place for the keyboard too, or it would be on Stop
            (self.resume_button if status is JobStatus.PAUSED else self.pause_button).setFocus()
        self.stop_button.setVisible(status not in ENDED)
        self.any_hour_button.setVisible(job.hours is not None and status not in ENDED)
        self.urgent_box.setVisible(status not in ENDED)
        self.urgent_box.setChecked(job.urgent)
        self.retry_button.setText(filled(self.tr("&Retry failed (%1)"), failed))
        self.retry_button.setAccessibleName(filled(self.tr("Retry failed (%1)"), failed))
        self.retry_button.setVisible(bool(failed) and status not in NOT_RETRIABLE)

    def _build(self) -> None:
        whole, across = QVBoxLayout(self), Flow(spacing=10, last_right=True)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(across)
        self.subtitle, self.reason = ElidedLabel(), ElidedLabel()
        below, why = QHBoxLayout(), QHBoxLayout()
        for line in (below, why):
            line.setSpacing(10)
            whole.addLayout(line)
        for label, line in ((self.subtitle, below), (self.reason, why)):
            label.setProperty("role", "secondary")
            label.setContentsMargins(_INDENT, 0, 0, 0)
            line.addWidget(label, 1)
        self.any_hour_button = self._button(
            self.tr("Send at any &hour…"), self.tr("Send at any hour"), self.any_hour, kind="link"
        )
        self.any_hour_button.setToolTip(self.tr("Lift the quiet hours and working days of this job"))
        self.any_hour_button.hide()
        why.addWidget(self.any_hour_button)
        self.urgent_box = self._urgent_box()
        below.addWidget(self.urgent_box)
        across.addWidget(self._names())
        across.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        """At the right of the names, or below them where both have no room."""
        shown = QWidget(self)
        across = QHBoxLayout(shown)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        self.log_button = button(self.tr("&Log"))
        self.log_button.setCheckable(True)
        self.log_button.setProperty("toggle", True)
        self.log_button.setAccessibleName(self.tr("Log"))
        self.log_button.setToolTip(self.tr("What happened to this job, when and why"))
        self.log_button.toggled.connect(self.log)
        across.addWidget(self.log_button)
        self.export_button = self._button(self.tr("&Export workbook"), self.tr("Export workbook"), self.export)
        self.pause_button = self._button(self.tr("&Pause"), self.tr("Pause"), self.pause)
        self.resume_button = self._button(self.tr("Res&ume"), self.tr("Resume"), self.resume)
        self.stop_button = self._button(self.tr("&Stop…"), self.tr("Stop"), self.stop)
        self.retry_button = self._button("", self.tr("Retry failed"), self.retry, kind="primary")
        buttons = (self.export_button, self.pause_button, self.resume_button, self.stop_button, self.retry_button)
        for each in buttons:
            across.addWidget(each)
        for each in buttons[1:]:
            each.hide()
        return shown

    def _names(self) -> QWidget:
        shown = _Names(self)
        names = QHBoxLayout(shown)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(10)
        self.back_button = self._button("", self.tr("Back to all jobs"), self.back, kind="quiet")
        self.back_button.setFixedSize(36, 36)
        self.title, self.pill = ElidedLabel(), Pill(self._theme)
        self.title.setProperty("role", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for widget in (self.back_button, self.title, self.pill):
            names.addWidget(widget)
        names.addStretch(1)
        return shown

    def _ask_urgent(self, wanted: bool) -> None:  # a signal's
        """The box shows what is, not what is wished."""
        self.urgent_box.setChecked(not wanted)
        self.urgent.emit(wanted)

    def _urgent_box(self) -> QCheckBox:
        box = QCheckBox(self.tr("Ur&gent"))
        box.setAccessibleName(self.tr("Urgent"))
        box.setToolTip(self.tr("Before the other jobs of the account"))
        box.clicked.connect(self._ask_urgent)
        box.hide()
        return box

    def _button(self, text: str, name: str, tells: SignalInstance, *, kind: str | None = None) -> QPushButton:
        made = button(text, kind=kind)
        made.setAccessibleName(name)
        made.setToolTip("" if text else name)
        made.clicked.connect(tells)
        return made

    def _dress(self) -> None:
        self.back_button.setIcon(icon("arrow-left", self._theme.tokens.secondary, size=18))
