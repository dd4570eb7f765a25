"""An IMAP server with a few folders that does what a script says, faults included, and writes down what it was told."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from types import TracebackType
from typing import Self

from tests.support.smtp_script import Drip, Drop, Stall

Fault = bytes | Drop | Stall | Drip
_TERM = re.compile(rb'HEADER "?([\w-]+)"? (?:"([^"]*)"|(\S+?))(?=[\s)]|$)', re.IGNORECASE)


@dataclass
class ScriptedImap:
    """Listens on loopback for as long as its `with` block lasts; one thread a connection.

    `faults` are what is said instead of the reply at a stage (`greeting`, or a command's name); `%t` in bytes is the
    command's tag. `listing` are the lines of LIST, `mail` the header blocks in each folder, as the server writes its
    name. `tls` is for STARTTLS, or with `implicit` from the start.
    """

    faults: Mapping[str, Fault] = field(default_factory=dict)
    listing: Sequence[bytes] = (rb'(\HasNoChildren) "/" INBOX', rb'(\HasNoChildren \Sent) "/" "Sent Items"')
    mail: Mapping[bytes, Sequence[bytes]] = field(default_factory=dict)
    capabilities: bytes = b"IMAP4rev1 AUTH=PLAIN"
    tls: ssl.SSLContext | None = None
    implicit: bool = False
    told: list[bytes] = field(default_factory=list)

    host = "127.0.0.1"

    def __enter__(self) -> Self:
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._over = Event()
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._over.set()
        with suppress(OSError):
            socket.create_connection((self.host, self.port), 1).close()
        self._thread.join(10)
        self._listener.close()

    def commands(self, name: bytes) -> list[bytes]:
        """What came of one command, without its tag."""
        lines = (line.partition(b" ")[2] for line in self.told)
        return [line for line in lines if line.upper().startswith(name)]

    def _accept(self) -> None:
        talks: list[Thread] = []
        while True:
            line, _ = self._listener.accept()
            if self._over.is_set():
                line.close()
                break
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            talks.append(Thread(target=self._talk, args=(line,), daemon=True))
            talks[-1].start()
        for talk in talks:
            talk.join(10)

    def _talk(self, line: socket.socket) -> None:
        with suppress(OSError, EOFError):
            if self.implicit and self.tls:
                line = self.tls.wrap_socket(line, server_side=True)
            _Talk(self, line, self._over).run()
        with suppress(OSError):
            line.close()


class _Talk:
    """One connection."""

    def __init__(self, server: ScriptedImap, line: socket.socket, over: Event) -> None:
        self._server = server
        self._line = line
        self._over = over
        self._folder = b""
        self._unread = b""

    def run(self) -> None:
        try:
            self._say("greeting", b"", b"* OK at your service\r\n")
            while True:
                tag, _, rest = self._command().partition(b" ")
                words = rest.split(b" ")
                name = words[1] if words[0].upper() == b"UID" else words[0]
                self._answer(tag, name.upper().decode("ascii", "replace"), rest)
        finally:
            self._line.close()

    def _answer(self, tag: bytes, name: str, rest: bytes) -> None:
        if name == "AUTHENTICATE" and name not in self._server.faults:
            self._line.sendall(b"+ \r\n")
            self._read_line()
        lines = {
            "CAPABILITY": lambda: [b"CAPABILITY " + self._server.capabilities],
            "LIST": lambda: [b"LIST " + line for line in self._server.listing],
            "EXAMINE": lambda: self._examine(rest),
            "SEARCH": lambda: [b" ".join((b"SEARCH", *(b"%d" % uid for uid in self._found(rest))))],
            "FETCH": lambda: list(self._fetched(rest)),
        }.get(name, list)()
        reply = b"".join(b"* " + line + b"\r\n" for line in lines) + tag + b" OK done\r\n"
        self._say(name, tag, reply)
        if name == "STARTTLS" and name not in self._server.faults and self._server.tls:
            self._line = self._server.tls.wrap_socket(self._line, server_side=True)

    def _examine(self, rest: bytes) -> list[bytes]:
        self._folder = rest.partition(b" ")[2].strip(b'"')
        return [b"%d EXISTS" % len(self._mail), b"0 RECENT", b"OK [UIDVALIDITY 1] well"]

    @property
    def _mail(self) -> Sequence[bytes]:
        return self._server.mail.get(self._folder, ())

    def _found(self, rest: bytes) -> Iterator[int]:
        """Any term does: nothing but OR is asked here. A term is a part of a header's text (RFC 3501, 6.4.4)."""
        terms = [(name.lower(), (quoted or bare).lower()) for name, quoted, bare in _TERM.findall(rest)]
        for uid, block in enumerate(self._mail, 1):
            headers = [line.partition(b":") for line in block.lower().split(b"\r\n")]
            if any(name == wanted and part in text for name, _, text in headers for wanted, part in terms):
                yield uid

    def _fetched(self, rest: bytes) -> Iterator[bytes]:
        for uid in map(int, rest.split(b" ")[2].split(b",")):
            block = self._mail[uid - 1]
            key = b"BODY[HEADER.FIELDS (MESSAGE-ID X-MAILTOOL-ID X-MICROSOFT-ORIGINAL-MESSAGE-ID)]"
            yield b"%d FETCH (UID %d %s {%d}\r\n%s)" % (uid, uid, key, len(block), block)

    def _say(self, stage: str, tag: bytes, reply: bytes) -> None:
        said = self._server.faults.get(stage, reply)
        if isinstance(said, Stall):
            self._over.wait(10)
            raise EOFError
        if isinstance(said, Drop):
            self._line.sendall(said.last)
            raise EOFError
        if isinstance(said, Drip):
            for byte in said.data:
                self._line.sendall(bytes([byte]))
                if self._over.wait(said.interval):
                    raise EOFError
            return
        self._line.sendall(said.replace(b"%t", tag))

    def _command(self) -> bytes:
        line = self._read_line()
        self._server.told.append(line)
        return line

    def _read_line(self) -> bytes:
        while b"\r\n" not in self._unread:
            data = self._line.recv(65536)
            if not data:
                raise EOFError
            self._unread += data
        line, _, self._unread = self._unread.partition(b"\r\n")
        return line
