"""An engine with nothing to do until later: it sleeps."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkProcess

pytestmark = pytest.mark.slow

WATCHED = 6.0  # seconds


def cpu_seconds(pid: int) -> float:
    """CPU time of a process so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wakings(pid: int) -> dict[int, int]:
    """How often each thread of a process has gone to sleep by itself."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        lines = (task / "status").read_text(encoding="ascii").splitlines()
        found[int(task.name)] = next(int(line.split()[1]) for line in lines if line.startswith("voluntary"))
    return found


def is_left_alone(pid: int) -> bool:
    """Watches for a while: no thread goes round by itself, and nobody works."""
    cpu, before = cpu_seconds(pid), wakings(pid)
    time.sleep(WATCHED)
    after = wakings(pid)
    turns = [after[thread] - before.get(thread, 0) for thread in after]
    return max(turns) <= WATCHED and cpu_seconds(pid) - cpu <= 0.01 * WATCHED


def test_at_rest_nothing_polls_and_the_processor_is_left_alone(tmp_path: Path) -> None:
    command = Command(data=tmp_path / "data")
    with SinkProcess(tmp_path / "sink.log") as sink:
        command.add_account(sink.port)
        arguments = write_people(tmp_path, [f"full-{number}@example.com" for number in range(3)])
        job = command("send", *arguments, "--account", "work", "--queue-only").json["id"]
        engine = command.start("engine", "--until-done")
        try:
            deadline = time.monotonic() + 20
            while command("job", job).json["progress"]["deferred"] < 3 and time.monotonic() < deadline:
                time.sleep(0.2)
            time.sleep(17)  # the workers keep their connections for a while, then leave
            # A busy machine may wake it once; a program that polls is seen to do so every time.
            assert any(is_left_alone(engine.pid) for _ in range(3))
            assert engine.poll() is None
        finally:
            engine.terminate()
            engine.wait(20)
    assert command("job", job).json["progress"]["deferred"] == 3
