"""An SMTP server that does what a script says, faults included, and writes down what it was told and when."""

from __future__ import annotations

import socket
import ssl
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Drop:
    """Sends `last` as it stands and closes the line."""

    last: bytes = b""


@dataclass(frozen=True)
class Stall:
    """Says nothing more, and reads nothing more."""


@dataclass(frozen=True)
class Drip:
    """Sends a byte every `interval` seconds."""

    data: bytes
    interval: float = 0.05


@dataclass(frozen=True)
class Late:
    """Answers after `seconds`."""

    reply: str
    seconds: float


@dataclass(frozen=True)
class Held:
    """Answers when that has come true."""

    reply: str
    until: Event


@dataclass(frozen=True)
class Raw:
    """Sends these bytes in place of a reply."""

    data: bytes


def never_ends(action: Action) -> bool:
    """Whether no deadline is long enough for it."""
    return isinstance(action, Stall | Drip) or (isinstance(action, Late) and action.seconds >= 1)


Action = str | Drop | Stall | Drip | Late | Held | Raw
Script = Mapping[str, Sequence[Action]]

USUAL: Mapping[str, str] = {
    "GREETING": "220 script.example ESMTP",
    "HELO": "250 script.example",
    "STARTTLS": "220 2.0.0 Ready",
    "PROMPT": "334 ",
    "AUTH": "235 2.7.0 Welcome",
    "MAIL": "250 2.1.0 Ok",
    "RCPT": "250 2.1.5 Ok",
    "DATA": "354 Go ahead",
    "BDAT": "250 2.0.0 Ok: so far",
    "DOT": "250 2.0.0 Ok: queued as 4711",
    "RSET": "250 2.0.0 Ok",
    "NOOP": "250 2.0.0 Ok",
    "QUIT": "221 2.0.0 Bye",
}


@dataclass(frozen=True)
class Heard:
    """One line from the client."""

    at: float
    connection: int
    text: str

    @property
    def verb(self) -> str:
        return self.text[:4].upper().strip()


@dataclass
class Record:
    """What came in, over all connections. `bodies` ended with their dot, `unfinished` did not.

    `kept` has each body with the answer to its dot, empty where that was none or no reply.
    """

    heard: list[Heard] = field(default_factory=list)
    chunks: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    unfinished: list[bytes] = field(default_factory=list)
    kept: list[tuple[bytes, str]] = field(default_factory=list)
    connections: int = 0

    @property
    def verbs(self) -> list[str]:
        return [line.verb for line in self.heard]

    @property
    def lines(self) -> list[str]:
        return [line.text for line in self.heard]


class _Over(Exception):
    """The line is closed."""


class ScriptServer:
    """Listens on loopback while its `with` block lasts.

    `script` maps a stage (GREETING, EHLO, PROMPT within AUTH, ..., DATA, BODY, DOT; BDAT without LAST, with it DOT) to
    what is done the first times it comes, over all connections; afterwards the usual answers follow. `features` are
    offered by EHLO. A `careless` server says 354 though it has refused every recipient (RFC 2920, 3.1, allows it).
    """

    host = "127.0.0.1"

    def __init__(
        self,
        script: Script | None = None,
        *,
        features: Sequence[str] = ("PIPELINING", "SIZE 10000000", "8BITMIME"),
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        careless: bool = False,
    ) -> None:
        self.record = Record()
        self.stopping = Event()
        self.interrupted = Event()  # what the script wants done during the body has been done
        self.silent_since: float | None = None  # when it last began to do what never ends
        self.lock = Lock()
        self.tls = tls
        self.implicit = implicit
        self.careless = careless
        self.features = tuple(features)
        self._script = {stage: deque(actions) for stage, actions in (script or {}).items()}
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._sessions: list[_Session] = []
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stopping.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for session in self._sessions:
            session.cut()
        for thread in self._threads:
            thread.join(5)

    def settle(self) -> Record:
        """The record once every connection has ended; nothing stalls any more."""
        self.stopping.set()
        for thread in self._threads[1:]:
            thread.join(5)
        return self.record

    def scripted(self, stage: str) -> Action | None:
        """What the script wants done now, if anything."""
        with self.lock:
            waiting = self._script.get(stage)
            return waiting.popleft() if waiting else None

    def plans(self, stage: str) -> bool:
        """Whether the script still has something for this stage."""
        return bool(self._script.get(stage))

    def hello(self) -> str:
        """The answer to EHLO."""
        lines = ["script.example", *self.features]
        return "\n".join(f"250{'-' if line is not lines[-1] else ' '}{line}" for line in lines)

    def _start(self, target: object) -> None:
        assert callable(target)
        thread = Thread(target=target)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.record.connections += 1
            session = _Session(self, connection, self.record.connections)
            self._sessions.append(session)
            self._start(session.run)


