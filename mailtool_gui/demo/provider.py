"""How the demo's mail server answers: like a provider, with the trouble the plan says."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import TYPE_CHECKING

from mailtool_gui.demo.plan import Fate, fate_of_address

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP, Envelope, Session

KEPT_MESSAGES = 1000
_NO_SUCH_MAILBOX = "550 5.1.1 <{address}>: Recipient address rejected: no such mailbox"
_FULL = "552 5.2.2 <{address}>: Mailbox full, quota exceeded"
_GREYLISTED = "451 4.7.1 <{address}>: Greylisted, please try again in five minutes"
_THROTTLED = "421 4.7.28 Too many messages at once from this account, please slow down"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedMessage:
    """A message as the server took it: the envelope and the bytes, line ends as sent."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What the server has answered so far; `starts` counts MAIL FROM."""

    starts: int = 0
    accepted: int = 0
    missing: int = 0
    full: int = 0
    greylisted: int = 0
    throttled: int = 0


class Provider:
    """The hooks of an aiosmtpd handler, under aiosmtpd's names; other threads may read `counts` and `messages`."""

    def __init__(self, *, latency: float, greylist_wait: float, throttle_at: int | None) -> None:
        self._latency = latency
        self._greylist_wait = greylist_wait
        self._throttle_at = throttle_at
        self._random = Random(0)
        self._first_seen: dict[str, float] = {}
        self._was_full: set[str] = set()
        self._kept: deque[ReceivedMessage] = deque(maxlen=KEPT_MESSAGES)
        self._counted = dict.fromkeys(("starts", "accepted", "missing", "full", "greylisted", "throttled"), 0)
        self._lock = Lock()

    def counts(self) -> Counts:
        """What was answered so far."""
        with self._lock:
            return Counts(**self._counted)

    def messages(self) -> tuple[ReceivedMessage, ...]:
        """The messages kept, oldest first."""
        with self._lock:
            return tuple(self._kept)

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accepts every sender, but for the one throttling reply."""
        if self._count("starts") == self._throttle_at:
            self._count("throttled")
            return _THROTTLED
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answers as the plan says for this address."""
        fate = fate_of_address(address)
        if fate is Fate.MISSING:
            self._count("missing")
            return _NO_SUCH_MAILBOX.format(address=address)
        if fate is Fate.FULL and address not in self._was_full:
            self._was_full.add(address)
            self._count("full")
            return _FULL.format(address=address)
        if fate is Fate.GREYLISTED and self._too_early(address):
            self._count("greylisted")
            return _GREYLISTED.format(address=address)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Takes the message, after about the latency asked for."""
        await asyncio.sleep(self._latency * self._random.uniform(0.6, 1.4))
        content = envelope.original_content or b""
        message = ReceivedMessage(
            sender=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos), data=bytes(content)
        )
        with self._lock:
            self._kept.append(message)
        return f"250 2.0.0 Ok: queued as DEMO{self._count('accepted'):06}"

    def _too_early(self, address: str) -> bool:
        first = self._first_seen.setdefault(address, now := time.monotonic())
        return now - first < self._greylist_wait

    def _count(self, what: str) -> int:
        with self._lock:
            self._counted[what] += 1
            return self._counted[what]
