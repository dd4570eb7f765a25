"""Send: drop a workbook, write, check, send."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mailtool_gui.services.draft import Draft
from mailtool_gui.services.html_files import is_html_file, read_html
from mailtool_gui.ui.checking import Checked, Checking
from mailtool_gui.ui.choosing import ask_for_html
from mailtool_gui.ui.demonstration import Demonstration
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.mending import Mending
from mailtool_gui.ui.opening import Opening
from mailtool_gui.ui.pace import estimate
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sending import Sending
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.trying import Trying
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.check_step import CheckStep
from mailtool_gui.ui.widgets.drop_area import DropArea
from mailtool_gui.ui.widgets.send_foot import SendFoot
from mailtool_gui.ui.widgets.sheet_step import SheetStep
from mailtool_gui.ui.widgets.steps import Steps
from mailtool_gui.ui.writing import Writing

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.services.accounts import Listed
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.loading import Addressed
    from mailtool_gui.ui.widgets.message_step import MessageStep

SHEET, MESSAGE, CHECK = range(3)


class SendPage(Page):
    """The guided way from a workbook to a job. Nothing is put into the ledger before the time to undo is over."""

    key = "send"
    icon = "send"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.area = DropArea(context.theme)
        self.sheet, self.check = SheetStep(context), CheckStep(context)
        self.steps = Steps([self.tr("Sheet"), self.tr("Message"), self.tr("Check and send")], context.theme)
        self.foot = SendFoot(context.theme)
        self.opening = Opening(context, self.area, self.sheet, self)
        self.mending, self.checking = Mending(self), Checking(context, self)
        self.writing = Writing(context, self)
        self.sending = Sending(context, self.foot.undo_bar, self)
        self.trying = Trying(context, self._tried, self)
        self.demo = Demonstration(context, context.demo.account, self) if context.demo else None
        self._accounts, self._reading = Latest(context.tasks, self), Latest(context.tasks, self)
        self._step = SHEET
        self._lay_out()
        self._connect()
        self._show_area()

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("SendPage", "Send")

    @property
    def message(self) -> MessageStep:
        """The second step."""
        return self.writing.step

    @property
    def is_counting_down(self) -> bool:
        """Whether a sending is about to start: the window should not be closed without a word."""
        return self.sending.is_under_way

    @property
    def settled(self) -> SignalInstance:
        """Carries the End of a confirmed sending."""
        return self.sending.settled

    def send_now(self) -> None:
        """A sending that is about to start starts."""
        self.sending.send_now()

    def undo(self) -> None:
        """A sending that is about to start does not."""
        self.sending.undo()

    @classmethod
    def prepare(cls, desk: Desk) -> None:
        """Nothing: the first page is in sight before the ledger is opened."""

    def shown(self) -> None:
        """Accounts may have been added meanwhile."""
        self._accounts.run(
            lambda _report: self.context.desk.accounts.all(), done=self._show_accounts, failed=self.context.ways.say
        )

    def hidden(self) -> None:
        """What is only looked at need not be made."""
        self.writing.previewer.stop()
        self._accounts.cancel()

    def open_sheet(self, path: Path) -> None:
        """Opens a workbook in place of the one that is open, subject and message stay; or an .html file as message."""
        if self.sending.is_under_way:
            self.context.ways.say(self.tr("A sending is about to start. Undo it first, or wait until it has begun."))
            return
        if is_html_file(path):
            self._read_html(path)
            return
        self.opening.group_by = None
        self.opening.open(path)

    def open_draft(self, path: Path, template: Template) -> None:
        """Opens a workbook with a message that is written already."""
        self.open_sheet(path)
        self.opening.group_by = template.group_by
        self.message.show_template(template)
        if self.demo:
            self.demo.offer(Draft(sheet=path, template=template))
            self._offer_demo()

    # reading the workbook

    def _begin(self) -> None:
        """Another workbook, or none: what was checked and put right was the one before."""
        self.checking.forget()
        self._step = SHEET
        self.mending.reset()
        self.check.when.reset()
        self._show_area()

    def _ask_whom(self, table: Table) -> None:
        self.checking.forget()
        self.writing.show_columns(table.columns, grouped=self.sheet.group_by is not None)
        self._refresh()

    def _show_addressed(self, addressed: Addressed) -> None:
        assert self.opening.loaded is not None
        self.writing.show_recipients(self.opening.loaded.table, addressed.recipients)
        self.writing.prepare()
        self._refresh()
        if self._step == SHEET and not self.sheet.search.hasFocus():
            self._first.setFocus()

    # writing the message

    def _template(self, *, split: bool = False) -> Template:
        written = self.message.template(to=self.sheet.to, group_by=self.sheet.group_by, split=split)
        return self.sheet.extras.now.applied(written, self.opening.path)

    def _read_html(self, path: Path) -> None:
        """The message is that of an .html file."""
        self._reading.run(lambda _report: read_html(path), done=self.message.editor.write, failed=self.context.ways.say)

    def _write(self) -> None:
        """Subject or message is another: the preview follows while it is seen."""
        if self.opening.recipients is None or self._step != MESSAGE:
            return
        source = self.opening.loaded.table.source if self.opening.loaded else None
        self.writing.preview(self._template(split=source is not None and self.check.split_for(source)))
        self._refresh()

    # checking

    def _show_accounts(self, accounts: Sequence[Listed]) -> None:
        self.check.show_accounts(accounts)
        self._choose_account()

    def _choose_account(self) -> None:
        self.writing.write_for(self.check.account)
        self._show_estimate()
        self._refresh()

    def _show_estimate(self) -> None:
        account, checked = self.check.account, self.checking.result
        if account is None or checked is None or not checked.ready:
            self.check.show_estimate("")
        else:
            now = self.context.desk.parts.clock.now()
            order = self.check.when.order
            self.check.show_estimate(
                estimate(account, checked.ready, now, self.check.quota, self.check.load, order=order)
            )

    def _run_check(self) -> None:
        assert self.opening.loaded is not None
        table = self.opening.loaded.table
        template = self._template(split=self.check.split_for(table.source))
        draft = Draft(
            sheet=table.source,
            template=template,
            options=table.options,
            locale=table.locale,
            fixes=self.mending.fixes,
            skips=self.mending.skips,
        )
        self.checking.run(draft, self.check.account, self.check.followed.only_for(table.source))
        self._refresh()

    def _show_checked(self, checked: Checked) -> None:
        if stale := self.mending.drop_stale(checked.proofed.table):
            self.context.ways.say(filled(self._not_any_more(), stale))
            return  # taking them back has begun another check
        self.check.show_checked(checked)
        self.writing.show_recipients(checked.proofed.table, checked.proofed.recipients)
        self._write()  # where the message is looked at meanwhile
        self._show_estimate()
        self._refresh()

    def _not_any_more(self) -> str:
        return self.tr("The workbook was changed where you had put it right. Changes that were taken back: %1.")

    def _mended(self) -> None:
        """What was put right is shown wherever the sheet is, and every row checked again."""
        mended = self.mending.now
        self.sheet.model.show_mended(mended)
        self.check.findings.show_mended(mended)
        self.writing.previewer.correct(self.mending.fixes)
        if self._step == CHECK and self.opening.loaded is not None:
            self._run_check()

    def _stop_check(self) -> None:
        self.checking.forget()
        self._go_to(MESSAGE)

    # sending

    def _send(self) -> None:
        account, checked = self.check.account, self.checking.result
        if account is not None and checked is not None:
            skip = self.check.skip.isChecked()
            quota, load, order = self.check.quota, self.check.load, self.check.when.order
            self.sending.confirm(checked, account, skip_errors=skip, quota=quota, load=load, order=order)

    def _tried(self) -> tuple[Proofed, Account] | None:
        account, checked = self.check.account, self.checking.result
        return None if account is None or checked is None or not checked.ready else (checked.proofed, account)

    def _set_sending(self, under_way: bool) -> None:
        for widget in (self.steps, self._body):
            widget.setEnabled(not under_way)
        self.foot.set_sending(under_way)
        self._refresh()

    def _sent(self, job: str) -> None:
        name = self.opening.path.name if self.opening.path else ""
        self.opening.close(self.tr("{0} is among the jobs now. Drop the next workbook here.").format(name))
        self.context.wake()
        self.context.ways.show_job(job)

    def _not_sent(self, sentence: str) -> None:
        self.checking.forget()
        self.check.show_refusal(sentence)
        self._refresh()

    # the demonstration

    @property
    def _first(self) -> QPushButton:
        """The first step's primary button."""
        return self.demo.primary(self.foot.next) if self.demo else self.foot.next

    def _offer_demo(self) -> None:
        if self.demo:
            self.demo.show_for(self.opening.path if self._step == SHEET else None, self.foot.next)

    # steps

    def _go_on(self) -> None:
        if self._step == CHECK:
            self._send()
        else:
            self._go_to(self._step + 1)

    def _widget(self, step: int) -> QWidget:
        return self.message if step == MESSAGE else (self.check if step else self.sheet)

    def _go_to(self, step: int) -> None:
        self._step = step
        self.steps.show()
        self.foot.show()
        self._body.setCurrentWidget(self._widget(step))
        if step == MESSAGE:
            self._write()
        else:
            self.writing.previewer.stop()
        if step == CHECK:
            self.shown()  # the quota may be another by now
            self._run_check()
        self._refresh()
        if step == MESSAGE:
            self.message.take_focus()
        else:
            (self.check.accounts if step else self._first).setFocus()

    def _show_area(self) -> None:
        self._step = SHEET
        self.steps.hide()
        self.foot.hide()
        self.writing.previewer.stop()
        self.area.show_empty()
        self._body.setCurrentWidget(self.area)
        self._offer_demo()

    def _refresh(self) -> None:
        """Steps and foot follow what is there."""
        self._offer_demo()
        ready = self.opening.is_ready
        written = ready and self.writing.is_written
        self.steps.go_to(self._step, reachable=CHECK if written else MESSAGE if ready else SHEET)
        if self._step == SHEET:
            mended = len(self.mending.now.changes)
            self.foot.show_sheet(self.opening.recipients, self.opening.loaded, ready=ready, mended=mended)
        elif self._step == MESSAGE:
            self.foot.show_message(written=written)
        else:
            self.check.trying.setEnabled(self._tried() is not None)
            self.foot.show_check(self.checking.result, self.check.account, skip=self.check.skip.isChecked())

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        for widget in (self.area, self.sheet, self.check):
            self._body.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(text_label(self.title(), role="title"))
        head.addStretch()
        head.addWidget(self.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 18, MARGIN, 20)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        if self.demo:
            layout.addWidget(self.demo.card)
        layout.addWidget(self._body, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self._connect_sheet()
        self._connect_message()
        self._connect_check()
        self.foot.next.clicked.connect(self._go_on)
        self.foot.back.clicked.connect(lambda: self._go_to(max(SHEET, self._step - 1)))
        self.steps.chosen.connect(self._go_to)
        if self.demo:
            self.demo.put_in.connect(self.context.ways.show_job)

    def _connect_sheet(self) -> None:
        self.opening.wanted.connect(self.open_sheet)
        self.opening.began.connect(self._begin)
        self.opening.seen.connect(lambda: self._go_to(SHEET))
        self.opening.asked.connect(self._ask_whom)
        self.opening.addressed.connect(self._show_addressed)

    def _connect_message(self) -> None:
        self.writing.made.connect(self._body.addWidget)
        self.writing.changed.connect(self._write)
        self.writing.opened.connect(self.sheet.extras.take)
        self.writing.along = lambda template: self.sheet.extras.now.applied(template, None)
        self.writing.open_file.connect(lambda: ask_for_html(self, self._read_html))

    def _connect_check(self) -> None:
        self.check.account_chosen.connect(self._choose_account)
        self.check.when.changed.connect(self._show_estimate)
        self.check.add_account.connect(lambda: self.context.ways.show_page("accounts"))
        self.check.again.connect(self._run_check)
        self.check.cancelled.connect(self._stop_check)
        self.mending.changed.connect(self._mended)
        self.check.findings.panel.corrected.connect(self.mending.put_right)
        self.check.findings.panel.left_out.connect(self.mending.leave_out)
        self.check.findings.changes.undone.connect(self.mending.take_back)
        self.check.skip_changed.connect(self._refresh)
        self.check.trying.test.connect(self.trying.test)
        self.check.trying.pack.connect(self.trying.pack)
        self.check.trying.drafts.connect(self.trying.drafts)
        self.checking.began.connect(self.check.begin)
        self.checking.progress.connect(self.check.progress)
        self.checking.checked.connect(self._show_checked)
        self.checking.refused.connect(self.check.show_refusal)
        self.sending.under_way.connect(self._set_sending)
        self.sending.put_in.connect(self._sent)
        self.sending.refused.connect(self._not_sent)
