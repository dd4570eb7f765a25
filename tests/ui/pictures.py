"""Pictures of every page and state, in light, dark and Vietnamese, to be looked at by people.

python -m tests.ui.pictures FOLDER [light] [dark] [vi]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from mailtool_gui.app import compose
from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.demo.plan import throttled_start
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.demo_campaign import demo_draft, keep_demo_account
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.quota import Quota
from mailtool_gui.services.received import Demo, Received
from mailtool_gui.ui.dialogs.account import AccountDialog
from mailtool_gui.ui.dialogs.close import CloseDialog
from mailtool_gui.ui.languages import install_language
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.pages.registry import PAGES, RECEIVED
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.start import OwnHost
from mailtool_gui.ui.theme import Theme
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.window_host import WindowHost
from tests.ui.editor.pictures import show_editor
from tests.ui.picture_sending import show_extras, show_mending, show_suppressions, show_trying

PATIENCE = 90.0
LOOKS = (("light", Qt.ColorScheme.Light, "en"), ("dark", Qt.ColorScheme.Dark, "en"), ("vi", Qt.ColorScheme.Light, "vi"))


class Studio:
    """One application that is pictured again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.application = QApplication(["mailtool"])
        self.theme = Theme(self.application)
        self.look = ""

    def dress(self, look: str, scheme: Qt.ColorScheme, language: str) -> None:
        """Light or dark, and a language."""
        self.look = look
        self.theme._apply(scheme)  # the offscreen platform has no scheme of its own
        install_language(self.application, [language])

    def picture(self, widget: QWidget, name: str) -> None:
        """One file, after the widget has come to rest."""
        self.rest(0.4)
        path = self.folder / f"{name}-{self.look}.png"
        widget.grab().save(str(path))
        print(path)  # noqa: T201  # a script

    def rest(self, seconds: float) -> None:
        """Lets the window do what it does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.01)

    def until(self, wanted: Callable[[], bool], why: Callable[[], object] = lambda: "") -> None:
        """Waits for something; `why` tells how things stand where it does not come."""
        end = time.monotonic() + PATIENCE
        while not wanted():
            if time.monotonic() > end:
                raise TimeoutError(why())
            self.rest(0.05)


@contextmanager
def window(studio: Studio, data: Path, samples: Path, server: CatchAllServer) -> Iterator[MainWindow]:
    """The demonstration's window, hosting for real."""
    parts = compose(data)
    engine_host = parts.host
    assert isinstance(engine_host, EngineHost)
    host = WindowHost(lambda: engine_host)
    own = replace(parts, host=OwnHost(host))
    desk = Desk(lambda: own, locale="en-US")
    account = keep_demo_account(parts.records, host=server.host, port=server.port)
    demo = Demo(account=account, draft=lambda: demo_draft(samples), received=Received(server))
    made = MainWindow(desk, host, studio.theme, pages=(*PAGES, RECEIVED), demo=demo)
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


def put_in(made: MainWindow, samples: Path) -> str:
    """The demonstration's job, as its Send button puts it in; its id."""
    from mailtool_gui.messages.builder import Sender
    from mailtool_gui.services.wish import Wish

    desk = made.page("accounts").context.desk
    account = desk.accounts.get("demo")
    proofed = desk.campaigns.proofed(demo_draft(samples), Sender(account.sender, account.sender_name))
    job = desk.campaigns.put_in(proofed, Wish(account=account, name="November orders", skip_errors=True))
    desk.parts.host.hand_over()
    return job.id


def show_states(studio: Studio, made: MainWindow, samples: Path) -> None:
    """Every page, empty, working and done."""
    studio.rest(2.0)
    studio.picture(made, "send")
    show_steps(studio, made)
    for key in ("jobs", "received", "accounts"):
        made.show_page(key)
        studio.picture(made, f"{key}-first")
    show_accounts(studio, made)
    job = put_in(made, samples)
    made.show_job(job)
    desk = made.page("accounts").context.desk
    studio.until(lambda: desk.jobs.view(job).job.progress.sent > 60)
    studio.picture(made, "job-sending")
    studio.until(lambda: desk.jobs.view(job).job.status is JobStatus.COMPLETED, lambda: desk.jobs.view(job).job)
    studio.rest(1.5)
    studio.picture(made, "job-done")
    made.say("This is a passing notice.")
    for key in ("received", "jobs", "accounts"):
        made.show_page(key)
        studio.picture(made, f"{key}-later")


