"""Troubles of many deliveries as a few causes, each with what helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.services.general_reasons import general_reason
from mailtool_gui.services.remedies import Remedy, Step, remedy_of

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import DeliveryStatus
    from mailtool_gui.domain.trouble import Trouble


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """So many deliveries are in a state for one reason (empty: none is known), and what helps."""

    status: DeliveryStatus
    reason: str
    count: int
    remedy: Remedy


def causes_of(troubles: Iterable[Trouble]) -> Sequence[Cause]:
    """One cause for the same trouble in many cells; the most frequent first."""
    counts: Counter[tuple[DeliveryStatus, str, Step]] = Counter()
    times: dict[tuple[DeliveryStatus, str, Step], datetime | None] = {}
    for trouble in troubles:
        remedy = remedy_of(trouble)
        kind = trouble.status, general_reason(trouble.reason), remedy.step
        counts[kind] += trouble.count
        times[kind] = min(filter(None, (times.get(kind), remedy.at)), default=None)
    return [
        Cause(status=kind[0], reason=kind[1], count=count, remedy=Remedy(step=kind[2], at=times[kind]))
        for kind, count in counts.most_common()
    ]
