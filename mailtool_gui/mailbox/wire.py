"""The line to an IMAP server: every reply within one deadline, and no more of it than makes sense."""

from __future__ import annotations

import imaplib
import socket
import ssl
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from imapclient import IMAPClient

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

LONGEST_LINE = 1_000_000  # bytes, as in imaplib
LONGEST_LITERAL = 1_000_000  # a few header lines are asked for, never a body
MOST_BYTES = 64_000_000  # of a whole session: a server that never stops talking is left
_CHUNK = 65_536


class Deadline:
    """One end for a whole operation; a byte a second does not move it."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds left. Raises TimeoutError when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("the time is up")
        return left


class Line(imaplib.IMAP4):
    """imaplib's protocol over a socket that is read here, since its own reads know time-outs of single reads only.

    `tls` secures it from the start. What came in before TLS is not read after it (RFC 9051, 6.2.1).
    """

    def __init__(self, host: str, port: int, *, deadline: Deadline, tls: ssl.SSLContext | None) -> None:
        self._deadline = deadline
        self._tls = tls
        self._unread = bytearray()
        self._read_from: socket.socket | None = None
        self._taken = 0
        super().__init__(host, port)

    def _create_socket(self, _timeout: float | None = None) -> socket.socket:
        """Called by imaplib to open the connection."""
        plain = socket.create_connection((self.host, self.port), self._deadline.left())
        # imaplib writes in pieces: each second one would wait 40 ms for the other side's late acknowledgement.
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is None:
            return plain
        plain.settimeout(self._deadline.left())
        try:
            return self._tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise

    def read(self, size: int) -> bytes:
        """A literal."""
        if size > LONGEST_LITERAL:
            raise self.abort(f"a literal of {size} bytes")
        while len(self._unread) < size:
            self._fill()
        return self._cut(size)

    def readline(self) -> bytes:
        """A line with its end."""
        searched = 0
        self._check_line()
        while (end := self._unread.find(b"\n", searched)) < 0:
            searched = len(self._unread)
            if searched > LONGEST_LINE:
                raise self.abort(f"a line of more than {LONGEST_LINE} bytes")
            self._fill()
        return self._cut(end + 1)

    def send(self, data: ReadableBuffer) -> None:
        """Sends it all."""
        self.sock.settimeout(self._deadline.left())
        self.sock.sendall(data)

    def _fill(self) -> None:
        self._check_line()
        self.sock.settimeout(self._deadline.left())
        data = self.sock.recv(_CHUNK)
        if not data:
            raise self.abort("the connection was closed")
        self._taken += len(data)
        if self._taken > MOST_BYTES:
            raise self.abort("the server does not stop talking")
        self._unread += data

    def _check_line(self) -> None:
        if self._unread and self._read_from is not self.sock:
            raise self.abort("words before TLS")
        self._read_from = self.sock

    def _cut(self, size: int) -> bytes:
        data = bytes(self._unread[:size])
        del self._unread[:size]
        return data


class Client(IMAPClient):  # type: ignore[misc]  # the library has no types
    """IMAPClient over a `Line`. It logs nothing: its own log would hold addresses and what servers say."""

    def __init__(self, host: str, port: int, *, deadline: Deadline, tls: ssl.SSLContext | None) -> None:
        self._deadline = deadline
        super().__init__(host, port, ssl=tls is not None, ssl_context=tls)
        self._imap.debug = 0
        self.folder_encode = False  # names stay as the server wrote them: they are told apart and given back exactly

    def _create_IMAP4(self) -> Line:  # noqa: N802  # the library's name
        return Line(self.host, self.port, deadline=self._deadline, tls=self.ssl_context)

    def _set_read_timeout(self) -> None:
        """Reads have the deadline instead."""

    def secure(self, tls: ssl.SSLContext) -> None:
        """STARTTLS, and nothing that was learnt before it is believed."""
        self._imap.sock.settimeout(self._deadline.left())
        self.starttls(tls)

    def cut(self) -> None:
        """Ends the connection at once. From any thread, more than once."""
        try:
            self._imap.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
