"""The verdict on a server's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a message after an attempt."""

    SENT = "sent"
    RETRY = "retry"
    DEFER = "defer"
    FAIL = "fail"
    COOL = "cool"
    PAUSE = "pause"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """What a verdict is about."""

    RECIPIENT = "recipient"
    MESSAGE = "message"
    ACCOUNT = "account"
    SERVER = "server"


class Stage(StrEnum):
    """Where in the conversation the answer came."""

    CONNECT = "connect"
    GREETING = "greeting"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    DOT = "dot"


class Effect(StrEnum):
    """What a verdict asks for besides waiting."""

    HALVE_PACE = "halve-pace"  # a throttling reply; the wait doubles each time
    FEWER_CONNECTIONS = "fewer-connections"  # one connection less
    CAP_REACHED = "cap-reached"  # waits to the end of the provider's 24-hour window
    SUPPRESS = "suppress"  # the address is dead: never mail it again
    POLICY_REFUSAL = "policy-refusal"  # every recipient in a row -> the account is refused
    CONTENT_REFUSAL = "content-refusal"  # 5 in a row, or 5 % of the last 50 -> the job pauses


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A server's whole answer: code, enhanced code (RFC 3463) if any, text without the codes, lines joined."""

    code: int
    enhanced: str | None
    text: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.enhanced, self.text) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The verdict on one attempt. `delay` is the table's own waiting time; None leaves it to the kind's back-off.

    `others` holds what became of Cc and Bcc recipients that the server refused: address -> the server's words.
    """

    verdict: Verdict
    scope: Scope | None
    stage: Stage
    reason: str
    reply: Reply | None = None
    delay: timedelta | None = None
    effects: frozenset[Effect] = field(default_factory=frozenset)
    others: tuple[tuple[str, str], ...] = ()
