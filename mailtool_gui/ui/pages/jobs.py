"""All jobs, and whether a person got it; or one job."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.delivery import Delivery
from mailtool_gui.domain.job import SEND, TEST
from mailtool_gui.ui.models.deliveries_model import FOUND_STATE_COLUMN, FoundModel
from mailtool_gui.ui.models.jobs_model import BAR_COLUMN, STATE_COLUMN, JobsModel
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.pages.job_actions import JobActions
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.delivery_filter import TYPING
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card
from mailtool_gui.ui.widgets.parts_bar import BarDelegate
from mailtool_gui.ui.widgets.pill_cells import PillDelegate

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.models.paged import Line

OFTEN = 0.4  # seconds between two looks at the list
_JOB_WIDTHS = {1: 134, 2: 130, 3: 120, 4: 214, 5: 104, 6: 146}
_JOB_NARROW = {1: 120, 2: 112, 3: 92, 4: 128, 5: 98, 6: 0}
_FOUND_WIDTHS = {0: 230, 1: 170, 2: 92, 3: 150, 4: 154}
_FOUND_NARROW = {0: 170, 1: 112, 2: 0, 3: 150, 4: 146}


class JobsPage(Page):
    """The list with its search field, or one job with a way back."""

    key = "jobs"
    icon = "list"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        from PySide6.QtCore import QCoreApplication

        return QCoreApplication.translate("JobsPage", "Jobs")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._visible = False
        self._looked = 0.0
        desk, tasks = context.desk, context.tasks
        self.jobs, self.found = JobsModel(desk.jobs, tasks, self), FoundModel(desk.deliveries, tasks, self)
        self.job_table = PagedTable(self.jobs, _JOB_WIDTHS, self.tr("Jobs"), narrow=_JOB_NARROW)
        name = self.tr("Deliveries to this person")
        self.found_table = PagedTable(self.found, _FOUND_WIDTHS, name, narrow=_FOUND_NARROW)
        self.search, self.view = self._field(), JobView(context)
        self.wishes = JobActions(context, self)
        self.more = text_label(role="secondary")
        self.nothing, self.nobody = text_label(role="secondary"), text_label(role="secondary")
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._dress()
        self._build()
        self._connect()

    # coming and going
    def shown(self) -> None:
        """Looks, and goes on looking."""
        self._visible = True
        self.context.live.pulse.connect(self._pulse)
        if self._one_job:
            self.view.watch(self.view.job)
        else:
            self._look()

    def hidden(self) -> None:
        """Looks no more."""
        if self._visible:
            self._visible = False
            self.context.live.pulse.disconnect(self._pulse)
        self.view.leave()
        self.jobs.stop()
        self.found.stop()

    def chosen_again(self) -> None:
        """From one job back to all of them."""
        if self._one_job:
            self.show_list()

    def show_job(self, job: str) -> None:
        """One job."""
        self._stack.setCurrentWidget(self.view)
        self.view.watch(job)
        self.view.head.back_button.setFocus()

    def show_list(self) -> None:
        """All jobs."""
        self.view.leave()
        self._stack.setCurrentIndex(0)
        self._look()
        self.job_table.setFocus()

    @property
    def _one_job(self) -> bool:
        return self._stack.currentWidget() is self.view

    def _pulse(self) -> None:
        if self._one_job:
            self.view.look()
        elif time() - self._looked >= OFTEN:
            self._look()

    def _look(self) -> None:
        self._looked = time()
        if self.search.text().strip():
            self.found.refresh()
        elif self.jobs.asked:
            self.jobs.refresh()
        else:
            self.jobs.look()

    def _choose_kind(self) -> None:
        """The mailings, or the tests."""
        self.jobs.look(TEST if self.tests.isChecked() else SEND)

    # searching
    def _search(self) -> None:
        text = self.search.text().strip()
        self._lists.setCurrentIndex(1 if text else 0)
        if text:
            self.found.look_for(text)
        else:
            self.found.stop()
            self.more.hide()
            self._look()

    def _tell_emptiness(self) -> None:
        tests = self.jobs.kind == TEST
        self.nothing.setText(
            self.tr("No tests yet. The Send page offers them once every row is checked.") if tests else self._no_jobs
        )
        self.nothing.setVisible(not self.jobs.total)
        self.first.setVisible(not self.jobs.total)
        self.nobody.setVisible(not self.found.total)
        self._tell_more()

    def _tell_more(self) -> None:
        """Where a search finds more than is shown, it says so."""
        shown, found = self.found.total, self.found.found
        searching = self._lists.currentIndex() == 1
        self.more.setVisible(searching and (found > shown or not self.found.exact))
        words = (
            self.tr("The newest %1 of %2. Type more of the address to see fewer.")
            if self.found.exact
            else self.tr("The newest %1 of more than %2. Type more of the address to see fewer.")
        )
        self.more.setText(filled(words, shown, found))

    def _open_job(self, line: Line) -> None:
        self.show_job(str(line.about))

    def _open_delivery(self, line: Line) -> None:
        if isinstance(line.about, Delivery):
            self.wishes.open(line.about)

    # laying out
    def _field(self) -> QLineEdit:
        field = QLineEdit(self, placeholderText=self.tr("Did this person get it? Type an address"))
        field.setClearButtonEnabled(True)
        field.setAccessibleName(self.tr("Did this person get it? Search all jobs for an address"))
        field.setFixedWidth(320)
        return field

    def _dress(self) -> None:
        theme = self.context.theme
        self.job_table.setItemDelegateForColumn(STATE_COLUMN, PillDelegate(theme, self.job_table))
        self.job_table.setItemDelegateForColumn(BAR_COLUMN, BarDelegate(theme, self.job_table))
        self.found_table.setItemDelegateForColumn(FOUND_STATE_COLUMN, PillDelegate(theme, self.found_table))
        self._no_jobs = self.tr("No jobs yet. Drop a workbook on the window, or begin on the Send page.")
        self.nothing.setText(self._no_jobs)
        self.nobody.setText(self.tr("No job has a recipient whose address holds that."))
        self.mailings, self.tests = button(self.tr("Mailings"), kind="chip"), button(self.tr("Tests"), kind="chip")
        kinds = QButtonGroup(self)
        for chip in (self.mailings, self.tests):
            chip.setCheckable(True)
            kinds.addButton(chip)
        self.mailings.setChecked(True)
        self.first = button(self.tr("&Open the Send page"), kind="primary")
        self.first.setAccessibleName(self.tr("Open the Send page"))

    def _build(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        everything = QWidget()
        everything.setObjectName("page")
        layout = QVBoxLayout(everything)
        layout.setContentsMargins(MARGIN, 20, MARGIN, 20)
        layout.setSpacing(GAP)
        above = QHBoxLayout()
        above.addWidget(text_label(self.tr("Jobs"), role="title"), 1)
        for chip in (self.mailings, self.tests):
            above.addWidget(chip)
        above.addSpacing(GAP)
        above.addWidget(self.search)
        layout.addLayout(above)
        layout.addWidget(self.more)
        self.more.hide()
        self._lists = QStackedLayout()
        self._lists.addWidget(table_card(self.job_table))
        self._lists.addWidget(table_card(self.found_table))
        layout.addLayout(self._lists, 1)
        self._over(self.job_table, self.nothing, self.first)
        self._over(self.found_table, self.nobody)
        self._stack.addWidget(everything)
        self._stack.addWidget(self.view)

    def _over(self, table: PagedTable, *widgets: QWidget) -> None:
        """What stands in an empty table."""
        layout = QVBoxLayout(table.viewport())
        layout.setSpacing(14)
        layout.addStretch(1)
        for widget in widgets:
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            widget.hide()
        layout.addStretch(1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._search)
        self.tests.toggled.connect(self._choose_kind)
        self.job_table.opened.connect(self._open_job)
        self.found_table.opened.connect(self._open_delivery)
        self.view.back.connect(self.show_list)
        self.wishes.changed.connect(self._look)
        self.first.clicked.connect(lambda: self.context.ways.show_page("send"))
        for model in (self.jobs, self.found):
            model.answered.connect(self._tell_emptiness)
            model.failed.connect(self.context.ways.say)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.view, self.show_list)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
