"""Messages seen before they leave: tests to an address of the user's, packs to sign off, drafts for Outlook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from mailtool_gui.domain.job import ENDED, Job, JobStatus
from mailtool_gui.ui.choosing import ask_for_folder
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.eml_folder import Report, Written
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.dialogs.send_test import SendTest
    from mailtool_gui.ui.dialogs.writing import WritingDialog
    from mailtool_gui.ui.tasks import Progress

    Write = Callable[[Path, Report], Written]
    Ready = Callable[[], tuple[Proofed, Account] | None]


class Trying(QObject):
    """`ready` gives what is tried, and from which account; None while there is nothing. The address is remembered."""

    def __init__(self, context: Context, ready: Ready, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._ready = ready
        self._window = window
        self._sending, self._looking = Latest(context.tasks, self), Latest(context.tasks, self)
        self._address = ""
        self._job: Job | None = None
        self.dialog: SendTest | None = None
        self.writing: WritingDialog | None = None

    def test(self) -> None:
        """Asks for an address and rows."""
        from mailtool_gui.ui.dialogs.send_test import SendTest

        ready = self._ready()
        if ready is None or self.dialog is not None:
            return
        proofed, account = ready
        self.dialog = SendTest(self._address, account.sender, self._window)
        self.dialog.wished.connect(lambda address, rows: self._send(proofed, account, address, rows))
        self.dialog.finished.connect(self._close)
        self.dialog.open()

    def pack(self) -> None:
        """Asks for a folder and writes a sign-off pack into a new one inside it."""
        packs = self._context.desk.packs
        self._ask_folder(self.tr("Sign-off pack"), self.tr("{0} - sign-off"), packs.of_sheet)

    def drafts(self) -> None:
        """Asks for a folder and writes drafts into a new one inside it."""
        drafts = self._context.desk.outlook_drafts
        self._ask_folder(self.tr("Drafts for Outlook"), self.tr("{0} - drafts"), drafts.write)

    def write(self, title: str, folder: Path, work: Write) -> None:
        """Writes messages into a folder, which is new or empty, while a dialog tells how far it is."""
        from mailtool_gui.ui.dialogs.writing import WritingDialog

        self.writing = dialog = WritingDialog(title, self._window)
        task = self._context.tasks.run(
            lambda report: work(folder, report),
            done=lambda written: dialog.tell(self._written(written)),
            failed=dialog.tell,
        )
        dialog.follow(task)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # tests

    def _send(self, proofed: Proofed, account: Account, address: str, rows: Sequence[int]) -> None:
        trying, self._address = self._context.desk.trying, address
        self._tell(self.tr("Sending the test…"), None, under_way=True)

        def work(_report: Progress) -> Job:
            """Beside the window: the test is put in."""
            return trying.send(proofed, account, address, rows)

        self._sending.run(work, done=self._follow, failed=lambda sentence: self._tell(sentence, "failed"))

    def _follow(self, job: Job) -> None:
        if self.dialog is None:
            return
        self._job = job
        self._context.wake()
        self._context.live.pulse.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._job is None or self._looking.is_busy:
            return
        jobs, job = self._context.desk.jobs, self._job.id
        self._looking.run(lambda _report: jobs.view(job).job, done=self._show, failed=self._context.ways.say)

    def _show(self, job: Job) -> None:
        """What has become of the test so far."""
        if job.status not in ENDED and job.status is not JobStatus.PAUSED:
            return
        self._stop_looking()
        sent, total = job.progress.sent, job.progress.total
        if sent == total:
            words = filled(self.tr("Accepted for %1. Messages: %2."), self._address, total)
            self._tell(words, "accepted")
            return
        words = filled(self.tr("%1 of %2 messages were accepted."), sent, total)
        self._tell("\n".join(filter(None, (words, said(job.reason or "")))), "failed")

    def _stop_looking(self) -> None:
        if self._job is not None:
            self._job = None
            self._looking.cancel()
            self._context.live.pulse.disconnect(self._look)

    def _tell(self, sentence: str, state: str | None, *, under_way: bool = False) -> None:
        if self.dialog is not None:
            self.dialog.tell(sentence, state)
            self.dialog.set_under_way(under_way)

    def _close(self) -> None:
        self._stop_looking()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    # folders

    def _ask_folder(self, title: str, name: str, work: Callable[[Proofed, Account, Path, Report], Written]) -> None:
        ready = self._ready()
        if ready is None:
            return
        proofed, account = ready
        sheet = proofed.draft.sheet
        stem = name.replace("{0}", sheet.stem)

        def begin(parent: Path) -> None:
            """The user has chosen where."""
            self.write(title, free(parent, stem), lambda out, report: work(proofed, account, out, report))

        question = self.tr("Choose where the new folder goes")
        ask_for_folder(self._window, question, str(sheet.absolute().parent), begin)

    def _written(self, written: Written) -> str:
        words = filled(self.tr("Written: %1 messages, in %2"), written.messages, str(written.folder))
        if written.messages == 1:
            words = filled(self.tr("Written: 1 message, in %1"), str(written.folder))
        if not written.left_out:
            return words
        missing = filled(
            self.tr("Recipients without a message: %1. The summary in the folder says why."), len(written.left_out)
        )
        return f"{words}\n{missing}"


def free(parent: Path, name: str) -> Path:
    """A folder of this name in `parent` that is not there yet."""
    found, number = parent / name, 1
    while found.exists():
        number += 1
        found = parent / f"{name} {number}"
    return found
