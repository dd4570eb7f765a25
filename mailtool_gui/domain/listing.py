"""How lists of deliveries are ordered, and what a search in them finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mailtool_gui.domain.delivery import Delivery


class Order(StrEnum):
    """What a list of deliveries is sorted by."""

    ROW = "row"
    ADDRESS = "address"
    STATE = "state"
    LAST_TRY = "last-try"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """An order and its direction. Sorted by the last try, what was never tried comes last, whatever the direction."""

    by: Order
    descending: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Hits:
    """Some of the deliveries that a search finds. `total` counts them all; where not `exact`, there are more."""

    deliveries: Sequence[Delivery]
    total: int
    exact: bool = True
