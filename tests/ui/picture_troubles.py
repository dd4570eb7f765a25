"""Pictures of what goes wrong: failed messages, a log, an outage, a paused account, what is not certain.

python -m tests.ui.picture_troubles FOLDER [light] [dark] [vi]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from mailtool_gui.app import compose
from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage, Verdict
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.desk import Desk
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.pages.failed import FailedPage
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.registry import PAGES
from mailtool_gui.ui.start import OwnHost
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.window_host import WindowHost
from tests.support.desk import GONE
from tests.support.desk import Desk as Office
from tests.support.samples import plain_account, recipient_in_row
from tests.ui.picture_limits import show_declined, show_limits, spoil
from tests.ui.pictures import LOOKS, Studio

FULL = Reply(code=552, enhanced="5.2.2", text="Mailbox full")
SPAM = Reply(code=554, enhanced="5.7.1", text="Message rejected as spam by Content Filtering")
OK = Reply(code=250, enhanced="2.0.0", text="Ok: queued as 4bXk2M1z")
WRONG = Reply(code=535, enhanced="5.7.8", text="Username and Password not accepted")
GONE_WORDS = "This address does not exist. Correct it in the sheet."
FULL_WORDS = "The recipient's mailbox is full. Send it again when there is room."
SPAM_WORDS = (
    "The server refused the message for what it contains. Change the text, links or attachments before sending more "
    "like it."
)
UNSURE_WORDS = "It may have arrived. It is not in the Sent folder yet. Look again in a minute."
PASSWORD_WORDS = (
    "The server refused the user name or password. Enter the password again in the account; nothing was retried."
)
NAMES = ("anna.lindqvist", "binh.nguyen", "chloe.martin", "dimitri", "eli.cohen", "fatima.al-sayed", "goran", "hana")
FAILURES = ((GONE, GONE_WORDS), (FULL, FULL_WORDS), (GONE, GONE_WORDS), (SPAM, SPAM_WORDS))


@contextmanager
def plain_window(studio: Studio, data: Path) -> Iterator[MainWindow]:
    """A window as it is at an office, hosting for real."""
    parts = compose(data)
    engine_host = parts.host
    assert isinstance(engine_host, EngineHost)
    host = WindowHost(lambda: engine_host)
    own = replace(parts, host=OwnHost(host))
    desk = Desk(lambda: own, locale="en-US")
    made = MainWindow(desk, host, studio.theme, pages=PAGES)
    made.show()
    made.start()
    try:
        yield made
    finally:
        ended: list[bool] = []
        made.left.connect(lambda: ended.append(True))
        made.leaving.stop()
        studio.until(lambda: bool(ended))
        desk.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def long_list(folder: Path) -> Path:
    """A list that takes some seconds to be read."""
    path = folder / "members.csv"
    lines = (f"{number},{NAMES[number % 8]}{number}@example.com,{number * 1.5}" for number in range(600_000))
    path.write_text("\n".join(("Number,E-mail,Amount", *lines)), encoding="utf-8")
    return path


def a_job(office: Office, name: str, account: str, *, hours: float, times: int = 1) -> Job:
    """A job of eight recipients, or several times as many."""
    numbers = range(2, 2 + times * len(NAMES))
    domains = ("example.com", "example.org", "example.net")
    people = [recipient_in_row(f"{NAMES[n % len(NAMES)]}{n if times > 1 else ''}@{domains[n % 3]}", n) for n in numbers]
    if office.records.account(account) is None:
        limits = plain_account().limits
        office.records.add_account(replace(plain_account(account), port=9, limits=limits, user="office"))
    made = office.job(recipients=people, account=account, created_at=datetime.now(UTC) - timedelta(hours=hours))
    with office.records._ledger.writing().transaction():
        office.records._ledger.writing().change("UPDATE jobs SET name = ? WHERE id = ?", (name, made.id))
    return made


def fill(office: Office) -> dict[str, str]:
    """Jobs in all kinds of trouble; their ids."""
    done, unsure = a_job(office, "Invoices October", "Office", hours=30), a_job(office, "Newsletter", "News", hours=2)
    offline = a_job(office, "Reminders", "Office", hours=1, times=15)
    stopped = a_job(office, "Statements", "Accounting", hours=3, times=12)
    with office.engine() as engine:
        for job in (done, unsure, stopped):
            engine.activate(job)
        for number, to in enumerate(office.records.deliveries(done.id, status=None, limit=99, offset=0)):
            if number % 2:
                reply, why = FAILURES[number // 2 % len(FAILURES)]
                scope = Scope.MESSAGE if reply is SPAM else Scope.RECIPIENT
                outcome = Outcome(verdict=Verdict.FAIL, scope=scope, stage=Stage.DATA, reason=why, reply=reply)
                engine.end(done, to.address, Verdict.FAIL, reply, reason=why, outcome=outcome)
            else:
                engine.end(done, to.address, Verdict.SENT, OK, reason="")
        for number, to in enumerate(office.records.deliveries(unsure.id, status=None, limit=99, offset=0)):
            verdict, why = (Verdict.UNKNOWN, UNSURE_WORDS) if number in (2, 5) else (Verdict.SENT, "")
            engine.end(unsure, to.address, verdict, None if why else OK, reason=why)
        for to in office.records.deliveries(stopped.id, status=None, limit=30, offset=0):
            engine.end(stopped, to.address, Verdict.SENT, OK, reason="")
        engine.complete(done)
        engine.complete(unsure)
    now = datetime.now(UTC)
    refused = AccountState(status=AccountStatus.PAUSED, reason=PASSWORD_WORDS, reply=WRONG, at=now, since=now)
    office.stop_account(refused, "Accounting")
    office.records.close()
    return {"done": done.id, "unsure": unsure.id, "offline": offline.id, "stopped": stopped.id}


def show_troubles(studio: Studio, data: Path) -> None:
    """Everything that can trouble somebody, in one window."""
    with plain_window(studio, data / "new") as made:
        studio.rest(1.0)
        for key in ("jobs", "failed", "accounts", "send"):
            made.show_page(key)
            studio.rest(0.6)
            studio.picture(made, f"none-{key}")
        made.open_sheet(long_list(data))
        studio.picture(made, "send-loading")
    with plain_window(studio, spoil(data / "spoilt")) as made:
        show_declined(studio, made)
    with CatchAllServer(latency=0.05) as server, plain_window(studio, data / "limits") as made:
        show_limits(studio, made, data, server)
    jobs = fill(Office(data / "old"))
    with plain_window(studio, data / "old") as made:
        show_failed(studio, made)
        show_jobs(studio, made, jobs)
        show_repaired(studio, made)


def show_failed(studio: Studio, made: MainWindow) -> None:
    """The page of failed messages: all, one chosen, laid aside, none that fits."""
    made.show_page("failed")
    page = made.page("failed")
    assert isinstance(page, FailedPage)
    studio.until(lambda: page.model.total == 4)
    studio.rest(1.5)
    studio.picture(made, "failed")
    page.table.selectRow(1)
    studio.picture(made, "failed-full")
    page.filter.search.setText("nobody")
    studio.rest(0.5)
    studio.picture(made, "failed-not-found")
    page.filter.search.clear()
    studio.until(lambda: page.model.total == 4)
    page.table.selectRow(1)
    studio.rest(0.3)
    page.story.aside.click()
    studio.until(lambda: page.model.total == 3)
    studio.picture(made, "failed-undo")
    page.filter.aside.click()
    studio.until(lambda: page.model.total == 1)
    studio.picture(made, "failed-aside")


def show_jobs(studio: Studio, made: MainWindow, jobs: dict[str, str]) -> None:
    """The list and the job's page in trouble."""
    made.show_page("jobs")
    page = made.page("jobs")
    assert isinstance(page, JobsPage)
    page.show_list()
    studio.rest(1.0)
    studio.picture(made, "jobs-troubled")
    for name, job in jobs.items():
        made.show_job(job)
        studio.rest(1.6)
        studio.picture(made, f"job-{name}")
    made.show_job(jobs["stopped"])
    studio.rest(0.5)
    page.view.head.log_button.click()
    studio.rest(0.8)
    studio.picture(made, "job-log")
    line = page.view.log.table.line_at(0)
    assert line
    dialog = page.view.log.open(line)
    assert dialog
    studio.picture(dialog, "log-entry")
    dialog.reject()
    page.view.head.log_button.click()


