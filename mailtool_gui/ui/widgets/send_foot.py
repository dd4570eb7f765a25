"""The foot of the Send page: back, what is to be known, and the one way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.pill import Pill
from mailtool_gui.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.ui.checking import Checked
    from mailtool_gui.ui.loading import Addressed, Loaded
    from mailtool_gui.ui.theme import Theme


class SendFoot(QWidget):
    """Says of each step what is missing, and leads on when nothing is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = button(self.tr("&Back"))
        self.errors, self.addresses, self.mended = Pill(theme), Pill(theme), Pill(theme)
        self.hint = text_label()
        self.hint.setProperty("role", "secondary")
        self.next = button(self.tr("&Next"), kind="primary")
        self.undo_bar = UndoBar()
        self._sending = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        left: tuple[QWidget, ...] = (self.back, self.errors, self.addresses, self.mended)
        right: tuple[QWidget, ...] = (self.hint, self.undo_bar, self.next)
        for widget in left:
            layout.addWidget(widget)
        layout.addStretch()
        for widget in right:
            layout.addWidget(widget)

    def show_sheet(self, addressed: Addressed | None, loaded: Loaded | None, *, ready: bool, mended: int = 0) -> None:
        """Of the first step: cells and addresses that are wrong in the workbook, and how much was put right."""
        self._show("", self.tr("&Next: the message"), enabled=ready, back=False)
        self._tell(self.errors, self._errors(loaded.errors) if loaded else "")
        self._tell(self.addresses, self._unusable(addressed.unusable) if addressed else "")
        self.mended.tell("accepted", filled(self.tr("%1 put right"), mended))
        self.mended.setVisible(mended > 0)

    def show_message(self, *, written: bool) -> None:
        """Of the second step."""
        hint = self.tr("Nothing leaves before the last step.") if written else self.tr("Write a subject and a message.")
        self._show(hint, self.tr("&Next: check every row"), enabled=written)

    def show_check(self, checked: Checked | None, account: Account | None, *, skip: bool) -> None:
        """Of the third step: how many it goes to, or why it cannot go."""
        if checked is None or not checked.ready:
            self._show("", self.tr("&Send…"), enabled=False)
            return
        one = checked.ready == 1
        text = self.tr("&Send to 1 recipient…") if one else filled(self.tr("&Send to %1 recipients…"), checked.ready)
        missing = self._missing(checked, account, skip=skip)
        self._show(missing, text, enabled=not missing)

    def set_sending(self, under_way: bool) -> None:
        """While it can be undone there is no other way."""
        self._sending = under_way
        for widget in (self.back, self.next, self.hint):
            widget.setVisible(not under_way)

    def _missing(self, checked: Checked, account: Account | None, *, skip: bool) -> str:
        if account is None:
            return self.tr("Add an account to send from.")
        if checked.with_errors and not skip:
            return self.tr("Put the errors right, or tick that they are skipped.")
        return ""

    def _show(self, hint: str, text: str, *, enabled: bool, back: bool = True) -> None:
        for pill in (self.errors, self.addresses, self.mended):
            pill.hide()
        self.hint.setText(hint)
        self.next.setText(text)
        self.next.setEnabled(enabled)
        self.back.setVisible(back and not self._sending)

    def _tell(self, pill: Pill, text: str) -> None:
        pill.tell("failed", text)
        pill.setVisible(bool(text))

    def _errors(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("1 cell shows an error") if count == 1 else filled(self.tr("%1 cells show errors"), count)

    def _unusable(self, count: int) -> str:
        if not count:
            return ""
        return (
            self.tr("1 address cannot be used") if count == 1 else filled(self.tr("%1 addresses cannot be used"), count)
        )
