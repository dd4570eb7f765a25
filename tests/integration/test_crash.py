"""Killed without warning, for real: nothing is lost, nothing is sent twice, every doubt is named."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.support.kills import balance, faults_in, kill_again_and_again, states_of
from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees, behind_a_dot, duplicates

pytestmark = pytest.mark.slow

IN_FLIGHT = 10


@pytest.mark.parametrize("seed", range(2))
def test_kills_at_random_instants_lose_nothing_and_repeat_nothing(tmp_path: Path, seed: int) -> None:
    """While it starts, recovers, or sends; the server keeps what arrives, whether or not the sender is still there."""
    command, kills = Command(data=tmp_path / "data"), 12
    people = [f"person{number}@example.com" for number in range(kills * IN_FLIGHT * 4)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.08, jitter=0.5)) as sink:
        command.add_account(sink.port)
        sent = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only")
        job = sent.json["id"]
        met = kill_again_and_again(command, sink, kills=kills, dice=random.Random(seed))
        command("engine", "--until-done")
        time.sleep(0.3)
        states = states_of(command, job)
        log = sink.log()
    found = balance(people, states, log)
    assert behind_a_dot(log) > 100, "the next envelopes were under way"
    assert (found.lost, found.duplicated, found.silent) == ((), (), ())
    assert max(met.sending) <= IN_FLIGHT
    assert 0 < len(found.unknown) <= kills * IN_FLIGHT
    assert set(states.values()) <= {"sent", "unknown"}
    assert met.damaged == faults_in(command.data / "ledger.sqlite3") == []


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
    people = [f"person{number}@example.com" for number in range(120)]
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
        assert job["progress"]["total"] == 120
        assert job["status"] == "active"
        command("engine", "--until-done")
        time.sleep(0.3)
        log = sink.log()
    ended = command("job", job["id"]).json
    assert ended["status"] == "completed"
    assert ended["progress"]["sent"] + ended["progress"]["unknown"] == 120
    assert duplicates(log) == {}
    assert set(addressees(log)) | {
        found["address"] for found in command.deliveries(job["id"]) if found["status"] == "unknown"
    } == set(people)
