"""The seconds in which a sending can still be taken back."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label

PATIENCE = 10_000  # ms
_TICK = 100  # ms


class UndoBar(QWidget):
    """`undone`: the user has thought better of it; `elapsed`: nobody did."""

    undone = Signal()
    elapsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patience = PATIENCE
        self._begins = ""
        self.sentence = text_label(role="heading")
        self.undo = button(self.tr("&Undo"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(220, 6)
        self.bar.setAccessibleName(self.tr("Time to undo"))
        self._clock = QElapsedTimer()
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self._tick)
        self.undo.clicked.connect(self._undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addStretch()
        for widget in (self.sentence, self.bar, self.undo):
            layout.addWidget(widget)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether it can still be undone."""
        return self._ticks.isActive()

    def start(self, begins: str = "") -> None:
        """The seconds begin; after them it is sent, or only then where a time is given."""
        self._begins = begins
        self.bar.setRange(0, self.patience)
        self.undo.setEnabled(True)
        self._clock.start()
        self._ticks.start()
        self._tick()
        self.show()
        self.undo.setFocus()

    def stop(self) -> None:
        """Neither is told."""
        self._ticks.stop()
        self.hide()

    def finish(self) -> None:
        """The seconds are over, by themselves or because nobody wants to wait for them."""
        if self._ticks.isActive():
            self._ticks.stop()
            self.undo.setEnabled(False)
            self.sentence.setText(self.tr("Putting it in…") if self._begins else self.tr("Starting…"))
            self.elapsed.emit()

    def _tick(self) -> None:
        left = self.patience - self._clock.elapsed()
        if left <= 0:
            self.finish()
            return
        self.bar.setValue(max(0, left))
        self.sentence.setText(self._words(ceil(left / 1000)))

    def _words(self, seconds: int) -> str:
        if self._begins:
            return filled(self.tr("%1 s to undo; sending starts at %2"), seconds, self._begins)
        return filled(self.tr("Sending starts in %1 s"), seconds)

    def _undo(self) -> None:
        self.stop()
        self.undone.emit()
