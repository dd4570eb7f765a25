"""The line to a server: bytes out, whole replies in, each under one deadline."""

from __future__ import annotations

import re
import socket
import ssl
import time
from contextlib import suppress
from threading import Lock

from mailtool_gui.domain.outcome import Reply
from mailtool_gui.transports.replies import Event

CHUNK = 65536
MAX_LINE = 2000
MAX_LINES = 100
MAX_TEXT = 1000

_LINE = re.compile(r"([2-5]\d\d)(?:([ -])(.*))?", re.DOTALL)
_ENHANCED = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?:[ \t:]+|\Z)")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f]")


class WireFailure(Exception):
    """No whole answer, or not all bytes written: `event` says why."""

    def __init__(self, event: Event, detail: str = "") -> None:
        super().__init__(f"{event}: {detail}" if detail else str(event))
        self.event = event
        self.detail = detail


class Deadline:
    """A point in time until which something must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then. Raises WireFailure when it has passed."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise WireFailure(Event.TIMEOUT)
        return left


class Wire:
    """A connected socket, secured or not. One thread talks over it; any thread may abort it.

    Every method that talks raises WireFailure, after which only `close` makes sense.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._buffer = bytearray()
        self._ended = False
        self._closing = Lock()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def tls_version(self) -> str | None:
        """Such as `TLSv1.3`; None while the line is not secured."""
        return self._socket.version() if isinstance(self._socket, ssl.SSLSocket) else None

    @property
    def address_literal(self) -> str:
        """This end's address, as EHLO names a client without a domain (RFC 5321, 4.1.3)."""
        host = str(self._socket.getsockname()[0])
        return f"[IPv6:{host.partition('%')[0]}]" if ":" in host else f"[{host}]"

    def command(self, line: str, seconds: float) -> Reply:
        """Writes one command and reads its reply."""
        return reply_of(*self.exchange(line, seconds))

    def exchange(self, line: str, seconds: float) -> tuple[int, list[str]]:
        """Writes one command and reads its reply line by line."""
        self.write(line.encode() + b"\r\n", seconds)
        return self.read_lines(Deadline(seconds))

    def write(self, data: bytes, seconds: float) -> None:
        """Writes all of `data`; the server must take each 64 KB of it within `seconds`."""
        view = memoryview(data)
        for start in range(0, len(view), CHUNK):
            self._write_chunk(view[start : start + CHUNK], Deadline(seconds))

    def _write_chunk(self, view: memoryview, deadline: Deadline) -> None:
        while view:
            try:
                self._socket.settimeout(deadline.left())
                view = view[self._socket.send(view) :]
            except OSError as error:
                raise _failure(error) from error

    def read_reply(self, seconds: float) -> Reply:
        """Reads one whole reply."""
        return reply_of(*self.read_lines(Deadline(seconds)))

    def read_lines(self, deadline: Deadline) -> tuple[int, list[str]]:
        """Reads one whole reply: its code and the text of each line."""
        lines: list[str] = []
        codes: set[str] = set()
        while len(lines) < MAX_LINES:
            match = _LINE.fullmatch(self._read_line(deadline))
            if match is None:
                raise WireFailure(Event.GARBAGE)
            codes.add(match[1])
            lines.append(" ".join(_UNPRINTABLE.sub(" ", match[3] or "").split()))
            if len(codes) > 1:
                raise WireFailure(Event.GARBAGE)
            if match[2] != "-":
                return int(match[1]), lines
        raise WireFailure(Event.GARBAGE)

    def _read_line(self, deadline: Deadline) -> str:
        while (end := self._buffer.find(b"\n", 0, MAX_LINE)) < 0:
            if len(self._buffer) >= MAX_LINE:
                raise WireFailure(Event.GARBAGE)
            self._receive(deadline)
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line.removesuffix(b"\r").decode(errors="replace")

    def _receive(self, deadline: Deadline) -> None:
        if self._ended:
            raise WireFailure(Event.LOST)
        try:
            self._socket.settimeout(deadline.left())
            received = self._socket.recv(4096)
        except OSError as error:
            raise _failure(error) from error
        self._ended = not received
        self._buffer += received

    def quiet(self) -> bool:
        """Whether the server has said nothing that was not asked for, and has not closed the line."""
        if self._buffer or self._ended:
            return False
        try:
            self._socket.settimeout(0)
            received = self._socket.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return True
        except OSError:
            received = b""
        self._ended = not received
        self._buffer += received
        return False

    def secure(self, context: ssl.SSLContext, host: str, deadline: Deadline) -> None:
        """Encrypts the line; the server must prove with its certificate that it is `host`."""
        if self._buffer:  # said in clear, to be read as if it had come encrypted
            raise WireFailure(Event.GARBAGE)
        try:
            self._socket.settimeout(deadline.left())
            self._socket = context.wrap_socket(self._socket, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            raise WireFailure(Event.CERTIFICATE, error.verify_message.rstrip(".")) from error
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
            raise WireFailure(Event.LOST) from error
        except ssl.SSLError as error:
            raise WireFailure(Event.TLS_FAILED, (error.reason or "no common way").replace("_", " ").lower()) from error
        except OSError as error:
            raise _failure(error) from error

    def abort(self) -> None:
        """Cuts the line, so that a thread that waits on it wakes. Safe from any thread, at any time."""
        with self._closing, suppress(OSError):
            # SSLSocket's own shutdown first forgets its keys: another thread could then write in clear.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Closes without a word."""
        with self._closing, suppress(OSError):
            self._socket.close()


def reply_of(code: int, lines: list[str]) -> Reply:
    """The reply in the form it is judged and kept: enhanced code apart, lines joined, at most 1,000 characters."""
    found = _ENHANCED.match(lines[0])
    bare = (_ENHANCED.sub("", line, count=1) if _ENHANCED.match(line) else line for line in lines)
    text = " ".join(part for part in bare if part)
    return Reply(code=code, enhanced=found[1] if found else None, text=text[:MAX_TEXT])


def _failure(error: OSError) -> WireFailure:
    return WireFailure(Event.TIMEOUT if isinstance(error, TimeoutError) else Event.LOST)
