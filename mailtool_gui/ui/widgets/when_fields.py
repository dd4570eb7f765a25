"""The fields for a job's quiet hours, its days, and its turn."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from mailtool_gui.domain.hours import EVERY_DAY, SendingHours
from mailtool_gui.ui.hour_words import WORKING_DAYS, Order
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.day_boxes import DayBoxes

EVENING, MORNING = 20 * 60, 7 * 60
"""The quiet hours that are offered: minutes after midnight."""
_BELOW_A_BOX = 26  # px: below the words of the box above


class WhenFields(QWidget):
    """`changed` tells of another choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quiet = QCheckBox(self.tr("&Quiet hours: nothing leaves from"))
        self.begins, self.ends = _clock(EVENING), _clock(MORNING)
        self.working_days = QCheckBox(self.tr("&Working days only, Monday to Friday"))
        self.days = DayBoxes()
        self.urgent = QCheckBox(self.tr("&Urgent: before the other jobs of the account"))
        self.note = text_label(role="secondary", wraps=True)
        self._lay_out()
        for box in (self.quiet, self.urgent):
            box.toggled.connect(self._changed)
        self.working_days.clicked.connect(self._choose_days)
        self.days.changed.connect(self._changed)
        for clock in (self.begins, self.ends):
            clock.timeChanged.connect(self._changed)
        self._show()

    @property
    def order(self) -> Order:
        """What is chosen."""
        begins, ends = _minutes(self.begins), _minutes(self.ends)
        quiet = (begins, ends) if self.quiet.isChecked() and begins != ends else None
        weekdays = self.days.days
        hours = SendingHours(quiet=quiet, weekdays=weekdays) if quiet or weekdays != EVERY_DAY else None
        return Order(hours=hours, urgent=self.urgent.isChecked())

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """The fields as the Tab key goes through them."""
        return self.quiet, self.begins, self.ends, self.working_days, *self.days.boxes.values(), self.urgent

    def reset(self) -> None:
        """Another job: at any hour, in its turn."""
        for box in (self.quiet, self.urgent):
            box.setChecked(False)
        self.begins.setTime(_time(EVENING))
        self.ends.setTime(_time(MORNING))
        if self.days.days != EVERY_DAY:
            self._choose_days(False)

    def _choose_days(self, working: bool) -> None:  # a signal's
        """All of the working days at once, or every day again."""
        self.days.choose(WORKING_DAYS if working else EVERY_DAY)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.working_days.setChecked(self.days.days == WORKING_DAYS)
        quiet = self.quiet.isChecked()
        for clock in (self.begins, self.ends):
            clock.setEnabled(quiet)
        self.note.setText(
            self.tr("From a time to the same time no hour is quiet: choose two that differ.")
            if quiet and self.begins.time() == self.ends.time()
            else self.tr("By this computer's clock. What is left at a quiet hour waits, and goes on by itself.")
        )

    def _lay_out(self) -> None:
        self.begins.setAccessibleName(self.tr("Quiet hours begin at"))
        self.ends.setAccessibleName(self.tr("Quiet hours end at"))
        layout, above = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(4, 4, 0, 2)
        layout.setSpacing(9)
        above.setSpacing(8)
        for widget in (self.quiet, self.begins, text_label(self.tr("to")), self.ends):
            above.addWidget(widget)
        above.addStretch(1)
        layout.addLayout(above)
        self.days.setContentsMargins(_BELOW_A_BOX, 0, 0, 0)
        for line in (self.working_days, self.days, self.urgent, self.note):
            layout.addWidget(line)


def _clock(minutes: int) -> QTimeEdit:
    clock = QTimeEdit(_time(minutes))
    clock.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
    clock.setFixedSize(96, 35)
    clock.lineEdit().setTextMargins(9, 0, 0, 0)
    return clock


def _time(minutes: int) -> QTime:
    return QTime(*divmod(minutes, 60))


def _minutes(clock: QTimeEdit) -> int:
    time = clock.time()
    return time.hour() * 60 + time.minute()
