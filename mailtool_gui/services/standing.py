"""What troubles a data folder as a whole, in one quick look: for a window's banner and sidebar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.services.offline import Offline, Outage

if TYPE_CHECKING:
    from mailtool_gui.services.records import Records


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Accounts that reach no server, accounts that wait for the user, and how many messages have failed for good."""

    outages: Sequence[Outage] = ()
    paused: Sequence[Outage] = ()
    failed: int = 0


def standing(records: Records) -> Standing:
    """How things stand now. Raises LedgerError where the ledger cannot be read."""
    from mailtool_gui.domain.dead_letter import DeadFilter

    offline = Offline(records)
    return Standing(outages=offline.outages(), paused=offline.paused(), failed=records.dead_letters.count(DeadFilter()))
