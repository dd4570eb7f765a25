from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.accounts.presets import PRESETS, Overrides, limits_of, preset_names
from mailtool_gui.domain.errors import AccountError


@pytest.mark.parametrize(
    ("name", "pace", "in_flight", "cap", "jobs"),
    [
        ("very-safe", (5, 3000), 5, None, (3, 5)),
        ("recommended", (10, 2000), 10, None, (3, 5)),
        ("aggressive", (15, 1000), 15, None, (3, 5)),
        ("risky", (20, 500), 20, None, (3, 5)),
        ("gmail", (8, 600), 8, 450, (2, 3)),
        ("workspace", (20, 200), 15, 2000, (3, 5)),
        ("m365", (30, 60_000), 3, 10_000, (3, 5)),
        ("dedicated", (50, 50), 50, None, (5, 10)),
    ],
)
def test_every_preset_is_the_documented_promise(
    name: str, pace: tuple[int, int], in_flight: int, cap: int | None, jobs: tuple[int, int]
) -> None:
    limits = limits_of(name)
    assert (limits.batch_size, limits.batch_delay) == (pace[0], timedelta(milliseconds=pace[1]))
    assert limits.in_flight == in_flight
    assert limits.daily_cap == cap
    assert (limits.jobs_at_once, limits.job_starts_per_second) == jobs


def test_the_choice_holds_every_preset_and_custom() -> None:
    assert preset_names() == (*PRESETS, "custom")


def test_single_figures_override_the_preset() -> None:
    limits = limits_of("gmail", Overrides(batch_delay_ms=0, daily_cap=100))
    assert limits.batch_delay == timedelta(0)
    assert limits.daily_cap == 100
    assert limits.batch_size == 8


def test_in_flight_follows_the_batch_size_unless_told() -> None:
    assert limits_of("recommended", Overrides(batch_size=40)).in_flight == 40
    assert limits_of("recommended", Overrides(batch_size=40, in_flight=4)).in_flight == 4


def test_a_provider_s_connections_bound_what_is_in_flight() -> None:
    assert limits_of("m365", Overrides(batch_size=100)).in_flight == 3
    assert limits_of("m365", Overrides(batch_size=2)).in_flight == 2
    assert limits_of("workspace", Overrides(in_flight=5)).in_flight == 5


def test_an_unknown_preset_is_refused_with_the_choice() -> None:
    with pytest.raises(AccountError, match=r"“fast”.*very-safe.*dedicated") as caught:
        limits_of("fast")
    assert caught.value.code == "no-such-preset"


def test_custom_needs_its_figures() -> None:
    with pytest.raises(AccountError, match=r"needs a batch size \(--batch-size\) and a batch delay"):
        limits_of("custom", Overrides(batch_size=3))
    assert limits_of("custom", Overrides(batch_size=3, batch_delay_ms=10)).in_flight == 3


@pytest.mark.parametrize(
    ("overrides", "sentence"),
    [
        (Overrides(in_flight=0), "Messages in flight must be 1 or more, not 0."),
        (Overrides(batch_size=-1), "The batch size must be 1 or more, not -1."),
        (Overrides(batch_delay_ms=-5), "The batch delay in milliseconds must be 0 or more, not -5."),
        (Overrides(daily_cap=0), "The daily cap must be 1 or more, not 0."),
    ],
)
def test_figures_that_make_no_sense_have_a_sentence(overrides: Overrides, sentence: str) -> None:
    with pytest.raises(AccountError) as caught:
        limits_of("recommended", overrides)
    assert caught.value.message == sentence
    assert caught.value.code == "bad-limits"


@given(
    preset=st.sampled_from(list(PRESETS)),
    size=st.none() | st.integers(1, 500),
    in_flight=st.none() | st.integers(1, 500),
    delay=st.none() | st.integers(0, 100_000),
)
def test_limits_are_always_positive_and_as_told(
    preset: str, size: int | None, in_flight: int | None, delay: int | None
) -> None:
    limits = limits_of(preset, Overrides(batch_size=size, in_flight=in_flight, batch_delay_ms=delay))
    assert limits.batch_size == (size or PRESETS[preset].batch_size)
    assert limits.in_flight == in_flight if in_flight else 1 <= limits.in_flight <= limits.batch_size
    assert limits.batch_delay >= timedelta(0)