class _Session:
    def __init__(self, server: ScriptServer, connection: socket.socket, number: int) -> None:
        self._server = server
        self._socket = connection
        self._number = number
        self._buffer = b""
        self._in_mail = False
        self._recipients = 0
        self._chunks = b""
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def cut(self) -> None:
        """Ends a blocked read from another thread."""
        with suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def run(self) -> None:
        try:
            if self._server.implicit:
                self._secure()
            self._do("GREETING")
            while True:
                self._serve(self._line())
        except (_Over, OSError):
            pass
        finally:
            self._socket.close()

    def _serve(self, line: str) -> None:
        verb = line[:4].upper().strip()
        stage = "STARTTLS" if line.upper() == "STARTTLS" else verb
        if stage == "AUTH":
            self._sign_in(line)
            return
        if stage == "BDAT":
            self._take_chunk(line)
            return
        said = self._do(stage)
        self._count(stage, said)
        if stage == "STARTTLS" and said.startswith("220"):
            self._secure()
        if stage == "DATA" and said.startswith("354"):
            self._take_body()
        if stage == "QUIT":
            raise _Over

    def _count(self, stage: str, said: str) -> None:
        if stage in {"MAIL", "RSET"}:
            self._in_mail, self._recipients, self._chunks = stage == "MAIL" and said.startswith("2"), 0, b""
        elif stage == "RCPT" and said.startswith("2"):
            self._recipients += 1

    def _usual(self, stage: str) -> str:
        if stage == "RCPT" and not self._in_mail:
            return "503 5.5.1 MAIL first"
        if stage == "DATA" and not self._recipients and not self._server.careless:
            return "554 5.5.1 No valid recipients"
        return self._server.hello() if stage == "EHLO" else USUAL.get(stage, "500 5.5.1 Unknown")

    def _sign_in(self, line: str) -> None:
        prompts = {"AUTH LOGIN": 2, "AUTH PLAIN": 1}.get(line, 0)
        for _ in range(prompts):
            if not self._do("PROMPT").startswith("334"):
                return
            self._line()
        self._do("AUTH")

    def _take_body(self) -> None:
        if self._server.plans("BODY"):
            self._interrupt()
        try:
            while (end := (b"\r\n" + self._buffer).find(b"\r\n.\r\n")) < 0:
                self._fill()
        except (_Over, OSError):
            self._server.record.unfinished.append(self._buffer)
            raise
        body, self._buffer = self._buffer[:end], self._buffer[end + len(b".\r\n") :]
        self._keep(body)

    def _take_chunk(self, line: str) -> None:
        size, last = int(line.split()[1]), line.endswith(" LAST")
        try:
            while len(self._buffer) < size:
                self._fill()
        except (_Over, OSError):
            self._server.record.unfinished.append(self._chunks + self._buffer)
            raise
        self._chunks, self._buffer = self._chunks + self._buffer[:size], self._buffer[size:]
        if last:
            body, self._chunks = self._chunks, b""
            self._keep(body)
        elif not self._do("BDAT").startswith("2"):
            self._chunks = b""

    def _keep(self, body: bytes) -> None:
        self._server.record.bodies.append(body)
        answered = ""
        try:
            answered = self._do("DOT")
        finally:
            self._server.record.kept.append((body, answered))

    def _interrupt(self) -> None:
        try:
            self._do("BODY")
        except _Over:
            self._socket.close()
            raise
        finally:
            self._server.interrupted.set()

    def _do(self, stage: str) -> str:
        """Does what the script says at this stage and returns the reply, if it was one."""
        action = self._server.scripted(stage) or self._usual(stage)
        if never_ends(action):
            self._server.silent_since = time.monotonic()
        match action:
            case Drop():
                self._say(action.last)
                raise _Over
            case Stall():
                self._server.stopping.wait()
                raise _Over
            case Drip():
                self._drip(action)
                return ""
            case Raw():
                self._say(action.data)
                return action.data.decode(errors="replace")
            case Late():
                self._server.stopping.wait(action.seconds)
                reply = action.reply
            case Held():
                while not action.until.wait(0.05) and not self._server.stopping.is_set():
                    pass
                reply = action.reply
            case _:
                reply = action
        self._say(reply.replace("\n", "\r\n").encode() + b"\r\n")
        return reply

    def _drip(self, action: Drip) -> None:
        for byte in action.data:
            if self._server.stopping.wait(action.interval):
                raise _Over
            self._say(bytes([byte]))

    def _say(self, data: bytes) -> None:
        self._socket.sendall(data)

    def _secure(self) -> None:
        assert self._server.tls is not None
        self._socket = self._server.tls.wrap_socket(self._socket, server_side=True)

    def _line(self) -> str:
        while b"\r\n" not in self._buffer:
            self._fill()
        line, _, self._buffer = self._buffer.partition(b"\r\n")
        text = line.decode(errors="replace")
        self._server.record.heard.append(Heard(time.monotonic(), self._number, text))
        return text

    def _fill(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise _Over
        self._server.record.chunks.append(data)
        self._buffer += data
