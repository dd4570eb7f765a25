"""Leaving in the last seconds before a sending: it is asked what becomes of it, so that none is lost silently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from mailtool_gui.ui.dialogs.last_seconds import LastSecondsDialog, LastWord
from mailtool_gui.ui.end import End

Then = Callable[[bool], None]


class CountsDown(Protocol):
    """A page on which a sending may be about to start; `settled` carries its `End`."""

    settled: SignalInstance

    @property
    def is_counting_down(self) -> bool:
        """Whether it is."""
        ...

    def send_now(self) -> None:
        """The seconds are over."""
        ...

    def undo(self) -> None:
        """The sending is taken back, where it still can be."""
        ...


class LastSeconds(QObject):
    """Asks about one sending at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page: CountsDown | None = None
        self._then: Then = lambda _sent: None
        self.dialog: LastSecondsDialog | None = None

    def ask(self, page: CountsDown, then: Then) -> None:
        """What becomes of the page's sending; `then` is told whether a job was put in, and nothing where the user
        stays or the job could not be put in."""
        if self._page is not None:
            return
        self._page, self._then = page, then
        page.settled.connect(self._settled)
        self.dialog = LastSecondsDialog(self._window)
        self.dialog.finished.connect(self._answered)
        self.dialog.open()

    def _answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        page = self._page
        if dialog is None or page is None:
            return
        dialog.deleteLater()
        if dialog.choice is LastWord.STAY:
            self._forget()
        elif dialog.choice is LastWord.SEND:
            page.send_now()
        else:
            page.undo()

    def _settled(self, end: End) -> None:
        """By the answer, or because the seconds ran out before it."""
        then, dialog = self._then, self.dialog
        self._forget()
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()
        if end is not End.REFUSED:
            then(end is End.PUT_IN)

    def _forget(self) -> None:
        page, self._page, self.dialog = self._page, None, None
        if page is not None:
            page.settled.disconnect(self._settled)
