"""The number of recipients, typed by the user before a large mailing leaves: who types it has looked at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# As people write numbers: 1500, 1,500, 1.500, 1 500 or 1'500; groups have three digits.
_NUMBER = re.compile(r"\d+|\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedCount:
    """The policy: of more than `above` recipients the number is to be typed; None: never.

    It is for people: nobody is there to type where a script sends.
    """

    above: int | None = 100

    def needs_count(self, recipients: int) -> bool:
        """Whether the number is to be typed before so many are sent to."""
        return self.above is not None and recipients > self.above

    def agrees(self, typed: str, recipients: int) -> bool:
        """Whether what was typed is the number, with or without signs between the thousands."""
        text = typed.strip()
        return bool(_NUMBER.fullmatch(text)) and int(re.sub(r"\D", "", text)) == recipients
