"""What went wrong, grouped by cause, and what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.remedies import Step
from mailtool_gui.ui.phrases import clock_time, figure, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import delivery_state
from mailtool_gui.ui.tokens import INSIDE
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from mailtool_gui.services.deliveries import Cause

MOST, LITTLE = 5, 3
"""Lines of the card, and where it is low."""


class CausesCard(QFrame):
    """`chosen` carries the state whose deliveries the user wants to see; the others ask for a remedy, `decide` for so
    many messages."""

    chosen = Signal(object)
    retry = Signal()
    edit_account = Signal()
    decide = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._causes: Sequence[Cause] | None = None
        self._retriable = True
        self._room = MOST
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(INSIDE, 13, INSIDE, 10)
        self._inside.setSpacing(4)
        self._inside.addWidget(text_label(self.tr("What went wrong"), role="heading"))
        self._lines = QWidget(self)
        self._inside.addWidget(self._lines)
        self._inside.addStretch(1)
        self.tell(())

    def tell(self, causes: Sequence[Cause], *, retriable: bool = True) -> None:
        """Shows the first causes; `retriable`: whether what failed in this job can be put in again."""
        if (causes, retriable) == (self._causes, self._retriable):
            return
        self._causes, self._retriable = causes, retriable
        self._show(causes)

    def set_room(self, lines: int) -> None:
        """From now on it has so many lines."""
        if lines != self._room:
            self._room = lines
            self._show(self._causes or ())

    def _show(self, causes: Sequence[Cause]) -> None:
        most = self._room if len(causes) <= self._room else self._room - 1
        lines = QWidget(self)
        layout = QVBoxLayout(lines)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for cause in causes[:most]:
            layout.addLayout(self._line(cause))
        if not causes:
            layout.addWidget(text_label(self.tr("Nothing so far."), role="secondary"))
        elif len(causes) > most:
            layout.addWidget(text_label(filled(self.tr("Other causes: %1"), len(causes) - most), role="secondary"))
        self._inside.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines

    def _line(self, cause: Cause) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(8)
        count = text_label(figure(cause.count), role="heading")
        count.setProperty("state", _STATES.get(cause.status))
        words = ElidedLabel(said(cause.reason) or delivery_state(cause.status))
        link = button(self.tr("Show"), kind="link")
        link.setAccessibleName(filled(self.tr("Show: %1"), delivery_state(cause.status)))
        link.clicked.connect(lambda: self.chosen.emit(cause.status))
        layout.addWidget(count)
        layout.addWidget(words, 1)
        layout.addWidget(self._remedy(cause))
        layout.addWidget(link)
        return layout

    def _remedy(self, cause: Cause) -> QWidget:
        """A button where one click helps, else what does in two words; all of it is said in the tool tip."""
        step, at = cause.remedy.step, cause.remedy.at
        short, told = self._words(step, clock_time(at, datetime.now(UTC)) if at else "")
        wish = self._wish(cause)
        shown: QWidget = button(short, kind="link") if wish else text_label(short, role="secondary")
        if isinstance(shown, QPushButton) and wish:
            shown.clicked.connect(lambda _checked: wish())
        shown.setAccessibleName(short)
        shown.setAccessibleDescription(told)
        shown.setToolTip(told)
        return shown

    def _wish(self, cause: Cause) -> Callable[[], object] | None:
        """What asks for the remedy; None where no click helps."""
        step = cause.remedy.step
        if step in (Step.RETRY, Step.RETRY_LATER):
            return self.retry.emit if self._retriable else None
        if step is Step.DECIDE:
            return partial(self.decide.emit, cause.count)
        return self.edit_account.emit if step is Step.EDIT_ACCOUNT else None

    def _words(self, step: Step, time: str) -> tuple[str, str]:
        """In short, and in full."""
        if step is Step.WAIT:
            short = filled(self.tr("goes on at %1"), time) if time else self.tr("goes on by itself")
            return short, self.tr("Nothing to do: MailTool goes on by itself.")
        return {
            Step.EDIT_ACCOUNT: (
                self.tr("To the account"),
                self.tr("Correct the account (its password, its sender, its server), then choose Resume."),
            ),
            Step.CORRECT_ROWS: (
                self.tr("correct the rows"),
                self.tr("Show these rows, correct them in the workbook, and send only the rows that are new."),
            ),
            Step.CHANGE_MESSAGE: (
                self.tr("change the message"),
                self.tr("The message was refused. Change its text or its attachments, and send it to these rows anew."),
            ),
            Step.RETRY: (self.tr("Retry failed"), self.tr("It may work now: what failed is tried once more.")),
            Step.RETRY_LATER: (
                self.tr("Retry failed"),
                self.tr("These mailboxes took no mail just then. Try once more in some hours or on another day."),
            ),
            Step.DECIDE: (
                self.tr("Decide…"),
                self.tr("Say what became of them: they arrived, or are to be sent again; or look in the Sent folder."),
            ),
            Step.LEAVE: (
                self.tr("nothing to do"),
                self.tr("These addresses are on your list “Never mailed again”."),
            ),
            Step.LEFT_OUT: (self.tr("nothing to do"), self.tr("You have left these rows out yourself.")),
            Step.SEND_NEW: (
                self.tr("send them anew"),
                self.tr(
                    "The job was stopped. To mail these rows after all, send the workbook again: only the new rows."
                ),
            ),
        }[step]


_STATES = {
    DeliveryStatus.FAILED: "failed",
    DeliveryStatus.UNKNOWN: "unsure",
    DeliveryStatus.DEFERRED: "trying",
}
