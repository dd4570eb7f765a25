"""What an account has started, span by span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """So many message `starts`, to so many `recipients`, in one span of time, from the `first` to the `last` of them.

    `place` counts the spans from the moment since which was asked. Starts that were given back are left out.
    """

    place: int
    starts: int
    recipients: int
    first: datetime
    last: datetime
