"""The brake, judged at the server: a stop says how many messages may still leave, and no more do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mailtool_gui.app import compose
from mailtool_gui.services.desk import Desk
from tests.support.far_job import far_job
from tests.support.office import Command
from tests.support.servers import wait_until
from tests.support.sink import duplicates

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
    said: list[int] = []
    with far_job(tmp_path, people=people, pace=pace) as far:
        command, job, sink = far.command, far.job, far.sink
        for stop in range(STOPS):
            wanted = len(sink.log().messages) + early + stop
            wait_until(lambda: len(sink.log().messages) >= wanted, "So many messages")  # noqa: B023  # called at once
            flying = (stopped_by_window if stop % 2 else stopped_by_command)(command, job)
            at = time.monotonic()
            time.sleep(1.2)
            wait_until(lambda: sent_by(command, job) == len(sink.log().messages), "The last answers")
            left = [one for one in sink.log().messages if one.dot_at is not None and one.dot_at > at]
            assert len(left) <= flying
            said.append(flying)
            command("resume", job)
    assert duplicates(sink.log()) == {}
    assert max(said) > 0, "it was stopped in the middle of something"
