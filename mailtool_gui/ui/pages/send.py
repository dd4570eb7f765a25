"""Send: drop a workbook, write, check, send."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import AS_STORED, ReadOptions, Table
from mailtool_gui.services.accounts import Listed
from mailtool_gui.services.campaigns import Draft
from mailtool_gui.services.html_files import is_html_file, read_html
from mailtool_gui.ui.checking import Checked, Checking
from mailtool_gui.ui.choosing import ask_for_html, ask_for_workbook
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.demonstration import Demonstration
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.loading import Addressed, Loaded, Loading
from mailtool_gui.ui.pace import estimate
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.previewer import Previewer
from mailtool_gui.ui.sending import Sending
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.check_step import CheckStep
from mailtool_gui.ui.widgets.drop_area import DropArea
from mailtool_gui.ui.widgets.message_step import MessageStep
from mailtool_gui.ui.widgets.send_foot import SendFoot
from mailtool_gui.ui.widgets.sheet_step import SheetStep
from mailtool_gui.ui.widgets.steps import Steps

SHEET, MESSAGE, CHECK = range(3)


class SendPage(Page):
    """The guided way from a workbook to a job. Nothing is put into the ledger before the time to undo is over."""

    key = "send"
    icon = "send"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.area = DropArea(context.theme)
        self.sheet, self.message, self.check = (
            SheetStep(context),
            MessageStep(context),
            CheckStep(context.theme),
        )
        self.steps = Steps([self.tr("Sheet"), self.tr("Message"), self.tr("Check and send")], context.theme)
        self.foot = SendFoot(context.theme)
        self.loading, self.checking = Loading(context, self), Checking(context, self)
        self.previewer = Previewer(context, self)
        self.sending = Sending(context, self.foot.undo_bar, self)
        self.demo = Demonstration(context, context.demo.account, self) if context.demo else None
        self._accounts, self._reading = Latest(context.tasks, self), Latest(context.tasks, self)
        self._path: Path | None = None
        self._loaded: Loaded | None = None
        self._addressed: Addressed | None = None
        self._group_by: str | None = None
        self._step = SHEET
        self._lay_out()
        self._connect()
        self._show_area()

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("SendPage", "Send")

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

    def shown(self) -> None:
        """Accounts may have been added meanwhile."""
        self._accounts.run(
            lambda _report: self.context.desk.accounts.all(), done=self._show_accounts, failed=self.context.ways.say
        )

    def hidden(self) -> None:
        """What is only looked at need not be made."""
        self.previewer.stop()
        self._accounts.cancel()

    def open_sheet(self, path: Path) -> None:
        """Opens a workbook in place of the one that is open, subject and message stay; or an .html file as message."""
        if self.sending.is_under_way:
            self.context.ways.say(self.tr("A sending is about to start. Undo it first, or wait until it has begun."))
            return
        if is_html_file(path):
            self._read_html(path)
            return
        self._group_by = None
        self._open(path)

    def open_draft(self, path: Path, subject: str, html: str, group_by: str | None) -> None:
        """Opens a workbook with a message that is written already; `group_by` names a column."""
        self.open_sheet(path)
        self._group_by = group_by
        self.message.write(subject, html)
        if self.demo:
            self.demo.offer(Draft(sheet=path, template=Template(subject=subject, html=html, group_by=group_by)))
            self._offer_demo()

    # reading the workbook

    def _open(self, path: Path, options: ReadOptions = AS_STORED, locale: str | None = None) -> None:
        self._path, self._loaded, self._addressed = path, None, None
        self.checking.forget()
        self._show_area()
        self.area.show_reading(path.name)
        self.sheet.reading.asked, self.sheet.reading.region = options, locale
        self.loading.open(path, options, locale=locale)

    def _grow(self, table: Table) -> None:
        if self._body.currentWidget() is self.area:
            self.sheet.begin(table)
            self._go_to(SHEET)
        else:
            self.sheet.grow(table)

    def _load(self, loaded: Loaded) -> None:
        self._loaded = loaded
        if self._body.currentWidget() is self.area:
            self.sheet.begin(loaded.table)
        self.sheet.finish(loaded.table, to=loaded.to, group_by=self._group_header(loaded.table))
        self._go_to(SHEET)
        self._address()

    def _group_header(self, table: Table) -> str | None:
        try:
            return table.columns[column_index(table.columns, self._group_by)].header if self._group_by else None
        except SheetError:
            return None  # another workbook without that column: every row is one message

    def _refuse(self, sentence: str) -> None:
        path, self._loaded = self._path, None
        self._show_area()
        if path is not None:
            self.area.show_refusal(path, sentence.removeprefix(f"{path}: "))

    def _stop_loading(self) -> None:
        self.loading.cancel()
        self._show_area()

    def _address(self) -> None:
        """Finds out whom the workbook goes to."""
        self._addressed = None
        self.checking.forget()
        if self._loaded is None:
            return
        table, to = self._loaded.table, self.sheet.to
        self._group_by = self.sheet.group_by
        self.message.show_columns(table.columns, grouped=self._group_by is not None)
        rows = self._rows(len(table.rows))
        if to is None:
            self.sheet.tell(self.tr("{0} · choose the column that holds the e-mail addresses").format(rows))
        else:
            self.sheet.tell(self.tr("{0} · counting the recipients…").format(rows))
            self.loading.address(table, to=to, group_by=self._group_by)
        self._refresh()

    def _show_addressed(self, addressed: Addressed) -> None:
        self._addressed = addressed
        assert self._loaded is not None
        table, count = self._loaded.table, len(addressed.recipients)
        recipients = self.tr("1 recipient") if count == 1 else filled(self.tr("%1 recipients"), count)
        self.sheet.tell(self.tr("{0} · {1} · shown as in Excel").format(self._rows(len(table.rows)), recipients))
        self.previewer.show_recipients(table, addressed.recipients)
        self._refresh()
        if self._step == SHEET and not self.sheet.search.hasFocus():
            self._first.setFocus()

    def _rows(self, count: int) -> str:
        return self.tr("1 row") if count == 1 else filled(self.tr("%1 rows"), count)

    # writing the message

    def _template(self, *, split: bool = False) -> Template:
        return self.message.template(to=self.sheet.to, group_by=self.sheet.group_by, split=split)

    def _read_html(self, path: Path) -> None:
        """The message is that of an .html file."""
        self._reading.run(lambda _report: read_html(path), done=self.message.editor.write, failed=self.context.ways.say)

    def _write(self) -> None:
        """Subject or message is another: the preview follows while it is seen."""
        if self._addressed is None or self._step != MESSAGE:
            return
        if self.message.is_written:
            self.previewer.write(self._template())
        else:
            self.previewer.stop()
            self.message.clear_preview()
        self._refresh()

    # checking

    def _show_accounts(self, accounts: Sequence[Listed]) -> None:
        self.check.show_accounts(accounts)
        self._choose_account()

    def _choose_account(self) -> None:
        self.previewer.account = self.check.account
        self._show_estimate()
        self._refresh()

    def _show_estimate(self) -> None:
        account, checked = self.check.account, self.checking.result
        if account is None or checked is None or not checked.ready:
            self.check.show_estimate("")
        else:
            now = self.context.desk.parts.clock.now()
            self.check.show_estimate(estimate(account, checked.ready, now, self.check.quota))

    def _run_check(self) -> None:
        assert self._loaded is not None
        table = self._loaded.table
        template = self._template(split=self.check.split_for(table.source))
        draft = Draft(sheet=table.source, template=template, options=table.options, locale=table.locale)
        self.checking.run(draft, self.check.account, self.check.followed.only_for(table.source))
        self._refresh()

    def _show_checked(self, checked: Checked) -> None:
        self.check.show_checked(checked)
        self._show_estimate()
        self._refresh()

    def _stop_check(self) -> None:
        self.checking.forget()
        self._go_to(MESSAGE)

    # sending

    def _send(self) -> None:
        account, checked = self.check.account, self.checking.result
        if account is not None and checked is not None:
            skip = self.check.skip.isChecked()
            self.sending.confirm(checked, account, skip_errors=skip, quota=self.check.quota)

    def _set_sending(self, under_way: bool) -> None:
        for widget in (self.steps, self._body):
            widget.setEnabled(not under_way)
        self.foot.set_sending(under_way)
        self._refresh()

    def _sent(self, job: str) -> None:
        name = self._path.name if self._path else ""
        self._path = self._loaded = self._addressed = None
        self.checking.forget()
        self._show_area()
        self.area.show_empty(self.tr("{0} is on its way. Drop the next workbook here.").format(name))
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
            self.demo.show_for(self._path if self._step == SHEET else None, self.foot.next)

    # steps

    def _go_on(self) -> None:
        if self._step == CHECK:
            self._send()
        else:
            self._go_to(self._step + 1)

    def _go_to(self, step: int) -> None:
        self._step = step
        self.steps.show()
        self.foot.show()
        self._body.setCurrentWidget((self.sheet, self.message, self.check)[step])
        if step == MESSAGE:
            self._write()
        else:
            self.previewer.stop()
        if step == CHECK:
            self.shown()  # the quota may be another by now
            self._run_check()
        self._refresh()
        (self._first, self.message.subject, self.check.accounts)[step].setFocus()
        self.message.subject.deselect()  # the first letter typed must not replace it all

    def _show_area(self) -> None:
        self._step = SHEET
        self.steps.hide()
        self.foot.hide()
        self.previewer.stop()
        self.area.show_empty()
        self._body.setCurrentWidget(self.area)
        self._offer_demo()

    def _refresh(self) -> None:
        """Steps and foot follow what is there."""
        self._offer_demo()
        ready = self._addressed is not None and bool(self._addressed.recipients)
        written = ready and self.message.is_written
        self.steps.go_to(self._step, reachable=CHECK if written else MESSAGE if ready else SHEET)
        if self._step == SHEET:
            self.foot.show_sheet(self._addressed, self._loaded, ready=ready)
        elif self._step == MESSAGE:
            self.foot.show_message(written=written)
        else:
            self.foot.show_check(self.checking.result, self.check.account, skip=self.check.skip.isChecked())

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        for widget in (self.area, self.sheet, self.message, self.check):
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
        self.area.dropped.connect(self.open_sheet)
        self.area.asked.connect(lambda: ask_for_workbook(self, self.open_sheet))
        self.area.cancelled.connect(self._stop_loading)
        self.area.pasted.connect(self.loading.paste)
        self.loading.pasted.connect(self.open_sheet)
        self.loading.not_pasted.connect(self.area.show_empty)
        self.loading.grew.connect(self._grow)
        self.loading.loaded.connect(self._load)
        self.loading.refused.connect(self._refuse)
        self.loading.addressed.connect(self._show_addressed)
        self.sheet.other_file.connect(lambda: ask_for_workbook(self, self.open_sheet))
        self.sheet.cancelled.connect(self._stop_loading)
        self.sheet.columns_chosen.connect(self._address)
        self.sheet.read_otherwise.connect(self._open)
        self.area.otherwise.connect(self.sheet.read_refused)

    def _connect_message(self) -> None:
        self.message.changed.connect(self._write)
        self.message.open_file.connect(lambda: ask_for_html(self, self._read_html))
        self.previewer.shown.connect(self.message.show_preview)
        self.previewer.moved.connect(self.message.preview.show_place)
        self.message.preview.moved.connect(self.previewer.move)
        self.message.preview.searched.connect(self.previewer.find)

    def _connect_check(self) -> None:
        self.check.account_chosen.connect(self._choose_account)
        self.check.add_account.connect(lambda: self.context.ways.show_page("accounts"))
        self.check.again.connect(self._run_check)
        self.check.cancelled.connect(self._stop_check)
        self.check.skip_changed.connect(self._refresh)
        self.checking.began.connect(self.check.begin)
        self.checking.progress.connect(self.check.progress)
        self.checking.checked.connect(self._show_checked)
        self.checking.refused.connect(self.check.show_refusal)
        self.sending.under_way.connect(self._set_sending)
        self.sending.put_in.connect(self._sent)
        self.sending.refused.connect(self._not_sent)
