"""A sender's identity, its server and its limits. Secrets are elsewhere: in the keyring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from mailtool_gui.domain.outcome import Reply, Scope, Verdict


class Security(StrEnum):
    """How the connection is secured."""

    NONE = "none"
    STARTTLS = "starttls"
    IMPLICIT = "implicit"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """A promise to the provider, judged at the server.

    At most `in_flight` messages at once, `batch_size` message starts in any window of `batch_delay`, `daily_cap`
    recipients in any 24 hours (None: no cap), `jobs_at_once` jobs working, `job_starts_per_second` job starts,
    `per_recipient_hour` messages of a kind to one mailbox in any hour (None: no limit). Where nobody knows how many at
    once the server takes, `first_in_flight` are sent at first and more by and by, up to `in_flight`.
    """

    in_flight: int
    batch_size: int
    batch_delay: timedelta
    daily_cap: int | None = None
    jobs_at_once: int = 3
    job_starts_per_second: int = 5
    per_recipient_hour: int | None = 10
    first_in_flight: int | None = None

    @property
    def starts_per_second(self) -> int | None:
        """The pace as people say one that is given for a part of a second; None: `batch_size` and `batch_delay` do."""
        window = self.batch_delay.total_seconds()
        starts = round(self.batch_size / window) if 0 < window < 1 else 0
        return starts if starts > 1 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class ImapServer:
    """Where the Sent folder can be looked into (RFC 9051). `user` None: the account's; the password is the same.

    `sent_folder` names the folder; None: the server's `\\Sent` one (RFC 6154), else one with a usual name.
    """

    host: str
    port: int
    security: Security = Security.IMPLICIT
    user: str | None = None
    sent_folder: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """What stands at the end of an account's messages: HTML without fields, and a picture above it."""

    html: str = ""
    logo: Path | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How mail leaves. `transport` is the name of a registered transport: `smtp`, `folder`, `log`.

    `imap` is where its sent copies are found (None: they cannot be looked for). `hurry` divides all waiting times of
    retries and cooling (the demo uses 60; 1 everywhere else). `largest_message` are the bytes that the server takes, as
    it said when the account was tested last (RFC 1870; None: not known, or without limit).
    """

    name: str
    sender: str
    sender_name: str = ""
    transport: str = "smtp"
    host: str = ""
    port: int = 0
    security: Security = Security.STARTTLS
    user: str | None = None
    preset: str = "recommended"
    limits: Limits
    reply_timeout: float = 60.0
    dot_timeout: float = 600.0
    allow_cleartext_auth: bool = False
    folder: Path | None = None
    hurry: int = 1
    imap: ImapServer | None = None
    signature: Signature | None = None
    largest_message: int | None = None

    @property
    def imap_user(self) -> str:
        """The name to sign in with where the Sent folder is: its own, else that for sending, else the address."""
        return (self.imap and self.imap.user) or self.user or self.sender


class AccountStatus(StrEnum):
    """Whether an account may send now."""

    READY = "ready"
    COOLING = "cooling"  # waits by itself until `until`
    OFFLINE = "offline"  # the server cannot be reached; tried again at `until`
    PAUSED = "paused"  # waits for the user


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountState:
    """Where an account stands, and the last thing that stopped it.

    `failures` counts how often in a row the server could not be reached, `since` is when that was first so.
    """

    status: AccountStatus = AccountStatus.READY
    until: datetime | None = None
    verdict: Verdict | None = None
    scope: Scope | None = None
    reason: str | None = None
    reply: Reply | None = None
    at: datetime | None = None
    failures: int = 0
    since: datetime | None = None

    @property
    def is_open_ended(self) -> bool:
        """Whether nobody can know when it goes on: it waits for the user, or for a server that is not reached."""
        return self.status in (AccountStatus.PAUSED, AccountStatus.OFFLINE)

    def next_try(self, now: datetime) -> datetime | None:
        """When it is tried again; None where no time is set, or it has passed and nobody was there to try."""
        return self.until if self.until and self.until > now else None


READY = AccountState()
