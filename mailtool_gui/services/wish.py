"""How a proofed draft becomes a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.hours import SendingHours

LONGEST_NAME = 300
"""Characters of a job's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """How a proofed draft becomes a job. With a `key` that is known already, the first job is the answer.

    After the first `hold_after` messages the job pauses by itself until it is resumed. `urgent` and `hours`: see Job.
    """

    account: Account
    name: str | None = None
    key: str | None = None
    scheduled_for: datetime | None = None
    skip_errors: bool = False
    hold_after: int | None = None
    urgent: bool = False
    hours: SendingHours | None = None

    def name_for(self, source: str) -> str:
        """The job's name on one line, the sheet's where none is wished. Raises UsageError for one that is too long."""
        text = self.name or source
        name = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        if len(name) > LONGEST_NAME:
            raise UsageError(f"The name of a job has {LONGEST_NAME} characters at most.", where=f"{name[:40]}…")
        return name or source
