"""Holding after the first few, tests and packs: the whole program against a server on loopback."""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees, duplicates

pytestmark = pytest.mark.slow

FIRST = 7


def kill_until_it_holds(command: Command, job: str, sink: SinkProcess, dice: random.Random) -> None:
    """Kills the engine as soon as a message or a few more have arrived, three times; then lets it be."""
    for _ in range(3):
        engine, enough = command.start("engine", "--until-done"), len(sink.log().messages) + dice.randint(1, 3)
        while engine.poll() is None and len(sink.log().messages) < enough:
            time.sleep(0.005)
        engine.kill()
        engine.wait()
    command("engine", "--until-done")
    assert command("job", job).json["status"] == "paused"


@pytest.mark.parametrize("seed", range(2))
def test_however_often_it_is_killed_no_more_than_the_first_few_leave_before_the_hold(tmp_path: Path, seed: int) -> None:
    command, people = Command(data=tmp_path / "data"), [f"person{number}@example.com" for number in range(30)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.02, jitter=0.5)) as sink:
        command.add_account(sink.port)
        message = write_people(tmp_path, people)
        hold = ("--hold-after", str(FIRST))
        job = command("send", *message, "--account", "work", *hold, "--queue-only").json["id"]
        kill_until_it_holds(command, job, sink, random.Random(seed))
        held = command("job", job).json
        arrived = addressees(sink.log())
        assert sum(arrived.values()) <= FIRST
        assert (held["progress"]["current"], held["progress"]["queued"]) == (FIRST, len(people) - FIRST)
        assert held["reason"].startswith(f"The first {FIRST} messages have left")
        command("resume", job)
        command("engine", "--until-done")
        log = sink.log()
    assert duplicates(log) == {}
    assert command("job", job).json["status"] == "completed"
    assert {d["status"] for d in command.deliveries(job)} <= {"sent", "unknown"}


def test_a_test_arrives_marked_and_what_is_sent_is_what_was_packed(tmp_path: Path) -> None:
    command, people = Command(data=tmp_path / "data"), [f"person{number}@example.com" for number in range(3)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions()) as sink:
        command.add_account(sink.port)
        message = write_people(tmp_path, people)
        assert command("pack", *message, str(tmp_path / "before")).exit_code == 0
        tried = command("test", *message, "--account", "work", "--send-to", "me@example.com", "--row", "3")
        assert (tried.exit_code, tried.json["status"]) == (0, "completed")
        assert dict(addressees(sink.log())) == {"me@example.com": 1}
        sent = command("send", *message, "--account", "work", "--wait")
        assert (sent.exit_code, sent.json["progress"]["sent"]) == (0, 3)
        assert addressees(sink.log()) == {"me@example.com": 1, **dict.fromkeys(people, 1)}
    assert command("pack", "--job", sent.json["id"], str(tmp_path / "after")).exit_code == 0
    before, after = (contents(tmp_path / name) for name in ("before", "after"))
    assert (before, len(set(before))) == (after, 3)
    assert command("find", people[1]).json["count"] == 1


def contents(folder: Path) -> list[str]:
    """What stays the same of a pack's messages."""
    with (folder / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["Content SHA-256"] for row in csv.DictReader(file)]
