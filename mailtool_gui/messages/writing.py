"""How dates and sums are written in a region; what knows the region's habits is handed in."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Protocol


class Writing(Protocol):
    """Writes as Excel does in a region. Shared by threads."""

    def moment(self, value: datetime | time, code: str) -> str:
        """A date or a time by a number format such as `d mmmm yyyy`; blank: the region's short date."""
        ...

    def money(self, value: float, currency: str, decimals: int | None) -> str:
        """A sum in a currency such as `EUR` or `₫`; blank: the region's own. None: as many decimals as it has."""
        ...

    def today(self) -> date:
        """The day on which the message is made."""
        ...


class IsoWriting:
    """Belongs to no region: ISO 8601, and the currency's code behind the sum."""

    def moment(self, value: datetime | time, code: str) -> str:  # noqa: ARG002  # it does not matter here
        """See Writing."""
        return value.isoformat() if isinstance(value, time) else value.date().isoformat()

    def money(self, value: float, currency: str, decimals: int | None) -> str:
        """See Writing."""
        return f"{value:,.{2 if decimals is None else decimals}f} {currency}".strip()

    def today(self) -> date:
        """See Writing."""
        return date.today()


ISO = IsoWriting()
