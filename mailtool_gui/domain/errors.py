"""The one tree of errors a user can meet.

Each error carries a `code` for programs, a sentence for people that says what is wrong and what to do, and
`where` it is wrong (a file, a cell, an address, a template line).
"""

from __future__ import annotations

from typing import ClassVar

DAMAGED = "corrupt"
"""The code of a ledger that can't be read as it is."""


class MailToolError(Exception):
    """Wrong use or unusable input. `exit_code` is what the command line answers with."""

    default_code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, where: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.code = code or self.default_code

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class UsageError(MailToolError):
    """The command or the choice makes no sense as given."""

    default_code = "usage"


class NotInThisVersion(MailToolError):
    """Asked for something that is planned but not built."""

    default_code = "not-in-this-version"


class SheetError(MailToolError):
    """A workbook cannot be read, or does not hold what is asked of it."""

    default_code = "sheet"


class AddressError(MailToolError):
    """A text is not an e-mail address that mail can be sent to."""

    default_code = "bad-address"


class TemplateError(MailToolError):
    """A template has a mistake: unknown field, syntax error, too much work."""

    default_code = "template"


class AttachmentError(MailToolError):
    """An attachment is missing, lies outside its folder or is too large."""

    default_code = "attachment"


class AccountError(MailToolError):
    """An account is unknown, incomplete or named twice."""

    default_code = "account"


class MailboxError(MailToolError):
    """The Sent folder cannot be looked into: nothing is known of what it holds, and nothing has changed."""

    default_code = "mailbox"
    exit_code = 3


class SecretError(MailToolError):
    """No password can be had, or none can be kept safely."""

    default_code = "secret"
    exit_code = 3


class JobError(MailToolError):
    """A job is unknown, or its state does not allow what is asked."""

    default_code = "job"


class LedgerError(MailToolError):
    """The ledger cannot be read or written."""

    default_code = "ledger"


class HostSilent(LedgerError):
    """Somebody holds the data folder's lock, answers nothing and does nothing: the user has to end it."""

    default_code = "no-answer"
    exit_code = 3


class LedgerFull(LedgerError):
    """The disk has no room for the ledger."""

    default_code = "disk-full"


class NewerLedger(LedgerError):
    """The data folder was written by a newer version of the program."""

    default_code = "newer-version"


class HostLost(LedgerError):
    """Another host took over the data folder: this one must not write any more."""

    default_code = "host-lost"
