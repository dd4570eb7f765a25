"""The third step: who it is from, and what is wrong with which cell, before anything leaves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.account import Account, AccountStatus
from mailtool_gui.ui.extras import extras_told
from mailtool_gui.ui.pace import pace
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tokens import GAP
from mailtool_gui.ui.widgets.card import button, captioned, card, restyle, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.findings import Findings
from mailtool_gui.ui.widgets.followed import SentBeforeBar
from mailtool_gui.ui.widgets.pill import Pill
from mailtool_gui.ui.widgets.try_button import TryButton
from mailtool_gui.ui.widgets.when_line import WhenLine

if TYPE_CHECKING:
    from mailtool_gui.services.accounts import Listed
    from mailtool_gui.services.forecast import Load
    from mailtool_gui.services.quota import Quota
    from mailtool_gui.ui.checking import Checked
    from mailtool_gui.ui.context import Context


class CheckStep(QWidget):
    """`account_chosen`, `skip_changed`: the user has decided; `add_account`, `again`, `cancelled`: the user wishes."""

    account_chosen = Signal()
    skip_changed = Signal()
    add_account = Signal()
    again = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accounts = QComboBox()
        self.accounts.setFixedWidth(360)
        self.pace, self.estimate = text_label(wraps=True), text_label(role="secondary", wraps=True)
        self.when = WhenLine(context.theme)
        self.no_account = text_label(self.tr("An account says who the mail is from and how it leaves."))
        self.add = button(self.tr("Add an &account"), kind="link")
        self.heading, self.summary = text_label(role="heading"), text_label(role="secondary", wraps=True)
        self.extras = ElidedLabel()
        self.extras.setProperty("role", "secondary")
        self.errors, self.warnings = Pill(context.theme), Pill(context.theme)
        self.stop, self.repeat = button(self.tr("Cancel"), kind="quiet"), button(self.tr("Check a&gain"), kind="quiet")
        self.trying = TryButton()
        self.skip = QCheckBox()
        self.skip.setAccessibleName(self.tr("Skip the recipients with errors"))
        self.split = QCheckBox()
        self.split.setAccessibleName(self.tr("Split cells with several addresses"))
        self._split_of: Path | None = None
        self.followed = SentBeforeBar()
        self.findings = Findings(context)
        self.problems = self.findings.problems
        self._with_account, self._without_account = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.show_accounts(())

    @property
    def account(self) -> Account | None:
        """The account that is chosen."""
        return self._listed.account if self._listed else None

    @property
    def quota(self) -> Quota | None:
        """What the chosen account may still send today; None where it has no daily cap."""
        return self._listed.quota if self._listed else None

    @property
    def load(self) -> Load | None:
        """What the chosen account has to do already."""
        return self._listed.load if self._listed else None

    @property
    def _listed(self) -> Listed | None:
        return cast("Listed | None", self.accounts.currentData())

    def split_for(self, sheet: Path) -> bool:
        """Whether cells of this sheet with several addresses are split: not before the user says so."""
        if sheet != self._split_of:
            self._split_of = sheet
            self.split.setChecked(False)
        return self.split.isChecked()

    def show_accounts(self, accounts: Sequence[Listed]) -> None:
        """The accounts there are; the one that was chosen stays."""
        chosen = self.account
        self.accounts.clear()
        for listed in accounts:
            self.accounts.addItem(f"{listed.account.name} · {listed.account.sender}", listed)
        names = [listed.account.name for listed in accounts]
        self.accounts.setCurrentIndex(
            names.index(chosen.name) if chosen and chosen.name in names else min(0, len(names) - 1)
        )
        self._with_account.setVisible(bool(accounts))
        self._without_account.setVisible(not accounts)
        self._show_pace()

    def show_estimate(self, sentence: str) -> None:
        """When all will be sent."""
        self.estimate.setText(sentence)

    def begin(self) -> None:
        """The rows are being looked through."""
        self._tell(self.tr("Checking every row…"), "", checking=True)
        self.findings.begin()
        self.progress(0, 0)

    def progress(self, done: int, total: int) -> None:
        """How far the check is; of 0 rows while the workbook is read."""
        reading = self.tr("Reading the workbook…")
        self.findings.progress(done, total, filled(self.tr("%1 of %2 recipients"), done, total) if total else reading)

    def show_checked(self, checked: Checked) -> None:
        """What was found."""
        errors = sum(problem.severity.value == "error" for problem in checked.problems)
        self._tell(self._ready(checked), "", checking=False)
        self._tell_extras(extras_told(checked.proofed.draft.template))
        self._pill(self.errors, "failed", self._errors(errors))
        self._pill(self.warnings, "trying", self._warnings(len(checked.problems) - errors))
        at = self.window().focusWidget()
        self.findings.show_problems(checked.problems, checked.proofed.table)
        if at is self.accounts or (at and self.findings.isAncestorOf(at)):  # nobody is at work elsewhere
            self.findings.take_keyboard()
        self.followed.tell(checked.proofed.before)
        self.skip.setText(self._skip(checked.with_errors))
        self.skip.setVisible(checked.with_errors > 0 and checked.ready > 0)
        self.split.setText(self._splits(checked.to_split))
        self.split.setVisible(checked.to_split > 0 or self.split.isChecked())

    def show_refusal(self, sentence: str) -> None:
        """Nothing can be sent at all, and why."""
        self._tell(self.tr("This cannot be sent yet"), sentence, checking=False)
        restyle(self.summary, "state", "failed")
        self.findings.show_refusal(self.tr("Go back, correct it, and come here again."))

    def _tell_extras(self, told: str) -> None:
        self.extras.setText(told)
        self.extras.setVisible(bool(told))

    def _ready(self, checked: Checked) -> str:
        total = len(checked.proofed.recipients)
        if checked.ready == total:
            return (
                self.tr("1 recipient is ready") if total == 1 else filled(self.tr("All %1 recipients are ready"), total)
            )
        return filled(self.tr("%1 of %2 recipients are ready"), checked.ready, total)

    def _errors(self, count: int) -> str:
        return self.tr("1 error") if count == 1 else filled(self.tr("%1 errors"), count) if count else ""

    def _warnings(self, count: int) -> str:
        return self.tr("1 warning") if count == 1 else filled(self.tr("%1 warnings"), count) if count else ""

    def _skip(self, count: int) -> str:
        if count == 1:
            return self.tr("S&kip the 1 recipient with errors; it gets no message")
        return filled(self.tr("S&kip the %1 recipients with errors; they get no message"), count)

    def _splits(self, count: int) -> str:
        if count == 1:
            return self.tr("S&plit the 1 cell with several addresses: each address gets a message")
        if not count:
            return self.tr("S&plit cells with several addresses: each address gets a message")
        return filled(self.tr("S&plit the %1 cells with several addresses: each address gets a message"), count)

    def _pill(self, label: Pill, state: str, text: str) -> None:
        label.tell(state, text)
        label.setVisible(bool(text))

    def _tell(self, heading: str, sentence: str, *, checking: bool) -> None:
        self.heading.setText(heading)
        self.summary.setText(sentence)
        self.summary.setVisible(bool(sentence))
        restyle(self.summary, "state", None)
        for widget in (self.errors, self.warnings, self.skip, self.split, self.extras):
            widget.hide()
        self.skip.setChecked(False)
        self.stop.setVisible(checking)
        self.repeat.setVisible(not checking)
        self.trying.setVisible(not checking)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        frame, inside = card()
        inside.addWidget(self._with_account)
        inside.addWidget(self._without_account)
        self._lay_out_account()
        layout.addWidget(frame)
        layout.addWidget(self._findings(), 1)

    def _lay_out_account(self) -> None:
        row = QHBoxLayout(self._with_account)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        sender = captioned(self.tr("&From"), self.accounts)
        sender.addStretch()
        row.addLayout(sender)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        words.addWidget(self.pace)
        words.addWidget(self.estimate)
        words.addWidget(self.when)
        words.addStretch()
        row.addLayout(words, 1)
        row = QHBoxLayout(self._without_account)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.no_account)
        row.addWidget(self.add)
        row.addStretch()

    def _findings(self) -> QWidget:
        frame, inside = card(inside=1)
        inside.setContentsMargins(1, 14, 1, 8)
        inside.addLayout(self._head())
        inside.addWidget(self.findings, 1)
        return frame

    def _head(self) -> QVBoxLayout:
        head, row = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(15, 0, 15, 4)
        row.setSpacing(8)
        for widget in (self.heading, self.errors, self.warnings):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.stop)
        row.addWidget(self.repeat)
        row.addWidget(self.trying)
        head.addLayout(row)
        head.addWidget(self.summary)
        head.addWidget(self.extras)
        head.addWidget(self.split)
        head.addWidget(self.skip)
        head.addWidget(self.followed)
        return head

    def _connect(self) -> None:
        self.accounts.currentIndexChanged.connect(self._show_pace)
        self.accounts.activated.connect(self.account_chosen)
        self.add.clicked.connect(self.add_account)
        self.stop.clicked.connect(self.cancelled)
        self.repeat.clicked.connect(self.again)
        self.followed.chosen.connect(self.again)
        self.skip.toggled.connect(self.skip_changed)
        self.split.clicked.connect(self.again)

    def _show_pace(self) -> None:
        listed = self._listed
        if listed is None:
            self.pace.setText("")
            return
        stopped = listed.state.status is not AccountStatus.READY and listed.state.reason
        self.pace.setText(f"{pace(listed.account)} {said(stopped)}" if stopped else pace(listed.account))
