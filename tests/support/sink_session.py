"""One client's conversation with the sink: RFC 5321 with PIPELINING (RFC 2920), 8BITMIME and SMTPUTF8, nothing kept."""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, cast

_EXTENSIONS = ("sink.localhost", "PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 52428800")
_MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.I | re.M)
_MAILTOOL_ID = re.compile(rb"^x-mailtool-id:\s*(\S+)", re.I | re.M)
_PATH = re.compile(r"<([^>]*)>")
_END = b"\r\n.\r\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class SinkOptions:
    """How the sink behaves. Latencies in seconds; `jitter` is the part by which they vary, 0.2 meaning +-20 %.

    `refuse_mail` is the reply to every MAIL FROM, where it is not empty.
    """

    mail_latency: float = 0.0
    dot_latency: float = 0.0
    jitter: float = 0.0
    refuse_auth: bool = False
    refuse_mail: str = ""


@dataclass(slots=True)
class Sink:
    """What all sessions share: the options, the log, what was seen before."""

    options: SinkOptions
    log: int  # a file descriptor, appending
    # Of connections and envelopes; a sink started anew on an old log begins with higher ones.
    numbers: count[int] = field(default_factory=lambda: count(time.time_ns() // 1000))
    seen: set[str] = field(default_factory=set)
    random: Random = field(default_factory=lambda: Random(1))

    @classmethod
    def writing_to(cls, path: Path, options: SinkOptions) -> Sink:
        """A sink that appends to the log at `path`."""
        return cls(options=options, log=os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))

    def write(self, **event: Any) -> None:
        """Appends one event as a line of JSON, with one write."""
        os.write(self.log, json.dumps(event).encode() + b"\n")

    def delay(self, latency: float) -> float:
        """The latency with its jitter."""
        spread = self.options.jitter
        return latency * self.random.uniform(1 - spread, 1 + spread) if spread else latency

    def verdict_on(self, address: str) -> str:
        """The answer to RCPT TO, by the beginning of the address."""
        if address.startswith("fail-"):
            return f"550 5.1.1 <{address}>: no such user"
        if address.startswith("once-") and self._is_new(address):
            return f"550 5.1.1 <{address}>: not yet a user"
        if address.startswith("full-"):
            return f"452 4.2.2 <{address}>: mailbox full"
        if address.startswith("grey-") and self._is_new(address):
            return f"451 4.7.1 <{address}>: greylisted"
        return "250 2.1.5 Ok"

    def _is_new(self, address: str) -> bool:
        """Whether it is asked for the first time."""
        known = address in self.seen
        self.seen.add(address)
        return not known


@dataclass(slots=True)
class _Envelope:
    number: int
    sender: str
    mail_at: float
    answered_at: float | None = None
    rcpt_at: float = 0.0
    recipients: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class SinkSession(asyncio.Protocol):
    """Reads commands in order; while an answer is held back by latency, nothing further is read."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._buffer = bytearray()
        self._replies: list[str] = []
        self._envelope: _Envelope | None = None
        self._in_data = False
        self._challenge: Callable[[], None] | None = None
        self._scanned = 0
        self._held = False
        self._commands: dict[str, Callable[[str], None]] = {
            "EHLO": self._ehlo,
            "HELO": lambda _: self._reply("250 sink.localhost"),
            "AUTH": self._auth,
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "DATA": self._data,
            "RSET": self._rset,
            "NOOP": lambda _: self._reply("250 2.0.0 Ok"),
            "QUIT": self._quit,
        }

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._number = next(self._sink.numbers)
        self._connected_at = time.monotonic()
        self._sink.write(event="connected", connection=self._number, at=self._connected_at)
        self._reply("220 sink.localhost ESMTP")
        self._flush()

    def connection_lost(self, _error: Exception | None) -> None:
        self._give_up("abandoned")

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._work()

    def _work(self) -> None:
        while not self._held and not self._transport.is_closing() and self._step():
            pass
        self._flush()

    def _step(self) -> bool:
        return self._take_message() if self._in_data else self._take_line()

    def _take_line(self) -> bool:
        line, end, rest = self._buffer.partition(b"\n")
        if not end:
            return False
        self._buffer = rest
        self._obey(line.decode("utf-8", "replace").strip())
        return True

    def _take_message(self) -> bool:
        end = self._buffer.find(_END, max(0, self._scanned - len(_END)))
        if end < 0:
            self._scanned = len(self._buffer)
            return False
        message = bytes(self._buffer[2 : end + 2])
        del self._buffer[: end + len(_END)]
        self._in_data = False
        self._accept(message)
        return True

    def _obey(self, line: str) -> None:
        if self._challenge:
            step, self._challenge = self._challenge, None
            return step()
        verb, _, argument = line.partition(" ")
        command = self._commands.get(verb.upper())
        return command(argument) if command else self._reply("500 5.5.1 What?")

    def _ehlo(self, _name: str) -> None:
        lines = [*_EXTENSIONS, "AUTH PLAIN LOGIN"]
        self._replies += [f"250-{line}" for line in lines[:-1]]
        self._reply(f"250 {lines[-1]}")

    def _auth(self, argument: str) -> None:
        mechanism, _, initial = argument.partition(" ")
        if mechanism.upper() == "LOGIN":
            self._challenge = self._ask_password if not initial else self._authenticate
            self._reply("334 UGFzc3dvcmQ6" if initial else "334 VXNlcm5hbWU6")
        elif initial:
            self._authenticate()
        else:
            self._challenge = self._authenticate
            self._reply("334 ")

    def _ask_password(self) -> None:
        self._challenge = self._authenticate
        self._reply("334 UGFzc3dvcmQ6")

    def _authenticate(self) -> None:
        accepted = not self._sink.options.refuse_auth
        self._sink.write(event="auth", connection=self._number, at=time.monotonic(), accepted=accepted)
        self._reply("235 2.7.0 Authentication successful" if accepted else "535 5.7.8 Authentication failed")

    def _mail(self, argument: str) -> None:
        self._give_up("abandoned")
        path = _PATH.search(argument)
        envelope = _Envelope(number=next(self._sink.numbers), sender=path[1] if path else "", mail_at=time.monotonic())
        self._envelope = envelope
        self._later(self._sink.options.mail_latency, self._answer_mail)

    def _answer_mail(self) -> None:
        if self._envelope is None:  # the client is gone
            return
        self._envelope.answered_at = time.monotonic()
        self._reply(self._sink.options.refuse_mail or "250 2.1.0 Ok")
        if self._sink.options.refuse_mail:
            self._give_up("refused")
        if self._sink.options.refuse_mail.startswith("421"):
            self._close()

    def _rcpt(self, argument: str) -> None:
        path = _PATH.search(argument)
        if self._envelope is None or path is None:
            return self._reply("503 5.5.1 MAIL first")
        verdict = self._sink.verdict_on(path[1])
        self._envelope.rcpt_at = time.monotonic()
        (self._envelope.recipients if verdict.startswith("2") else self._envelope.refused).append(path[1])
        return self._reply(verdict)

    def _data(self, _argument: str) -> None:
        if self._envelope is None or not self._envelope.recipients:
            return self._reply("554 5.5.1 No valid recipients")
        self._in_data, self._scanned = True, 0
        self._buffer[:0] = b"\r\n"  # so that the end of an empty message is found like any other
        return self._reply("354 Go ahead")

    def _rset(self, _argument: str) -> None:
        self._give_up("abandoned")
        self._reply("250 2.0.0 Ok")

    def _quit(self, _argument: str) -> None:
        self._reply("221 2.0.0 Bye")
        self._close()

    def _accept(self, message: bytes) -> None:
        assert self._envelope is not None
        envelope, self._envelope = self._envelope, None
        headers = message.partition(b"\r\n\r\n")[0]
        self._write_start(
            "dot",
            envelope,
            dot_at=time.monotonic(),
            message_id=_found(_MESSAGE_ID, headers),
            mailtool_id=_found(_MAILTOOL_ID, headers),
            size=len(message),
        )
        self._later(self._sink.options.dot_latency, lambda: self._answer_dot(envelope))

    def _answer_dot(self, envelope: _Envelope) -> None:
        lost = self._transport.is_closing() or envelope.recipients[0].startswith("lost-")
        self._sink.write(
            event="ended", number=envelope.number, at=time.monotonic(), outcome="lost" if lost else "accepted"
        )
        if lost:
            self._transport.abort()
        else:
            self._reply(f"250 2.0.0 Ok: queued as {envelope.number:X}")

    def _give_up(self, outcome: str) -> None:
        envelope, self._envelope = self._envelope, None
        if envelope is None:
            return
        ended_at = time.monotonic()
        if envelope.refused and not envelope.recipients:
            outcome, ended_at = "refused", envelope.rcpt_at
        self._write_start("given-up", envelope, ended_at=ended_at, outcome=outcome)

    def _write_start(self, event: str, envelope: _Envelope, **what: Any) -> None:
        fields = dict.fromkeys(("dot_at", "ended_at", "message_id", "mailtool_id")) | {"size": 0} | what
        self._sink.write(
            event=event,
            number=envelope.number,
            connection=self._number,
            connected_at=self._connected_at,
            mail_at=envelope.mail_at,
            answered_at=envelope.answered_at,
            sender=envelope.sender,
            recipients=envelope.recipients + envelope.refused,
            **fields,
        )

    def _later(self, latency: float, then: Callable[[], None]) -> None:
        """Goes on after the latency; earlier answers leave first, later commands wait."""
        if latency <= 0:
            return then()
        self._flush()
        self._held = True
        asyncio.get_running_loop().call_later(self._sink.delay(latency), self._resume, then)
        return None

    def _resume(self, then: Callable[[], None]) -> None:
        self._held = False
        then()
        self._work()

    def _reply(self, line: str) -> None:
        self._replies.append(line)

    def _flush(self) -> None:
        if self._replies and not self._transport.is_closing():
            self._transport.write("".join(f"{line}\r\n" for line in self._replies).encode())
        self._replies.clear()

    def _close(self) -> None:
        self._flush()
        self._transport.close()


def _found(pattern: re.Pattern[bytes], headers: bytes) -> str | None:
    match = pattern.search(headers)
    return match[1].decode("ascii", "replace") if match else None
