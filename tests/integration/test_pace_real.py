"""The pace of a running job is changed from the command line: judged at the server, with real lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.far_job import far_job
from tests.support.office import Command
from tests.support.servers import wait_until
from tests.support.sink import SinkLog, duplicates, max_in_flight

pytestmark = pytest.mark.slow

HEEDED = 1.0  # seconds
SLOW = ("--in-flight", "10", "--batch-size", "5", "--batch-delay-ms", "1000")
QUICK = ("--in-flight", "40", "--batch-size", "20", "--batch-delay-ms", "200")
FEW = ("--in-flight", "3", "--batch-size", "20", "--batch-delay-ms", "200")


def started(log: SinkLog, begin: float, end: float) -> list[float]:
    return [one.mail_at for one in log.starts if begin <= one.mail_at < end]


def most(times: list[float], window: float) -> int:
    return max((sum(at <= other < at + window for other in times) for at in times), default=0)


def changed(command: Command, pace: tuple[str, ...], seconds: float) -> tuple[float, float]:
    """Changes the pace and waits; when it was in force at the latest, and the end of the wait."""
    assert command("account", "edit", "work", *pace).exit_code == 0
    in_force = time.monotonic() + HEEDED
    time.sleep(HEEDED + seconds)
    return in_force, time.monotonic()


def test_a_running_job_takes_up_another_pace_within_a_second(tmp_path: Path) -> None:
    with far_job(tmp_path, people=1500, pace=SLOW) as far:
        wait_until(lambda: len(far.sink.log().starts) >= 10, "The first starts")
        until = time.monotonic()
        quick = changed(far.command, QUICK, 3)
        few = changed(far.command, FEW, 2)
        slow = changed(far.command, SLOW, 4)
    log = far.sink.log()
    assert duplicates(log) == {}
    assert most(started(log, 0, until), 1.0) == 5
    up = started(log, *quick)
    assert len(up) / (quick[1] - quick[0]) > 15, "five a second before, whatever else the machine has to do"
    assert most(started(log, 0, slow[1]), 0.2) <= 20
    assert max_in_flight(log) <= 40
    for one in log.starts:
        if few[0] <= one.mail_at < few[1]:
            flying = [other for other in log.starts if other.mail_at <= one.mail_at < (other.ended_at or 0)]
            assert len(flying) <= 3
    down = started(log, *slow)
    assert down, "it goes on"
    assert most(down, 1.0) <= 5
