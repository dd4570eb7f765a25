"""The brake, judged at the server: a stop says how many messages may still leave, and no more do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, duplicates
from tests.support.slow_line import SlowLine

pytestmark = pytest.mark.slow

STOPS = 8


def test_after_a_stop_no_more_leave_than_were_said(tmp_path: Path) -> None:
    """Stopped and let go on again and again, at any instant, with a server 80 ms away."""
    command = Command(data=tmp_path / "data")
    people = [f"person{number}@example.com" for number in range(400)]
    said: list[int] = []
    with (
        SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.2, jitter=0.5)) as sink,
        SlowLine(sink.port, round_trip=0.08, jitter=0.5) as line,
    ):
        command.add_account(line.port)
        job = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only").json["id"]
        engine = command.start("engine")
        for stop in range(STOPS):
            before = len(sink.log().messages)
            deadline = time.monotonic() + 30
            while len(sink.log().messages) < before + 3 + stop and time.monotonic() < deadline:
                time.sleep(0.01)
            stopped = command("pause", job).json
            at = time.monotonic()
            time.sleep(1.2)
            log = sink.log()
            left = [one for one in log.messages if one.dot_at is not None and one.dot_at > at]
            assert len(left) <= stopped["in_flight"]
            assert f"{stopped['in_flight']} message" in stopped["message"] or not stopped["in_flight"]
            said.append(stopped["in_flight"])
            progress = command("job", job).json["progress"]
            assert progress["sent"] == len(log.messages)
            command("resume", job)
        command("cancel", job)
        engine.terminate()
        engine.wait(30)
        time.sleep(0.5)
        assert duplicates(sink.log()) == {}
    assert max(said) > 0, "it was stopped in the middle of something"
