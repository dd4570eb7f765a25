"""The card of an account's last and next 24 hours: figures, chart, and the numbers of one hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mailtool_gui.services.times import rounded
from mailtool_gui.ui.day_words import is_empty, of_cap
from mailtool_gui.ui.phrases import clock_time, figure, filled
from mailtool_gui.ui.tokens import INSIDE
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.day_chart import DayChart
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.job_figures import Figure

if TYPE_CHECKING:
    from mailtool_gui.services.forecast import AccountForecast
    from mailtool_gui.ui.theme import Theme

HEIGHT = 316  # px
_MOST = 16_777_215  # px: Qt's QWIDGETSIZE_MAX


class AccountDay(QFrame):
    """Follows the account it was told of last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedHeight(HEIGHT)
        self.title, self.ends = ElidedLabel(), text_label(role="secondary")
        self.title.setProperty("role", "heading")
        self.sent, self.flying = Figure(self.tr("Sent in 24 hours")), Figure(self.tr("On their way"))
        self.left, self.planned = Figure(self.tr("May leave now")), Figure(self.tr("Planned for 24 hours"))
        self.waiting = Figure(self.tr("Waiting in all"))
        self.chart, self.reading = DayChart(theme), text_label(role="secondary")
        self._account = ""
        self._lay_out()
        self.chart.chosen.connect(self._read)
        self._read("")

    def tell(self, found: AccountForecast) -> None:
        """Shows an account as it stands."""
        if found.account != self._account:
            self._account = found.account
            self._forget()
            self.title.setText(filled(self.tr("%1: the last and the next 24 hours"), found.account))
        self.sent.tell(of_cap(found.sent, found.cap))
        self.flying.tell(figure(found.reserved))
        self.left.setVisible(found.left is not None)
        self.left.tell(figure(found.left or 0))
        self.planned.tell(figure(found.planned))
        self.waiting.tell(figure(found.waiting))
        self.ends.setText(self._ends(found))
        self.chart.tell(found)

    def _ends(self, found: AccountForecast) -> str:
        if not found.waiting:
            return self.tr("Nothing waits to be sent.")
        if found.ends_at is None:
            return self.tr("Nobody can say when everything will have left.")
        ends = clock_time(rounded(found.ends_at, found.moment), found.moment)
        return filled(self.tr("Everything will have left by about %1."), ends)

    def _read(self, words: str) -> None:
        hint = self.tr("Point at an hour, or go from hour to hour with the arrow keys, to read its numbers.")
        empty = self.chart.found is None or is_empty(self.chart.found)
        self.reading.setText("" if empty else words or hint)

    def _forget(self) -> None:
        """Another account: the room that its figures once took is given back."""
        for label in (each for shown in self._figures for each in shown.findChildren(QLabel)):
            label.setMinimumSize(0, 0)
            label.setMaximumSize(_MOST, _MOST)

    @property
    def _figures(self) -> tuple[Figure, ...]:
        return self.sent, self.flying, self.left, self.planned, self.waiting

    def _lay_out(self) -> None:
        layout, head, figures = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        layout.setContentsMargins(INSIDE, 13, INSIDE, 10)
        layout.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.ends)
        figures.setSpacing(34)
        for shown in self._figures:
            figures.addWidget(shown)
        figures.addStretch(1)
        layout.addLayout(head)
        layout.addLayout(figures)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.reading)
