"""Pictures of limits: quiet hours and urgent jobs, an account's day, its pace, the brake; a declined rescue."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.domain.account import Security
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.message import Template
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.paces import CUSTOM, own_pace
from mailtool_gui.services.wish import Wish
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.ui.dialogs.account import AccountDialog
from mailtool_gui.ui.dialogs.close import CloseDialog
from mailtool_gui.ui.dialogs.question import Question
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.widgets.account_day import AccountDay
from tests.support.days import forecast
from tests.support.samples import plain_account
from tests.support.workbooks import write_workbook

if TYPE_CHECKING:
    from tests.ui.pictures import Studio

PEOPLE = 120


def show_limits(studio: Studio, made: MainWindow, folder: Path, server: CatchAllServer) -> None:
    """One window: a job at a slow pace under a cap, its account's day, another job in the making."""
    desk = made.page("accounts").context.desk
    own = own_pace(in_flight=4, batch_size=20, batch_delay_ms=2000, daily_cap=60, per_recipient_hour=5)
    form = AccountForm(sender="office@example.com", host=server.host, port=server.port, security=Security.NONE)
    desk.accounts.add("Office", replace(form, preset=CUSTOM, overrides=own))
    rows = [("Name", "E-mail"), *((f"P {n}", f"person{n}@example.com") for n in range(PEOPLE))]
    sheet = write_workbook(folder / "members.xlsx", rows)
    account, draft = desk.accounts.get("Office"), Draft(sheet=sheet, template=Template(subject="Hi", html="<p>Hi</p>"))
    proofed = desk.campaigns.proofed(draft, Sender(account.sender, account.sender_name))
    now = time.localtime()
    quiet = ((now.tm_hour * 60 + 720) % 1440, (now.tm_hour * 60 + 900) % 1440)
    hours = SendingHours(quiet=quiet)
    job = desk.campaigns.put_in(proofed, Wish(account=account, name="Members", hours=hours, urgent=True)).id
    desk.parts.host.hand_over()
    show_check(studio, made, sheet)
    show_day(studio, made)
    show_job(studio, made, job)


def show_check(studio: Studio, made: MainWindow, sheet: Path) -> None:
    """Hours, days and turn: folded, opened, chosen, and in the question."""
    page = made.page("send")
    assert isinstance(page, SendPage)
    made.open_sheet(sheet)
    studio.until(lambda: page.opening.is_ready)
    page.message.write("Hi {{ name }}", "<p>Dear {{ name }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    studio.until(lambda: page.checking.result is not None)
    studio.picture(made, "when-folded")
    page.check.when.line.click()
    fields = page.check.when.fields
    assert fields
    studio.picture(made, "when-opened")
    for box in (fields.quiet, fields.working_days, fields.urgent):
        box.click()
    studio.picture(made, "when-chosen")
    for day in (2, 4):
        fields.days.boxes[day].click()
    studio.picture(made, "when-days")
    page.check.skip.setChecked(True)
    page.foot.next.click()
    assert page.sending.dialog
    studio.picture(page.sending.dialog, "when-confirm")
    page.sending.dialog.reject()


def show_day(studio: Studio, made: MainWindow) -> None:
    """The account's day as it is, in a small window too, made-up ones, and the dialog on a small screen."""
    made.show_page("accounts")
    page = made.page("accounts")
    assert isinstance(page, AccountsPage)
    studio.until(lambda: page.day is not None)
    studio.rest(1.5)
    assert page.day
    page.day.chart.choose(23)
    studio.picture(made, "account-day")
    whole = made.size()
    made.resize(QSize(980, 640))
    studio.picture(made, "account-day-small")
    made.resize(whole)
    for name, found in (("capped", forecast()), ("free", forecast(cap=None)), ("quiet", forecast(quiet=True))):
        card = AccountDay(studio.theme)
        card.resize(1020, card.height())
        card.tell(found)
        card.show()
        card.chart.choose(20)
        studio.picture(card, f"day-{name}")
        card.deleteLater()
    dialog = AccountDialog(plain_account("Office"), made, open_jobs=2)
    dialog.show()
    dialog.sent.looks.choose("imap")
    dialog.pace.choice.choose(CUSTOM)
    dialog.show_pace()
    studio.picture(dialog, "account-small-screen")
    dialog.close()
    dialog.deleteLater()


def show_job(studio: Studio, made: MainWindow, job: str) -> None:
    """A job with its hours, its pace changed, and the brake; and how all of it goes."""
    made.show_job(job)
    page = made.page("jobs")
    assert isinstance(page, JobsPage)
    studio.rest(2.0)
    studio.picture(made, "job-hours")
    whole = made.size()
    made.resize(QSize(980, 640))
    studio.picture(made, "job-hours-small")
    made.resize(whole)
    page.view.head.any_hour_button.click()
    lifting = page.view.findChildren(Question)[-1]
    studio.picture(lifting, "job-any-hour")
    lifting.reject()
    closing = CloseDialog(2, tray=True, parent=made)
    closing.open()
    closing.tell_leaving(12)
    studio.picture(closing, "closing-leaving")
    closing.reject()
    closing.deleteLater()
    page.view.change_pace.click()
    studio.until(lambda: page.view.editing is not None and page.view.editing.dialog is not None)
    assert page.view.editing
    assert page.view.editing.dialog
    studio.picture(page.view.editing.dialog, "account-pace")
    page.view.editing.dialog.pace.batch.setValue(5)
    page.view.editing.dialog.save.click()
    studio.rest(1.0)
    studio.picture(made, "job-pace-changed")
    page.view.head.pause_button.click()
    studio.rest(0.8)
    studio.picture(made, "job-braked")
    made.show_page("diagnostics")
    studio.rest(1.5)
    studio.picture(made, "diagnostics")


def show_declined(studio: Studio, made: MainWindow) -> None:
    """A damaged ledger whose rescue was declined: the banner offers it again."""
    studio.until(lambda: made.rescuing.question is not None)
    assert made.rescuing.question
    studio.picture(made.rescuing.question, "rescue")
    made.rescuing.question.no.click()
    studio.rest(0.5)
    studio.picture(made, "rescue-declined")


def spoil(path: Path) -> Path:
    """A data folder whose ledger cannot be read."""
    folder = DataFolder(path)
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
    with folder.ledger.open("r+b") as file:
        file.write(bytes(100))
    return path
