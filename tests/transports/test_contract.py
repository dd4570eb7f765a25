"""What every registered transport must do, whatever its way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Event, Thread

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.outcome import Stage, Verdict
from mailtool_gui.transports.base import Connection, Transport, Withdrawn
from mailtool_gui.transports.registry import TRANSPORT_NAMES, open_transport
from tests.support.smtp_script import ScriptServer
from tests.support.smtp_values import RecordingHandshake, account, message, no_secret, no_tls


class Ground:
    """Somewhere a transport can send to, and a look at what arrived there."""

    def __init__(self, name: str, folder: Path, server: ScriptServer | None) -> None:
        self._folder = folder
        self._server = server
        self.account: Account = account(server.port if server else 0, transport=name, folder=folder)

    def arrived(self) -> list[bytes]:
        """The bytes of every message that was handed over."""
        if self._server:
            return list(self._server.record.bodies)
        return [path.read_bytes() for path in sorted(self._folder.glob("**/*.eml"))]


@pytest.fixture(params=TRANSPORT_NAMES)
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    name: str = request.param
    server: AbstractContextManager[ScriptServer | None] = ScriptServer() if name == "smtp" else nullcontext()
    with server as running:
        yield Ground(name, tmp_path / "mail", running)


@pytest.fixture
def transport(ground: Ground) -> Transport:
    return open_transport(ground.account, secret=no_secret, tls=no_tls)


@pytest.fixture
def connection(transport: Transport) -> Iterator[Connection]:
    connection = transport.connect()
    yield connection
    connection.close()


def test_a_message_is_sent_and_the_sender_told_in_order(connection: Connection, ground: Ground) -> None:
    handshake = RecordingHandshake()
    outcome = connection.send(message(), handshake)
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.SENT, None, Stage.DOT)
    assert outcome.reply is not None
    assert outcome.reply.code == 250
    assert handshake.calls == ["started", "answered", "may_finish"]
    assert ground.arrived() in ([message().data], [])  # the log keeps no messages


def test_nothing_has_arrived_while_the_barrier_is_waited_for(connection: Connection, ground: Ground) -> None:
    seen: list[list[bytes]] = []

    def barrier() -> bool:
        seen.append(ground.arrived())
        return True

    connection.send(message(), RecordingHandshake(barrier))
    assert seen == [[]]


def test_a_refused_barrier_hands_nothing_over(connection: Connection, ground: Ground) -> None:
    handshake = RecordingHandshake(lambda: False)
    with pytest.raises(Withdrawn):
        connection.send(message(), handshake)
    assert handshake.calls == ["started", "answered", "may_finish"]
    assert not connection.usable
    assert ground.arrived() == []


def test_many_messages_over_one_connection(connection: Connection) -> None:
    verdicts = [connection.send(message(mailtool_id=f"{n}"), RecordingHandshake()).verdict for n in range(20)]
    assert verdicts == [Verdict.SENT] * 20
    assert connection.usable


def test_after_close_and_abort_it_is_not_usable(transport: Transport) -> None:
    for end in ("close", "abort"):
        connection = transport.connect()
        assert connection.usable
        getattr(connection, end)()
        assert not connection.usable
        connection.close()
        connection.abort()  # both may come again, in any order


def test_after_an_abort_a_message_is_an_outcome_that_never_says_sent(transport: Transport, ground: Ground) -> None:
    connection = transport.connect()
    connection.abort()
    outcome = connection.send(message(), RecordingHandshake())
    connection.close()
    assert outcome.verdict is Verdict.RETRY
    assert ground.arrived() == []


def test_an_abort_from_another_thread_lets_send_end(transport: Transport) -> None:
    connection = transport.connect()
    reached, go_on = Event(), Event()

    def barrier() -> bool:
        reached.set()
        return go_on.wait(5) and False

    ended: list[str] = []

    def work() -> None:
        try:
            connection.send(message(), RecordingHandshake(barrier))
        except Withdrawn:
            ended.append("withdrawn")

    thread = Thread(target=work)
    thread.start()
    assert reached.wait(5)
    connection.abort()
    go_on.set()
    thread.join(5)
    connection.close()
    assert ended == ["withdrawn"]


def test_the_description_is_for_the_user(connection: Connection) -> None:
    assert connection.description
    assert "\n" not in connection.description


def test_many_connections_of_one_transport_at_once(transport: Transport) -> None:
    connections = [transport.connect() for _ in range(5)]
    outcomes = [
        connection.send(message(mailtool_id=f"{n}"), RecordingHandshake()) for n, connection in enumerate(connections)
    ]
    for connection in connections:
        connection.close()
    assert [outcome.verdict for outcome in outcomes] == [Verdict.SENT] * 5
