"""Finding a server and connecting to it, all its addresses under one deadline."""

from __future__ import annotations

import socket

from mailtool_gui.transports.replies import Event
from mailtool_gui.transports.smtp.wire import Deadline, WireFailure


def dial(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A socket connected to the first address of `host` that answers.

    Raises WireFailure: `dns`, `refused`, `unreachable` or `timeout`, the server's name as its detail.
    """
    addresses = _addresses(host, port)
    failure = WireFailure(Event.DNS, host)
    for tried, (family, address) in enumerate(addresses, start=1):
        try:
            return _connected(family, address, deadline.left() / (len(addresses) - tried + 1))
        except OSError as error:
            failure = WireFailure(_event(error), f"{host}:{port}")
    raise failure


def _addresses(host: str, port: int) -> list[tuple[int, tuple[object, ...]]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise WireFailure(Event.DNS, host) from error
    return [(int(family), tuple(address)) for family, _, _, _, address in found]


def _connected(family: int, address: tuple[object, ...], seconds: float) -> socket.socket:
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _event(error: OSError) -> Event:
    if isinstance(error, TimeoutError):
        return Event.TIMEOUT
    return Event.REFUSED if isinstance(error, ConnectionRefusedError) else Event.UNREACHABLE
