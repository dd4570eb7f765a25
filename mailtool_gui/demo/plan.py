"""Which of the demo's customers meet trouble: one rule, read off the address by sample and server alike.

Every customer's address ends in the customer's number (`linh.tran42@example.com`), so that the rule needs no list
and scales with the number of rows.
"""

from __future__ import annotations

import re
from enum import StrEnum

REPEAT_EVERY = 3  # every third row is one more order line of a customer who is there already
_NUMBER = re.compile(r"(\d+)@")


class Fate(StrEnum):
    """What the demo's server does with a recipient."""

    ACCEPTED = "accepted"
    MISSING = "missing"  # 550 5.1.1: there is no such mailbox
    GREYLISTED = "greylisted"  # 451 4.7.1 at first, accepted after a while
    FULL = "full"  # 552 5.2.2 once; there is room by the time the user retries


def customers_in(rows: int) -> int:
    """How many customers a sample of `rows` order lines has: 334 in 500."""
    return rows - rows // REPEAT_EVERY


def is_repeat(row: int) -> bool:
    """Whether the order line with the zero-based index `row` belongs to a customer who is there already."""
    return row % REPEAT_EVERY == REPEAT_EVERY - 1


def fate_of(customer: int) -> Fate:
    """What awaits the customer with this number, counted from 1. No number meets two rules."""
    if customer % 60 == 2:
        return Fate.MISSING
    if customer % 60 == 11:
        return Fate.FULL
    if customer % 50 == 3:
        return Fate.GREYLISTED
    return Fate.ACCEPTED


def fate_of_address(address: str) -> Fate:
    """What awaits this address; one without a number at its end is accepted."""
    number = _NUMBER.search(address)
    return fate_of(int(number[1])) if number else Fate.ACCEPTED


def throttled_start(rows: int) -> int:
    """Which message start of a sample of `rows` meets the one throttling reply, counted from 1."""
    return max(1, customers_in(rows) // 3)