def a_logo(studio: Studio) -> Path:
    """A picture in a file."""
    from PySide6.QtGui import QColor, QImage

    picture = QImage(200, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0F766E"))
    path = studio.folder / "logo.png"
    picture.save(str(path))
    return path


def show_repaired(studio: Studio, made: MainWindow) -> None:
    """The account is put right: what is left is an outage alone. Its signature is written."""
    desk = made.page("accounts").context.desk
    made.show_page("accounts")
    studio.rest(0.8)
    studio.picture(made, "accounts-troubled")
    desk.accounts.edit("Accounting", AccountForm(sender_name="Accounts office"))
    studio.rest(2.5)
    studio.picture(made, "offline")
    page = made.page("accounts")
    assert isinstance(page, AccountsPage)
    page.edit.click()
    assert page.dialog
    studio.picture(page.dialog, "account-signature")
    page.dialog.signature.edit.click()
    assert page.writing
    page.writing.field.setPlainText("Kind regards\nAnna Lindqvist\n\nSilk Road Shop, Praha\n+420 123 456 789")
    page.writing.take_logo(a_logo(studio))
    studio.rest(0.6)
    studio.picture(page.writing, "signature")
    page.writing.reject()
    page.dialog.reject()


def main(folder: Path, looks: Sequence[str]) -> None:
    """All of these pictures, or those of some looks."""
    folder.mkdir(parents=True, exist_ok=True)
    studio = Studio(folder)
    for look, scheme, language in LOOKS:
        if not looks or look in looks:
            studio.dress(look, scheme, language)
            with tempfile.TemporaryDirectory() as place:
                show_troubles(studio, Path(place))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
