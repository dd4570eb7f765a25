"""Interrupted in every way an office knows: Ctrl-C, log-out, a closed terminal, a machine that sleeps, a dead line."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cable import Cable
from tests.support.kills import balance, faults_in, states_of
from tests.support.office import Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees

pytestmark = pytest.mark.slow

IN_FLIGHT = 10


class Job:
    """A job on its way to a sink, worked by a process of its own."""

    def __init__(self, folder: Path, sink: SinkProcess, rows: int, *options: str, port: int | None = None) -> None:
        self.sink = sink
        self.command = Command(data=folder / "data")
        self.people = [f"person{number}@example.com" for number in range(rows)]
        pace = ("--in-flight", str(IN_FLIGHT), "--batch-size", "100000", "--batch-delay-ms", "1")
        self.command.add_account(port or sink.port, *pace, *options)
        self.arguments = [*write_people(folder, self.people), "--account", "work"]

    def put_in(self) -> str:
        """Puts it in; its id."""
        return str(self.command("send", *self.arguments, "--queue-only").json["id"])

    def arrived(self) -> int:
        """How many messages the server has."""
        return len(self.sink.log().messages)

    def ends_well(self, job: str, *, unknown: int = 0) -> None:
        """Worked to its end, everybody has one message, but for so many doubts at most."""
        self.command("engine", "--until-done")
        time.sleep(0.2)
        found = balance(self.people, states_of(self.command, job), self.sink.log())
        assert (found.lost, found.duplicated, found.silent) == ((), (), ())
        assert len(found.unknown) <= unknown
        assert faults_in(self.command.data / "ledger.sqlite3") == []


def until(true: Callable[[], object], seconds: float = 30.0) -> None:
    """Waits for something to come true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_lets_what_is_in_the_air_arrive(tmp_path: Path, number: signal.Signals) -> None:
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.4)) as sink:
        job = Job(tmp_path, sink, 100)
        name = job.put_in()
        ignored = signal.signal(number, signal.SIG_DFL)  # under nohup, say, the program would not hear of it
        engine = job.command.start("engine", "--until-done")
        signal.signal(number, ignored)
        until(lambda: job.arrived() > 15)
        engine.send_signal(number)
        assert engine.wait(15) == 3
        states = Counter(states_of(job.command, name).values())
        assert states["sent"] == job.arrived()
        assert set(states) == {"sent", "queued"}
        job.ends_well(name)


def test_the_second_signal_leaves_at_once_and_tells_what_may_have_arrived(tmp_path: Path) -> None:
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=30)) as sink:
        job = Job(tmp_path, sink, 30)
        name = job.put_in()
        engine = job.command.start("engine", "--until-done")
        until(lambda: job.arrived() >= IN_FLIGHT)
        engine.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert engine.poll() is None
        engine.send_signal(signal.SIGINT)
        started = time.monotonic()
        assert engine.wait(10) == 3
        assert time.monotonic() - started < 5
        states = Counter(states_of(job.command, name).values())
        assert states == {"unknown": IN_FLIGHT, "queued": 20}


def test_a_terminal_that_is_closed_ends_it_cleanly(tmp_path: Path) -> None:
    """The progress is drawn on a terminal that goes away in the middle."""
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.2)) as sink:
        job = Job(tmp_path, sink, 120)
        words = ("send", *job.arguments, "--wait", "--yes")
        with OwnTerminal(job.command.line(*words, plain=True), job.command.environment()) as process:
            until(lambda: job.arrived() > 20)
        process.wait(20)
        until(lambda: job.command("health").json)
        (name,) = [found["id"] for found in job.command("jobs").json["jobs"]]
        job.ends_well(name)


class OwnTerminal:
    """A program on a terminal of its own, whose window is closed at the end of the block: the kernel sends SIGHUP."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._closing = threading.Event()

    def __enter__(self) -> subprocess.Popen[bytes]:
        self._window, terminal = pty.openpty()
        process = subprocess.Popen(
            ["setsid", "--ctty", *self._command],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=self._environment | {"TERM": "xterm"},
        )
        os.close(terminal)
        self._watching = threading.Thread(target=self._watch)
        self._watching.start()
        return process

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._watching.join()
        os.close(self._window)

    def _watch(self) -> None:
        """Somebody looks at it, so that it can be written to."""
        while not self._closing.is_set():
            if select.select([self._window], [], [], 0.05)[0]:
                os.read(self._window, 65536)


def test_a_program_that_stood_still_goes_on(tmp_path: Path) -> None:
    """Longer than the server's answers may take: what came meanwhile counts."""
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.1)) as sink:
        job = Job(tmp_path, sink, 150, "--reply-timeout", "2", "--dot-timeout", "2")
        name = job.put_in()
        engine = job.command.start("engine", "--until-done")
        until(lambda: job.arrived() > 30)
        engine.send_signal(signal.SIGSTOP)
        time.sleep(5)
        engine.send_signal(signal.SIGCONT)
        engine.wait(90)
        job.ends_well(name, unknown=IN_FLIGHT)


@pytest.mark.timeout(240)
def test_a_dead_line_is_noticed_and_the_job_goes_on_by_itself(tmp_path: Path) -> None:
    """No answer, no error: the line is as dead as a cable that was pulled."""
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.1)) as sink, Cable(sink.port) as cable:
        job = Job(tmp_path, sink, 150, "--reply-timeout", "2", "--dot-timeout", "2", port=cable.port)
        name = job.put_in()
        engine = job.command.start("engine", "--until-done")
        until(lambda: job.arrived() > 30)
        cable.pull()
        until(lambda: job.command("jobs").json["offline"])
        cable.plug_in()
        engine.wait(120)
        job.ends_well(name, unknown=IN_FLIGHT)


def test_of_ten_sends_at_once_each_is_sent_once(tmp_path: Path) -> None:
    """Ten scripts at the same moment, in a folder that nobody hosts: each starts an engine if need be, one works."""
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.05)) as sink:
        job = Job(tmp_path, sink, 20)
        sends = [job.command.start("send", *job.arguments, "--yes") for _ in range(10)]
        assert [send.wait(60) for send in sends] == [0] * 10
        until(lambda: job.arrived() == 200, 60)
        until(lambda: {one["status"] for one in job.command("jobs").json["jobs"]} == {"completed"})
        log = sink.log()
    assert addressees(log) == Counter(dict.fromkeys(job.people, 10))
    assert len({start.message_id for start in log.messages}) == 200
    assert log.connections <= IN_FLIGHT * 10
