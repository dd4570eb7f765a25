from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from mailtool_gui.transports.replies import Event
from mailtool_gui.transports.smtp.dial import dial
from mailtool_gui.transports.smtp.wire import Deadline, WireFailure


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: tuple[str, int]) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_names: found)


def test_it_connects() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()
        dial("127.0.0.1", address[1], Deadline(1)).close()
        listener.accept()[0].close()


def test_refused() -> None:
    port = unused_port()
    with pytest.raises(WireFailure) as failed:
        dial("127.0.0.1", port, Deadline(1))
    assert (failed.value.event, failed.value.detail) == (Event.REFUSED, f"127.0.0.1:{port}")


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "not known"), UnicodeError("label too long")])
def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_args: Any, **_names: Any) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(WireFailure) as failed:
        dial("mail.example.com", 25, Deadline(1))
    assert (failed.value.event, failed.value.detail) == (Event.DNS, "mail.example.com")


def test_the_next_address_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        good: tuple[str, int] = listener.getsockname()
        resolve_to(monkeypatch, ("127.0.0.1", unused_port()), good)
        dial("mail.example.com", 25, Deadline(1)).close()


def test_a_silent_address_takes_only_its_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address never answers: its queue of connections is full."""
    with socket.socket() as deaf, socket.create_server(("127.0.0.1", 0)) as listener:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(deaf.getsockname())
        resolve_to(monkeypatch, deaf.getsockname(), listener.getsockname())
        began = time.monotonic()
        dial("mail.example.com", 25, Deadline(2)).close()  # had it taken all, nothing would be left for the other
        for filler in fillers:
            filler.close()
    assert time.monotonic() - began > 0.9


def test_all_silent_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_self: socket.socket, _address: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", silent)
    with pytest.raises(WireFailure) as failed:
        dial("127.0.0.1", 25, Deadline(1))
    assert failed.value.event is Event.TIMEOUT


def test_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(_self: socket.socket, _address: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    with pytest.raises(WireFailure) as failed:
        dial("127.0.0.1", 25, Deadline(1))
    assert failed.value.event is Event.UNREACHABLE
