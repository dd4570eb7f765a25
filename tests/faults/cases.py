"""What a server may do to the first message at each stage, and what must come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from tests.support.smtp_script import Action, Drip, Drop, Raw, Stall

QUEUED, _, SENT, DEFERRED, FAILED, _, UNKNOWN = DeliveryStatus
READY, COOLING, OFFLINE, PAUSED = AccountStatus


@dataclass(frozen=True)
class Fate:
    """What becomes of the first message, for what reason, and of the account."""

    status: DeliveryStatus
    verdict: Verdict
    scope: Scope | None
    account: AccountStatus = READY


SENT_AT_ONCE = Fate(SENT, Verdict.SENT, None)
PAUSE = Fate(QUEUED, Verdict.PAUSE, Scope.ACCOUNT, PAUSED)
COOL = Fate(QUEUED, Verdict.COOL, Scope.ACCOUNT, COOLING)
UNREACHED = Fate(QUEUED, Verdict.RETRY, Scope.SERVER, OFFLINE)
CLOSED = Fate(QUEUED, Verdict.RETRY, Scope.SERVER, OFFLINE)
FAIL_RECIPIENT = Fate(FAILED, Verdict.FAIL, Scope.RECIPIENT)
FAIL_MESSAGE = Fate(FAILED, Verdict.FAIL, Scope.MESSAGE)
DEFER_RECIPIENT = Fate(DEFERRED, Verdict.DEFER, Scope.RECIPIENT)
DEFER_MESSAGE = Fate(DEFERRED, Verdict.DEFER, Scope.MESSAGE)
RETRY_MESSAGE = Fate(DEFERRED, Verdict.RETRY, Scope.MESSAGE)
MAYBE = Fate(UNKNOWN, Verdict.UNKNOWN, Scope.MESSAGE)

HUGE = Raw(b"250 " + b"x" * 5000 + b"\r\n")
ENDLESS = Raw(b"250-more\r\n" * 200)
MIXED = Raw(b"250-yes\r\n550 no\r\n")
GARBAGE = Raw(b"\xff\xfe\x00 what is this\r\n")
WEB = Raw(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
LORIS = Drip(b"250-" + b"y" * 400, interval=0.05)
HALF = Drop(b"25")


@dataclass(frozen=True)
class Fault:
    """At its first message the server does `action` at `stage`."""

    stage: str
    action: Action
    fate: Fate

    @property
    def script(self) -> dict[str, Sequence[Action]]:
        return {self.stage: [self.action]}

    def __str__(self) -> str:
        action = self.action
        if isinstance(action, str):
            said = action.replace("\n", "|")[:40]
        else:
            data = getattr(action, "data", getattr(action, "last", b""))
            said = f"{type(action).__name__} {data[:12]!r}{len(data)}"
        return f"{self.stage} {said}"


def faults(stage: str, fate: Fate, *actions: Action) -> list[Fault]:
    """Several actions with the same fate."""
    return [Fault(stage, action, fate) for action in actions]


LOST: tuple[Action, ...] = (Drop(), HALF, Stall(), LORIS, GARBAGE, HUGE, ENDLESS, MIXED)

OPENING = [
    *faults("GREETING", PAUSE, "554 5.7.1 No SMTP service here", "554-no\n554 go away", "521 does not accept mail"),
    *faults("GREETING", UNREACHED, "421 4.3.2 Not now", "450 busy", WEB, *LOST),
    *faults("GREETING", COOL, "421 4.7.0 too many connections", "421 Too many concurrent SMTP connections"),
    *faults("EHLO", PAUSE, "550 5.7.1 no", "501 5.5.4 Invalid domain name", "554 go away"),
    *faults("EHLO", UNREACHED, "451 4.3.0 later", "421 4.3.2 closing", WEB, *LOST),
    *faults("EHLO", COOL, "421 4.7.0 try again later, closing connection"),
]

STARTTLS = [
    *faults("STARTTLS", COOL, "454 4.7.0 TLS not available", "454 later"),
    *faults("STARTTLS", PAUSE, "502 5.5.1 no", "501 no parameters", "554 refused"),
    *faults("STARTTLS", UNREACHED, Raw(b"220 go\r\n250 said before the encryption\r\n"), "421 4.3.2 closing", *LOST),
]

AUTH = [
    *faults(
        "AUTH",
        PAUSE,
        "535 5.7.8 Username and Password not accepted",
        "535 Incorrect authentication data",
        "534 5.7.9 Application-specific password required",
        "534 5.7.14 Please log in with your web browser",
        "530 5.7.0 Must issue a STARTTLS command first",
        "538 5.7.11 Encryption required",
        "535 5.7.139 SmtpClientAuthentication is disabled",
        "550 5.7.30 Basic authentication is not supported",
        "504 5.5.4 Unrecognized authentication type",
        "535-5.7.8 no\n535 5.7.8 really no",
    ),
    *faults(
        "AUTH",
        COOL,
        "454 4.7.0 Too many login attempts",
        "454 Temporary authentication failure",
        "451 4.3.0 backend",
        "421 4.7.0 slow down",
        "432 4.3.2 Concurrent connections limit exceeded",
        "451 Authentication failed: Maximum credits exceeded",
    ),
    *faults("AUTH", UNREACHED, *LOST),
]

MAIL = [
    *faults(
        "MAIL",
        PAUSE,
        "530 5.7.57 Client was not authenticated",
        "550 5.7.60 Client does not have permissions",
        "554 5.2.252 SendAsDenied",
        "550 5.1.0 sender rejected",
        "553 5.7.1 not owned by user",
        "501 5.1.7 Bad sender address syntax",
        "503 5.5.1 EHLO first",
        "550 5.1.8 bad outbound sender",
        "421 Domain x is not allowed to send",
    ),
    *faults("MAIL", FAIL_MESSAGE, "552 5.3.4 Message size exceeds fixed limit", "552 message size exceeds maximum"),
    *faults("MAIL", DEFER_MESSAGE, "452 4.3.1 Insufficient system storage", "451 4.3.0 later"),
    *faults(
        "MAIL",
        COOL,
        "421 4.7.0 Try again later",
        "421 4.7.28 unusual rate of mail",
        "450 4.7.1 Error: too much mail",
        "454 Throttling failure: Maximum sending rate exceeded",
        "550 5.4.5 Daily sending quota exceeded",
        "432 4.3.2 Concurrent connections limit exceeded",
    ),
    *faults("MAIL", CLOSED, "421 4.3.2 Shutting down", "421 4.4.2 Timeout", *LOST),
]

RCPT = [
    *faults(
        "RCPT",
        FAIL_RECIPIENT,
        "550 5.1.1 no such user",
        "550-5.1.1 no\n550 5.1.1 such user",
        "551 5.1.2 x",
        "553 5.1.3 x",
        "550 5.1.10 RecipientNotFound",
        "550 5.2.1 The account is disabled",
        "552 5.2.2 Mailbox full",
        "550 5.7.1 Relaying denied",
        "550 No such user here",
        "556 5.1.10 null MX",
        "501 5.1.3 Bad recipient address syntax",
    ),
    *faults(
        "RCPT",
        DEFER_RECIPIENT,
        "450 4.2.1 receiving too quickly",
        "452 4.2.2 over quota",
        "451 4.7.1 Greylisted",
        "450 4.2.0 Greylisted, try again later",
        "450 mailbox busy",
    ),
    *faults("RCPT", RETRY_MESSAGE, "452 4.5.3 Too many recipients"),
    *faults(
        "RCPT", PAUSE, "550 5.1.8 bad outbound sender", "530 5.7.0 Authentication required", "503 5.5.1 MAIL first"
    ),
    *faults(
        "RCPT",
        COOL,
        "550 5.4.5 Daily user sending limit exceeded",
        "550 x has exceeded the max emails per hour (5/5 (100%)) allowed",
        "451 4.7.500 Server busy",
        "421 4.7.0 Try again later",
    ),
    *faults("RCPT", CLOSED, "421 4.3.2 Shutting down", *LOST),
]

DATA = [
    *faults("DATA", FAIL_MESSAGE, "554 5.7.1 Refused", "550 5.5.0 no", "552 5.3.4 too big"),
    *faults("DATA", DEFER_MESSAGE, "451 4.3.0 later", "450 4.3.2 later"),
    *faults("DATA", PAUSE, "503 5.5.1 Bad sequence", "554 5.2.252 SendAsDenied"),
    *faults("DATA", COOL, "421 4.7.0 Try again later", "454 Throttling failure"),
    *faults("DATA", CLOSED, "421 4.3.2 Shutting down", "250 what?", *LOST),
]

DOT = [
    *faults("DOT", SENT_AT_ONCE, "250 2.0.0 Ok", "250", "250-yes\n250 Ok", "251 will forward"),
    *faults(
        "DOT",
        FAIL_MESSAGE,
        "554 5.7.1 Message refused as spam",
        "552 5.3.4 too big",
        "550 5.6.0 Invalid header",
        "550 5.7.26 unauthenticated",
    ),
    *faults("DOT", FAIL_RECIPIENT, "550 5.1.1 User unknown", "554 Message rejected: Address blacklisted."),
    *faults("DOT", DEFER_MESSAGE, "451 4.3.0 queue file write error", "452 4.3.1 Insufficient system storage"),
    *faults("DOT", DEFER_RECIPIENT, "450 4.2.1 receiving too quickly"),
    *faults(
        "DOT",
        PAUSE,
        "554 5.2.0 SubmissionQuotaExceededException",
        "554 5.2.252 SendAsDenied",
        "550 5.4.6 Unusual sending activity detected",
        "554 Message rejected: Email address is not verified.",
    ),
    *faults(
        "DOT",
        COOL,
        "550 5.4.5 Daily sending quota exceeded",
        "421 4.7.28 unusual rate of mail",
        "454 Throttling failure: Daily message quota exceeded.",
        "432 4.3.2 Concurrent connections limit exceeded",
    ),
    *faults("DOT", CLOSED, "421 4.3.2 Shutting down", "421 4.4.2 Timeout"),
    *faults("DOT", MAYBE, "354 again?", *LOST),
]

CASES = [*OPENING, *MAIL, *RCPT, *DATA, *DOT]

# Where the content goes by BDAT; what the server does not understand is sent by DATA at once
BDAT = [
    *faults("BDAT", SENT_AT_ONCE, "500 5.5.1 what?", "502 5.5.1 no", "503 5.5.1 no", "554 5.7.1 no", *LOST),
    *faults("BDAT", DEFER_MESSAGE, "451 4.3.0 later", "452 4.3.1 Insufficient system storage"),
    *faults("BDAT", COOL, "421 4.7.0 Try again later"),
    *faults("DOT", SENT_AT_ONCE, "500 5.5.1 what?", "501 5.5.4 no", "555 5.5.2 Syntax error", "554 5.7.1 no"),
    *faults("DOT", SENT_AT_ONCE, Raw(b"250 2.0.0 Ok\r\n")),
]
