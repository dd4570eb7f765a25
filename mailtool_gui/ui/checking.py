"""The check of all rows, beside the window; and what was checked once is not checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.services.sent_before import Only
from mailtool_gui.ui.latest import Latest

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.tasks import Progress


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A proofed draft, counted: how many recipients are ready, how many have errors, all findings, errors first;
    and how many cells with several addresses could be split."""

    proofed: Proofed
    ready: int
    with_errors: int
    problems: Sequence[Problem]
    to_split: int = 0


class Checking(QObject):
    """`began` when the rows are looked through, `progress` how far that is, `checked` with what came of it,
    `refused` with a sentence where nothing could be sent at all."""

    began = Signal()
    progress = Signal(int, int)
    checked = Signal(object)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._latest = Latest(context.tasks, self)
        self._latest.progress.connect(self.progress)
        self._draft: Draft | None = None
        self._before: Proofed | None = None
        self.result: Checked | None = None

    def run(self, draft: Draft, account: Account | None, only: Only = Only.ALL) -> None:
        """Checks these rows of the draft, unless just this has been checked and its workbook is still the same."""
        draft = replace(draft, only=only)
        known, before = self.result if self._draft == draft else None, self._before
        campaigns = self._context.desk.campaigns

        def work(report: Progress) -> Checked:
            """Beside the window: the rows checked, or what is known of them."""
            from mailtool_gui.services.campaigns import is_unchanged

            if known and is_unchanged(known.proofed):
                return known
            return counted(campaigns.checked(draft, account, report, known=before))

        self.forget()
        self._draft, self._before = draft, before
        self.began.emit()
        self._latest.run(work, done=self._done, failed=self._failed)

    def forget(self) -> None:
        """The check is not wanted any more."""
        self._latest.cancel()
        self._draft = self.result = self._before = None

    def _done(self, result: Checked) -> None:
        self.result, self._before = result, result.proofed
        self.checked.emit(result)

    def _failed(self, sentence: str) -> None:
        self._draft = None
        self.refused.emit(sentence)


def counted(proofed: Proofed) -> Checked:
    """What a page shows of it; takes a while for many rows."""
    from mailtool_gui.services.sheets import with_several_addresses

    ready = proofed.ready
    told = [problem for problem in proofed.problems if problem.code != "sent-before"]  # a page has a place of its own
    problems = sorted(told, key=lambda problem: (problem.severity is not Severity.ERROR, problem.row or 0))
    return Checked(
        proofed=proofed,
        ready=ready,
        with_errors=len(proofed.recipients) - ready,
        problems=problems,
        to_split=with_several_addresses(proofed.recipients),
    )
