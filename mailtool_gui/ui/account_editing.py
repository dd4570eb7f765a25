"""An account asked for in its dialog, and kept beside the window; from whatever page it is wished."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.services.accounts import Kept, SecretPlace, secret_variable
from mailtool_gui.ui.pace_words import pace_words
from mailtool_gui.ui.phrases import filled

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.dialogs.account import AccountDialog, AccountWish
    from mailtool_gui.ui.dialogs.signature import SignatureDialog


@dataclass(frozen=True, kw_only=True)
class Done:
    """An account that was kept: its name, what is to be said of it, and whether nothing is missing; `pace` says that
    its open jobs have another one now."""

    name: str
    sentence: str
    pace: str
    is_whole: bool


class AccountEditing(QObject):
    """`kept` carries a Done."""

    kept = Signal(object)

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget
        self.dialog: AccountDialog | None = None
        self.writing: SignatureDialog | None = None

    def ask(self, account: Account | None, *, open_jobs: int = 0, for_pace: bool = False) -> AccountDialog:
        """The dialog of an account, or of a new one; `for_pace` begins at its pace, which holds for its open jobs."""
        from mailtool_gui.ui.dialogs.account import AccountDialog

        self.dialog = dialog = AccountDialog(account, self._widget.window(), open_jobs=open_jobs)
        dialog.wished.connect(lambda wish: self._keep(dialog, wish, open_jobs))
        dialog.signature.wanted.connect(self._write_signature)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if for_pace:
            dialog.show_pace()
        return dialog

    def ask_for_pace(self, name: str) -> None:
        """The account as it is kept now, at its pace."""
        desk = self._context.desk

        def read() -> tuple[Account, int]:
            """Beside the window: the account, and how many of its jobs are open."""
            account = desk.accounts.get(name)
            return account, len(desk.forecasts.open_jobs(account.name))

        def ask(found: tuple[Account, int]) -> None:
            """In the window."""
            self.ask(found[0], open_jobs=found[1], for_pace=True)

        self._context.tasks.run(
            lambda _: read(), done=ask, failed=lambda sentence: self._context.ways.say(for_the_window(sentence))
        )

    def _write_signature(self) -> None:
        from mailtool_gui.ui.dialogs.signature import SignatureDialog

        assert self.dialog
        fields = self.dialog.signature
        self.writing = SignatureDialog(fields.signature, self._context.tasks, self.dialog)
        self.writing.kept.connect(fields.keep)
        self.writing.finished.connect(self.writing.deleteLater)
        self.writing.open()

    def _keep(self, dialog: AccountDialog, wish: AccountWish, open_jobs: int) -> None:
        accounts = self._context.desk.accounts
        change = accounts.edit if dialog.account else accounts.add
        self._context.tasks.run(
            lambda _: change(wish.name, wish.form, wish.password),
            done=lambda kept: self._kept(dialog, kept, open_jobs),
            failed=lambda sentence: dialog.refuse(for_the_window(sentence)),
        )

    def _kept(self, dialog: AccountDialog, kept: Kept, open_jobs: int) -> None:
        dialog.accept()
        account, before = kept.account, dialog.account
        whole = kept.secret is not SecretPlace.MISSING
        self._context.wake()
        told = self._outcome(account.name, whole=whole)
        pace = self._new_pace(before, account, open_jobs)
        self.kept.emit(Done(name=account.name, sentence=told, pace=pace, is_whole=whole))

    def _new_pace(self, before: Account | None, account: Account, open_jobs: int) -> str:
        if before is None or before.limits == account.limits or not open_jobs:
            return ""
        told = self.tr("The new pace of “%1” holds at once, for its open jobs (%2) too: %3.")
        return filled(told, account.name, open_jobs, pace_words(account.limits))

    def _outcome(self, name: str, *, whole: bool) -> str:
        if whole:
            return filled(self.tr("“%1” is kept. Test tries to connect and log in."), name)
        return filled(
            self.tr(
                "“%1” is kept without its password: this computer has no keyring that keeps it safely, or none was "
                "given. Edit the account to give it, or start MailTool with the environment variable %2."
            ),
            name,
            secret_variable(name),
        )


def for_the_window(sentence: str) -> str:
    """A sentence of the services without the options of the command line it may name."""
    return re.sub(r"^--[\w-]+: | \(--[\w-]+\)", "", sentence)
