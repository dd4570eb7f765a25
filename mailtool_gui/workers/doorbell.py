"""The local sockets of a data folder: the host's bell, and the window's door.

The bell carries hints only: "look again". A lost hint loses nothing. The host answers `ok <version> <pid>` when it will
look at the ledger again, `leaving` when it will not. The window's door takes workbooks that a second start brings, and
answers in the same way.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui import __version__
from mailtool_gui.domain.errors import LedgerError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_LONGEST = 100  # bytes of a Unix socket's path: the kernel's limit is 108
_LONGEST_LINE = 65_536  # bytes of a question: a path may be long
_PATIENCE = 2.0  # seconds for a host to answer


@dataclass(frozen=True, kw_only=True, slots=True)
class HostReply:
    """Who answered the bell. `willing`: it will look at the ledger again."""

    willing: bool
    version: str
    pid: int


def bell_address(folder: Path) -> str:
    """Where the host of this folder listens: a socket inside it, or named by a hash where its path is too long."""
    return _address(folder, "host")


def door_address(folder: Path) -> str:
    """Where the window on this folder listens."""
    return _address(folder, "window")


def ring(folder: Path) -> HostReply | None:
    """Asks the host to look at the ledger again; None where nobody answers.

    Raises LedgerError where the host is of another version: two versions must not work one ledger.
    """
    return _asked(folder, bell_address(folder), "wake")


def open_in_window(folder: Path, sheet: Path | None) -> bool:
    """Asks the running window to come forward, with a workbook where one is named; False where there is no window.

    Raises LedgerError where the window is of another version.
    """
    wish = json.dumps(None if sheet is None else str(sheet.absolute()))
    reply = _asked(folder, door_address(folder), f"open {wish}")
    return reply is not None and reply.willing


def _address(folder: Path, whose: str) -> str:
    name = f"mailtool-{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]}"
    name = name if whose == "host" else f"{name}-{whose}"
    if sys.platform == "win32":
        return name
    inside = str(folder.resolve() / f"{whose}.socket")
    return inside if len(os.fsencode(inside)) <= _LONGEST else str(Path(tempfile.gettempdir()) / name)


def _asked(folder: Path, address: str, question: str) -> HostReply | None:
    try:
        line = _ask(address, f"{question}\n".encode("ascii"))
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


def _ask(address: str, question: bytes) -> str:
    if sys.platform == "win32":
        with Path(rf"\\.\pipe\{address}").open("r+b", buffering=0) as pipe:
            pipe.write(question)
            return pipe.readline(200).decode("ascii")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE)
        line.connect(address)
        line.sendall(question)
        with line.makefile("rb") as answer:
            return answer.readline(200).decode("ascii")


def _file_at(address: str) -> tuple[int, int] | None:
    """Which socket stands there; None where none does, or sockets are no files."""
    try:
        found = os.lstat(address)
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _another_kept(address: str, own: tuple[int, int] | None) -> Iterator[None]:
    """Qt removes whatever stands at its address when it closes: also another's, who began in a folder made anew."""
    is_anothers = own is not None and _file_at(address) not in (own, None)
    aside = Path(f"{address}.kept")
    if is_anothers:
        Path(address).replace(aside)
    try:
        yield
    finally:
        if is_anothers:
            aside.replace(address)


class Door:
    """The listening end of one of the sockets. Needs a running Qt event loop in the thread that makes it.

    `on_line` is called with every line that is asked (without its end) and answers whether it is willing; None for a
    line it does not know, which gets no answer.
    """

    def __init__(self, address: str, on_line: Callable[[str], bool | None]) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._on_line = on_line
        self._address = address
        self._closed = False
        # Only whoever found nobody there listens: a socket that is still there was left by a killed process.
        QLocalServer.removeServer(self._address)
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.listening = self._server.listen(self._address)
        if self.listening and sys.platform != "win32":
            Path(self._address).chmod(0o600)
        self._file = _file_at(self._address)

    def close(self) -> None:
        """Listens no more, and answers no more: who has asked and got no answer knows that nobody is there.

        Once is enough: by the second time the address may be another's.
        """
        if not self._closed:
            self._closed = True
            with _another_kept(self._address, self._file):
                self._server.close()
            self._server.deleteLater()

    def _greet(self) -> None:
        while caller := self._server.nextPendingConnection():
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.bytesAvailable():
                self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        if self._closed or not caller.canReadLine():
            return
        willing = self._on_line(bytes(caller.readLine(_LONGEST_LINE).data()).decode("ascii", "replace").rstrip("\n"))
        if willing is not None:
            caller.write(f"{'ok' if willing else 'leaving'} {__version__} {os.getpid()}\n".encode("ascii"))
            caller.flush()
            caller.disconnectFromServer()


class Doorbell(Door):
    """The host's end: `on_ring` is called for every ring and answers whether the engine will look again."""

    def __init__(self, folder: Path, on_ring: Callable[[], bool]) -> None:
        super().__init__(bell_address(folder), lambda line: on_ring() if line == "wake" else None)


class WindowDoor(Door):
    """The window's end: `on_open` is called with the workbook that a second start brings, or None for none."""

    def __init__(self, folder: Path, on_open: Callable[[Path | None], None]) -> None:
        self._on_open = on_open
        super().__init__(door_address(folder), self._opened)

    def _opened(self, line: str) -> bool | None:
        verb, _, wish = line.partition(" ")
        try:
            named = json.loads(wish)
        except ValueError:
            return None
        if verb != "open" or not isinstance(named, str | None):
            return None
        self._on_open(None if named is None else Path(named))
        return True
