"""Who is never to be mailed again, asked for many deliveries at once.

The intent is what keeps the promise: it is refused where an address has been suppressed, whenever that was. Asking
before saves the envelope; it need not be asked for each message, nor be quite fresh.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.engine.ledger import Claim, Ledger

FRESH = 1.0  # seconds: the user, or another program, may have added an address since
AT_ONCE = 50  # claims: one suppressed address has so many asked about one by one

Vetted = tuple[int, float]
"""When it was: after how many changes, at what time."""


def addresses_of(recipient: Recipient) -> tuple[str, ...]:
    """Everybody a message goes to: To first, then Cc, then Bcc."""
    return (recipient.address, *recipient.cc, *recipient.bcc)


class Vetting:
    """Shared by the dispatcher, which asks for what it claims, and the workers, which ask again where they must."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._changes = 0

    def vetted(self, claims: Sequence[Claim]) -> list[Vetted | None]:
        """For each claim, None where somebody it goes to may be suppressed. Raises LedgerError."""
        parts = (claims[start : start + AT_ONCE] for start in range(0, len(claims), AT_ONCE))
        return [found for part in parts for found in [self._of(part)] * len(part)]

    def _of(self, claims: Sequence[Claim]) -> Vetted | None:
        now = self._changes, self._clock.monotonic()
        addresses = [address for claim in claims for address in addresses_of(claim.recipient)]
        return None if self._ledger.suppressed(addresses) else now

    def holds(self, vetted: Vetted | None) -> bool:
        """Whether what was found then is good enough now."""
        return vetted is not None and self.unchanged(vetted) and self._clock.monotonic() - vetted[1] <= FRESH

    def unchanged(self, vetted: Vetted | None) -> bool:
        """Whether this engine knows nothing else since: enough where an intent that is refused costs a line only."""
        return vetted is not None and vetted[0] == self._changes

    def changed(self) -> None:
        """This engine has just suppressed an address."""
        self._changes += 1
