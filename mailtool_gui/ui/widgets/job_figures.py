"""A job in figures: how many stand where, how quickly it goes, how long it takes, and one bar of it all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mailtool_gui.domain.job import ENDED, Job, JobStatus
from mailtool_gui.services.times import rounded
from mailtool_gui.ui.models.jobs_model import parts_of
from mailtool_gui.ui.phrases import clock_time, duration, figure, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tokens import INSIDE
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.elided_label import StillLabel
from mailtool_gui.ui.widgets.flow import Flow
from mailtool_gui.ui.widgets.parts_bar import PartsBar

if TYPE_CHECKING:
    from mailtool_gui.services.jobs import Watched
    from mailtool_gui.ui.theme import Theme

_TIMES = 4  # a second: times change more slowly than counts
_MOST = 16_777_215  # px: Qt's QWIDGETSIZE_MAX
_APART, _CLOSE = 34, 14  # px between two figures, and where there is little room


class Figure(QWidget):
    """A number above its name. It never becomes narrower, so that nothing beside it jumps."""

    def __init__(self, caption: str, *, state: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.caption = text_label("0", role="figure"), text_label(caption, role="secondary")
        if state:
            self.value.setProperty("state", state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.value)
        layout.addWidget(self.caption)
        self._name()

    def tell(self, value: str, caption: str | None = None) -> None:
        """Shows `value`, and another name where one is given."""
        if value == self.value.text() and caption in {None, self.caption.text()}:
            return
        put(self.value, value)
        if caption is not None:
            put(self.caption, caption)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.caption.text()}: {self.value.text()}")


class JobFigures(QFrame):
    """The card of figures."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._counts = (
            Figure(self.tr("Accepted"), state="accepted"),
            Figure(self.tr("Trying again"), state="trying"),
            Figure(self.tr("Failed"), state="failed"),
            Figure(self.tr("Not certain"), state="unsure"),
            Figure(self.tr("Skipped")),
            Figure(self.tr("Waiting")),
        )
        self._parts: tuple[int, ...] = (-1,) * len(self._counts)
        self._times: tuple[object, ...] = ()
        self.speed, self.elapsed = Figure(self.tr("Speed")), Figure(self.tr("Elapsed"))
        self.left = Figure(self.tr("Left"))
        self.bar = PartsBar(theme)
        self.done, self.leaving = StillLabel(), text_label(role="secondary")
        self.done.setProperty("role", "secondary")
        self._build()

    def tell(self, watched: Watched, speed: float) -> None:
        """Shows the job as it stands; `speed` is in messages a second."""
        self._tell_parts(parts_of(watched.view.job.progress))
        self.speed.tell(filled(self.tr("%1/s"), f"{speed:.1f}" if speed < 100 else f"{speed:.0f}"))
        self._tell_times(watched)
        words = " · ".join(self._progress(watched))
        if words != self.done.text():
            self.done.setText(words)
        put(self.leaving, self._leaving(watched))

    def _leaving(self, watched: Watched) -> str:
        """What the brake does not hold back, before it and after."""
        most, status = watched.still_leaving, watched.view.job.status
        if not most:
            return ""
        if status is JobStatus.ACTIVE:
            return filled(self.tr("At most %1 more would leave after Stop"), most)
        return filled(self.tr("At most %1 that are on their way may still leave"), most)

    def forget(self) -> None:
        """Another job comes: the room that figures once took is given back."""
        self._times = ()
        for label in self.findChildren(QLabel):
            label.setMinimumSize(0, 0)
            label.setMaximumSize(_MOST, _MOST)

    def _tell_parts(self, parts: tuple[int, ...]) -> None:
        """Most counts stand still from one pulse to the next: they are not even written out."""
        if parts == self._parts:
            return
        for shown, count, before in zip(self._counts, parts, self._parts, strict=True):
            if count != before:
                shown.tell(figure(count))
        self._parts = parts
        self.bar.tell(parts, ", ".join(shown.accessibleName() for shown in self._counts))

    def _tell_times(self, watched: Watched) -> None:
        view, now = watched.view, datetime.now(UTC)
        times = (view.job.status, view.job.started_at, int(now.timestamp() * _TIMES))
        if times == self._times:
            return
        self._times = times
        self.elapsed.tell(duration(_elapsed(view.job, now)) if view.job.started_at else "–")
        if view.job.status in ENDED:
            when = clock_time(view.job.completed_at, now) if view.job.completed_at else ""
            self.left.tell("–", filled(self.tr("Ended %1"), when) if when else self.tr("Ended"))
        elif view.eta_seconds is None:
            self.left.tell("–", self.tr("Left"))
        else:
            until = clock_time(rounded(now + timedelta(seconds=view.eta_seconds), now), now)
            self.left.tell(duration(view.eta_seconds), filled(self.tr("Left · until %1"), until))

    def _progress(self, watched: Watched) -> list[str]:
        progress, account = watched.view.job.progress, watched.account
        words = [filled(self.tr("%1 %"), progress.percentage)]
        to_send = progress.total - progress.skipped
        if account and to_send > account.limits.batch_size and watched.view.job.status not in ENDED:
            size = account.limits.batch_size
            if begun := to_send - progress.queued:
                words.append(filled(self.tr("batch %1 of %2"), -(-begun // size), -(-to_send // size)))
        binds = watched.view.ahead.binds
        job = watched.view.job
        if binds and job.status is JobStatus.ACTIVE and not job.reason:  # the reason is told above
            words.append(said(binds.sentence))
        return words

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSIDE, 13, INSIDE, 12)
        layout.setSpacing(9)
        above, times, below = Flow(spacing=_APART, least=_CLOSE, last_right=True), QWidget(), QHBoxLayout()
        beside = QHBoxLayout(times)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(_CLOSE + 6)
        for shown in (self.speed, self.elapsed, self.left):
            beside.addWidget(shown)
        for widget in (*self._counts, times):
            above.addWidget(widget)
        below.setSpacing(20)
        below.addWidget(self.done, 1)
        self.leaving.setAlignment(Qt.AlignmentFlag.AlignRight)
        below.addWidget(self.leaving)
        layout.addLayout(above)
        layout.addWidget(self.bar)
        layout.addLayout(below)


def _elapsed(job: Job, now: datetime) -> float:
    return ((job.completed_at or now) - (job.started_at or now)).total_seconds()


def put(label: QLabel, text: str) -> None:
    """Shows another text. The label has a fixed size that only grows: else every figure would lay out the page anew."""
    if label.text() == text:
        return
    label.setText(text)
    label.ensurePolished()
    room = label.sizeHint()
    if room.width() > label.minimumWidth() or room.height() != label.minimumHeight():
        label.setFixedSize(max(room.width(), label.minimumWidth()), room.height())
