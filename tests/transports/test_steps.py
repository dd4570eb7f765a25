"""Steps carried out one at a time, or many side by side."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from mailtool_gui.domain.outcome import Outcome, Verdict
from mailtool_gui.transports.base import SteppedConnection, Withdrawn
from mailtool_gui.transports.folder import FolderConnection
from mailtool_gui.transports.log_only import LogConnection
from mailtool_gui.transports.steps import BARRIER, READ, WRITE, LineWait, Pause, Steps, carried_out
from tests.support.smtp_script import ScriptServer
from tests.support.smtp_values import RecordingHandshake, account, connect, message


def test_what_the_steps_come_to() -> None:
    def steps() -> Steps[str]:
        yield BARRIER
        return "done"

    assert carried_out(steps()) == "done"


def test_an_error_in_the_steps_is_the_caller_s() -> None:
    def steps() -> Steps[None]:
        yield BARRIER
        raise Withdrawn

    with pytest.raises(Withdrawn):
        carried_out(steps())


@pytest.mark.parametrize("events", [READ, WRITE])
def test_the_line_is_waited_for(events: int) -> None:
    ours, theirs = socket.socketpair()
    happened: list[str] = []

    def say() -> None:
        happened.append("said")
        theirs.sendall(b"x")

    def steps() -> Steps[None]:
        yield LineWait(ours.fileno(), events, time.monotonic() + 30)
        happened.append("waited")

    timer = threading.Timer(0.05, say)
    if events == READ:
        timer.start()
    began = time.monotonic()
    carried_out(steps())
    if events == WRITE:  # a new line can be written at once
        timer.start()
    timer.join()
    ours.close()
    theirs.close()
    assert happened == (["said", "waited"] if events == READ else ["waited", "said"])
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("seconds", [-1.0, 0.05])
def test_no_longer_than_until_the_time(seconds: float) -> None:
    ours, theirs = socket.socketpair()

    def steps() -> Steps[float]:
        began = time.monotonic()
        yield LineWait(ours.fileno(), READ, began + seconds)
        return time.monotonic() - began

    assert max(0.0, seconds - 0.01) <= carried_out(steps()) < 5
    ours.close()
    theirs.close()


def test_which_connections_can_be_carried() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        assert isinstance(connection, SteppedConnection)
        connection.close()
    assert not isinstance(FolderConnection(Path("anywhere")), SteppedConnection)
    assert not isinstance(LogConnection(), SteppedConnection)


def test_one_thread_carries_many_messages_at_once() -> None:
    """Taken step by step in turn, resumed though nothing has come: they look for themselves."""
    with ScriptServer() as server:
        connections = [connect(account(server.port)) for _ in range(5)]
        handshakes = [RecordingHandshake() for _ in connections]
        courses = [
            connection.sending(message(mailtool_id=f"{number}"), handshake)
            for number, (connection, handshake) in enumerate(zip(connections, handshakes, strict=True))
        ]
        outcomes = in_turn(courses)
        for connection in connections:
            connection.close()
        record = server.settle()
    assert [outcome.verdict for outcome in outcomes] == [Verdict.SENT] * 5
    assert all(handshake.calls == ["started", "answered", "may_finish"] for handshake in handshakes)
    assert len(record.bodies) == 5


def in_turn(courses: list[Steps[Outcome]]) -> list[Outcome]:
    """Resumes one after the other, over and over, as long as one goes on."""
    found: dict[int, Outcome] = {}
    until = time.monotonic() + 10
    while len(found) < len(courses) and time.monotonic() < until:
        for number, course in enumerate(courses):
            if number not in found:
                try:
                    next(course)
                except StopIteration as end:
                    found[number] = end.value
        time.sleep(0.001)
    return [found[number] for number in range(len(courses))]


def test_the_barrier_is_the_last_pause_before_the_decision() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        handshake = RecordingHandshake()
        course = connection.sending(message(), handshake)
        pause = before_the_barrier(course)
        assert pause is BARRIER
        assert "may_finish" not in handshake.calls
        assert server.record.bodies == []
        assert server.record.chunks[-1].endswith(b"DATA\r\n")  # a small body waits: it may leave with its dot
        course.close()
        assert not connection.usable  # given up in the middle, the line cannot be used again
        assert server.settle().bodies == []


def before_the_barrier(course: Steps[Outcome]) -> Pause:
    """Goes on to the barrier."""
    pause: Pause = next(course)
    until = time.monotonic() + 10
    while pause is not BARRIER and time.monotonic() < until:
        time.sleep(0.001)
        pause = next(course)
    return pause


def test_goodbye_in_steps() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        carried_out(connection.closing())
        carried_out(connection.closing())
        assert server.settle().verbs == ["EHLO", "QUIT"]
    assert not connection.usable
