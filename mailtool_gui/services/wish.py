"""How a proofed draft becomes a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.hours import SendingHours


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
