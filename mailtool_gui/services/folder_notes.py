"""What stands in the files of a written folder. It is English wherever it is read, as the names of the files are."""

from __future__ import annotations

WARNING = "MailTool has not finished writing this folder: messages are missing. Delete it and write it again.\n"
"""Stands in the folder until all is written."""

_PACK = """\
# {title}
# Written on {when} for the account {account}.
# To check that no file has changed since: sha256sum -c hashes.txt
#
# A message that leaves has a Date of its own. Sent from the sheet later, it also has another Message-ID and
# X-MailTool-ID, other boundaries between its parts, and, where it has any, other links to unsubscribe. What stays the
# same can be compared: “Content SHA-256” in summary.csv is the hash of the message with all of these set to fixed
# values. It is the same in the pack of the job (mailtool pack --job ID) if, and only if, nothing else has changed.
"""


def pack_of_sheet(sheet: str, *, when: str, account: str) -> str:
    """The head of the list of hashes of a sheet's messages, every line a comment to `sha256sum`."""
    return _PACK.format(title=f"Sign-off pack of {_line(sheet)}.", when=when, account=_line(account))


def pack_of_job(job: str, sheet: str, *, when: str, account: str) -> str:
    """The head of the list of hashes of a job's messages."""
    title = f"Sign-off pack of the job {job}, {_line(sheet)}."
    return _PACK.format(title=title, when=when, account=_line(account))


def not_written(reason: str) -> str:
    """What the summary says of a recipient without a message."""
    return f"not written: {reason}"


def _line(text: str) -> str:
    """A name that ends no line."""
    return " ".join(text.split())
