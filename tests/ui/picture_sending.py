"""Pictures of what stands between a check and a sending: cells put right, extras, tests, those never mailed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.ui.dialogs.confirm_send import ConfirmSend
from mailtool_gui.ui.extras import Extras
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.send import CHECK, SHEET, SendPage
from mailtool_gui.ui.pages.suppressions import SuppressionsPage

if TYPE_CHECKING:
    from tests.ui.pictures import Studio


def show_mending(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """A page with findings: a cell is put right, a row left out; both in a list and in the sheet."""
    panel = page.check.findings.panel
    panel.value.setText("binh@x.example")
    panel.fix.click()
    studio.until(lambda: page.checking.result is not None)
    panel.skip.click()
    assert panel.dialog
    studio.picture(panel.dialog, "leave-out")
    panel.dialog.reason.setText("has cancelled")
    panel.dialog.yes.click()
    studio.until(lambda: page.checking.result is not None)
    page.check.findings.put_right.click()
    studio.picture(made, "check-changes")
    page._go_to(SHEET)
    studio.picture(made, "sheet-mended")
    page._go_to(CHECK)
    studio.until(lambda: page.checking.result is not None)


def show_extras(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """The dialog of copies and attachments, and the line that tells what was chosen."""
    page._go_to(SHEET)
    where = page.opening.path
    assert where
    chosen = Extras(
        reply_to="office@silkroad.example",
        files=(str(where),),
        key_columns=("Name",),
        unsubscribe=("https://silkroad.example/out", "mailto:out@silkroad.example"),
    )
    page.sheet.extras.choose(chosen)
    studio.picture(made, "sheet-extras")
    page.sheet.extras.ask()
    assert page.sheet.extras.dialog
    studio.picture(page.sheet.extras.dialog, "extras")
    page.sheet.extras.dialog.reject()
    page._go_to(CHECK)
    studio.until(lambda: page.checking.result is not None)
    studio.picture(made, "check-extras")


def show_trying(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """A test send with its end, a pack that was written, the question before many are sent to."""
    page.trying.test()
    dialog = page.trying.dialog
    assert dialog
    dialog.address.setText("me@silkroad.example")
    studio.picture(dialog, "send-test")
    dialog.send.click()
    studio.until(lambda: dialog.outcome.property("state") is not None)
    studio.picture(dialog, "send-test-ended")
    dialog.reject()
    found = page._tried()
    assert found
    (proofed, account), packs = found, page.context.desk.packs
    folder = proofed.draft.sheet.parent / f"sign-off {studio.look}"
    page.trying.write("Sign-off pack", folder, lambda out, report: packs.of_sheet(proofed, account, out, report))
    writing = page.trying.writing
    assert writing
    studio.until(lambda: not writing.bar.isVisible())
    studio.picture(writing, "written")
    writing.reject()
    question = ConfirmSend(1240, "people.xlsx", made)
    question.hold.click()
    question.show()
    studio.picture(question, "confirm-many")
    question.close()
    question.deleteLater()


def show_suppressions(studio: Studio, made: MainWindow) -> None:
    """Those never mailed again: nobody, then some; and the list of tests."""
    made.show_page("suppressions")
    page = made.page("suppressions")
    assert isinstance(page, SuppressionsPage)
    studio.until(page.nothing.isVisible)
    studio.picture(made, "suppressions-empty")
    page.context.desk.suppressions.add([f"customer{number}@x.example" for number in range(1, 8)], "has cancelled")
    page.address.setText("anna@x.example")
    page.add.click()
    studio.until(lambda: page.model.total == 8)
    page.table.selectRow(2)
    studio.picture(made, "suppressions")
    made.show_page("jobs")
    jobs = made.page("jobs")
    assert isinstance(jobs, JobsPage)
    jobs.tests.click()
    studio.until(lambda: jobs.jobs.total > 0)
    studio.picture(made, "jobs-tests")
    jobs.mailings.click()
