"""One job: figures, pace, causes, every delivery; and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import ENDED, Job, JobStatus, Progress
from mailtool_gui.services.deliveries import Cause, Filter
from mailtool_gui.ui.any_hour import AnyHour
from mailtool_gui.ui.models.deliveries_model import STATE_COLUMN, DeliveriesModel
from mailtool_gui.ui.pace_words import pace_words
from mailtool_gui.ui.pages.job_actions import JobActions
from mailtool_gui.ui.polling import Polling
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.widgets.card import button, card, text_label
from mailtool_gui.ui.widgets.causes import LITTLE, MOST, CausesCard
from mailtool_gui.ui.widgets.delivery_filter import DeliveryFilter
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.job_figures import JobFigures
from mailtool_gui.ui.widgets.job_head import NOT_RETRIABLE, JobHead
from mailtool_gui.ui.widgets.log_pane import LogPane
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card
from mailtool_gui.ui.widgets.pill_cells import PillDelegate
from mailtool_gui.ui.widgets.throughput import SECONDS, Pace, ThroughputChart

if TYPE_CHECKING:
    from mailtool_gui.services.forecast import Forecasts
    from mailtool_gui.services.jobs import Watched
    from mailtool_gui.ui.account_editing import AccountEditing, Done
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.models.paged import Line

T = TypeVar("T")
Troubled = tuple[object, ...]

SLOWLY = 1.0  # seconds between two looks at causes and pace
ROWS = 0.3  # seconds between two looks at the rows in sight, and between two counts on the chips
_WIDTHS = {0: 96, 1: 250, 2: 160, 3: 154}
_LOW, _HEIGHTS = 700, (158, 120)  # px of the page below which it is low; of chart and causes, and when it is
_NARROW = {0: 60, 1: 178, 2: 150, 3: 154}


class JobView(QWidget):
    """Shows the job it was told to, from `watch` to `leave`. `back` asks for the list."""

    back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._context = context
        self._job = ""
        self._watched: Watched | None = None
        self._pace = Pace()
        self.head, self.figures = JobHead(context.theme), JobFigures(context.theme)
        self.chart, self.causes, self.filter = ThroughputChart(context.theme), CausesCard(), DeliveryFilter()
        self.model = DeliveriesModel(context.desk.deliveries, context.tasks, self)
        self.table = PagedTable(self.model, _WIDTHS, self.tr("Deliveries"), narrow=_NARROW)
        self.table.setItemDelegateForColumn(STATE_COLUMN, PillDelegate(context.theme, self.table))
        self.nothing, self.log = text_label(role="secondary"), LogPane(context)
        self.wishes, self.any_hour = JobActions(context, self), AnyHour(context, self)
        self.pace_told = ElidedLabel(self.tr("last minute"))
        self.pace_told.setProperty("role", "secondary")
        self.change_pace = button(self.tr("Change the pa&ce…"), kind="link")
        self.change_pace.setAccessibleName(self.tr("Change the pace"))
        self.editing: AccountEditing | None = None
        self._watching = Polling(context.tasks, parent=self)
        self._learning = Polling(context.tasks, every=SLOWLY, parent=self)
        self._pacing = Polling(context.tasks, every=SLOWLY, parent=self)
        self._rows_read = self._counted = self._foreseen_at = 0.0
        self._foreseen: Forecasts | None = None
        self._causes_of: Troubled = ()
        self._build()
        self._connect()

    @property
    def job(self) -> str:
        """The id of the job that is shown; empty: none."""
        return self._job

    def watch(self, job: str) -> None:
        """Shows a job from now on."""
        if job != self._job:
            self._job, self._watched, self._pace = job, None, Pace()
            self._causes_of = ()
            self._stop_reading()
            self.filter.reset()
            self.head.log_button.setChecked(False)
            self.table.unsort()
            self.causes.tell(())
            self.figures.forget()
            self.chart.tell(self._pace)
            self.model.look_at(job, Filter())
        else:
            self.model.refresh()
        self.look()

    def leave(self) -> None:
        """Out of sight: nothing is read."""
        self._stop_reading()
        self._context.live.set_working(False)

    def look(self) -> None:
        """Reads again what may have changed; what is under way is not overtaken."""
        job, desk = self._job, self._context.desk
        if not job:
            return
        foreseen = self._foresight()
        self._read(self._watching, lambda: desk.jobs.watch(job, look=foreseen), self._show)
        if self._moves or not self._pace.now:
            since = max(self._pace.since, int(time()) - SECONDS - 1)
            moment = datetime.fromtimestamp(since, UTC)
            self._read(self._pacing, lambda: (since, desk.deliveries.started(job, moment)), self._learn_pace)
        if self.logged:
            self.log.look()
        elif self._moves or self._watched is None:
            self._look_at_rows()
        troubled = self._troubled()
        if troubled is not None and troubled != self._causes_of:
            self._read(self._learning, lambda: (troubled, desk.deliveries.causes(job)), self._learn_causes)

    def _foresight(self) -> Forecasts:
        """What lies ahead: while figures move, it is looked at less often than they are."""
        if self._foreseen is None or not self._moves or time() - self._foreseen_at >= SLOWLY:
            self._foreseen, self._foreseen_at = self._context.desk.forecasts, time()
        return self._foreseen

    def look_anew(self) -> None:
        """The user has just changed something: everything is read at once."""
        self._stop_reading()
        self._watched = None
        self._rows_read = 0.0
        self.look()

    @property
    def _moves(self) -> bool:
        return self._watched is not None and self._watched.view.job.status is JobStatus.ACTIVE

    def _look_at_rows(self) -> None:
        every = SLOWLY if self.filter.wanted.text else ROWS
        if time() - self._rows_read >= every:
            self._rows_read = time()
            self.model.refresh()

    def _read(self, polling: Polling, work: Callable[[], T], done: Callable[[T], None]) -> None:
        polling.poll(work, done=done, failed=self._context.ways.say)

    def _stop_reading(self) -> None:
        for polling in (self._watching, self._learning, self._pacing):
            polling.stop()
        self.model.stop()
        self.log.leave()

    @property
    def logged(self) -> bool:
        """Whether the log is shown, in place of the deliveries."""
        return self.head.log_button.isChecked()

    def _show_log(self, shown: bool) -> None:  # a signal's
        self._below.setCurrentIndex(int(shown))
        if shown:
            self.model.stop()
            self.log.watch(self._job, self.head.title.text())
        else:
            self.log.leave()
            self.model.refresh()

    def _show(self, watched: Watched) -> None:
        before, self._watched = self._watched, watched
        active = watched.view.job.status is JobStatus.ACTIVE
        self._context.live.set_working(active)
        speed = self._pace.speed if active else _mean_speed(watched.view.job)
        self.head.tell(watched)
        self._tell_limits(watched)
        self.figures.tell(watched, speed)
        self._count(watched.view.job.progress, at_once=before is None or not active)
        if before is not None and before.view.job != watched.view.job and not active:
            self.look_anew()  # it has just ended or stopped: the last rows and causes too

    def _tell_limits(self, watched: Watched) -> None:
        """The pace that the account allows, and a way to change it while it matters."""
        account, open_one = watched.account, watched.view.job.status not in ENDED
        self.change_pace.setVisible(account is not None and open_one)
        told = pace_words(account.limits) if account and open_one else self.tr("last minute")
        if told != self.pace_told.text():
            self.pace_told.setText(told)

    def _count(self, progress: Progress, *, at_once: bool) -> None:
        """The figures move with every pulse; the chips below them need not."""
        if at_once or time() - self._counted >= ROWS:
            self._counted = time()
            self.filter.count(progress)

    def _learn_pace(self, found: tuple[int, Mapping[int, int]]) -> None:
        since, counts = found
        self._pace.learn(counts, since, int(time()))
        self.chart.tell(self._pace)

    def _troubled(self) -> Troubled | None:
        """What causes are read for; None until it is known."""
        if self._watched is None:
            return None
        progress = self._watched.view.job.progress
        counts = (progress.failed, progress.unknown, progress.deferred, progress.skipped)
        return (*counts, self._watched.view.job.reason, self._watched.view.job.status)

    def _learn_causes(self, found: tuple[Troubled, Sequence[Cause]]) -> None:
        self._causes_of, causes = found
        retriable = self._watched is not None and self._watched.view.job.status not in NOT_RETRIABLE
        self.causes.tell(causes, retriable=retriable)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a low window chart and causes are lower, for the sake of the deliveries."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.causes.set_room(LITTLE if low else MOST)
        for each in self._cards:
            each.setFixedHeight(_HEIGHTS[low])

    def _filter(self) -> None:
        if self._job:
            self.model.look_at(self._job, replace(self.filter.wanted, sort=self.table.sort))

    def _tell_emptiness(self) -> None:
        self.filter.tell_found(self.model.found, exact=self.model.exact)
        if self.model.total:
            self.nothing.hide()
            return
        searched = bool(self.filter.wanted.text)
        self.nothing.setText(
            self.tr("No address in this list holds that.")
            if searched
            else self.tr("Nothing here. Choose “All” to see every recipient.")
        )
        self.nothing.show()

    def _open(self, line: Line) -> None:
        if isinstance(line.about, Delivery):
            self.wishes.open(line.about)

    def _build(self) -> None:
        layout = self._scrolled()
        layout.setContentsMargins(MARGIN, 20, MARGIN, 20)
        layout.setSpacing(GAP)
        pace, inside = card()
        inside.setContentsMargins(16, 13, 16, 8)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(text_label(self.tr("Messages a second"), role="heading"))
        title.addWidget(self.pace_told, 1)
        title.addWidget(self.change_pace)
        self.change_pace.hide()
        inside.addLayout(title)
        inside.addWidget(self.chart, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        self._cards = (pace, self.causes)
        for each, share in zip(self._cards, (55, 45), strict=True):
            middle.addWidget(each, share)
        rows = table_card(self.table)
        over = QVBoxLayout(self.table.viewport())
        over.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        for widget in (self.head, self.figures):
            layout.addWidget(widget)
        layout.addLayout(middle)
        deliveries, self._below = QWidget(), QStackedWidget()
        whole = QVBoxLayout(deliveries)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(self.filter)
        whole.addWidget(rows, 1)
        self._below.addWidget(deliveries)
        self._below.addWidget(self.log)
        layout.addWidget(self._below, 1)

    def _scrolled(self) -> QVBoxLayout:
        """In a low window the page is higher than it."""
        whole, area, inside = QVBoxLayout(self), QScrollArea(widgetResizable=True), QWidget()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setObjectName("page")
        return QVBoxLayout(inside)

    def _connect(self) -> None:
        head, wishes = self.head, self.wishes
        head.back.connect(self.back)
        head.export.connect(self._export)
        head.log.connect(self._show_log)
        head.urgent.connect(lambda urgent: wishes.set_urgent(self._job, urgent=urgent))
        head.any_hour.connect(self._lift_hours)
        head.pause.connect(lambda: wishes.pause(self._job))
        head.resume.connect(lambda: wishes.resume(self._job))
        head.retry.connect(lambda: wishes.retry(self._job))
        head.stop.connect(self._stop)
        wishes.changed.connect(self.look_anew)
        self.any_hour.lifted.connect(self.look_anew)
        self.change_pace.clicked.connect(self._change_pace)
        self.filter.changed.connect(lambda _: self._filter())
        self.table.sort_wanted.connect(lambda _: self._filter())
        self.causes.chosen.connect(self._choose)
        self.causes.decide.connect(lambda _count: wishes.decide(self._job))
        self.causes.retry.connect(lambda: wishes.retry(self._job))
        self.causes.edit_account.connect(lambda: self._context.ways.show_page("accounts"))
        self.table.opened.connect(self._open)
        self.model.answered.connect(self._tell_emptiness)
        self.model.failed.connect(self._context.ways.say)

    def _export(self) -> None:
        if self._watched:
            self.wishes.export(self._watched.view.job)

    def _stop(self) -> None:
        if self._watched:
            self.wishes.stop(self._watched)

    def _lift_hours(self) -> None:
        if self._watched:
            self.any_hour.ask(self._watched.view.job)

    def _change_pace(self) -> None:
        """The account's dialog at its pace; a pace that is kept holds at once, and is told."""
        if self._watched is None or self._watched.account is None:
            return
        if self.editing is None:
            from mailtool_gui.ui.account_editing import AccountEditing

            self.editing = AccountEditing(self._context, self)
            self.editing.kept.connect(self._pace_kept)
        self.editing.ask_for_pace(self._watched.account.name)

    def _pace_kept(self, done: Done) -> None:
        self._context.ways.say(done.pace or done.sentence)
        self.look_anew()

    def _choose(self, status: DeliveryStatus) -> None:
        self.head.log_button.setChecked(False)
        self.filter.choose(status)
        self.table.setFocus()


def _mean_speed(job: Job) -> float:
    """Messages a second over all the time the job took."""
    if job.started_at is None or job.completed_at is None:
        return 0.0
    seconds = (job.completed_at - job.started_at).total_seconds()
    return (job.progress.current - job.progress.skipped) / seconds if seconds > 0 else 0.0
