"""The number of recipients, typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.services.typed_count import TypedCount


@pytest.mark.parametrize(
    ("above", "recipients", "needed"),
    [(100, 0, False), (100, 100, False), (100, 101, True), (0, 1, True), (None, 1_000_000, False)],
)
def test_it_is_asked_for_above_the_limit(above: int | None, recipients: int, needed: bool) -> None:
    assert TypedCount(above=above).needs_count(recipients) is needed


def test_the_usual_limit_is_a_hundred() -> None:
    assert TypedCount().above == 100


@pytest.mark.parametrize(
    "typed", ["12345", " 12345\n", "12,345", "12.345", "12 345", "12'345", "12’345", "12\u202f345"]
)
def test_a_number_is_written_as_people_write_it(typed: str) -> None:
    assert TypedCount().agrees(typed, 12_345)


@pytest.mark.parametrize("typed", ["", " ", "12346", "1234,5", "12,34,5", "12.345,0", "-12345", "12345 people", "1e4"])
def test_anything_else_is_not_the_number(typed: str) -> None:
    assert not TypedCount().agrees(typed, 12_345)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_only_the_number_itself_agrees(count: int, other: int) -> None:
    assert TypedCount().agrees(f"{count:,}", count)
    assert TypedCount().agrees(str(other), count) is (count == other)
