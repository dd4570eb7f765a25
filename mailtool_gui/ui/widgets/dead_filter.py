"""Which failed messages are shown: chips, the job, the cause, and a search field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.ui.phrases import figure
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import delivery_state
from mailtool_gui.ui.widgets.card import button
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.delivery_filter import TYPING

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.causes import Cause

_EVERY = ""
_WIDTHS = (180, 250)  # px at most
_LEAST, _WIDEST = 110, 210  # px
_POPUP = 420  # px: causes are sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """How many failed messages there are, how many were laid aside, why they failed and in which jobs."""

    open: int = 0
    aside: int = 0
    causes: Sequence[Cause] = ()
    jobs: Sequence[tuple[Job, int]] = ()


class DeadLetterFilter(QWidget):
    """`changed`: `wanted` and `cause` are others now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._causes: Sequence[Cause] = ()
        self._group = QButtonGroup(self, exclusive=True)
        self.open, self.aside = self._chip(), self._chip()
        self.open.setChecked(True)
        self.job, self.by_cause = Choice([(_EVERY, "")]), Choice([(_EVERY, "")])
        self.search = self._field()
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self.tell(Overview())
        self._typing.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._group.buttonClicked.connect(lambda _: self._switched())
        for choice in (self.job, self.by_cause):
            choice.changed.connect(self.changed)

    @property
    def wanted(self) -> DeadFilter:
        """What is chosen now, but for the cause."""
        return DeadFilter(
            job=self.job.chosen or None, text=self.search.text().strip(), dismissed=self.aside.isChecked()
        )

    @property
    def cause(self) -> Cause | None:
        """The cause that is chosen; None: any."""
        chosen = self.by_cause.chosen
        return self._causes[int(chosen)] if chosen else None

    @property
    def is_narrow(self) -> bool:
        """Whether more is chosen than a chip."""
        return bool(self.job.chosen or self.by_cause.chosen or self.search.text().strip())

    def tell(self, overview: Overview) -> None:
        """Offers the causes and jobs there are; what is chosen stays, unless it is gone."""
        for chip, words, count in (
            (self.open, self.tr("Failed"), overview.open),
            (self.aside, self.tr("Laid aside"), overview.aside),
        ):
            chip.setText(f"{words} {figure(count)}")
            chip.setAccessibleName(chip.text())
        before = self.cause, self.job.chosen
        self._offer_causes(overview.causes)
        jobs = [(job.id, f"{job.name} ({figure(count)})") for job, count in overview.jobs]
        _offer(self.job, [(_EVERY, self.tr("All jobs")), *jobs])
        if before != (self.cause, self.job.chosen):
            self.changed.emit()

    def _offer_causes(self, causes: Sequence[Cause]) -> None:
        before, self._causes = self.cause, causes
        words = [f"{figure(each.count)} · {said(each.reason) or delivery_state(each.status)}" for each in causes]
        offers = [(str(place), each) for place, each in enumerate(words)]
        _offer(self.by_cause, [(_EVERY, self.tr("All causes")), *offers])
        kept = [place for place, each in enumerate(causes) if before and _alike(each, before)]
        with QSignalBlocker(self.by_cause):
            self.by_cause.choose(str(kept[0]) if kept else _EVERY)

    def _switched(self) -> None:
        """What was laid aside is not told apart by its cause."""
        self.by_cause.setEnabled(not self.aside.isChecked())
        with QSignalBlocker(self.by_cause):
            self.by_cause.choose(_EVERY)
        self.changed.emit()

    def _chip(self) -> QPushButton:
        chip = button("", kind="chip")
        chip.setCheckable(True)
        self._group.addButton(chip)
        return chip

    def _field(self) -> QLineEdit:
        field = QLineEdit(self, placeholderText=self.tr("Address or part of it"), clearButtonEnabled=True)
        field.setAccessibleName(self.tr("Search the failed messages for an address"))
        field.setMinimumWidth(_LEAST)
        field.setMaximumWidth(_WIDEST)
        QShortcut(QKeySequence.StandardKey.Find, self, field.setFocus)
        return field

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.open)
        layout.addWidget(self.aside)
        layout.addSpacing(8)
        for choice, width, name in zip(
            (self.job, self.by_cause), _WIDTHS, (self.tr("Job"), self.tr("Cause")), strict=True
        ):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumWidth(_LEAST)
            choice.setMaximumWidth(width)
            choice.setAccessibleName(name)
            choice.view().setMinimumWidth(_POPUP)
            choice.view().setTextElideMode(Qt.TextElideMode.ElideRight)
            layout.addWidget(choice, width)
        layout.addStretch(1)
        layout.addWidget(self.search, _WIDEST)


def _offer(choice: Choice, offers: Sequence[tuple[str, str]]) -> None:
    """Other offers, without telling anybody; what was chosen stays where it is offered still."""
    there = [(choice.itemData(place), choice.itemText(place)) for place in range(choice.count())]
    if there == list(offers):
        return
    chosen = choice.chosen
    with QSignalBlocker(choice):
        choice.clear()
        for key, words in offers:
            choice.addItem(words, key)
        choice.choose(_EVERY)
        choice.choose(chosen)


def _alike(one: Cause, other: Cause) -> bool:
    return (one.reason, one.remedy.step) == (other.reason, other.remedy.step)
