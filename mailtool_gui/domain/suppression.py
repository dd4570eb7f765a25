"""An address that is never mailed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Suppression:
    """Whom not to mail, why (may be empty) and since when (None where nobody knows).

    It holds for every spelling of the mailbox, see `same_mailbox_key`.
    """

    address: str
    reason: str = ""
    at: datetime | None = None

    @property
    def sentence(self) -> str:
        """Why a message to this address is skipped."""
        reason = self.reason.strip().rstrip(".")
        if not reason:
            return f"{self.address} is on the list “Never mailed again”."
        return f"{self.address} is on the list “Never mailed again”: {reason}."
