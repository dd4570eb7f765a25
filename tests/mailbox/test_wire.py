from __future__ import annotations

import socket

import pytest

from mailtool_gui.mailbox.wire import LONGEST_LITERAL, MOST_BYTES, Client, Deadline, Line
from tests.support.imap_script import Fault, ScriptedImap


class Hand:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_deadline_does_not_move() -> None:
    hand = Hand()
    deadline = Deadline(5, clock=hand)
    assert deadline.left() == 5
    hand.now = 104
    assert deadline.left() == 1
    hand.now = 105
    with pytest.raises(TimeoutError):
        deadline.left()


@pytest.mark.parametrize("fault", [b"* X (%s)\r\n" % (b"x" * 1_100_000), b"* X {%d}\r\n" % (LONGEST_LITERAL + 1)])
def test_no_answer_is_longer_than_makes_sense(fault: Fault) -> None:
    with ScriptedImap(faults={"NOOP": fault}) as server:
        client = Client(server.host, server.port, deadline=Deadline(10), tls=None)
        with pytest.raises(client.AbortError):
            client.noop()
        client.shutdown()


def test_a_server_that_never_stops_talking_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_BYTES > LONGEST_LITERAL
    monkeypatch.setattr("mailtool_gui.mailbox.wire.MOST_BYTES", 20_000)
    with ScriptedImap(faults={"NOOP": b"* OK and another thing\r\n" * 2_000}) as server:
        client = Client(server.host, server.port, deadline=Deadline(10), tls=None)
        with pytest.raises(client.AbortError, match="stop talking"):
            client.noop()
        client.shutdown()


def test_no_piece_of_a_command_waits_for_an_acknowledgement() -> None:
    with ScriptedImap() as server:
        line = Line(server.host, server.port, deadline=Deadline(10), tls=None)
        assert line.socket().getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        line.shutdown()


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"), ScriptedImap() as server:
        client = Client(server.host, server.port, deadline=Deadline(10), tls=None)
        client.login("me", "open sesame")
        client.shutdown()
    assert "open sesame" not in caplog.text
