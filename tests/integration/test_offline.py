"""The cable is pulled in the middle of a job, for real: the program says so, waits, and goes on by itself."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees, duplicates

pytestmark = pytest.mark.slow

ROWS = 300
IN_FLIGHT = 10


def until(true: Callable[[], object], seconds: float = 90.0) -> None:
    """Waits for something to come true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.2)


def test_a_server_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    command = Command(data=tmp_path / "data")
    people = [f"person{number}@example.com" for number in range(ROWS)]
    sink = SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.1))
    sink.start()
    try:
        command.add_account(sink.port)
        sent = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only")
        job = sent.json["id"]
        engine = command.start("engine", "--until-done")
        until(lambda: len(sink.log().messages) > 30)
        sink.stop()
        until(lambda: command("jobs").json["offline"])
        (outage,) = command("jobs").json["offline"]
        told = command("job", job).json
        sink.start()
        assert engine.wait(120) == 0 or command("job", job).json["progress"]["unknown"]
        log = sink.log()
    finally:
        sink.stop()
    assert (outage["account"], outage["waiting"] > 0) == ("work", True)
    assert outage["since"] <= outage["next_try_at"]
    assert told["causes"][0]["remedy"] == "wait"
    found = command.deliveries(job)
    states = Counter(delivery["status"] for delivery in found)
    assert states["sent"] + states["unknown"] == ROWS
    assert states["unknown"] <= IN_FLIGHT
    assert duplicates(log) == {}
    arrived = addressees(log)
    assert [d["address"] for d in found if d["status"] == "sent" and arrived[d["address"]] != 1] == []
    assert max(delivery["attempts"] for delivery in found) <= 2
    log_of_job = command("log", job).json["entries"]
    assert {"offline", "ready"} <= {entry["to"] for entry in log_of_job if entry["about"] == "account"}
