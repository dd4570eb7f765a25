"""The local socket between whoever changes the ledger and the host that works it.

It carries hints only: "look again". A lost hint loses nothing. The host answers `ok <version> <pid>` when it will
look at the ledger again, `leaving` when it will not.
"""

from __future__ import annotations

import hashlib
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui import __version__
from mailtool_gui.domain.errors import LedgerError

_LONGEST = 100  # bytes of a Unix socket's path: the kernel's limit is 108
_PATIENCE = 2.0  # seconds for a host to answer


@dataclass(frozen=True, kw_only=True, slots=True)
class HostReply:
    """Who answered the bell. `willing`: it will look at the ledger again."""

    willing: bool
    version: str
    pid: int


def bell_address(folder: Path) -> str:
    """Where the host of this folder listens: a socket inside it, or named by a hash where its path is too long."""
    name = f"mailtool-{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    inside = str(folder.resolve() / "host.socket")
    return inside if len(os.fsencode(inside)) <= _LONGEST else str(Path(tempfile.gettempdir()) / name)


def ring(folder: Path) -> HostReply | None:
    """Asks the host to look at the ledger again; None where nobody answers.

    Raises LedgerError where the host is of another version: two versions must not work one ledger.
    """
    try:
        line = _ask(bell_address(folder))
    except (OSError, ValueError):
        return None
    word, *rest = line.split() or [""]
    if word not in ("ok", "leaving") or len(rest) != 2:
        return None
    reply = HostReply(willing=word == "ok", version=rest[0], pid=int(rest[1]))
    if reply.version != __version__:
        raise LedgerError(
            f"MailTool {reply.version} is working in this data folder (process {reply.pid}), and this is "
            f"{__version__}. Close it first.",
            where=str(folder),
            code="other-version",
        )
    return reply


def _ask(address: str) -> str:
    if sys.platform == "win32":
        with Path(rf"\\.\pipe\{address}").open("r+b", buffering=0) as pipe:
            pipe.write(b"wake\n")
            return pipe.readline(200).decode("ascii")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE)
        line.connect(address)
        line.sendall(b"wake\n")
        with line.makefile("rb") as answer:
            return answer.readline(200).decode("ascii")


class Doorbell:
    """The host's end, on QLocalServer. Needs a running Qt event loop in the thread that makes it.

    `on_ring` is called for every ring and answers whether the engine will look again.
    """

    def __init__(self, folder: Path, on_ring: Callable[[], bool]) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._on_ring = on_ring
        self._address = bell_address(folder)
        # Only the lock's holder listens: a socket that is still there was left by a killed host.
        QLocalServer.removeServer(self._address)
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.listening = self._server.listen(self._address)
        if self.listening and sys.platform != "win32":
            Path(self._address).chmod(0o600)

    def close(self) -> None:
        """Listens no more."""
        self._server.close()
        self._server.deleteLater()

    def _greet(self) -> None:
        while caller := self._server.nextPendingConnection():
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.bytesAvailable():
                self._answer(caller)

    def _answer(self, caller: object) -> None:
        from PySide6.QtNetwork import QLocalSocket

        assert isinstance(caller, QLocalSocket)
        if caller.canReadLine() and caller.readLine(100).data() == b"wake\n":
            word = "ok" if self._on_ring() else "leaving"
            caller.write(f"{word} {__version__} {os.getpid()}\n".encode("ascii"))
            caller.flush()
            caller.disconnectFromServer()
