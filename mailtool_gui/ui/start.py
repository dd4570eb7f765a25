"""The window's program: everything made, shown, run and put away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.once import Once
from mailtool_gui.services.desk import Desk
from mailtool_gui.ui.languages import install_language
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.registry import PAGES, RECEIVED
from mailtool_gui.ui.theme import Theme
from mailtool_gui.workers.signals import SignalWatch
from mailtool_gui.workers.window_host import WindowHost

if TYPE_CHECKING:
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.services.received import Demo
    from mailtool_gui.workers.host import EngineHost


class OwnHost:
    """The host as the window's services see it: this window, or the process that has the lock; never a new one."""

    def __init__(self, host: WindowHost) -> None:
        self._host = host

    def hand_over(self) -> None:
        """The window works the ledger, now or as soon as it has the lock."""
        self._host.wake()

    def wake(self) -> bool:
        """Somebody looks again, or will."""
        self._host.wake()
        return True

    def work_until(self, **_what: object) -> None:
        """Nobody waits in a window."""
        raise UsageError("A window waits for no job.")

    def run_engine(self, **_how: object) -> int:
        """The window has its engine already."""
        raise UsageError("The window has its engine already.")


def run_window(
    folder: Path,
    composed: Callable[[], tuple[Parts, EngineHost]],
    *,
    locale: str,
    sheet: Path | None = None,
    demo: Demo | None = None,
) -> int:
    """Opens the window on a data folder and runs it to its end; the exit code. What is `composed` for the folder is
    asked for when the window is on the screen."""
    application = _application()
    theme = Theme(application)
    window_host = WindowHost(lambda: composed()[1])
    desk = Desk(Once(lambda: replace(composed()[0], host=OwnHost(window_host))), locale=locale)
    window = MainWindow(desk, window_host, theme, pages=(*PAGES, RECEIVED) if demo else PAGES, demo=demo)
    window.left.connect(application.quit)
    window.show()
    with ExitStack() as ends:
        ends.callback(desk.close)
        ends.callback(window.tasks.wait)
        ends.callback(window_host.close)
        ends.callback(watch_signals(window).close)
        QTimer.singleShot(0, window, lambda: _started(window, sheet))
        QTimer.singleShot(0, window, lambda: open_door(folder, window, ends))
        return application.exec()


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["mailtool"])
    application.setApplicationName("MailTool")
    application.setDesktopFileName("mailtool")
    application.setQuitOnLastWindowClosed(False)  # the window says itself when it is done
    install_language(application)
    return application


def _started(window: MainWindow, sheet: Path | None) -> None:
    """The first page's file is imported beside the window, which is on the screen by now; then the program begins to
    work."""
    if sheet is not None:
        window.open_sheet(sheet)  # first: what the user does meanwhile is the newer wish
    window.tasks.run(lambda _: PAGES[0].page, done=lambda _page: window.start(), failed=window.say)


def watch_signals(window: MainWindow) -> SignalWatch:
    """At a signal the window leaves, when it has done what it is doing: in the middle of that it might wait for what
    itself holds, such as a module that it is importing."""
    return SignalWatch(lambda _: QTimer.singleShot(0, window, window.leaving.stop))


def open_door(folder: Path, window: MainWindow, ends: ExitStack) -> None:
    """Takes the workbooks of later starts, where the data folder can be used, until the window begins to leave."""
    from mailtool_gui.workers.doorbell import WindowDoor

    if folder.is_dir() and not window.leaving.begun:
        door = WindowDoor(folder, window.come_forward)
        window.leaving.stopping.connect(door.close)
        ends.callback(door.close)
