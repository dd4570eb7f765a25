"""Which deliveries of a job are shown: chips with counts, and a search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.deliveries import Filter
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.states import delivery_state
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Progress

TYPING = 120  # milliseconds: who goes on typing is not answered in between
_BOLD = 4  # px: a chosen chip's text is a little wider
_ORDER = (
    None,
    DeliveryStatus.SENT,
    DeliveryStatus.DEFERRED,
    DeliveryStatus.FAILED,
    DeliveryStatus.UNKNOWN,
    DeliveryStatus.QUEUED,
    DeliveryStatus.SKIPPED,
)


class DeliveryFilter(QWidget):
    """`changed` carries the Filter that is wanted now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[DeliveryStatus | None, int] = {}
        whole, layout = QVBoxLayout(self), Flow(spacing=8, last_right=True)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        self._group = QButtonGroup(self, exclusive=True)
        self.chips = {status: self._chip(status) for status in _ORDER}
        for chip in self.chips.values():
            layout.addWidget(chip)
        self.search = self._field()
        layout.addWidget(self.search)
        self.found = text_label(role="secondary")
        self.found.hide()
        whole.addLayout(layout)
        whole.addWidget(self.found, 0, Qt.AlignmentFlag.AlignRight)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._tell)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._group.buttonClicked.connect(lambda _: self._tell())

    @property
    def wanted(self) -> Filter:
        """What is chosen now."""
        status = next((status for status, chip in self.chips.items() if chip.isChecked()), None)
        return Filter(status=status, text=self.search.text().strip())

    def choose(self, status: DeliveryStatus | None) -> None:
        """Shows those in a state (None: all) without any search."""
        self.search.clear()
        self._typing.stop()
        self.chips[status].setChecked(True)
        self._tell()

    def reset(self) -> None:
        """Back to all, without telling anybody."""
        self.search.clear()
        self._typing.stop()
        self.chips[None].setChecked(True)

    def count(self, progress: Progress) -> None:
        """Shows how many there are in each state."""
        counts = {
            None: progress.total,
            DeliveryStatus.SENT: progress.sent,
            DeliveryStatus.DEFERRED: progress.deferred,
            DeliveryStatus.FAILED: progress.failed,
            DeliveryStatus.UNKNOWN: progress.unknown,
            DeliveryStatus.QUEUED: progress.queued,
            DeliveryStatus.SKIPPED: progress.skipped,
        }
        changed = [status for status, count in counts.items() if self._counts.get(status) != count]
        self._counts = counts
        for status in changed:
            chip = self.chips[status]
            text = f"{self._word(status)} {figure(counts[status])}"
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(text)
                chip.ensurePolished()
                room = chip.sizeHint()  # fixed, so that a count does not lay out the page anew
                chip.setFixedSize(max(chip.minimumWidth(), room.width() + _BOLD), room.height())

    def tell_found(self, count: int, *, exact: bool) -> None:
        """Says how many a search has found; without a search the chips say it."""
        words = self.tr("%1 found") if exact else self.tr("more than %1 found")
        self.found.setText(filled(words, count) if self.wanted.text else "")
        self.found.setVisible(bool(self.wanted.text))

    def _tell(self) -> None:
        self.changed.emit(self.wanted)

    def _word(self, status: DeliveryStatus | None) -> str:
        return self.tr("All") if status is None else delivery_state(status)

    def _chip(self, status: DeliveryStatus | None) -> QPushButton:
        chip = button(self._word(status), kind="chip")
        chip.setCheckable(True)
        chip.setChecked(status is None)
        self._group.addButton(chip)
        return chip

    def _field(self) -> QLineEdit:
        field = QLineEdit(self, placeholderText=self.tr("Address or part of it"), clearButtonEnabled=True)
        field.setAccessibleName(self.tr("Search this job's addresses"))
        field.setFixedWidth(210)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        QShortcut(QKeySequence.StandardKey.Find, self, field.setFocus)
        return field
