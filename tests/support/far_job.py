"""A big job on its way to a server that is far away and takes its time, worked by a running engine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess
from tests.support.slow_line import SlowLine

_PATIENCE = 30.0  # seconds
_LATE = 0.5  # seconds in which the server has written down what it had in its ears when the engine ended


@dataclass(frozen=True, kw_only=True)
class FarJob:
    """The job's id, the command line of its data folder, and the server that gets its messages."""

    command: Command
    job: str
    sink: SinkProcess


@contextmanager
def far_job(folder: Path, *, people: int, pace: tuple[str, ...]) -> Iterator[FarJob]:
    """Such a job, at that pace, over a line of 80 ms; at the end it is cancelled, and the engine has ended."""
    command = Command(data=folder / "data")
    addresses = [f"person{number}@example.com" for number in range(people)]
    with (
        SinkProcess(folder / "sink.log", SinkOptions(dot_latency=0.2, jitter=0.5)) as sink,
        SlowLine(sink.port, round_trip=0.08, jitter=0.5) as line,
    ):
        command.add_account(line.port, *pace)
        job = command("send", *write_people(folder, addresses), "--account", "work", "--queue-only").json["id"]
        engine = command.start("engine")
        try:
            yield FarJob(command=command, job=job, sink=sink)
        finally:
            command("cancel", job)
            engine.terminate()
            engine.wait(_PATIENCE)
            time.sleep(_LATE)
