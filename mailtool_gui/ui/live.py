"""The pulse of the window: pages look again when something may have changed, and only while they are seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

WORKING = 45  # milliseconds between two pulses while a job is worked: 22 a second
RESTING = 1000


class Live(QObject):
    """`pulse` asks the page that is seen to read the ledger again (beside the window, one read at a time)."""

    pulse = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=RESTING)
        self._timer.timeout.connect(self.pulse)
        self._timer.start()

    def set_working(self, working: bool) -> None:
        """Pulses quickly while something moves."""
        interval = WORKING if working else RESTING
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def now(self) -> None:
        """The user has just changed something."""
        self.pulse.emit()

    def stop(self) -> None:
        """No pulse any more."""
        self._timer.stop()
