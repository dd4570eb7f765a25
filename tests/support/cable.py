"""A line to a server that can be pulled: nothing passes then, and nobody is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self


class Cable:
    """Listens on a port of its own and hands everything on to the server's, for as long as its `with` block lasts."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._plugged = threading.Event()
        self._plugged.set()
        self._threads: list[threading.Thread] = []
        self._ends: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._plugged.set()
        for end in (self._listener, *self._ends):
            _cut(end)
        for thread in self._threads:
            thread.join()
        for end in (self._listener, *self._ends):
            end.close()

    def pull(self) -> None:
        """Nothing passes any more."""
        self._plugged.clear()

    def plug_in(self) -> None:
        """New lines pass; those from before are dead, as where the address has changed meanwhile."""
        self._plugged.set()

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._ends.append(near)
                self._start(self._carry, near)

    def _carry(self, near: socket.socket) -> None:
        self._plugged.wait()
        with suppress(OSError):
            far = socket.create_connection(("127.0.0.1", self._server))
            self._ends.append(far)
            self._start(self._pump, far, near)
            self._pump(near, far)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while (data := source.recv(65536)) and self._plugged.is_set():
                target.sendall(data)
        self._plugged.wait()
        _cut(source)
        _cut(target)


def _cut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
