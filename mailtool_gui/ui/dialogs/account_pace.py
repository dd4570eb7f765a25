"""The part of an account's dialog about its pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from mailtool_gui.services.paces import CUSTOM, DEFAULT_PRESET, Overrides, own_pace, paces
from mailtool_gui.ui.pace_words import is_of_preset, pace_advice, pace_title, pace_words
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.rows import CAPTION, labelled_rows

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account

_SECOND = 1000


class PaceFields(QWidget):
    """A preset with its meaning in words, or a user's own figures; and how many messages one address may get.

    Of an account with `open_jobs` it is said that they change their pace at once. `resized`: more or fewer fields are
    shown.
    """

    resized = Signal()

    def __init__(self, open_jobs: int = 0) -> None:
        super().__init__()
        self._paces = {pace.name: pace for pace in paces()}
        self.choice = Choice([(name, pace_title(name)) for name in (*self._paces, CUSTOM)])
        self.meaning = text_label(role="secondary", wraps=True)
        self.meaning.setContentsMargins(CAPTION + 12, 0, 0, 0)
        self.at_once = _figure(1, 250, 10, self.tr(" messages"))
        self.batch = _figure(1, 100_000, 10, self.tr(" messages"))
        self.delay = _figure(0, 3_600_000, 2000, self.tr(" ms"))
        self.cap = _figure(0, 10_000_000, 0, self.tr(" recipients"))
        self.cap.setSpecialValueText(self.tr("no limit"))
        self.to_one = _figure(0, 100_000, 10, self.tr(" messages in an hour"))
        self.to_one.setSpecialValueText(self.tr("no limit"))
        self.to_one.setToolTip(self.tr("What is more waits until its hour is over, and goes by itself."))
        self.at_once_too = text_label(filled(self.tr("Its open jobs (%1) go on at the new pace at once."), open_jobs))
        self.at_once_too.setProperty("state", "trying")
        self.at_once_too.setVisible(open_jobs > 0)
        self.own = QWidget(self)
        self._lay_out()
        self.choice.changed.connect(self._show)
        self.choice.choose(DEFAULT_PRESET)
        self._show()

    @property
    def preset(self) -> str:
        """The name of the preset."""
        return self.choice.chosen

    @property
    def overrides(self) -> Overrides:
        """The user's own figures; of a preset's, only what one address may get."""
        to_one = self.to_one.value()
        if self.preset != CUSTOM:
            return Overrides(per_recipient_hour=to_one)
        return own_pace(
            in_flight=self.at_once.value(),
            batch_size=self.batch.value(),
            batch_delay_ms=self.delay.value(),
            daily_cap=self.cap.value(),
            per_recipient_hour=to_one,
        )

    def fill(self, account: Account) -> None:
        """Shows an account's pace; figures that are not the preset's are the user's own."""
        limits = account.limits
        preset = self._paces.get(account.preset)
        self.at_once.setValue(limits.in_flight)
        self.batch.setValue(limits.batch_size)
        self.delay.setValue(round(limits.batch_delay.total_seconds() * _SECOND))
        self.cap.setValue(limits.daily_cap or 0)
        self.to_one.setValue(limits.per_recipient_hour or 0)
        self.choice.choose(account.preset if preset and is_of_preset(limits, preset.limits) else CUSTOM)

    def _show(self) -> None:
        name = self.preset
        words = "" if name == CUSTOM else pace_words(self._paces[name].limits)
        self.meaning.setText(f"{words}. {pace_advice(name)}" if words else pace_advice(name))
        self.own.setVisible(name == CUSTOM)
        self.resized.emit()

    def _lay_out(self) -> None:
        own = labelled_rows(
            (self.tr("At once"), self.at_once),
            (self.tr("At most"), self.batch),
            (self.tr("within"), self.delay),
            (self.tr("In 24 hours"), self.cap),
        )
        own.setContentsMargins(0, 0, 0, 0)
        self.own.setLayout(own)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(labelled_rows((self.tr("Pa&ce"), self.choice)))
        layout.addWidget(self.meaning)
        layout.addWidget(self.own)
        layout.addLayout(labelled_rows((self.tr("To one a&ddress"), self.to_one)))
        self.at_once_too.setContentsMargins(CAPTION + 12, 0, 0, 0)
        layout.addWidget(self.at_once_too)


def _figure(least: int, most: int, value: int, suffix: str = "") -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setSuffix(suffix)
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(9, 0, 0, 0)
    return box