def show_steps(studio: Studio, made: MainWindow) -> None:
    """The guided steps with their tabs, the question, the undo; then a page without a workbook, and a refusal."""
    page = made.page("send")
    assert isinstance(page, SendPage)
    page.foot.next.click()
    studio.rest(1.0)
    studio.picture(made, "message")
    show_editor(studio, made, page)
    page.message.editor.tabs[2].click()
    page.message.preview.tabs[3].click()
    studio.picture(made, "message-plain")
    page.message.editor.tabs[0].click()
    page.message.preview.tabs[0].click()
    subject = page.message.subject.text()
    page.message.subject.setText("{{ nobody }}")
    studio.rest(1.0)
    studio.picture(made, "message-mistake")
    page.message.subject.setText(subject)
    page.foot.next.click()
    studio.until(lambda: page.checking.result is not None)
    studio.picture(made, "check")
    page.foot.next.click()
    assert page.sending.dialog
    studio.picture(page.sending.dialog, "confirm")
    page.sending.dialog.accept()
    studio.picture(made, "undo")
    made.close()
    assert made.last_seconds.dialog
    studio.picture(made.last_seconds.dialog, "last-seconds")
    made.last_seconds.dialog.reject()
    page.undo()
    show_problems(studio, made, page)


def show_problems(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """A workbook with errors, a file that is none, nothing at all; and an account whose day is half used."""
    path = page.opening.path
    assert path
    from tests.support.workbooks import write_workbook

    rows = [("Name", "E-mail", "Amount"), ("Anna", "anna@x.example", 1.0), ("Bình", "binh at x", 2.0)]
    rows += [("Zoë", "anna@x.example", 3.0), ("", "eli@x.example", "#N/A")]
    page.open_sheet(write_workbook(path.parent / "people.xlsx", rows))
    studio.rest(1.0)
    studio.picture(made, "send-errors")
    page.message.write("Hello {{ name }}", "<p>Dear {{ name }}, you owe {{ amount }}.</p>")
    page.foot.next.click()
    page.foot.next.click()
    studio.until(lambda: page.checking.result is not None)
    studio.picture(made, "check-errors")
    show_mending(studio, made, page)
    show_extras(studio, made, page)
    show_trying(studio, made, page)
    show_suppressions(studio, made)
    made.show_page("send")
    (path.parent / "letter.docx").write_bytes(b"no workbook")
    page.open_sheet(path.parent / "letter.docx")
    studio.rest(1.0)
    studio.picture(made, "send-refused")
    page._show_area()
    studio.picture(made, "send-empty")
    quota = Quota(account="Office", cap=450, used=138, moment=made.page("send").context.desk.parts.clock.now())
    glance = made.watcher.glance
    assert glance
    made.sidebar.foot.tell(replace(glance, quota=quota), hosts=True, refusal="")
    studio.picture(made.sidebar, "sidebar-quota")


def show_accounts(studio: Studio, made: MainWindow) -> None:
    """Accounts of all kinds, and the dialogs."""
    desk = made.page("accounts").context.desk
    desk.accounts.add("Trial", AccountForm(sender="me@example.com", log_only=True))
    form = AccountForm(sender="office@example.com", sender_name="Silk Road Shop", host="smtp.example.com", port=587)
    desk.accounts.add("Office", replace(form, user="office", preset="gmail"))
    page = made.page("accounts")
    assert isinstance(page, AccountsPage)
    made.show_page("accounts")
    studio.until(lambda: page.model.rowCount() == 3)
    page.table.selectRow(page.model.row_of("demo"))
    page.test.click()
    studio.rest(0.6)
    studio.picture(made, "accounts")
    for name, account in (("new", None), ("edit", desk.accounts.get("Office")), ("demo", desk.accounts.get("demo"))):
        dialog = AccountDialog(account, made)
        dialog.show()
        if account is None:
            dialog.save.click()
        studio.picture(dialog, f"account-{name}")
        dialog.close()
        dialog.deleteLater()
    closing = CloseDialog(2, tray=True, parent=made)
    closing.show()
    studio.picture(closing, "close")
    closing.close()
    closing.deleteLater()


def main(folder: Path, looks: Sequence[str]) -> None:
    """All pictures, or those of some looks."""
    folder.mkdir(parents=True, exist_ok=True)
    studio = Studio(folder)
    for look, scheme, language in LOOKS:
        if looks and look not in looks:
            continue
        studio.dress(look, scheme, language)
        with (
            tempfile.TemporaryDirectory() as place,
            CatchAllServer(throttle_at=throttled_start(500), latency=0.1) as server,
        ):
            samples = Path(place) / "samples"
            samples.mkdir()
            with window(studio, Path(place) / "data", samples, server) as made:
                show_states(studio, made, samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
