"""SIGINT, SIGTERM and SIGHUP while a Qt event loop runs."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class SignalWatch(QObject):
    """Calls `on_signal(count)` in the Qt thread at each SIGINT or SIGTERM; the old handlers come back at `close`.

    So at SIGHUP, when the terminal is closed, unless the program was started to outlive it (nohup).

    Python runs signal handlers between bytecodes only; the wake-up socket makes Qt's loop run some. Needs the
    process's main thread.
    """

    def __init__(self, on_signal: Callable[[int], None]) -> None:
        super().__init__()
        self._on_signal = on_signal
        self._count = 0
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)
        self._old = {number: signal.signal(number, self._caught) for number in _ends()}

    def close(self) -> None:
        """Puts everything back."""
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._near.close()
        self._far.close()

    def _caught(self, _number: int, _frame: FrameType | None) -> None:
        self._count += 1
        self._on_signal(self._count)

    def _drain(self) -> None:
        try:
            self._near.recv(64)
        except BlockingIOError:
            return


def _ends() -> list[signal.Signals]:
    """The signals that end a program which does not catch them."""
    named = (getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP"))
    there = [number for number in named if number is not None]
    return [number for number in there if number.name != "SIGHUP" or signal.getsignal(number) is not signal.SIG_IGN]
