"""The main window on a real data folder, with a real host, and pages that only write down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from mailtool_gui.app import compose
from mailtool_gui.demo.provider import Counts, ReceivedMessage
from mailtool_gui.domain.message import Template
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.received import Demo
from mailtool_gui.services.wish import Wish
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.end import End
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.page import Page, PageKind
from mailtool_gui.ui.start import OwnHost
from mailtool_gui.ui.theme import Theme
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.window_host import WindowHost

PATIENCE = 15_000  # milliseconds


class NotingPage(Page):
    """Writes down what happens to it."""

    settled = Signal(End)
    is_counting_down = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.noted: list[object] = []
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)

    def shown(self) -> None:
        self.noted.append("shown")

    def chosen_again(self) -> None:
        self.noted.append("chosen again")

    def hidden(self) -> None:
        self.noted.append("hidden")

    def open_sheet(self, path: Path) -> None:
        self.noted.append(path)

    def open_draft(self, path: Path, template: Template) -> None:
        self.noted.append((path, template.subject, template.group_by))

    def send_now(self) -> None:
        self.noted.append("send now")

    def undo(self) -> None:
        self.noted.append("undo")

    def show_job(self, job: str) -> None:
        self.noted.append(job)


class FirstPage(NotingPage):
    key, icon = "send", "send"


class SecondPage(NotingPage):
    key, icon = "jobs", "list"


class NoServer:
    """A demonstration's, which has got nothing."""

    counts = Counts()

    def messages(self) -> tuple[ReceivedMessage, ...]:
        return ()


@contextmanager
def opened_window(
    qtbot: QtBot,
    data: Path,
    *,
    demo: Demo | None = None,
    pages: Sequence[PageKind] = (FirstPage, SecondPage),
    started: bool = True,
) -> Iterator[MainWindow]:
    """A window that is shown, and left properly at the end; without `started` it has no page yet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application)
    parts = compose(data)
    engine_host = parts.host
    assert isinstance(engine_host, EngineHost)
    host = WindowHost(lambda: engine_host)
    own = replace(parts, host=OwnHost(host))
    desk = Desk(lambda: own, locale="en-US")
    window = MainWindow(desk, host, theme, pages=pages, demo=demo)
    window.show()
    if started:
        window.start()
    try:
        yield window
    finally:
        if not window.leaving.done:
            with qtbot.waitSignal(window.left, timeout=PATIENCE):
                window.leaving.stop()
        desk.close()
        for thing in (window, host, theme):
            thing.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def noting(window: MainWindow, key: str) -> NotingPage:
    """A page that writes down."""
    page = window.page(key)
    assert isinstance(page, NotingPage)
    return page


def log_account(desk: Desk, name: str = "log") -> None:
    """An account that only logs."""
    desk.accounts.add(name, AccountForm(sender="me@example.com", log_only=True))


def put_in(desk: Desk, sheet: Path, name: str = "log") -> str:
    """A job of this workbook that nobody has been told of; its id."""
    from mailtool_gui.domain.message import Template
    from mailtool_gui.messages.builder import Sender

    draft = Draft(sheet=sheet, template=Template(subject="Hello", html="<p>Hello</p>"))
    proofed = desk.campaigns.proofed(draft, Sender("me@example.com"))
    return desk.campaigns.put_in(proofed, Wish(account=desk.accounts.get(name), skip_errors=True)).id
