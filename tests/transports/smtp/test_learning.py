"""Every connection tells how large a message its server takes."""

from __future__ import annotations

import pytest

from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.registry import open_transport, shared_tls
from tests.support.smtp_script import ScriptServer
from tests.support.smtp_values import account


@pytest.mark.parametrize(("extensions", "largest"), [(("SIZE 10240000",), 10_240_000), (("PIPELINING",), None)])
def test_a_connection_tells_what_its_server_takes(extensions: tuple[str, ...], largest: int | None) -> None:
    told: list[int | None] = []
    with ScriptServer(features=extensions) as server:
        transport = open_transport(account(server.port), secret=lambda: None, tls=shared_tls(), learn=told.append)
        assert told == []
        for _ in range(2):
            transport.connect().close()
    assert told == [largest, largest]


def test_one_that_fails_tells_nothing() -> None:
    told: list[int | None] = []
    with ScriptServer({"EHLO": ["550 no", "550 no"], "HELO": ["550 no"]}) as server:
        transport = open_transport(account(server.port), secret=lambda: None, tls=shared_tls(), learn=told.append)
        with pytest.raises(ConnectFailed):
            transport.connect()
    assert told == []
