"""Accounts: who mail comes from, which server takes it, and how quickly."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.ui.account_editing import AccountEditing, Done, for_the_window
from mailtool_gui.ui.dialogs.question import Question, ask
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.models.accounts import PACE, SERVER, STATE, AccountsModel
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.polling import Polling
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tokens import GAP, MARGIN, ROW
from mailtool_gui.ui.widgets.card import button, card, restyle, text_label
from mailtool_gui.ui.widgets.pill_cells import PillDelegate

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.accounts import Listed, Trial
    from mailtool_gui.services.forecast import AccountForecast
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.dialogs.account import AccountDialog
    from mailtool_gui.ui.dialogs.signature import SignatureDialog
    from mailtool_gui.ui.widgets.account_day import AccountDay

EVERY = 1.0  # seconds between two looks at the accounts, and at the day of the chosen one
_WIDTHS = {0: 96, 1: 210, SERVER: 144, STATE: 170}
_NARROW = 180  # px of the sender in a narrow window
_ROOMY = 900  # px of the page: in less, the pace has the server's room


class AccountsPage(Page):
    """The list of accounts, and what can be done with the chosen one."""

    key = "accounts"
    icon = "user"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("AccountsPage", "Accounts")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reading, self._testing = Latest(context.tasks, self), Latest(context.tasks, self)
        self._foreseeing = Polling(context.tasks, every=EVERY, parent=self)
        self._read_at = float("-inf")
        self._wanted: str | None = None
        self.day: AccountDay | None = None
        self.model = AccountsModel(self)
        self.table = self._table()
        self.add = button(self.tr("&Add account…"), kind="primary")
        self.edit = button(self.tr("&Edit…"))
        self.test = button(self.tr("&Test"))
        self.remove = button(self.tr("&Remove…"))
        self.result = text_label(wraps=True)
        self.editing = AccountEditing(context, self)
        self.question: Question | None = None
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self._show_choice()

    def shown(self) -> None:
        """Reads the accounts from now on."""
        self.context.live.pulse.connect(self._pulse)
        self._read()

    def hidden(self) -> None:
        """Reads no more."""
        self.context.live.pulse.disconnect(self._pulse)
        self._reading.cancel()
        self._foreseeing.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window the server is told by a tool tip."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOMY
        if self.table.isColumnHidden(SERVER) is not narrow:
            self.table.setColumnHidden(SERVER, narrow)
            self.table.setColumnWidth(1, _NARROW if narrow else _WIDTHS[1])

    # reading

    def _pulse(self) -> None:
        if not self._reading.is_busy and monotonic() - self._read_at >= EVERY:
            self._read()
        self._foresee()

    def _read(self) -> None:
        accounts, self._read_at = self.context.desk.accounts, monotonic()
        self._reading.run(lambda _: accounts.all(), done=self._show, failed=self.context.ways.say)

    def _show(self, listed: Sequence[Listed]) -> None:
        before = self._chosen()
        self.model.show(listed)
        self._stack.setCurrentIndex(1 if listed else 0)
        wanted, self._wanted = self._wanted or (before.name if before else None), None
        row = max(0, self.model.row_of(wanted or ""))
        if listed and self.table.currentIndex().row() != row:
            self.table.selectRow(row)
        self._show_choice()
        self._foresee()

    def _chosen(self) -> Account | None:
        index = self.table.currentIndex()
        return self.model.account(index.row()) if index.isValid() else None

    def _show_choice(self) -> None:
        there = self._chosen() is not None
        for each in (self.edit, self.remove):
            each.setEnabled(there)
        self.test.setEnabled(there and not self._testing.is_busy)

    # the day of the chosen one

    def _choose(self) -> None:
        self._show_choice()
        self._foreseeing.stop()
        self._foresee()

    def _foresee(self) -> None:
        """Its last and next 24 hours, beside the window."""
        index = self.table.currentIndex()
        if not index.isValid():
            return
        listed, desk = self.model.listed(index.row()), self.context.desk
        self._foreseeing.poll(
            lambda: desk.forecasts.of(listed.account, listed.state),
            done=self._show_day,
            failed=self.context.ways.say,
        )

    def _show_day(self, found: AccountForecast) -> None:
        if self.day is None:
            from mailtool_gui.ui.widgets.account_day import AccountDay

            self.day = AccountDay(self.context.theme)
            self._full.addWidget(self.day)
        self.day.tell(found)

    # changing

    @property
    def dialog(self) -> AccountDialog | None:
        """The dialog of an account that was opened last."""
        return self.editing.dialog

    @property
    def writing(self) -> SignatureDialog | None:
        """The dialog of a signature that was opened last."""
        return self.editing.writing

    def _ask_new(self) -> None:
        self.editing.ask(None)

    def _ask_edit(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            listed = self.model.listed(index.row())
            self.editing.ask(listed.account, open_jobs=len(listed.load.plans) if listed.load else 0)

    def _kept(self, done: Done) -> None:
        self._wanted = done.name
        told = " ".join(filter(None, (done.sentence, done.pace)))
        self._tell("accepted" if done.is_whole else "trying", told)
        self._read()

    def _ask_remove(self) -> None:
        account = self._chosen()
        if not account:
            return
        self.question = ask(
            filled(self.tr("Remove “%1”?"), account.name),
            self.tr("The account and its password are forgotten. What it has sent stays on the page Jobs."),
            self.tr("&Remove"),
            parent=self.window(),
            then=lambda: self._remove(account.name),
        )

    def _remove(self, name: str) -> None:
        accounts = self.context.desk.accounts
        self.context.tasks.run(
            lambda _: accounts.remove(name),
            done=self._removed,
            failed=lambda s: self._tell("failed", for_the_window(s)),
        )

    def _removed(self, account: Account) -> None:
        self._tell("", filled(self.tr("“%1” is removed."), account.name))
        self._read()

    # testing

    def _test(self) -> None:
        account = self._chosen()
        if not account:
            return
        accounts, name = self.context.desk.accounts, account.name
        self._tell("", filled(self.tr("Testing “%1”: connecting and logging in. Nothing is sent."), name))
        self._testing.run(lambda _: accounts.test(name), done=self._tested, failed=self._not_tested)
        self._show_choice()

    def _tested(self, trial: Trial) -> None:
        name = trial.account.name
        if trial.outcome is None:
            self._tell("accepted", filled(self.tr("“%1” works: %2. Nothing was sent."), name, said(trial.description)))
        else:
            self._tell("failed", filled(self.tr("“%1” does not work: %2"), name, said(trial.outcome.reason)))
        self._show_choice()

    def _not_tested(self, sentence: str) -> None:
        self._tell("failed", for_the_window(sentence))
        self._show_choice()

    def _tell(self, state: str, sentence: str) -> None:
        self.result.setText(sentence)
        self.result.setAccessibleName(sentence)
        restyle(self.result, "state", state)
        self.result.setVisible(bool(sentence))

    # looks

    def _connect(self) -> None:
        for each, action in (
            (self.add, self._ask_new),
            (self.edit, self._ask_edit),
            (self.test, self._test),
            (self.remove, self._ask_remove),
        ):
            each.clicked.connect(action)
        self.editing.kept.connect(self._kept)
        self.table.doubleClicked.connect(self._ask_edit)
        self.table.selectionModel().currentChanged.connect(self._choose)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(self.tr("Accounts"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(STATE, PillDelegate(self.context.theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(PACE, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self.result.hide()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(text_label(self.title(), role="title"))
        top.addStretch(1)
        for each in (self.test, self.edit, self.remove, self.add):
            top.addWidget(each)
        empty, inside = card()
        inside.addStretch(1)
        for words in self._empty_words():
            inside.addWidget(words)
        inside.addStretch(1)
        framed, inside = card(inside=1)
        inside.addWidget(self.table)
        full = QWidget()
        self._full = QVBoxLayout(full)
        self._full.setContentsMargins(0, 0, 0, 0)
        self._full.setSpacing(GAP)
        self._full.addWidget(framed, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self.result)
        layout.addLayout(self._stack, 1)

    def _empty_words(self) -> list[QLabel]:
        words = self.tr("An account says who the mail comes from, which server takes it and how quickly it may go.")
        title = text_label(self.tr("There is no account yet"), role="heading")
        how = self.tr("Add one with the button above.")
        more = text_label(f"{words}\n{how}", role="secondary", wraps=True)
        for label in (title, more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return [title, more]
