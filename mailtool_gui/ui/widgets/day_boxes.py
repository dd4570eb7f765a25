"""The days of a week, each with a box."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mailtool_gui.domain.hours import EVERY_DAY
from mailtool_gui.ui.hour_words import day_names, short_day_names


class DayBoxes(QWidget):
    """Begins with the day with which the user's week does. One day is left at least; `changed` tells of other days."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {day: self._box(day) for day in week()}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for box in self.boxes.values():
            layout.addWidget(box)
        layout.addStretch(1)

    @property
    def days(self) -> tuple[int, ...]:
        """Those that are chosen, as ISO counts them: 1 is Monday."""
        return tuple(day for day in EVERY_DAY if self.boxes[day].isChecked())

    def choose(self, days: tuple[int, ...]) -> None:
        """These and no others; nobody is told."""
        for day, box in self.boxes.items():
            box.setChecked(day in days)

    def _box(self, day: int) -> QCheckBox:
        box = QCheckBox(short_day_names()[day - 1])
        box.setAccessibleName(day_names()[day - 1])
        box.setToolTip(day_names()[day - 1])
        box.setChecked(True)
        box.clicked.connect(lambda: self._clicked(box))
        return box

    def _clicked(self, box: QCheckBox) -> None:
        if not self.days:
            box.setChecked(True)
        self.changed.emit()


def week() -> tuple[int, ...]:
    """The days of a week in the order of the user's region."""
    first = QLocale().firstDayOfWeek().value
    return (*range(first, 8), *range(1, first))
