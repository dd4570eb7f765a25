from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.cli.text import (
    completed_line,
    counted,
    delivery_cells,
    duration_text,
    job_lines,
    listed,
    moment_text,
    rows_text,
    summary_rows,
)
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.services.ahead import Ahead
from mailtool_gui.services.overlay import JobView
from tests.support.samples import NOON, plain_job


def delivery(
    status: DeliveryStatus, reason: str | None = None, *, tries: int = 1, address: str = "a@x.example"
) -> Delivery:
    return Delivery(
        id=1, job_id="j", position=0, address=address, rows=(2,), status=status, reason=reason, attempts=tries
    )


def view(status: JobStatus = JobStatus.ACTIVE, **more: int | None) -> JobView:
    job = plain_job(status, Progress(sent=3, failed=1, queued=4), name="Spring", source="o.xlsx")
    times: dict[str, int | None] = {"estimated_seconds": 9, "eta_seconds": None, "duration_seconds": None, **more}
    return JobView(job=job, **times, ahead=Ahead())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, "unknown"),
        (0, "0s"),
        (59.4, "59s"),
        (60, "1m 00s"),
        (154, "2m 34s"),
        (3600, "1h 00m"),
        (11_100, "3h 05m"),
        (172_800, "2 days"),
        (260_000, "3 days"),
    ],
)
def test_durations_are_written_as_people_do(seconds: float | None, text: str) -> None:
    assert duration_text(seconds) == text


def test_moments_are_local() -> None:
    assert moment_text(NOON) == f"{NOON.astimezone():%Y-%m-%d %H:%M:%S}"
    assert moment_text(None) == ""


def test_many_rows_are_shortened() -> None:
    long = replace(delivery(DeliveryStatus.SENT), rows=tuple(range(2, 12)))
    assert rows_text(long) == "2, 3, 4, 5, 6, 7 and 4 more"
    assert rows_text(delivery(DeliveryStatus.SENT)) == "2"


def test_a_delivery_shows_its_next_try_else_its_last() -> None:
    tried = replace(delivery(DeliveryStatus.FAILED, "Gone."), last_attempt_at=NOON)
    assert delivery_cells(tried) == ("a@x.example", "2", "failed", moment_text(NOON), "Gone.")
    later = replace(tried, status=DeliveryStatus.DEFERRED, next_attempt_at=NOON + timedelta(minutes=5))
    assert delivery_cells(later)[3] == f"next try {moment_text(NOON + timedelta(minutes=5))}"


def test_a_job_in_a_few_lines() -> None:
    lines = list(job_lines(view(eta_seconds=92)))
    assert lines[0] == "job-1  Spring  (o.xlsx, account work)"
    assert lines[1] == "State: active"
    assert lines[2] == "Progress: 4/8 (50%) - 3 sent, 1 failed, 4 queued"
    assert lines[3].endswith(", about 1m 32s left")


def test_an_ended_job_tells_how_long_it_took() -> None:
    ended = view(JobStatus.COMPLETED, duration_seconds=154)
    assert list(job_lines(ended))[3].endswith("after 2m 34s")
    assert completed_line(ended) == "COMPLETED in 2m 34s - Success: 3, Failed: 1"


def test_a_planned_job_tells_its_start() -> None:
    planned = view(JobStatus.DELAYED)
    planned = replace(planned, job=replace(planned.job, scheduled_for=NOON, reason="It starts later."))
    lines = list(job_lines(planned))
    assert lines[1] == "State: delayed - It starts later."
    assert lines[3] == f"Starts {moment_text(NOON)}, takes about 9s"


def test_a_job_of_nothing_yet() -> None:
    empty = view()
    empty = replace(empty, job=replace(empty.job, progress=Progress()))
    assert list(job_lines(empty))[2] == "Progress: 0/0 (100%) - nothing yet"


def test_what_happened_is_grouped_by_state_and_reason() -> None:
    found = [
        delivery(DeliveryStatus.FAILED, "Gone."),
        delivery(DeliveryStatus.FAILED, "Full."),
        delivery(DeliveryStatus.FAILED, "Gone."),
        delivery(DeliveryStatus.UNKNOWN, "Lost."),
        delivery(DeliveryStatus.FAILED, "No b@x.example here.", address="b@x.example"),
        delivery(DeliveryStatus.FAILED, "No c@x.example here.", address="c@x.example"),
    ]
    assert summary_rows({0: 1, 1: 2, 2: 1}, found) == [
        ("3", "accepted by the server", ""),
        ("1", "accepted by the server", "at try 2"),
        ("2", "failed", "Gone."),
        ("2", "failed", "No … here."),
        ("1", "failed", "Full."),
        ("1", "may or may not have arrived", "Lost."),
    ]


def test_a_row_without_an_address_keeps_its_reason_as_it_is() -> None:
    blank = delivery(DeliveryStatus.SKIPPED, "C3: There is no address here.", address="")
    other = delivery(DeliveryStatus.SKIPPED, "C9: There is no address here.", address="")
    assert summary_rows({}, [blank, other]) == [("2", "skipped", "There is no address here.")]


@pytest.mark.parametrize(("count", "text"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1500, "1,500 rows")])
def test_numbers_agree_with_their_word(count: int, text: str) -> None:
    assert counted(count, "row") == text


@pytest.mark.parametrize(
    ("names", "text"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcdefghi", "a, b and 7 more")],
)
def test_many_names_are_cut_short(names: str, text: str) -> None:
    assert listed(names) == text
