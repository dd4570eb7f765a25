"""How the window is left: at once, from the tray, or when the messages in flight are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mailtool_gui.ui.dialogs.close import CloseDialog
    from mailtool_gui.workers.window_host import WindowHost


class Leaving(QObject):
    """`hidden`: the window goes, the work stays; `stopping`: messages in flight finish; `left`: all is done."""

    hidden = Signal()
    stopping = Signal()
    left = Signal()

    def __init__(self, host: WindowHost, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self.dialog: CloseDialog | None = None
        self.begun = False
        self.done = False
        host.stopped.connect(self._stopped)

    def ask(self, jobs: int, *, tray: bool) -> None:
        """The user wants to leave while so many jobs go on; without any, or where others send, nobody is asked."""
        if self.begun or self.dialog:
            return
        if not jobs or not self._host.is_ours:
            self.stop()
            return
        from mailtool_gui.ui.dialogs.close import CloseDialog

        self.dialog = CloseDialog(jobs, tray=tray, parent=self._window)
        self.dialog.finished.connect(self._answered)
        self.dialog.open()

    def tell_leaving(self, messages: int) -> None:
        """So many are on their way, where it is still asked."""
        if self.dialog:
            self.dialog.tell_leaving(messages)

    def stop(self) -> None:
        """Stops cleanly; `left` follows."""
        if not self.begun:
            self.begun = True
            self.stopping.emit()
            self._host.stop()

    def _answered(self) -> None:
        from mailtool_gui.ui.dialogs.close import Leave

        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if dialog.choice is Leave.STOP:
            self.stop()
        elif dialog.choice is Leave.TRAY:
            self.hidden.emit()

    def _stopped(self) -> None:
        self.done = True
        self.left.emit()
