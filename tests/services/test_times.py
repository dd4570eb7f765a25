"""Times as people say them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mailtool_gui.services.times import about, lasting, messages_in, rounded

NOW = datetime(2026, 11, 20, 12, 0).astimezone()  # a Friday


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-20T12:03:10", "today about 12:04"),
        ("2026-11-20T15:17", "today about 15:20"),
        ("2026-11-20T23:58", "tomorrow about 00:00"),
        ("2026-11-21T09:00", "tomorrow about 09:00"),
        ("2026-11-26T10:38", "Thursday about 10:40"),
        ("2026-11-27T10:38", "on 2026-11-27 about 10:40"),
        ("2027-01-03T10:40", "on 2027-01-03 about 10:40"),
        ("2026-11-20T11:00", "today about 11:00"),
    ],
)
def test_about(moment: str, said: str) -> None:
    assert about(datetime.fromisoformat(moment).astimezone(), NOW) == said


@pytest.mark.parametrize("minutes", [0.1, 3, 59, 61, 1000, 100_000])
def test_a_forecast_is_never_too_early_and_at_most_five_minutes_late(minutes: float) -> None:
    moment = NOW + timedelta(minutes=minutes)
    assert timedelta(0) <= rounded(moment, NOW) - moment < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "less than a minute"),
        (60, "about 1 minute"),
        (100, "about 2 minutes"),
        (7000, "about 117 minutes"),
        (7200, "about 2 hours"),
        (172_800, "about 2 days"),
    ],
)
def test_how_long(seconds: float, said: str) -> None:
    assert lasting(seconds) == said


@pytest.mark.parametrize(
    ("count", "seconds", "said"),
    [
        (10, 2, "10 messages in 2 seconds"),
        (1, 0.9, "1 message in 0.9 seconds"),
        (40, 1.66667, "40 messages in 1.67 seconds"),
        (300, 1, "300 messages a second"),
        (1, 1.0, "1 message a second"),
    ],
)
def test_a_pace(count: int, seconds: float, said: str) -> None:
    assert messages_in(count, seconds) == said
