"""The line to a server: bytes out, whole replies in, each under one deadline."""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from threading import Lock

from mailtool_gui.domain.outcome import Reply
from mailtool_gui.transports.replies import Event
from mailtool_gui.transports.steps import READ, WRITE, LineWait, Steps, carried_out

CHUNK = 65536
RECEIVE = 4096
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

    __slots__ = ("end",)

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then. Raises WireFailure when it has passed."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise WireFailure(Event.TIMEOUT)
        return left


class Wire:
    """A connected socket, secured or not. One thread at a time talks over it; any thread may abort it.

    What talks comes in two forms: in steps (`writing`, `reading`, `asking`), and at once for those who can wait.
    Either raises WireFailure, after which only `close` makes sense.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._fileno = sock.fileno()
        self._buffer = bytearray()
        self._ended = False
        self._closing = Lock()
        sock.setblocking(False)
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
        return carried_out(self.asking(line, seconds))

    def exchange(self, line: str, seconds: float) -> tuple[int, list[str]]:
        """Writes one command and reads its reply line by line."""
        self.write(line.encode() + b"\r\n", seconds)
        return self.read_lines(Deadline(seconds))

    def write(self, data: bytes, seconds: float) -> None:
        """Writes all of `data`; the server must take each 64 KB of it within `seconds`."""
        carried_out(self.writing(data, seconds))

    def read_reply(self, seconds: float) -> Reply:
        """Reads one whole reply."""
        return carried_out(self.reading(seconds))

    def read_lines(self, deadline: Deadline) -> tuple[int, list[str]]:
        """Reads one whole reply: its code and the text of each line."""
        return carried_out(self._reading_lines(deadline))

    def asking(self, line: str, seconds: float) -> Steps[Reply]:
        """As `command`."""
        yield from self.writing(line.encode() + b"\r\n", seconds)
        return (yield from self.reading(seconds))

    def writing(self, data: bytes, seconds: float) -> Steps[None]:
        """As `write`."""
        view = memoryview(data)
        for start in range(0, len(view), CHUNK):
            chunk, deadline = view[start : start + CHUNK], Deadline(seconds)
            while chunk:
                try:
                    chunk = chunk[self._socket.send(chunk) :]
                except (BlockingIOError, ssl.SSLWantWriteError):
                    yield self._until(WRITE, deadline)
                except ssl.SSLWantReadError:
                    yield self._until(READ, deadline)
                except OSError as error:
                    raise _failure(error) from error

    def reading(self, seconds: float) -> Steps[Reply]:
        """As `read_reply`."""
        reply = self._take_reply()
        if reply is None:
            deadline = Deadline(seconds)
            if not self._buffer:
                yield from self._receiving(deadline)
            reply = self._take_reply() or reply_of(*(yield from self._reading_lines(deadline)))
        return reply

    def _take_reply(self) -> Reply | None:
        """The next reply where it has come already and has but one line, as nearly all have."""
        end = self._buffer.find(b"\n", 0, MAX_LINE)
        if end < 0 or self._buffer[3:4] == b"-":
            return None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return _reply_of_line(line)

    def _reading_lines(self, deadline: Deadline) -> Steps[tuple[int, list[str]]]:
        lines: list[str] = []
        first = ""
        while len(lines) < MAX_LINES:
            while (end := self._buffer.find(b"\n", 0, MAX_LINE)) < 0:
                yield from self._receiving(deadline)
            code, more, text = _line_of(bytes(self._buffer[:end]))
            del self._buffer[: end + 1]
            first = first or code
            lines.append(text)
            if code != first:
                raise WireFailure(Event.GARBAGE)
            if not more:
                return int(code), lines
        raise WireFailure(Event.GARBAGE)

    def _receiving(self, deadline: Deadline) -> Steps[None]:
        """Something more in the buffer."""
        if len(self._buffer) >= MAX_LINE:
            raise WireFailure(Event.GARBAGE)
        if self._ended:
            raise WireFailure(Event.LOST)
        if not self._pending():
            yield self._until(READ, deadline)
        while True:
            try:
                received = self._socket.recv(RECEIVE)
                break
            except (BlockingIOError, ssl.SSLWantReadError):
                yield self._until(READ, deadline)
            except ssl.SSLWantWriteError:
                yield self._until(WRITE, deadline)
            except OSError as error:
                raise _failure(error) from error
        self._ended = not received
        self._buffer += received

    def _until(self, events: int, deadline: Deadline) -> LineWait:
        deadline.left()
        return LineWait(self._fileno, events, deadline.end)

    def _pending(self) -> bool:
        """Whether bytes have been taken off the line, decrypted, and not read: nobody would be told of them."""
        return isinstance(self._socket, ssl.SSLSocket) and self._socket.pending() > 0

    def quiet(self) -> bool:
        """Whether the server has said nothing that was not asked for, and has not closed the line."""
        if self._buffer or self._ended:
            return False
        try:
            received = self._socket.recv(RECEIVE)
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
            self._socket.setblocking(False)
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


def reply_of(code: int, lines: Sequence[str]) -> Reply:
    """The reply in the form it is judged and kept: enhanced code apart, lines joined, at most 1,000 characters."""
    found = _ENHANCED.match(lines[0])
    bare = (_ENHANCED.sub("", line, count=1) if _ENHANCED.match(line) else line for line in lines)
    text = " ".join(part for part in bare if part)
    return Reply(code=code, enhanced=found[1] if found else None, text=text[:MAX_TEXT])


@lru_cache(maxsize=256)  # most answers are the same for every message
def _reply_of_line(line: bytes) -> Reply:
    code, _, text = _line_of(line)
    return reply_of(int(code), [text])


def _line_of(line: bytes) -> tuple[str, bool, str]:
    """A line of a reply: its code, whether more lines follow, its text. Raises WireFailure."""
    match = _LINE.fullmatch(line.removesuffix(b"\r").decode(errors="replace"))
    if match is None:
        raise WireFailure(Event.GARBAGE)
    text = match[3] or ""
    if not text.isprintable():
        text = _UNPRINTABLE.sub(" ", text)
    return match[1], match[2] == "-", " ".join(text.split())


def _failure(error: OSError) -> WireFailure:
    return WireFailure(Event.TIMEOUT if isinstance(error, TimeoutError) else Event.LOST)
