"""What the result columns say of a row: of its delivery, or of several where a cell held several addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row
from mailtool_gui.services.overlay import told_reason

if TYPE_CHECKING:
    from mailtool_gui.domain.fixes import Correction

RowTexts = tuple[str, str, str, str]
"""Status, time, reason and Message-ID."""

Beside = tuple[str, ...]
"""All that is written beside a row: its RowTexts, and what was corrected in it where anything was in its job."""

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
    if delivery.corrected_from:
        reason = f"Corrected to {delivery.address}. {reason}".strip()
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


def corrected(texts: Mapping[int, RowTexts], fixes: Iterable[Correction]) -> Mapping[int, Beside]:
    """The texts of each row, with what was corrected in it."""
    words: dict[int, list[str]] = defaultdict(list)
    for fix in fixes:
        words[fix.row].append(fix.words)
    return {row: (*told, "; ".join(words.get(row, ()))) for row, told in texts.items()}


def as_they_were(row: Row, fixes: Iterable[Correction], columns: Sequence[Column]) -> Row:
    """A frozen row with the corrected cells as the sheet shows them."""
    before = {fix.letter: fix.before for fix in fixes if fix.row == row.number}
    if not before:
        return row
    cells = (
        Cell(before[column.letter], before[column.letter], CellKind.TEXT) if column.letter in before else cell
        for column, cell in zip(columns, row.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))


def _place(status: str) -> int:
    return _FIRST_TO_SEE.index(status) if status in _FIRST_TO_SEE else 0
