"""What the result columns say of a row: of its delivery, or of several where a cell held several addresses."""

from __future__ import annotations

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.services.overlay import told_reason

RowTexts = tuple[str, str, str, str]
"""Status, time, reason and Message-ID."""

# What needs a look comes first: of several deliveries the row has the first of these.
_FIRST_TO_SEE = tuple(
    status.value
    for status in (
        DeliveryStatus.UNKNOWN,
        DeliveryStatus.FAILED,
        DeliveryStatus.SKIPPED,
        DeliveryStatus.DEFERRED,
        DeliveryStatus.QUEUED,
        DeliveryStatus.SENDING,
        DeliveryStatus.SENT,
    )
)


def row_texts(delivery: Delivery, *, named: bool) -> RowTexts:
    """What is written beside the rows of `delivery`; `named` says its address, as a row may have several."""
    when = delivery.last_attempt_at
    reason = told_reason(delivery) or ""
    return (
        delivery.status.value,
        when.astimezone().isoformat(timespec="seconds") if when else "",
        f"{delivery.address}: {reason or delivery.status.value}" if named else reason,
        delivery.message_id or "",
    )


def together(one: RowTexts | None, other: RowTexts) -> RowTexts:
    """What is written beside a row that has both deliveries."""
    if one is None:
        return other
    return (
        min(one[0], other[0], key=_place),
        max(one[1], other[1]),
        "; ".join(filter(None, (one[2], other[2]))),
        ", ".join(filter(None, (one[3], other[3]))),
    )


def _place(status: str) -> int:
    return _FIRST_TO_SEE.index(status) if status in _FIRST_TO_SEE else 0
