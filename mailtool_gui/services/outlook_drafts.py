"""Drafts for Outlook: messages as files that open as ones being written, for offices that must send from there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import MailToolError, SheetError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.messages.marks import unsent
from mailtool_gui.services.eml_folder import SUMMARY, EmlFolder, NotWritten, Report, Written, nobody, stepwise, summary
from mailtool_gui.services.folder_notes import not_written

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.services.campaigns import Proofed

_HEADERS = ("Rows", "Address", "Cc", "Bcc", "File", "State")


class OutlookDrafts:
    """Writes drafts. Nothing is sent and nothing is kept: what becomes of them, the program never learns."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def write(self, proofed: Proofed, account: Account, out: Path, report: Report = nobody) -> Written:
        """A draft for every recipient into `out`, a new folder or an empty one; `report` is told how many there are.

        What `report` raises ends it, and nothing stays; so does any error. Raises SheetError where nobody can be
        written to, UsageError where `out` cannot.
        """
        if not proofed.ready:
            where = str(proofed.draft.sheet)
            raise SheetError("No row can be sent: there is nothing to write.", where=where, code="no-row")
        everybody, now = proofed.everybody, self._clock.now().astimezone()
        lines: list[Sequence[str]] = []
        left_out: list[NotWritten] = []
        last = max(number for each in everybody for number in each.row_numbers)
        with EmlFolder(out, last_row=last) as folder:
            for position, each in enumerate(everybody):
                identity = identity_of(seed=f"draft@{account.sender.rpartition('@')[2]}", position=position, revision=0)
                name, state = "", "draft"
                try:
                    data = unsent(proofed.builder.build(each, identity=identity, date=now), each)
                except MailToolError as error:
                    reason = each.error or str(error)
                    left_out.append(NotWritten(rows=each.row_numbers, address=each.address, reason=reason))
                    state = not_written(reason)
                else:
                    name, _ = folder.add(each.rows[0].number, each.address, data)
                rows = ", ".join(map(str, each.row_numbers))
                lines.append((rows, each.address, ", ".join(each.cc), ", ".join(each.bcc), name, state))
                stepwise(report, position + 1, len(everybody))
            folder.add_file(SUMMARY, summary(_HEADERS, lines))
        return Written(folder=out, messages=len(everybody) - len(left_out), left_out=left_out)
