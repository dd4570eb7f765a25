"""Dead letters: messages that failed for good and that nobody has laid aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailtool_gui.domain.delivery import Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadFilter:
    """Which dead letters: of one job (None: of all), those whose address holds `text`, or those laid aside.

    `reasons` are those of the ledger, with `…` in place of the message's own address; None: whatever the reason.
    """

    job: str | None = None
    text: str = ""
    dismissed: bool = False
    reasons: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadPage:
    """Some of them, and how many there are in all."""

    deliveries: Sequence[Delivery]
    total: int
