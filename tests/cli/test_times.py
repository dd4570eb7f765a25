from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mailtool_gui.cli.times import parse_time
from mailtool_gui.domain.errors import UsageError

NOW = datetime(2026, 3, 28, 9, tzinfo=UTC)  # the day before Berlin's clocks go forward


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("11:30", datetime(2026, 3, 28, 10, 30, tzinfo=UTC)),
        ("23:59", datetime(2026, 3, 28, 22, 59, tzinfo=UTC)),
        ("2026-03-30 09:30", datetime(2026, 3, 30, 7, 30, tzinfo=UTC)),
        ("2026-03-30T09:30", datetime(2026, 3, 30, 7, 30, tzinfo=UTC)),
        ("2026-03-30T09:30:15+00:00", datetime(2026, 3, 30, 9, 30, 15, tzinfo=UTC)),
        ("2026-03-30T09:30:15Z", datetime(2026, 3, 30, 9, 30, 15, tzinfo=UTC)),
        (" 2026-04-01 ", datetime(2026, 3, 31, 22, tzinfo=UTC)),
        ("2026-03-29 02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped by the clock: 03:30
    ],
)
def test_times_are_local_unless_they_carry_an_offset(text: str, moment: datetime) -> None:
    found = parse_time(text, NOW)
    assert found == moment
    assert found.utcoffset() is not None


@pytest.mark.parametrize("text", ["09:00", "10:00", "2026-03-27 23:00", "1999-01-01T00:00:00+00:00"])
def test_a_time_that_has_passed_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="has passed") as caught:
        parse_time(text, NOW)
    assert (caught.value.code, caught.value.where) == ("past-time", "--at")


@pytest.mark.parametrize("text", ["", "soon", "25:00", "9:60", "2026-13-01", "2026-03-30 9h"])
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="write it like 09:30") as caught:
        parse_time(text, NOW)
    assert caught.value.code == "bad-time"


def test_a_moment_ahead_is_enough() -> None:
    ahead = NOW + timedelta(seconds=1)
    assert parse_time(ahead.isoformat(), NOW) == ahead
