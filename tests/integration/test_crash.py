"""Killed without warning, for real: nothing is lost, nothing is sent twice, every doubt is named."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees, duplicates

pytestmark = pytest.mark.slow

ROWS = 400
IN_FLIGHT = 10


def kill_at_random_moments(command: Command, *, kills: int, dice: random.Random) -> int:
    """Starts the engine and kills it, `kills` times; how many kills met it alive."""
    met = 0
    for _ in range(kills):
        engine = command.start("engine", "--until-done")
        time.sleep(dice.uniform(0.35, 1.1))
        met += engine.poll() is None
        engine.kill()
        engine.wait()
    return met


@pytest.mark.parametrize("seed", range(5))
def test_five_kills_of_a_job_lose_nothing_and_repeat_nothing(tmp_path: Path, seed: int) -> None:
    command, dice = Command(data=tmp_path / "data"), random.Random(seed)
    people = [f"person{number}@example.com" for number in range(ROWS)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.08, jitter=0.5)) as sink:
        command.add_account(sink.port)
        sent = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only")
        job = sent.json["id"]
        met = kill_at_random_moments(command, kills=5, dice=dice)
        command("engine", "--until-done")
        time.sleep(0.3)
        log = sink.log()
    states = {found["address"]: found["status"] for found in command.deliveries(job)}
    arrived = addressees(log)
    assert met >= 4
    assert Counter(states.values())["unknown"] <= met * IN_FLIGHT
    assert set(states.values()) <= {"sent", "unknown"}
    assert duplicates(log) == {}
    assert [who for who in people if states[who] == "sent" and arrived[who] != 1] == []
    assert [who for who in people if states[who] == "unknown" and arrived[who] > 1] == []
    assert len(states) == ROWS
    with closing(sqlite3.connect(command.data / "ledger.sqlite3")) as ledger:
        assert ledger.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_of_ten_engines_started_at_once_one_sends(tmp_path: Path) -> None:
    command = Command(data=tmp_path / "data")
    people = [f"person{number}@example.com" for number in range(100)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.05)) as sink:
        command.add_account(sink.port)
        sent = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only")
        engines = [command.start("engine", "--until-done") for _ in range(10)]
        codes = [engine.wait(60) for engine in engines]
        log = sink.log()
    assert codes == [0] * 10
    assert addressees(log) == Counter(people)
    assert log.connections <= IN_FLIGHT
    assert command("job", sent.json["id"]).json["status"] == "completed"


def test_a_killed_waiting_send_is_carried_on_by_the_next_engine(tmp_path: Path) -> None:
    command = Command(data=tmp_path / "data")
    people = [f"person{number}@example.com" for number in range(60)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.2)) as sink:
        command.add_account(sink.port)
        arguments = [*write_people(tmp_path, people), "--account", "work"]
        waiting = command.start("send", *arguments, "--wait", "--yes")
        deadline = time.monotonic() + 20
        while not sink.log().messages and time.monotonic() < deadline:
            time.sleep(0.05)
        waiting.kill()
        waiting.wait()
        job = command("jobs").json["jobs"][0]
        assert job["progress"]["total"] == 60
        assert job["status"] == "active"
        command("engine", "--until-done")
        time.sleep(0.3)
        log = sink.log()
    ended = command("job", job["id"]).json
    assert ended["status"] == "completed"
    assert ended["progress"]["sent"] + ended["progress"]["unknown"] == 60
    assert duplicates(log) == {}
    assert set(addressees(log)) | {
        found["address"] for found in command.deliveries(job["id"]) if found["status"] == "unknown"
    } == set(people)
