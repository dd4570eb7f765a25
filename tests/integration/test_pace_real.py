"""The pace of a running job is changed from the command line: judged at the server, with real lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkLog, SinkOptions, SinkProcess, duplicates, max_in_flight
from tests.support.slow_line import SlowLine

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
    command = Command(data=tmp_path / "data")
    people = [f"person{number}@example.com" for number in range(1500)]
    with (
        SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.2, jitter=0.5)) as sink,
        SlowLine(sink.port, round_trip=0.08, jitter=0.5) as line,
    ):
        command.add_account(line.port, *SLOW)
        job = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only").json["id"]
        engine = command.start("engine")
        deadline = time.monotonic() + 30
        while len(sink.log().starts) < 10 and time.monotonic() < deadline:
            time.sleep(0.02)
        until = time.monotonic()
        quick = changed(command, QUICK, 3)
        few = changed(command, FEW, 2)
        slow = changed(command, SLOW, 4)
        command("cancel", job)
        engine.terminate()
        engine.wait(30)
        log = sink.log()
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
