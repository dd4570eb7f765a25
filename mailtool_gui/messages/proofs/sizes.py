"""Subjects and messages that are too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.messages.proofs.findings import error, warning

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.sheet import Row

MAX_SUBJECT = 200
LARGE = 10 * 2**20
TOO_LARGE = 25 * 2**20


def long_subject(subject: str, row: Row) -> Iterator[Problem]:
    """A subject that nobody can read."""
    if len(subject) > MAX_SUBJECT:
        message = f"The subject is {len(subject)} characters long: “{subject[:40]}…”."
        yield warning("subject-too-long", message, row)


def large(size: int, row: Row, largest: int | None = None) -> Iterator[Problem]:
    """A message of `size` bytes that the sender's server refuses (it takes `largest`), or some others do."""
    if largest is not None and size > largest:
        message = (
            f"The message is {_megabytes(size)} MB long with everything attached, and the account's server takes "
            f"{_megabytes(largest)} MB. Attach less, or send links."
        )
        yield error("over-server-limit", message, row)
    elif size > TOO_LARGE:
        message = f"The message is {size / 2**20:.0f} MB long; many servers refuse more than 25 MB."
        yield warning("too-large", message, row)
    elif size > LARGE:
        message = f"The message is {size / 2**20:.0f} MB long; some mailboxes take no more than 10 MB."
        yield warning("large-message", message, row)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
