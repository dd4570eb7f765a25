"""The brake, judged at the server: a stop says how many messages may still leave, and no more do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mailtool_gui.app import compose
from mailtool_gui.services.desk import Desk
from tests.support.office import Command, write_people
from tests.support.servers import wait_until
from tests.support.sink import SinkOptions, SinkProcess, duplicates
from tests.support.slow_line import SlowLine

pytestmark = pytest.mark.slow

STOPS = 8
TEN = ("--in-flight", "10", "--batch-size", "100000", "--batch-delay-ms", "1")
FIFTY = ("--preset", "dedicated")


def sent_by(command: Command, job: str) -> int:
    """How many the ledger says have been sent."""
    sent: int = command("job", job).json["progress"]["sent"]
    return sent


def stopped_by_command(command: Command, job: str) -> int:
    """How many the command line says."""
    stopped = command("pause", job).json
    flying: int = stopped["in_flight"]
    assert f"{flying} message" in stopped["message"] or not flying
    return flying


def stopped_by_window(command: Command, job: str) -> int:
    """How many the window says."""
    desk = Desk(lambda: compose(command.data), locale="en-US")
    try:
        desk.jobs.pause(job)
        return desk.jobs.watch(job).still_leaving
    finally:
        desk.close()


@pytest.mark.parametrize(("pace", "people", "early"), [(TEN, 400, 3), (FIFTY, 2500, 60)], ids=["10 lines", "50 lines"])
def test_after_a_stop_no_more_leave_than_were_said(
    tmp_path: Path, pace: tuple[str, ...], people: int, early: int
) -> None:
    """Stopped and let go on again and again, at any instant, with a server 80 ms away: by command and by the window."""
    command = Command(data=tmp_path / "data")
    addresses = [f"person{number}@example.com" for number in range(people)]
    said: list[int] = []
    with (
        SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.2, jitter=0.5)) as sink,
        SlowLine(sink.port, round_trip=0.08, jitter=0.5) as line,
    ):
        command.add_account(line.port, *pace)
        job = command("send", *write_people(tmp_path, addresses), "--account", "work", "--queue-only").json["id"]
        engine = command.start("engine")
        for stop in range(STOPS):
            before = len(sink.log().messages)
            deadline = time.monotonic() + 30
            while len(sink.log().messages) < before + early + stop and time.monotonic() < deadline:
                time.sleep(0.01)
            flying = (stopped_by_window if stop % 2 else stopped_by_command)(command, job)
            at = time.monotonic()
            time.sleep(1.2)
            wait_until(lambda: sent_by(command, job) == len(sink.log().messages), "The last answers")
            left = [one for one in sink.log().messages if one.dot_at is not None and one.dot_at > at]
            assert len(left) <= flying
            said.append(flying)
            command("resume", job)
        command("cancel", job)
        engine.terminate()
        engine.wait(30)
        time.sleep(0.5)
        assert duplicates(sink.log()) == {}
    assert max(said) > 0, "it was stopped in the middle of something"
