"""What helps against a failed message, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.services.remedies import Step

if TYPE_CHECKING:
    from mailtool_gui.services.dead_letters import DeadLetter

translate = QCoreApplication.translate


def what_helps(letter: DeadLetter) -> str:
    """For somebody who has this one message before them."""
    if letter.used_up:
        return translate("Remedies", "It was tried as often as is sensible. Try it again when the server is well.")
    return {
        Step.EDIT_ACCOUNT: translate(
            "Remedies", "The account is at fault, not this address. Correct the account, then try again."
        ),
        Step.CORRECT_ROWS: translate(
            "Remedies", "If you know the right address, write it below: the message is then sent to it."
        ),
        Step.CHANGE_MESSAGE: translate(
            "Remedies",
            "The message itself was refused. Send this row a changed one: other words, or smaller attachments.",
        ),
        Step.RETRY: translate("Remedies", "It may work now: try it again."),
        Step.RETRY_LATER: translate(
            "Remedies", "This mailbox took no mail just then. Try again in some hours or on another day."
        ),
        Step.DECIDE: translate("Remedies", "Say on the job's page what became of it."),
        Step.WAIT: translate("Remedies", "Nothing to do: MailTool goes on by itself."),
        Step.LEAVE: translate("Remedies", "Nothing to do: this address is on your list “Never mailed again”."),
        Step.LEFT_OUT: translate("Remedies", "Nothing to do: you have left this row out yourself."),
        Step.SEND_NEW: translate("Remedies", "The job was stopped. Send the workbook again: only the new rows."),
    }[letter.remedy.step]
