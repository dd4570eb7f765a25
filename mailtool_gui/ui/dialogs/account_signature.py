"""The part of an account's dialog about its signature."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.account import Account, Signature
from mailtool_gui.services.signatures import words_of
from mailtool_gui.ui.widgets.card import button
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.rows import labelled_rows

if TYPE_CHECKING:
    from mailtool_gui.services.account_form import AccountForm


class SignatureFields(QWidget):
    """Its first words, and a button to write it: `wanted` is told, and `keep` takes what was written."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = self.signature = Signature()
        self.words, self.edit = ElidedLabel(), button(self.tr("Write…"))
        self.edit.setAccessibleName(self.tr("Write the signature"))
        self.edit.setAutoDefault(False)
        self.edit.clicked.connect(self.wanted)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.edit)
        inside.setFocusProxy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(labelled_rows((self.tr("Si&gnature"), inside)))
        self._show()

    def fill(self, account: Account) -> None:
        """Shows what an account has."""
        self._before = account.signature or Signature()
        self.keep(self._before)

    def keep(self, signature: Signature) -> None:
        """This one is wanted."""
        self.signature = signature
        self._show()

    def laid_over(self, form: AccountForm) -> AccountForm:
        """The form with what has changed."""
        made, before = self.signature, self._before
        return replace(
            form,
            signature=None if made.html == before.html else made.html,
            logo=None if made.logo == before.logo else made.logo,
            no_logo=made.logo is None and before.logo is not None,
        )

    def _show(self) -> None:
        words = words_of(self.signature.html)
        shown = self.tr("Written in HTML") if words is None else " · ".join(filter(None, words.split("\n")))
        logo = self.tr("with a logo") if self.signature.logo else ""
        self.words.setText(", ".join(filter(None, (shown, logo))) or self.tr("None"))
