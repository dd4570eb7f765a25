"""The main window: the sidebar, the pages, and what happens to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mailtool_gui.domain.once import Once
from mailtool_gui.ui.banner import About, Banner
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.drops import Drops
from mailtool_gui.ui.last_seconds import CountsDown, LastSeconds
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.leaving import Leaving
from mailtool_gui.ui.live import Live
from mailtool_gui.ui.navigation import Sidebar
from mailtool_gui.ui.notices import Toast
from mailtool_gui.ui.notifications import notify
from mailtool_gui.ui.pages.page import Page, PageKind
from mailtool_gui.ui.rescuing import Rescuing
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tasks import Tasks
from mailtool_gui.ui.tray import Tray
from mailtool_gui.ui.troubles import Troubles
from mailtool_gui.ui.watcher import Watcher

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.services.received import Demo
    from mailtool_gui.services.standing import Standing
    from mailtool_gui.services.watch import Glance, Watch
    from mailtool_gui.ui.theme import Theme
    from mailtool_gui.workers.window_host import WindowHost

SIZE = (1280, 820)
SMALLEST = (980, 640)


class OpensSheets(Protocol):
    """The Send page, as the window knows it."""

    def open_sheet(self, path: Path) -> None:
        """Shows a workbook."""
        ...

    def open_draft(self, path: Path, template: Template) -> None:
        """Shows a workbook with a message."""
        ...


class ShowsJobs(Protocol):
    """The Jobs page, as the window knows it."""

    def show_job(self, job: str) -> None:
        """Shows one job."""
        ...


class MainWindow(QMainWindow):
    """Pages are made when they are first shown. `left` is emitted when the window is done and nothing runs any more."""

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        host: WindowHost,
        theme: Theme,
        *,
        pages: Sequence[PageKind],
        demo: Demo | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("MailTool")
        self.resize(*SIZE)
        self.setMinimumSize(*SMALLEST)
        self.tasks, self.live, self._host, self._types = Tasks(), Live(), host, {page.key: page for page in pages}
        self._context = Context(
            desk=desk, tasks=self.tasks, theme=theme, live=self.live, ways=self, wake=self._wake, demo=demo
        )
        self._refusal = ""
        self._coming, self._is_sheet_brought = Latest(self.tasks, self), False
        self._wants_to_leave: Callable[[], None] | None = None
        self._brought: Path | None = None  # a workbook on its way to the Send page
        self._made: dict[str, Page] = {}
        self.sidebar = Sidebar(theme, pages, self)
        self.stack = QStackedWidget(self)
        self.banner = Banner(theme, self)
        self.whole = self._laid_out()
        self.setCentralWidget(self.whole)
        self.toast = Toast(theme, self)
        self.drops = Drops(self)
        self.tray = Tray(self)
        self.leaving, self.last_seconds = Leaving(host, self), LastSeconds(self)
        self.rescuing = Rescuing(desk, host, self.tasks, self)
        self.watcher = Watcher(Once(partial(_watch, desk)), self.tasks, self)
        self.troubles = Troubles(desk, self.tasks, self.banner, lambda: self.show_page("accounts"), self)
        self._connect()
        if demo:
            words = self.tr("Demonstration: the mail server is inside this program, waiting times are divided by 60.")
            self.banner.tell(About.DEMO, words)

    def start(self) -> None:
        """Begins to work: hosts the engine and looks at the jobs. After the window is on the screen."""
        if self.stack.count() == 0 and not self._coming.is_busy:
            self.show_page(next(iter(self._types)))
        self._host.start()
        self.watcher.start()
        if self._context.demo:
            self.tasks.run(lambda _: self._demo_draft(), done=self._open_draft, failed=self.say)

    # the ways between pages

    def show_page(self, key: str) -> None:
        """The page of this key, made now where it was not yet."""
        self._coming.cancel()
        before = self.stack.currentWidget()  # before the page is made: the first one becomes current by itself
        page = self.page(key)
        self.sidebar.choose(key)
        if before is not page:
            self._turn_to(page, before)
        if key == "send" and self._brought:
            path, self._brought = self._brought, None
            cast(OpensSheets, page).open_sheet(path)

    def _turn_to(self, page: Page, before: QWidget | None) -> None:
        self.stack.setCurrentWidget(page)
        if self.isVisible():
            if isinstance(before, Page):
                before.hidden()
            page.shown()

    def _choose(self, key: str) -> None:
        """What the sidebar's button does."""
        page = self._made.get(key)  # none yet, nor anything shown, where somebody is quicker than the first page
        if page and self.stack.currentWidget() is page and not self._coming.is_busy:
            page.chosen_again()
        self._bring(key)

    def _bring(self, key: str) -> None:
        """Shows the page, at once or when it can be made without keeping the window waiting; the newest wish wins."""
        if key in self._made:
            self.show_page(key)
            return
        self.sidebar.choose(key)
        prepare, desk = self._types[key].prepare, self._context.desk
        self._coming.run(lambda _: prepare(desk), done=lambda _: self.show_page(key), failed=self._not_come)

    def _not_come(self, sentence: str) -> None:
        seen = self.stack.currentWidget()
        for key in (key for key, page in self._made.items() if page is seen):
            self.sidebar.choose(key)
        self.say(sentence)

    def show_job(self, job: str) -> None:
        """The job's page; a job that was just put in is looked at at once."""
        self.show_page("jobs")
        cast(ShowsJobs, self.page("jobs")).show_job(job)
        self.watcher.look()

    def open_sheet(self, path: Path) -> None:
        """A workbook on the Send page, from wherever it came; where another page is wanted before that one stands, it
        is opened when the Send page is shown."""
        self._brought, self._is_sheet_brought = path, True
        self._bring("send")

    def say(self, sentence: str) -> None:
        """A passing notice; what the banner says of the same file is not said twice."""
        if sentence and not self._is_told(sentence):
            self.toast.say(sentence)

    def page(self, key: str) -> Page:
        """The page of this key."""
        if key not in self._made:
            page = self._types[key](self._context)
            self._made[key] = page
            self.stack.addWidget(page)
            self.drops.watch(page)
        return self._made[key]

    # coming and going

    def come_forward(self, sheet: Path | None = None) -> None:
        """In front of the other windows, with a workbook where one was brought."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if sheet is not None:
            self.open_sheet(sheet)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closes when all is settled; before that it asks or stops."""
        if self.leaving.done:
            event.accept()
        else:
            event.ignore()
            self._leave(tray=self.tray.available)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The page in sight reads."""
        super().showEvent(event)
        page = self.stack.currentWidget()
        if isinstance(page, Page) and not event.spontaneous():
            page.shown()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing in sight, nothing read."""
        super().hideEvent(event)
        page = self.stack.currentWidget()
        if isinstance(page, Page) and not event.spontaneous():
            page.hidden()

    def _leave(self, *, tray: bool) -> None:
        counting = next((page for page in self._made.values() if getattr(page, "is_counting_down", False)), None)
        if counting is None:
            self._ask_to_leave(0, tray=tray)
            return
        if not self.isVisible():
            self.come_forward()
        self.last_seconds.ask(cast(CountsDown, counting), lambda sent: self._ask_to_leave(int(sent), tray=tray))

    def _ask_to_leave(self, jobs: int, *, tray: bool, looked: bool = False) -> None:
        """`jobs` go on at least: the last look may have been before them; the first one is waited for."""
        glance = self.watcher.glance
        if glance is None and self._host.is_ours and not looked:
            self._wants_to_leave = partial(self._ask_to_leave, jobs, tray=tray, looked=True)
            return
        jobs = max(jobs, glance.workable if glance else 0)
        if not self.isVisible() and jobs:
            self.come_forward()
        self.leaving.ask(jobs, tray=tray)
        if self.leaving.dialog:
            self.tasks.run(lambda _: self._still_leaving(), done=self.leaving.tell_leaving, failed=lambda _: None)

    def _go_on_leaving(self) -> None:
        """Who wanted to leave before the first look leaves now, or is asked."""
        leave, self._wants_to_leave = self._wants_to_leave, None
        if leave:
            leave()

    def _stopping(self) -> None:
        self.watcher.stop()
        self.live.stop()
        self.troubles.stop()
        self._coming.cancel()
        self.whole.setEnabled(False)
        self.setAcceptDrops(False)
        self.banner.tell(About.LEAVING, self.tr("Messages in flight are finishing; then MailTool closes."))

    def _left(self) -> None:
        self.tasks.wait()
        self.tray.close()
        self.toast.hide()
        self.close()
        self.left.emit()

    # what happens

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._choose)
        self.drops.dropped.connect(self.open_sheet)
        self.watcher.seen.connect(self._seen)
        self.watcher.failed.connect(self._unread)
        self.troubles.seen.connect(self._troubled)
        self._host.changed.connect(self._hosting)
        self._host.refused.connect(self._refused)
        self.rescuing.declined.connect(self._offer_rescue)
        self.leaving.stopping.connect(self._stopping)
        self.leaving.hidden.connect(self.hide)
        self.leaving.left.connect(self._left)
        self.tray.opened.connect(self.come_forward)
        self.tray.quit_wanted.connect(lambda: self._leave(tray=False))
        self.tray.paused.connect(lambda: self._all_jobs(pause=True))
        self.tray.resumed.connect(lambda: self._all_jobs(pause=False))

    def _seen(self, glance: Glance) -> None:
        self.sidebar.set_badge("jobs", glance.open_jobs)
        self.troubles.look()
        self._show_state()
        self.live.set_working(glance.is_sending)
        self.tray.set_work(workable=glance.workable, open_jobs=glance.open_jobs)
        for job in glance.news:
            title, sentence = self.tray.news_of(job)
            self._tell(title, sentence)
        self._go_on_leaving()

    def _troubled(self, standing: Standing) -> None:
        self.sidebar.set_badge("failed", standing.failed, state="failed")
        self._show_state()

    def _tell(self, title: str, sentence: str) -> None:
        self.live.now()
        unseen = QApplication.activeWindow() is None
        if unseen and self.tray.tell(title, sentence):
            return
        self.say(f"{title}. {sentence}")
        if unseen:
            QApplication.alert(self)
            self.tasks.run(lambda _: notify(title, sentence), done=lambda _: None, failed=self.say)

    def _unread(self, sentence: str) -> None:
        self.say(sentence)
        self._go_on_leaving()

    def _hosting(self) -> None:
        self._refusal = ""
        self.banner.tell(About.DATA, "")
        self._show_state()
        self.watcher.look()

    def _refused(self, sentence: str) -> None:
        self._refusal = said(sentence)
        self.banner.tell(About.DATA, self._refusal)
        if self._is_told(self.toast.sentence):
            self.toast.hide()
        self._show_state()

    def _is_told(self, sentence: str) -> bool:
        """Whether it is about the file that the banner says cannot be worked."""
        return bool(self._refusal) and sentence.partition(": ")[0] == self._refusal.partition(": ")[0]

    def _offer_rescue(self) -> None:
        words = self.tr("MailTool's record of your jobs is damaged: nothing is sent until it is rescued.")
        self.banner.tell(About.DATA, words, offer=self.tr("&Rescue…"), wish=self.rescuing.ask)

    def _show_state(self) -> None:
        refusal = self.tr("MailTool's data cannot be worked.") if self._refusal else ""
        offline = self.troubles.is_offline
        known = self._host.hosts or self._host.is_elsewhere  # before, nobody knows who sends
        glance = self.watcher.glance if known else None
        self.sidebar.foot.tell(glance, hosts=self._host.hosts, refusal=refusal, offline=offline)

    def _wake(self) -> None:
        self.tasks.run(lambda _: self._host.wake(), done=lambda _: self.watcher.look(), failed=self.say)

    def _all_jobs(self, *, pause: bool) -> None:
        from mailtool_gui.services.all_jobs import pause_all, resume_all

        jobs = self._context.desk.jobs

        def work() -> int | None:
            """Beside the window: what may still leave after a pause."""
            changed = pause_all(jobs) if pause else resume_all(jobs)
            return self._still_leaving() if pause and changed else None

        self.tasks.run(lambda _: work(), done=self._told_all_jobs, failed=self.say)

    def _told_all_jobs(self, leaving: int | None) -> None:
        self.watcher.look()
        if leaving is not None:
            self._tell(*self.tray.news_of_pause(leaving))

    def _still_leaving(self) -> int:
        from mailtool_gui.services.all_jobs import still_leaving

        desk = self._context.desk
        return still_leaving(desk.jobs, desk.parts.records)

    def _demo_draft(self) -> Draft:
        assert self._context.demo
        return self._context.demo.draft()

    def _open_draft(self, draft: Draft) -> None:
        if not self._is_sheet_brought:  # the user's own is what the user wants
            cast(OpensSheets, self.page("send")).open_draft(draft.sheet, draft.template)

    def _laid_out(self) -> QWidget:
        whole = QWidget(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        return whole


def _watch(desk: Desk) -> Watch:
    """Imported at the first look, beside the window."""
    from mailtool_gui.services.watch import Watch

    return Watch(desk.jobs, desk.parts.clock, desk.quotas.in_use)
