"""From the confirmed count to the job: the user has some seconds to undo, and only then anything is put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.services.sent_before import Only
from mailtool_gui.ui.end import End
from mailtool_gui.ui.hour_words import ANY_TIME, Order, order_words
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.pace import begins_at, estimate
from mailtool_gui.ui.phrases import clock_time, filled

if TYPE_CHECKING:
    from datetime import datetime

    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.forecast import Load
    from mailtool_gui.services.quota import Quota
    from mailtool_gui.services.wish import Wish
    from mailtool_gui.ui.checking import Checked
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.dialogs.confirm_send import ConfirmSend
    from mailtool_gui.ui.widgets.undo_bar import UndoBar


class Sending(QObject):
    """`under_way` tells that it can still be undone, or is being put in; `put_in` carries the job's id, `refused` a
    sentence; `settled` comes after either, and after an undo."""

    under_way = Signal(bool)
    put_in = Signal(str)
    refused = Signal(str)
    settled = Signal(End)

    def __init__(self, context: Context, undo_bar: UndoBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._undo_bar = undo_bar
        self._latest = Latest(context.tasks, self)
        self._wish: tuple[Proofed, Wish] | None = None
        self.dialog: ConfirmSend | None = None
        undo_bar.undone.connect(self._undone)
        undo_bar.elapsed.connect(self._put_in)

    @property
    def is_under_way(self) -> bool:
        """From the confirmation until the job is in the ledger."""
        return self._wish is not None

    def confirm(
        self,
        checked: Checked,
        account: Account,
        *,
        skip_errors: bool,
        quota: Quota | None = None,
        load: Load | None = None,
        order: Order = ANY_TIME,
    ) -> None:
        """Asks once more, with the count; the `order` is the job's."""
        from mailtool_gui.services.wish import Wish
        from mailtool_gui.ui.dialogs.confirm_send import ConfirmSend

        if self._wish is not None or self.dialog is not None:
            return
        wish = Wish(account=account, key=uuid4().hex, skip_errors=skip_errors, urgent=order.urgent, hours=order.hours)
        details = self._details(checked, account, quota, load, order=order)
        self.dialog = dialog = ConfirmSend(checked.ready, details, self._window)

        def count_down() -> None:
            """The user is sure. It may be long since it was asked."""
            begins = begins_at(checked.ready, self._context.desk.parts.clock.now(), quota, load, order=order)
            self._count_down(checked.proofed, replace(wish, hold_after=dialog.hold_after), begins)

        dialog.accepted.connect(count_down)
        self.dialog.finished.connect(self._close)
        self.dialog.open()

    def _details(
        self,
        checked: Checked,
        account: Account,
        quota: Quota | None,
        load: Load | None = None,
        *,
        order: Order = ANY_TIME,
    ) -> str:
        sheet = checked.proofed.draft.sheet.name
        words = [self.tr("{0}, from {1}.").format(sheet, account.sender)]
        if checked.with_errors:
            words.append(self._skipped(checked.with_errors))
        if corrected := len(checked.proofed.corrections):
            words.append(filled(self.tr("Cells that you corrected: %1."), corrected))
        if skipped := len(checked.proofed.left_out):
            words.append(filled(self.tr("Rows that you left out: %1."), skipped))
        if left_out := self._hidden(checked.proofed.table):
            words.append(left_out)
        if again := self._mailed_before(checked):
            words.append(filled(self.tr("Rows among them that were mailed before: %1."), again))
        if ordered := order_words(order.hours, urgent=order.urgent):
            words.append(filled(self.tr("When: %1."), ", ".join(ordered)))
        words.append(estimate(account, checked.ready, self._context.desk.parts.clock.now(), quota, load, order=order))
        return "\n".join(words)

    def _mailed_before(self, checked: Checked) -> int:
        """How many of the rows that are sent now were mailed by the same or another message."""
        before = checked.proofed.before
        return len(before.rows) if before is not None and checked.proofed.draft.only is Only.ALL else 0

    def _hidden(self, table: Table) -> str:
        if table.options.hidden_rows or not table.hidden_rows:
            return ""
        if table.hidden_rows == 1:
            return self.tr("1 row that is hidden in the workbook is left out.")
        return filled(self.tr("%1 rows that are hidden in the workbook are left out."), table.hidden_rows)

    def _skipped(self, count: int) -> str:
        if count == 1:
            return self.tr("1 recipient with errors is skipped.")
        return filled(self.tr("%1 recipients with errors are skipped."), count)

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _count_down(self, proofed: Proofed, wish: Wish, begins: datetime) -> None:
        self._wish = proofed, wish
        self.under_way.emit(True)
        now = self._context.desk.parts.clock.now()
        held = (begins - now).total_seconds() * 1000 > self._undo_bar.patience
        self._undo_bar.start(clock_time(begins, now) if held else "")

    def send_now(self) -> None:
        """The seconds to undo are over."""
        self._undo_bar.finish()

    def undo(self) -> None:
        """As the user's Undo; nothing where it is being put in already."""
        if self._undo_bar.is_running:
            self._undo_bar.undo.click()

    def _undone(self) -> None:
        self._end()
        self._context.ways.say(self.tr("Nothing was sent."))
        self.settled.emit(End.UNDONE)

    def _put_in(self) -> None:
        if self._wish is None:
            return
        proofed, wish = self._wish
        campaigns = self._context.desk.campaigns
        self._latest.run(lambda _report: campaigns.put_in(proofed, wish).id, done=self._done, failed=self._failed)

    def _done(self, job: str) -> None:
        self._end()
        self.put_in.emit(job)
        self.settled.emit(End.PUT_IN)

    def _failed(self, sentence: str) -> None:
        self._end()
        self.refused.emit(sentence)
        self.settled.emit(End.REFUSED)

    def _end(self) -> None:
        self._wish = None
        self._undo_bar.stop()
        self.under_way.emit(False)
