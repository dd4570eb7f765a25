from __future__ import annotations

import time

import pytest

from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.transports.base import StaleConnection, TellsLargest
from mailtool_gui.transports.smtp import connection as connection_module
from tests.support.smtp_script import Action, Drop, ScriptServer, Stall
from tests.support.smtp_values import QUICK, RecordingHandshake, account, connect, message


def test_many_messages_over_one_connection() -> None:
    with ScriptServer() as server:
        connection = connect(account(server.port))
        for number in range(30):
            assert connection.send(message(mailtool_id=f"{number}"), RecordingHandshake()).verdict is Verdict.SENT
        connection.close()
        record = server.settle()
    assert record.connections == 1
    assert len(record.bodies) == 30
    assert record.verbs[-1] == "QUIT"


def test_it_goes_on_after_refusals_of_every_kind() -> None:
    with ScriptServer({"RCPT": ["550 5.1.1 no", "450 4.2.0 grey"], "DATA": ["554 no", "554 no", "451 wait"]}) as server:
        connection = connect(account(server.port))
        verdicts = [connection.send(message(), RecordingHandshake()).verdict for _ in range(4)]
        connection.close()
        record = server.settle()
    assert verdicts == [Verdict.FAIL, Verdict.DEFER, Verdict.DEFER, Verdict.SENT]
    assert (record.connections, record.verbs.count("RSET"), len(record.bodies)) == (1, 3, 1)


@pytest.mark.parametrize("last", [Drop(), Drop(b"421 4.4.2 idle\r\n"), "421 4.4.2 idle"])
def test_an_end_at_the_first_command_of_a_used_connection_is_no_verdict(last: Action) -> None:
    with ScriptServer({"MAIL": ["250 ok", last]}) as server:
        connection = connect(account(server.port))
        connection.send(message(), RecordingHandshake())
        with pytest.raises(StaleConnection):
            connection.send(message(), RecordingHandshake())
        assert not connection.usable
        record = server.settle()
    assert len(record.bodies) == 1


@pytest.mark.parametrize("last", [Drop(), Drop(b"421 4.4.2 idle\r\n")])
def test_the_same_on_a_new_connection_is_one(last: Action) -> None:
    """Else a server that always hangs up would be tried for ever, and nobody charged."""
    with ScriptServer({"MAIL": [last]}) as server:
        connection = connect(account(server.port))
        assert connection.send(message(), RecordingHandshake()).verdict is Verdict.RETRY


@pytest.mark.parametrize("farewell", [b"", b"421 4.4.2 idle too long\r\n", b"421 4.3.2 shutting down\r\n"])
def test_a_connection_closed_while_idle_starts_nothing(farewell: bytes) -> None:
    with ScriptServer({"RSET": [Drop(farewell)], "RCPT": ["550 5.1.1 no"]}, features=[]) as server:
        connection = connect(account(server.port))
        connection.send(message(), RecordingHandshake())  # its RSET ends the line
        assert not connection.usable
    with ScriptServer({"DOT": [Drop(b"250 2.0.0 Ok\r\n" + farewell)]}) as server:
        connection = connect(account(server.port))
        assert connection.send(message(), RecordingHandshake()).verdict is Verdict.SENT
        server.settle()
        handshake = RecordingHandshake()
        with pytest.raises(StaleConnection):
            connection.send(message(), handshake)
    assert handshake.calls == []
    assert not connection.usable


def test_a_new_connection_that_waited_long_counts_as_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "IDLE", 0.0)
    with ScriptServer({"MAIL": [Drop()]}) as server:
        connection = connect(account(server.port))
        with pytest.raises(StaleConnection):
            connection.send(message(), RecordingHandshake())


@pytest.mark.parametrize("farewell", [Stall(), Drop(), "nonsense"])
def test_close_never_waits_long_and_never_fails(farewell: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "GOODBYE", QUICK)
    with ScriptServer({"QUIT": [farewell]}) as server:
        connection = connect(account(server.port))
        began = time.monotonic()
        connection.close()
        connection.close()
        assert time.monotonic() - began < connection_module.GOODBYE + 3
    assert not connection.usable


def test_an_ended_connection_says_no_goodbye() -> None:
    with ScriptServer({"DOT": [Stall()]}) as server:
        connection = connect(account(server.port, dot_timeout=QUICK))
        connection.send(message(), RecordingHandshake())
        began = time.monotonic()
        connection.close()
        assert time.monotonic() - began < connection_module.GOODBYE
        assert "QUIT" not in server.settle().verbs


@pytest.mark.parametrize(("offered", "largest"), [("SIZE 10240000", 10_240_000), ("SIZE", None), ("HELP", None)])
def test_it_tells_how_large_a_message_the_server_takes(offered: str, largest: int | None) -> None:
    with ScriptServer(features=("PIPELINING", offered)) as server:
        connection = connect(account(server.port))
        assert isinstance(connection, TellsLargest)
        assert connection.largest_message == largest
        connection.close()
