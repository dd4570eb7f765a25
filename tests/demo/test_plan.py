from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.demo.plan import Fate, customers_in, fate_of, fate_of_address, is_repeat, throttled_start


def test_customers_of_the_sample() -> None:
    assert customers_in(500) == 334
    assert customers_in(0) == 0


@given(st.integers(0, 5000))
def test_customers_are_the_rows_that_are_no_repeats(rows: int) -> None:
    assert customers_in(rows) == sum(not is_repeat(row) for row in range(rows))


def test_first_row_is_never_a_repeat() -> None:
    assert not is_repeat(0)


def test_trouble_scales_with_the_rows() -> None:
    fates = Counter(fate_of(number) for number in range(1, customers_in(500) + 1))
    assert fates == {Fate.ACCEPTED: 315, Fate.GREYLISTED: 7, Fate.MISSING: 6, Fate.FULL: 6}
    many = Counter(fate_of(number) for number in range(1, customers_in(50_000) + 1))
    assert many[Fate.MISSING] > 500
    assert many[Fate.GREYLISTED] > 600
    assert many[Fate.FULL] > 500


@pytest.mark.parametrize(
    ("address", "fate"),
    [
        ("anh.dang2@example.net", Fate.MISSING),
        ("sabine.schaefer3@example.com", Fate.GREYLISTED),
        ("linh.tran11@example.net", Fate.FULL),
        ("linh.tran62@example.net", Fate.MISSING),
        ("linh.tran53@example.net", Fate.GREYLISTED),
        ("linh.tran1@example.net", Fate.ACCEPTED),
        ("somebody@example.com", Fate.ACCEPTED),
        ("route.66@2.example.com", Fate.ACCEPTED),
    ],
)
def test_fate_is_read_off_the_address(address: str, fate: Fate) -> None:
    assert fate_of_address(address) is fate


@given(st.integers(1, 100_000))
def test_throttled_start_is_one_of_the_messages(rows: int) -> None:
    assert 1 <= throttled_start(rows) <= customers_in(rows)
